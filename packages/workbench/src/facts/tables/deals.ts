import { choice, day, id, list, maybeNumber, maybeUnit, note, partialDay, someOf, text } from '../columns.ts';
import { type Fault, type RowOf, table } from '../table.ts';
import { provenance } from './shared.ts';

/** Firmest first. */
export const STATUSES = [
  'executed',
  'part-executed',
  'binding',
  'contingent',
  'reported',
  'framework',
  'plan',
  'superseded',
  'lapsed',
] as const;

const columns = {
  id: id('id'),
  announcedDate: day('announced_date'),
  /** Who pays, lends, invests, guarantees or issues the warrant. */
  payerIds: someOf('payer_ids'),
  receiverIds: someOf('receiver_ids'),
  kind: text('kind'),
  /** Empty when not disclosed. */
  amount: maybeNumber('amount'),
  unit: maybeUnit('unit'),
  termStart: partialDay('term_start'),
  termEnd: partialDay('term_end'),
  termYears: maybeNumber('term_years'),
  contingent: choice('contingent', ['yes', 'not stated']),
  conditions: note('conditions'),
  status: note('status'),
  statusClass: choice('status_class', STATUSES),
  /** The other half of a circular pair. */
  counterDealIds: list('counter_deal_ids'),
  /** Rows that speak of the same money and must not be added to this one. */
  overlapsWith: list('overlaps_with'),
  ...provenance,
  via: note('via'),
};

export const deals = table({
  file: 'deals.csv',
  columns,
  faults: (row): Fault[] => {
    const faults: Fault[] = [];
    if (row.amount !== undefined && row.unit === '') {
      faults.push({ column: 'unit', value: '', reason: `the amount ${row.amount} has no unit` });
    }
    if (row.amount === undefined && row.unit !== '') {
      faults.push({ column: 'amount', value: '', reason: `a unit (${row.unit}) without an amount` });
    }
    if (row.termStart && row.termEnd && row.termStart.slice(0, 4) > row.termEnd.slice(0, 4)) {
      faults.push({ column: 'term_start', value: row.termStart, reason: `after term_end (${row.termEnd})` });
    }
    return faults;
  },
});
export type Deal = RowOf<typeof columns>;
