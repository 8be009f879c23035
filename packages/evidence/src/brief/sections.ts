import type { Block } from '../blocks/index.ts';
import type { Document } from '../text/index.ts';
import type { Passage } from './passages.ts';

/** Parts a page may have written itself; a brief of such a page keeps to them. */
export type Part = 'overview' | 'concepts' | 'quotes' | 'takeaways' | 'glossary';

const NAMES: readonly (readonly [Part, RegExp])[] = [
  ['overview', /^((episode|article|report|executive|quick|brief) )?(overview|summary|abstract|tl;?dr)$/i],
  ['concepts', /^(key|main|core) (concepts|ideas|topics|themes|terms)$/i],
  ['quotes', /^((key|notable|best|memorable) )?(quotes|quotations)$/i],
  [
    'takeaways',
    /^((key|main|actionable) )?(takeaways|lessons|lessons learned|learnings|conclusions?|after-?thoughts|final thoughts|closing thoughts|key points|bottom line|the bottom line|in short|in summary|summing up|what (it|this) means)$/i,
  ],
  ['glossary', /^(glossary|definitions|terms)$/i],
];

/** For each passage the part it stands in by the heading above it; undefined where the page declares none. */
export function partsOf(
  document: Document,
  blocks: readonly Block[],
  passages: readonly Passage[],
): (Part | undefined)[] {
  const ofBlock: (Part | undefined)[] = [];
  let part: Part | undefined;
  for (const b of blocks) {
    if (b.kind === 'heading') {
      const title = document.text
        .slice(b.startUtf16, b.endUtf16)
        .replace(/^#+\s*|[:*]+/g, '')
        .trim();
      part = NAMES.find(([, name]) => name.test(title))?.[0];
    }
    ofBlock.push(part);
  }
  return passages.map((p) => ofBlock[p.block]);
}
