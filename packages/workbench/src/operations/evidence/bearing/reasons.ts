/** Why a claim leads to no number of the workbench, as far as it can be told from what the claim says. */

import { metricOf } from '../metrics.ts';
import { isSubject, isVague, saysMetric } from './context.ts';
import { saysWhom } from './sentence.ts';
import type { Ground, Said } from './types.ts';

export const REASONS = [
  'a count of things that the workbench does not count',
  'a time or an age of something else than contracts, chips, sites or money',
  'no amount is named: billions, hundreds of millions',
  'nobody is named whose number it is',
  'the sentence does not name the one it is ascribed to',
  'it is said of somebody the data does not have',
  'the words beside the figure do not say what is counted',
  'no table or answer has such a figure: the price of a share, of a subscription, a tariff',
  'the data and the model have nothing of this company, metric and unit',
] as const;
export type Reason = (typeof REASONS)[number];

const TIME = /^(seconds|minutes|hours|days|weeks|months|years|quarters)$/;
const KNOWN_MEASURE =
  /^((USD|EUR|GBP|CNY|JPY|KRW|currency unstated)\b.*|percent.*|x|ratio|basis points|times|([kMGT]?W|[kMGT]Wh)\b.*|users|.*tokens?.*|GPUs?|chips|accelerators|H100s?|H100e)$/i;

/** For a claim without numbers: the first thing that stood in the way. */
export function reasonFor(said: Said, { company }: Ground): Reason {
  const { meant, sentence } = said;
  const { entity, metric, unit } = meant;
  if (TIME.test(unit)) return REASONS[1];
  if (!KNOWN_MEASURE.test(unit)) return REASONS[0];
  if (isVague(said)) return REASONS[2];
  if (
    /^(USD|EUR|GBP)\/(share|month|day|week|user|seat)\b/.test(unit) ||
    /^(price|tariff|stock|payment|savings|offering)$/.test(metric)
  )
    return REASONS[7];
  if (entity === null) return REASONS[3];
  if (!saysWhom(sentence, entity) || !isSubject(said, entity)) return REASONS[4];
  if (company(entity) === '') return REASONS[5];
  const known = metricOf(metric);
  if (!known?.rows && !known?.answers) return REASONS[6];
  return saysMetric(said) ? REASONS[8] : REASONS[6];
}
