import { type Sheet, sheet } from './sheet.ts';
import type { SourceFolder } from './source-folder.ts';

const COLUMNS = [
  'id',
  'claim_date',
  'who',
  'statement',
  'value',
  'unit',
  'horizon',
  'source_locator',
  'source',
  'source_url',
  'source_date',
  'licence',
  'confidence',
];

export function importClaims(from: SourceFolder): Sheet {
  const rows = from.rows('facts/claims.csv');
  const out = sheet('claims.csv', COLUMNS, rows.length);
  out.lines = rows.map((row) => ({ ...row, source: row.source_title, licence: 'cited_fact' }));
  return out;
}
