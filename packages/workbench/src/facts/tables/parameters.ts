import { maybeNumber, note, number, text } from '../columns.ts';
import { type Fault, type RowOf, rangeFaults, table } from '../table.ts';

const columns = {
  id: text('id'),
  label: text('label'),
  unit: text('unit'),
  value: number('value'),
  low: maybeNumber('low'),
  high: maybeNumber('high'),
  distribution: note('distribution'),
  reason: note('reason'),
  source: note('source'),
  module: text('module'),
  lever: note('lever'),
  min: maybeNumber('min'),
  max: maybeNumber('max'),
};

function faults(row: Parameter): Fault[] {
  const found = rangeFaults(row);
  if (row.reason === '' && row.source === '') {
    found.push({ column: 'source', value: '', reason: 'a parameter needs a source or a reason' });
  }
  if (row.min !== undefined && row.value < row.min) {
    found.push({ column: 'value', value: String(row.value), reason: `below min (${row.min})` });
  }
  if (row.max !== undefined && row.value > row.max) {
    found.push({ column: 'value', value: String(row.value), reason: `above max (${row.max})` });
  }
  if (row.low !== undefined && row.min !== undefined && row.low < row.min) {
    found.push({ column: 'low', value: String(row.low), reason: `below min (${row.min})` });
  }
  if (row.high !== undefined && row.max !== undefined && row.high > row.max) {
    found.push({ column: 'high', value: String(row.high), reason: `above max (${row.max})` });
  }
  return found;
}

/** The model's parameters. Units are the engine's, so the compiler checks them, not this table. */
export const parameters = table({ file: 'parameters.csv', columns, faults });
export type Parameter = RowOf<typeof columns>;
