import { choice, day, id, maybeUnit, note, text } from '../columns.ts';
import { type Fault, type RowOf, table } from '../table.ts';
import { BASES, provenance } from './shared.ts';

const columns = {
  id: id('id', 'veh_'),
  vehicle: id('vehicle'),
  companyId: id('company_id'),
  kind: text('kind'),
  asOf: day('as_of'),
  /** Path of the field, such as `pricing.margin` or `customers[meta].share`. */
  field: text('field'),
  /** Text as it stands; `vehicleNumber` reads it where the field has a unit. */
  value: text('value'),
  low: note('low'),
  high: note('high'),
  unit: maybeUnit('unit'),
  basis: choice('basis', BASES),
  ...provenance,
  note: note('note'),
};
export type VehicleField = RowOf<typeof columns>;

function faults(row: VehicleField): Fault[] {
  const found: Fault[] = [];
  if (row.unit !== '') {
    for (const column of ['value', 'low', 'high'] as const) {
      if (row[column] !== '' && !Number.isFinite(Number(row[column]))) {
        found.push({ column, value: row[column], reason: `not a number, but the field has the unit ${row.unit}` });
      }
    }
    if (row.low !== '' && Number(row.value) < Number(row.low)) {
      found.push({ column: 'value', value: row.value, reason: `below low (${row.low})` });
    }
    if (row.high !== '' && Number(row.value) > Number(row.high)) {
      found.push({ column: 'value', value: row.value, reason: `above high (${row.high})` });
    }
  }
  if (row.basis === 'assumption' && row.note === '') {
    found.push({ column: 'note', value: '', reason: 'an assumption must say its reason' });
  }
  return found;
}

/** Terms of the financing boxes, one field a row. Money in USD, rates and shares as fractions. */
export const vehicles = table({ file: 'vehicles.csv', columns, faults });
