import { id, maybeDay, maybeNumber, maybeUnit, note, text } from '../columns.ts';
import { type Fault, type RowOf, table } from '../table.ts';
import { provenance } from './shared.ts';

const columns = {
  id: id('id'),
  claimDate: maybeDay('claim_date'),
  who: text('who'),
  /** Our wording of what was said. */
  statement: text('statement'),
  value: maybeNumber('value'),
  unit: maybeUnit('unit'),
  horizon: note('horizon'),
  sourceLocator: note('source_locator'),
  ...provenance,
};

/** What people said, with the figure they gave; a claim is never a fact. */
export const claims = table({
  file: 'claims.csv',
  columns,
  faults: (row): Fault[] =>
    row.value !== undefined && row.unit === ''
      ? [{ column: 'unit', value: '', reason: `the value ${row.value} has no unit` }]
      : [],
});
export type Claim = RowOf<typeof columns>;
