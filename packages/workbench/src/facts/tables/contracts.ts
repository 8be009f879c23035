import { choice, id, list, maybeNumber, note, number, partialDay, someOf, text } from '../columns.ts';
import { type Fault, type RowOf, table } from '../table.ts';
import { BASES, provenance } from './shared.ts';

const columns = {
  id: id('id', 'c_'),
  dealIds: list('deal_ids'),
  payer: id('payer'),
  /** One company, or several when a commitment is only known in sum. */
  payees: someOf('payees'),
  kind: choice('kind', ['take_or_pay', 'lease', 'chip_purchase', 'usage', 'power', 'revenue_share']),
  totalUsd: number('total_usd'),
  totalLow: number('total_low'),
  totalHigh: number('total_high'),
  signed: partialDay('signed'),
  start: partialDay('start'),
  end: partialDay('end'),
  inForceAtOpening: choice('in_force_at_opening', ['yes', 'no', 'framework']),
  contingent: choice('contingent', ['yes', 'no']),
  /** `yes`: a sum that contains single contracts. */
  aggregate: choice('aggregate', ['yes', 'no']),
  doNotAddWith: list('do_not_add_with'),
  ramp: note('ramp'),
  paidBeforeOpeningUsd: number('paid_before_opening_usd'),
  /** April to December 2026. */
  usd2026: number('usd_2026'),
  usd2027: number('usd_2027'),
  usd2028: number('usd_2028'),
  usd2029: number('usd_2029'),
  usd2030: number('usd_2030'),
  usd2031: number('usd_2031'),
  usd2032: number('usd_2032'),
  usdAfter2032: number('usd_after_2032'),
  gpus: maybeNumber('gpus'),
  mw: maybeNumber('mw'),
  termination: text('termination'),
  guarantor: text('guarantor'),
  basis: choice('basis', BASES),
  ...provenance,
  reason: text('reason'),
};
export type Contract = RowOf<typeof columns>;

/** What is paid in each year, `before` the opening date first and `after` 2032 last; USD. */
export function cashProfile(row: Contract): { period: string; usd: number }[] {
  return [
    { period: 'before', usd: row.paidBeforeOpeningUsd },
    { period: '2026', usd: row.usd2026 },
    { period: '2027', usd: row.usd2027 },
    { period: '2028', usd: row.usd2028 },
    { period: '2029', usd: row.usd2029 },
    { period: '2030', usd: row.usd2030 },
    { period: '2031', usd: row.usd2031 },
    { period: '2032', usd: row.usd2032 },
    { period: 'after', usd: row.usdAfter2032 },
  ];
}

function faults(row: Contract): Fault[] {
  const found: Fault[] = [];
  const total = String(row.totalUsd);
  const sum = cashProfile(row).reduce((left, { usd }) => left + usd, 0);
  if (Math.abs(sum - row.totalUsd) > 0.5) {
    found.push({ column: 'total_usd', value: total, reason: `the cash profile adds up to ${sum}` });
  }
  if (row.totalUsd < row.totalLow) {
    found.push({ column: 'total_usd', value: total, reason: `below total_low (${row.totalLow})` });
  }
  if (row.totalUsd > row.totalHigh) {
    found.push({ column: 'total_usd', value: total, reason: `above total_high (${row.totalHigh})` });
  }
  if (row.start && row.end && row.start.slice(0, 4) > row.end.slice(0, 4)) {
    found.push({ column: 'start', value: row.start, reason: `after end (${row.end})` });
  }
  return found;
}

/** Compute, chip, lease, power and revenue-share contracts with what is paid when. Money in USD. */
export const contracts = table({ file: 'contracts.csv', columns, faults });
