import { id, note, number, text } from '../columns.ts';
import { type Fault, type RowOf, table } from '../table.ts';

const columns = {
  id: id('id', 'link_'),
  /** Names of subjects, separated by |; * for any and for none. */
  entity: text('entity'),
  /** Metrics of claims, separated by |; * for any. */
  metric: text('metric'),
  /** Units of claims, separated by |; * for any. */
  unit: text('unit'),
  /** Words that the sentence must have: groups separated by ; of which each needs one of its words separated by |. A word stands for all that begin with it. */
  words: note('words'),
  parameter: text('parameter'),
  /** −1 where the parameter is the negative of what is said: "falls 30 %" is a decline of 0.3. */
  sign: number('sign'),
  reason: text('reason'),
  source: note('source'),
};

/** Which parameter of the model claims of a kind speak to: for the order of review and for what a claim would change. Sets nothing by itself. */
export const claimLinks = table({
  file: 'model/claim_links.csv',
  columns,
  faults: ({ sign }): Fault[] =>
    Math.abs(sign) === 1 ? [] : [{ column: 'sign', value: String(sign), reason: 'must be 1 or -1' }],
});
export type ClaimLink = RowOf<typeof columns>;
