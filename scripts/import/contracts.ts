import { citation, type DealIndex } from './citations.ts';
import { count, type Line, type Sheet, sheet } from './sheet.ts';
import type { SourceFolder } from './source-folder.ts';

const COLUMNS = [
  'id',
  'deal_ids',
  'payer',
  'payees',
  'kind',
  'total_usd',
  'total_low',
  'total_high',
  'signed',
  'start',
  'end',
  'in_force_at_opening',
  'contingent',
  'aggregate',
  'do_not_add_with',
  'ramp',
  'paid_before_opening_usd',
  'usd_2026',
  'usd_2027',
  'usd_2028',
  'usd_2029',
  'usd_2030',
  'usd_2031',
  'usd_2032',
  'usd_after_2032',
  'gpus',
  'mw',
  'termination',
  'guarantor',
  'basis',
  'source',
  'source_url',
  'source_date',
  'licence',
  'confidence',
  'reason',
];

export function importContracts(from: SourceFolder, deals: DealIndex): Sheet {
  const rows = from.rows('facts/contracts.csv');
  const out = sheet('contracts.csv', COLUMNS, rows.length);
  const apart = new Map(rows.map((row) => [row.id, new Set(row.do_not_add_with.split(';').filter((id) => id !== ''))]));
  for (const [id, others] of apart) for (const other of others) apart.get(other)?.add(id);

  for (const row of rows) {
    const expected = /^(\S+) \(expected\)$/.exec(row.signed);
    if (expected) count(out.changed, 'signed "… (expected)" moved to the reason');
    const cited = citation(row.source, row.source_date, deals);
    out.lines.push({
      ...row,
      payees: row.payee,
      signed: expected ? expected[1] : row.signed,
      gpus: firstNumber(row.gpus),
      mw: firstNumber(row.mw),
      reason: [...remarks(row, out), expected ? 'signing expected, not done' : '', row.reason]
        .filter((part) => part !== '')
        .join('; '),
      do_not_add_with: [...apart.get(row.id)!].join(';'),
      ...cited,
      confidence: row.confidence,
    });
  }
  return out;
}

const SIZES = { gpus: 'units', mw: 'MW' } as const;

/** The first number of a size such as "up to 1000" or "1000 in 2026, about 5000 later". */
function firstNumber(size: string): string {
  return /\d+(\.\d+)?/.exec(size)?.[0] ?? '';
}

/** Sizes given in words keep their words in the reason. */
function remarks(row: Line, out: Sheet): string[] {
  return Object.entries(SIZES).flatMap(([column, unit]) => {
    if (/^\d*(\.\d+)?$/.test(row[column])) return [];
    count(out.changed, 'size in words: first number taken, words moved to the reason');
    return [`${unit}: ${row[column]}`];
  });
}
