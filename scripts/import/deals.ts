import { licenceOf } from './licences.ts';
import { count, type Sheet, sheet } from './sheet.ts';
import type { SourceFolder } from './source-folder.ts';

const COLUMNS = [
  'id',
  'announced_date',
  'payer_ids',
  'receiver_ids',
  'kind',
  'amount',
  'unit',
  'term_start',
  'term_end',
  'term_years',
  'contingent',
  'conditions',
  'status',
  'status_class',
  'counter_deal_ids',
  'overlaps_with',
  'source',
  'source_url',
  'source_date',
  'licence',
  'confidence',
  'via',
];

export function importDeals(from: SourceFolder): Sheet {
  const rows = from.rows('facts/deals.csv');
  const out = sheet('deals.csv', COLUMNS, rows.length);
  const known = new Set(rows.map((row) => row.id));
  const names = (cell: string) =>
    cell
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');

  // An overlap holds both ways; a row that names the other is enough.
  const overlaps = new Map<string, Set<string>>(rows.map((row) => [row.id, new Set(names(row.overlaps_with))]));
  for (const [id, others] of overlaps) for (const other of others) overlaps.get(other)?.add(id);

  const present = (list: Iterable<string>, column: string) =>
    [...list]
      .filter((id) => {
        if (known.has(id)) return true;
        count(out.changed, `${column}: reference to ${id}, which is later than the cut, dropped`);
        return false;
      })
      .join(';');

  for (const row of rows) {
    out.lines.push({
      ...row,
      payer_ids: names(row.payer_id).join(';'),
      receiver_ids: names(row.receiver_id).join(';'),
      counter_deal_ids: present(names(row.counter_deal_ids), 'counter_deal_ids'),
      overlaps_with: present(overlaps.get(row.id)!, 'overlaps_with'),
      source: row.source_title,
      licence: licenceOf(row.source_title, '', row.source_url).id,
      via: row.via.trim(),
    });
  }
  return out;
}
