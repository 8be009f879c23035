/** One proposed sentence of the queue as text: its words, the part of the brief it is proposed for, and who proposes it. */
import type { QueueItem, SentenceItem, SentenceView } from '@buildout/workbench/operations/evidence/schemas.ts';
import type { Page } from '../context.ts';
import { safe } from '../show/safe.ts';
import { card, clockOf, folded } from './card.ts';

/** What stands in one place of the queue. */
export type Placed = QueueItem | SentenceItem;

/** Claims and sentences of a queue in its order. */
export const inOrder = (queue: { items: QueueItem[]; sentences: SentenceItem[] }): Placed[] =>
  [...queue.items, ...queue.sentences].sort((a, b) => a.place - b.place);

export const idOf = (item: Placed): string => ('claim' in item ? item.claim.id : item.sentence.id);

/** The card of whatever stands there. */
export const placedCard = (item: Placed, page: Page, head: string): string =>
  'claim' in item ? card(item, page, head) : sentenceCard(item, page, head);

export function sentenceCard({ sentence, why }: SentenceItem, { ink, width }: Page, head: string): string {
  const place = [sentence.documentName, sentence.speaker, clockOf(sentence.anchor.from), `at ${sentence.anchor.start}`];
  const lines = [ink.dim(`${head} · a sentence for the brief`), safe(place.filter(Boolean).join(', ')), ''];
  const field = (name: string, text: string) => lines.push(...folded(`${name.padEnd(8)}${text}`, width, 8));
  lines.push(...folded(`“${safe(sentence.text.replace(/\s+/g, ' '))}”`, width, 2), '');
  field('for', sentence.role);
  field('from', `${safe(sentence.origin)}, a proposal`);
  if (sentence.status !== 'waiting') field('state', stateOf(sentence));
  field('why', safe(why));
  return lines.join('\n');
}

/** "accepted by ada" */
export const stateOf = ({ status, decidedBy }: SentenceView): string =>
  `${status}${decidedBy.length ? ` by ${safe(decidedBy.join(', '))}` : ''}`;
