import { choice, id, note, text } from '../columns.ts';
import { type RowOf, table } from '../table.ts';

const columns = {
  id: id('id'),
  /** Which sources it covers, as a regular expression over the source text and address. */
  pattern: text('pattern'),
  licence: text('licence'),
  /** `rows`: rows ship; `facts`: single cited facts ship; `aggregates`: only what the import computes from them ships. */
  ships: choice('ships', ['rows', 'facts', 'aggregates']),
  /** The line that must be printed beside anything made from these rows; empty when none is asked for. */
  credit: note('credit'),
  note: note('note'),
};

/** Licence of each family of sources, and the credit it asks for. */
export const licences = table({ file: 'licences.csv', columns });
export type Licence = RowOf<typeof columns>;
