import { LISTED_SINCE } from './listings.ts';
import { type Sheet, sheet } from './sheet.ts';
import type { SourceFolder } from './source-folder.ts';

const COLUMNS = [
  'id',
  'name',
  'kind',
  'listed',
  'listed_since',
  'region',
  'source',
  'source_url',
  'source_date',
  'licence',
  'confidence',
  'note',
];

export function importCompanies(from: SourceFolder): Sheet {
  const rows = from.rows('facts/companies.csv');
  const out = sheet('companies.csv', COLUMNS, rows.length);
  for (const { id, name, kind, listed, region } of rows) {
    const listed_since = listed === 'listed' ? (LISTED_SINCE[id] ?? '') : '';
    out.lines.push({
      id,
      name,
      kind,
      listed,
      listed_since,
      region,
      source: 'background knowledge',
      source_url: '',
      source_date: '',
      licence: 'own_judgement',
      confidence: 'medium',
      note: listed_since === '' ? '' : 'first trading day from exchange records, not re-read',
    });
  }
  return out;
}
