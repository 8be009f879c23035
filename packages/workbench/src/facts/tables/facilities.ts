import { choice, id, maybeUnit, note, text } from '../columns.ts';
import { type Fault, type RowOf, table } from '../table.ts';
import { BASES, provenance } from './shared.ts';

const columns = {
  id: id('id', 'fac_'),
  companyId: id('company_id'),
  facility: text('facility'),
  field: text('field'),
  value: text('value'),
  unit: maybeUnit('unit'),
  basis: choice('basis', BASES),
  ...provenance,
  note: note('note'),
};

/** CoreWeave's credit facilities and debt table as far as public pages give them, one field a row. Money in USD. */
export const facilities = table({
  file: 'facilities.csv',
  columns,
  faults: (row): Fault[] =>
    row.unit !== '' && !Number.isFinite(Number(row.value))
      ? [{ column: 'value', value: row.value, reason: `not a number, but the field has the unit ${row.unit}` }]
      : [],
});
export type FacilityField = RowOf<typeof columns>;
