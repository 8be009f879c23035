import { licenceOf } from './licences.ts';
import { count, mint, type Sheet, sheet } from './sheet.ts';
import type { SourceFolder } from './source-folder.ts';

const COLUMNS = [
  'id',
  'company_id',
  'metric',
  'period_start',
  'period_end',
  'value',
  'unit',
  'kind',
  'source',
  'source_url',
  'source_date',
  'licence',
  'confidence',
  'via',
  'note',
];

export function importFinancials(from: SourceFolder): Sheet {
  const rows = from.rows('facts/financials.csv');
  const out = sheet('financials.csv', COLUMNS, rows.length);
  for (const row of rows) {
    if (row.quality === 'X') {
      count(out.left, 'quality X');
      continue;
    }
    const period = `${row.period_start}..${row.period_end}`;
    out.lines.push({
      ...row,
      id: mint('fin', row.company_id, row.metric, period, row.kind, row.source_url || row.source_title),
      source: row.source_title,
      licence: licenceOf(row.source_title, '', row.source_url).id,
    });
  }
  return out;
}
