/** Lines of charts: the answers that say of a company what the claim says of it. */

import { metricOf } from '../metrics.ts';
import { isSubject, ownWords, saysMetric } from './context.ts';
import { saysWhom } from './sentence.ts';
import type { Bearing, Ground, Said } from './types.ts';
import { unitFits } from './units.ts';

const SPENT_ON_CAPITAL = /\b(capex|capital|data ?cent(er|re)s?|infrastructure|chips?|gpus?|servers?|build[- ]?out)\b/i;

/** Kinds of companies whose whole revenue the model follows. */
const OF_THE_BUILD_OUT: ReadonlySet<string> = new Set(['lab', 'neocloud', 'application']);
const SAYS_AI = /\b(ai|artificial intelligence|data ?cent(er|re)s?|gpus?|accelerators?|cloud|aws|azure|compute)\b/i;

/** The model’s path is no reading of what was said: it always only bears on it. */
export function lineBearings(said: Said, { answers, company, facts }: Ground): Bearing[] {
  const { meant, sentence } = said;
  const of = company(meant.entity);
  if (of === '' || !saysWhom(sentence, meant.entity!) || !isSubject(said, meant.entity!) || !saysMetric(said))
    return [];
  if (meant.metric === 'spending' && !SPENT_ON_CAPITAL.test(sentence)) return [];
  return (metricOf(meant.metric)?.answers ?? []).flatMap((id): Bearing[] => {
    const answer = answers.get(id);
    if (!answer?.lines.has(of) || !unitFits(meant, answer.unit)) return [];
    // What a cloud or a maker of many things takes in is more than its revenue from the build-out.
    if (id === 'revenue_by_company' && !OF_THE_BUILD_OUT.has(facts.company(of).kind) && !SAYS_AI.test(ownWords(said)))
      return [];
    const why = `${answer.label}: the line of the same company`;
    return [{ kind: 'answer', id, line: of, label: answer.label, unit: answer.unit, relation: 'bears', sign: 1, why }];
  });
}
