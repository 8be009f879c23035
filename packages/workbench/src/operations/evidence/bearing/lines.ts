/** Lines of charts: the answers that say of a company what the claim says of it. */
import { metricOf } from '../metrics.ts';
import { saysWhom } from './sentence.ts';
import type { Bearing, Ground, Said } from './types.ts';
import { unitFits } from './units.ts';

const SPENT_ON_CAPITAL = /\b(capex|capital|data ?cent(er|re)s?|infrastructure|chips?|gpus?|servers?|build[- ]?out)\b/i;

/** The model’s path is no reading of what was said: it always only bears on it. */
export function lineBearings({ meant, sentence }: Said, { answers, company }: Ground): Bearing[] {
  const of = company(meant.entity);
  if (of === '' || !saysWhom(sentence, meant.entity!)) return [];
  if (meant.metric === 'spending' && !SPENT_ON_CAPITAL.test(sentence)) return [];
  return (metricOf(meant.metric)?.answers ?? []).flatMap((id): Bearing[] => {
    const answer = answers.get(id);
    if (!answer?.lines.has(of) || !unitFits(meant, answer.unit)) return [];
    const why = `${answer.label}: the line of the same company`;
    return [{ kind: 'answer', id, line: of, label: answer.label, unit: answer.unit, relation: 'bears', sign: 1, why }];
  });
}
