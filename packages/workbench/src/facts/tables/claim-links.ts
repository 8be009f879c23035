import { choice, id, note, number, text } from '../columns.ts';
import { type Fault, type RowOf, table } from '../table.ts';

const columns = {
  id: id('id', 'link_'),
  /** Names of subjects, separated by |; * for any and for none, - for none only. */
  entity: text('entity'),
  /** Metrics of claims, separated by |; * for any. */
  metric: text('metric'),
  /** Units of claims, separated by |; * for any. The unit must also convert into that of the number. */
  unit: text('unit'),
  /** Words that the sentence must have: groups separated by ; of which each needs one of its words separated by |. A word stands for all that begin with it. */
  words: note('words'),
  /** Words separated by | of which the sentence must have none. */
  without: note('without'),
  /** A parameter, or `answer:` and the id of an answer. */
  number: text('number'),
  /** `same`: the claim gives the very quantity, as a share of users is a share of users. `bears`: it speaks to it, and is no value of it. */
  relation: choice('relation', ['same', 'bears']),
  /** −1 where the number is the negative of what is said: "falls 30 %" is a decline of 0.3. */
  sign: number('sign'),
  reason: text('reason'),
  source: note('source'),
};

/** Which numbers of the model claims of a kind speak to: for the order of review and for what a claim would change. Sets nothing by itself. */
export const claimLinks = table({
  file: 'model/claim_links.csv',
  columns,
  faults: ({ sign, relation }): Fault[] => [
    ...(Math.abs(sign) === 1 ? [] : [{ column: 'sign', value: String(sign), reason: 'must be 1 or -1' }]),
    ...(sign === -1 && relation === 'bears'
      ? [{ column: 'sign', value: '-1', reason: 'what only bears on a number has no sign: write 1' }]
      : []),
  ],
});
export type ClaimLink = RowOf<typeof columns>;

/** The parameter a link names; undefined where it names an answer. */
export const linkedParameter = ({ number: named }: Pick<ClaimLink, 'number'>): string | undefined =>
  named.startsWith('answer:') ? undefined : named;
