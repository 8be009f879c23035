import type { Scan } from '../../tokens/index.ts';
import type { Sentence } from '../context.ts';
import { unitOfNamedList } from '../named-list.ts';
import type { Draft } from '../types.ts';
import { carried, denominatorFromLast, priceCarry, sameAmount, unitFromLast } from './carry.ts';
import { affirmedInstead, notLike, parallelClause, unitFromContrast, unitFromSubject, unitOfThem } from './clause.ts';
import { comparedWith, denominatorBefore, fromTo } from './compared.ts';
import {
  currencyFromMetric,
  missingPercent,
  parameters,
  priceOfAmount,
  priceSaid,
  sharePrice,
  unstated,
} from './metric.ts';
import { flowPerYear } from './period.ts';

export { REPAIRS } from './rules.ts';

/** Repairs the figures of a document in order; may drop nothing, only change meaning and record the rule. */
export function repair(s: Scan, drafts: Draft[], sentences: Sentence[]): void {
  const currency = drafts.some((d) => d.currency === 'USD')
    ? 'USD'
    : (drafts.findLast((d) => d.currency)?.currency ?? 'USD');
  drafts.forEach((d, k) => {
    const sentence = sentences[k];
    unitOfNamedList(s, d) ||
      parameters(s, d, drafts, k, sentence) ||
      missingPercent(s, d, sentence, currency) ||
      carried(s, d, drafts, k, sentence) ||
      priceCarry(s, d, drafts, k) ||
      sharePrice(d, sentence) ||
      priceOfAmount(s, d, drafts, k, sentences) ||
      denominatorBefore(d, sentence) ||
      currencyFromMetric(s, d, sentence, currency) ||
      unitFromLast(s, d, drafts, k, sentence) ||
      notLike(s, d, drafts, k) ||
      affirmedInstead(s, d, drafts, k) ||
      unitOfThem(s, d, sentence) ||
      parallelClause(s, d, drafts, k, sentences) ||
      unitFromContrast(s, d, drafts, k, sentences) ||
      unitFromSubject(s, d) ||
      unstated(d, drafts, k);
    denominatorFromLast(s, d, drafts, k, sentences);
    flowPerYear(s, d, drafts, k, sentence);
    comparedWith(s, d, drafts, k, sentences);
    fromTo(s, drafts, k);
    priceSaid(d, sentence);
  });
  sameAmount(s, drafts, sentences);
}
