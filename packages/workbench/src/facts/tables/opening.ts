import { choice, day, id, list, maybeNumber, note, number, text, unit } from '../columns.ts';
import { type Fault, type RowOf, rangeFaults, table } from '../table.ts';
import { BASES, provenance } from './shared.ts';

const columns = {
  id: id('id', 'opn_'),
  /** The opening date this row belongs to. */
  opening: day('opening'),
  companyId: id('company_id'),
  item: text('item'),
  /** The company's own balance date next to the opening date. */
  asOf: day('as_of'),
  value: number('value'),
  unit: unit('unit'),
  basis: choice('basis', BASES),
  /** 80 % range in our judgement; both equal to the value where a figure is printed. */
  low: maybeNumber('low'),
  high: maybeNumber('high'),
  /** Rows of financials.csv or deals.csv that the source names. */
  factIds: list('fact_ids'),
  ...provenance,
  note: note('note'),
};

/** Where each company stood at an opening date. */
export const opening = table({
  file: 'opening.csv',
  columns,
  faults: (row): Fault[] => {
    const faults = rangeFaults(row);
    if (row.basis === 'assumption' && row.note === '') {
      faults.push({ column: 'note', value: '', reason: 'an assumption must say its reason' });
    }
    if (row.basis !== 'assumption' && row.sourceDate === undefined && row.note === '') {
      faults.push({ column: 'source_date', value: '', reason: `a ${row.basis} figure needs a source date or a note` });
    }
    return faults;
  },
});
export type OpeningRow = RowOf<typeof columns>;
