import type { Mention } from '../../entities/find.ts';
import type { Scan } from '../../tokens/index.ts';
import type { Sentence } from '../context.ts';
import type { Named } from './phrase.ts';
import { firstAtOrAfter } from './topic.ts';

/** An index of shares, which owns no figure of a company. */
const INDEX = 'S&P 500';

/** The names of a sentence by their tokens. */
export function namesOf(s: Scan, sentence: Pick<Sentence, 'start' | 'end'>, mentions: readonly Mention[]): Named[] {
  const out: Named[] = [];
  for (let m = firstAtOrAfter(mentions, sentence.start); m < mentions.length && mentions[m].start < sentence.end; m++) {
    const mention = mentions[m];
    if (mention.name !== INDEX)
      out.push({ mention, first: s.tokenAt(mention.start), last: s.tokenAt(mention.end - 1) + 1 });
  }
  return out;
}
