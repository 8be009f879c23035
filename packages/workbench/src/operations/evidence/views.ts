/** Claims as people look at them, with the sentences around. */

import { sentenceAt } from '@buildout/evidence/text/index.ts';
import type { Room } from './room.ts';
import type { ClaimView } from './schemas.ts';
import { textOf } from './texts.ts';
import { type ViewOptions, viewOf } from './view.ts';

/** UTF-16 units shown on each side. */
const AROUND = 240;

/** Views of claims in the order of `ids`; each document is opened once. */
export async function viewsOf(room: Room, ids: readonly string[], options: ViewOptions = {}): Promise<ClaimView[]> {
  const views = ids.map((id) => viewOf(room, id, options));
  for (const view of views) {
    const text = await textOf(room.store, view.documentId);
    if (text !== undefined) view.context = around(text, view.anchor);
  }
  return views;
}

function around(
  text: string,
  { startUtf16, endUtf16 }: { startUtf16: number; endUtf16: number },
): ClaimView['context'] {
  const { start, end } = sentenceAt(text, startUtf16);
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(Math.max(end, endUtf16), Math.max(end, endUtf16) + AROUND);
  return {
    before: (start > AROUND ? before.replace(/^\S*\s/, '… ') : before).replace(/\s+/g, ' ').trim(),
    after: (end + AROUND < text.length ? after.replace(/\s\S*$/, ' …') : after).replace(/\s+/g, ' ').trim(),
  };
}
