import { citation } from './citations.ts';
import { type Line, mint, type Sheet, sheet, shiftDecimal } from './sheet.ts';
import type { SourceFolder } from './source-folder.ts';

const COLUMNS = [
  'id',
  'company_id',
  'facility',
  'field',
  'value',
  'unit',
  'basis',
  'source',
  'source_url',
  'source_date',
  'licence',
  'confidence',
  'note',
];

interface DebtTable {
  source: string;
  columns: string[];
  rows: (string | number)[][];
  total: number[];
  unamortised: number[];
  net: number[];
  principal_schedule: Record<string, number>;
  interest_q2_2025: Record<string, number>;
}

interface Account {
  facilities: Record<string, unknown>[];
  debt_table_thousands: DebtTable;
  calibration: Record<string, Record<string, string | number>>;
}

/** The first address of the debt table's source carries its filing date only in the second; it is the 10-Q of 2025-08-13. */
const DEBT_TABLE_DATE = '2025-08-13';
/** The prospectus (rule 424(b)(4)) named by the calibration block. */
const PROSPECTUS_DATE = '2025-03-31';

const UNITS: Record<string, string> = {
  coupon: 'rate',
  effective_rate: 'rate',
  floor: 'rate',
  specified_ig: 'rate',
  other_ig: 'rate',
  non_ig: 'rate',
  draw_maturity_years: 'years',
  tenor_years: 'years',
  conversion_price: 'USD/share',
  depreciation_policy_years: 'years',
};

/** coreweave_facilities.json as one row a field; amounts in plain USD; terms marked "recalled" become estimates of low confidence. */
export function importFacilities(from: SourceFolder): Sheet {
  const out = sheet('facilities.csv', COLUMNS, 0);
  const account = JSON.parse(from.text('facts/coreweave_facilities.json')) as Account;
  for (const { name, source, ...fields } of account.facilities) {
    const signed = typeof fields.signed === 'string' ? fields.signed : '';
    const status = typeof fields.status === 'string' ? fields.status : '';
    const add = (field: string, value: unknown): void => {
      if (Array.isArray(value)) for (const [index, item] of value.entries()) add(`${field}[${index + 1}]`, item);
      else if (value !== null && typeof value === 'object')
        for (const [key, child] of Object.entries(value)) add(`${field}.${key}`, child);
      else {
        const recalled =
          /recalled/.test(String(value)) || (/recalled/.test(status) && (field === 'size_bn' || field === 'spread'));
        addLine(
          out,
          String(name),
          field,
          value as string | number,
          recalled ? 'estimate' : 'reported',
          String(source),
          signed,
          recalled ? 'recalled, not read in a document' : '',
        );
      }
    };
    for (const [field, value] of Object.entries(fields)) if (field !== 'status') add(field, value);
  }
  debtTable(out, account.debt_table_thousands);
  for (const [period, { source, status, ...fields }] of Object.entries(account.calibration)) {
    for (const [field, value] of Object.entries(fields)) {
      const unit = MILLIONS.has(field) ? 'USD' : undefined;
      const plain = unit ? shiftDecimal(String(value), 6) : value;
      addLine(out, `group ${period}`, field, plain, 'reported', String(source), PROSPECTUS_DATE, String(status), unit);
    }
  }
  return out;
}

/** Calibration figures in millions of USD. */
const MILLIONS = new Set(['revenue', 'net_loss', 'total_debt_principal', 'debt_net']);

function debtTable(out: Sheet, table: DebtTable): void {
  const usd = (thousands: unknown) => shiftDecimal(String(thousands), 3);
  const add = (facility: string, field: string, value: string | number, unit?: string) =>
    addLine(out, facility, field, value, 'reported', table.source, DEBT_TABLE_DATE, 'debt table of note 10', unit);
  const dates = table.columns.slice(3);
  for (const [name, maturity, rate, ...balances] of table.rows) {
    const facility = String(name);
    add(facility, 'maturity_in_debt_table', maturity);
    add(facility, 'effective_rate_in_debt_table', rate, typeof rate === 'number' ? 'rate' : '');
    for (const [index, date] of dates.entries()) add(facility, `principal@${date}`, usd(balances[index]), 'USD');
  }
  for (const key of ['total', 'unamortised', 'net'] as const) {
    for (const [index, date] of dates.entries()) add('group debt', `${key}@${date}`, usd(table[key][index]), 'USD');
  }
  for (const [year, value] of Object.entries(table.principal_schedule))
    add('group debt', `principal_due:${year}`, usd(value), 'USD');
  for (const [part, value] of Object.entries(table.interest_q2_2025))
    add('group debt', `interest_2025Q2:${part}`, usd(value), 'USD');
}

function addLine(
  out: Sheet,
  facility: string,
  field: string,
  value: string | number,
  basis: string,
  source: string,
  date: string,
  note: string,
  unit?: string,
): void {
  out.read++;
  const billions = /_bn(\[\d+\])?$/.test(field) || /^split\[/.test(field);
  const name = field.replace(/_bn(?=\[|$)/, '');
  const cited = citation(source, date, new Map());
  const line: Line = {
    id: mint('fac', facility, name),
    company_id: 'coreweave',
    facility,
    field: name,
    value: billions ? shiftDecimal(String(value), 9) : String(value),
    unit: billions ? 'USD' : (unit ?? (typeof value === 'number' ? (UNITS[field.replace(/^.*\./, '')] ?? '') : '')),
    basis,
    ...cited,
    confidence: basis === 'estimate' ? 'low' : cited.confidence,
    note,
  };
  out.lines.push(line);
}
