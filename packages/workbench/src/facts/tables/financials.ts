import { choice, day, id, maybeDay, note, number, text, unit } from '../columns.ts';
import { type Fault, type RowOf, table } from '../table.ts';
import { provenance } from './shared.ts';

const columns = {
  id: id('id', 'fin_'),
  companyId: id('company_id'),
  metric: text('metric'),
  /** Empty for a balance-sheet or point-in-time figure. */
  periodStart: maybeDay('period_start'),
  periodEnd: day('period_end'),
  value: number('value'),
  unit: unit('unit'),
  kind: choice('kind', ['reported', 'estimate', 'guidance']),
  ...provenance,
  via: note('via'),
  note: note('note'),
};

/** What companies reported, what the press estimated, and what companies guided to. Money in plain units of `unit`. */
export const financials = table({
  file: 'financials.csv',
  columns,
  faults: (row): Fault[] =>
    row.periodStart !== undefined && row.periodStart > row.periodEnd
      ? [{ column: 'period_start', value: row.periodStart, reason: `after period_end (${row.periodEnd})` }]
      : [],
});
export type Financial = RowOf<typeof columns>;
