import { type FactContent, factId, hasNumberWords, saysNumber } from '@buildout/evidence/room/index.ts';
import { choice, day, id, list, maybeNumber, note, number, someOf, text } from '../columns.ts';
import { type Fault, type RowOf, rangeFaults, table } from '../table.ts';
import { provenance } from './shared.ts';

/** Words of a document. A spreadsheet would run a cell that begins with one of these as a formula, so such a cell is written with an apostrophe before it. */
const FORMULA = /^'(?=['=+\-@\t\r])/;
const said = (column: string) => {
  const base = note(column);
  return { ...base, read: (cell: string) => ({ value: cell.replace(FORMULA, '') }) };
};

const columns = {
  id: id('id', 'fact_'),
  claim: id('claim', 'claim_'),
  /** Of companies.csv; empty where the subject is none of them. */
  company: note('company'),
  entity: said('entity'),
  metric: text('metric'),
  value: maybeNumber('value'),
  low: maybeNumber('low'),
  /** Empty with a low: open above. */
  high: maybeNumber('high'),
  /** As reviewers left it: documents name units that no other table has. */
  unit: text('unit'),
  period: note('period'),
  asOf: note('as_of'),
  scope: said('scope'),
  modifier: text('modifier'),
  prediction: choice('prediction', ['yes', 'no']),
  repairs: list('repairs'),
  statement: said('statement'),
  quote: said('quote'),
  speaker: said('speaker'),
  document: text('document'),
  start: number('start'),
  end: number('end'),
  reviewers: someOf('reviewers'),
  reviewedOn: day('reviewed_on'),
  ...provenance,
};

/** What reviewers accepted, with its place in a document: written by `buildout evidence export --as data`, never by hand. */
export const accepted = table({ file: 'accepted.csv', columns, faults });
export type AcceptedRow = RowOf<typeof columns>;

/** Repairs after which the number need not stand in the quoted words. */
const READ_OTHERWISE = ['corrected', 'read_in_context'];

function faults(row: AcceptedRow): Fault[] {
  const { value, low, high, quote, statement, repairs } = row;
  const found = value === undefined ? rangeFaults({ low, high }) : [];
  const numbers = [value, low, high].filter((n) => n !== undefined);
  if (numbers.length === 0) found.push({ column: 'value', value: '', reason: 'neither a value nor a range' });
  if (value !== undefined && numbers.length > 1)
    found.push({ column: 'value', value: String(value), reason: 'a value and a range; it must be one of them' });
  if (!statement.includes(quote) || quote === '')
    found.push({ column: 'quote', value: quote, reason: 'these words do not stand in the statement' });
  else if (!hasNumberWords(quote))
    found.push({ column: 'quote', value: quote, reason: 'there is no figure in these words' });
  else if (!repairs.some((name) => READ_OTHERWISE.includes(name)) && !saysNumber(quote, numbers))
    found.push({
      column: 'value',
      value: numbers.join(' … '),
      reason: `the words quoted for it, “${quote}”, do not say this number`,
    });
  if (factId(contentOf(row)) !== row.id)
    found.push({
      column: 'id',
      value: row.id,
      reason:
        'the row no longer says what was reviewed under this id; review the claim again and export it, rather than edit the row',
    });
  return found;
}

/** What the id of a row is a hash of. */
export function contentOf(row: AcceptedRow): FactContent {
  const { value, low, high, prediction, ...rest } = row;
  return { ...rest, value: value ?? null, low: low ?? null, high: high ?? null, prediction: prediction === 'yes' };
}
