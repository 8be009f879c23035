import type { Claim } from '../claims/index.ts';

const COLUMNS = [
  'id',
  'document',
  'start',
  'end',
  'text',
  'value',
  'value_min',
  'value_max',
  'unit',
  'kind',
  'entity',
  'metric',
  'period',
  'as_of',
  'scope',
  'modifier',
  'prediction',
  'hypothetical',
  'negated',
  'repairs',
  'speaker',
  'copy_of',
  'sentence',
  'origin',
  'state',
  'fact',
] as const;

export type ClaimRow = Record<(typeof COLUMNS)[number], string>;

/** What a workspace adds to a claim: who proposed it (`rules`, `helper:<model>`), what reviewers made of it, the fact it is. */
export interface Standing {
  origin: string;
  state: string;
  fact?: string;
}

/** Claims as CSV (RFC 4180, one header line, CRLF). A cell a spreadsheet would run as a formula is guarded by an apostrophe. The last columns stay empty without `standingOf`. */
export function toCsv(claims: readonly Claim[], standingOf?: (claim: Claim) => Standing): string {
  const rows = claims.map(
    (c): Record<string, unknown> => ({
      ...standingOf?.(c),
      id: c.id,
      document: c.document,
      start: c.figure.start,
      end: c.figure.end,
      text: c.figure.text,
      value: c.figure.value,
      value_min: c.figure.valueMin,
      value_max: c.figure.valueMax,
      unit: c.figure.unit,
      kind: c.figure.kind,
      entity: c.key.entity,
      metric: c.key.metric,
      period: c.key.period,
      as_of: c.key.asOf,
      scope: c.key.scope,
      modifier: c.figure.modifier,
      prediction: c.figure.prediction,
      hypothetical: c.figure.hypothetical,
      negated: c.figure.negated,
      repairs: c.figure.repairs.join(' '),
      speaker: c.speaker,
      copy_of: c.copyOf,
      sentence: c.sentence.text,
    }),
  );
  return [COLUMNS.join(','), ...rows.map((r) => COLUMNS.map((k) => cell(r[k])).join(','))].join('\r\n').concat('\r\n');
}

/** What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), and the guard itself, so that it comes off again. */
const FORMULA = /^['=+\-@\t\r\n＝＋－＠]/;

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Reads what `toCsv` wrote. */
export function fromCsv(csv: string): ClaimRow[] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let i = 0; i < csv.length; i++) {
    const c = csv[i];
    if (quoted) {
      if (c === '"' && csv[i + 1] === '"') field += csv[++i];
      else if (c === '"') quoted = false;
      else field += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      rows[rows.length - 1].push(field);
      field = '';
    } else if (c === '\n') {
      rows[rows.length - 1].push(field);
      rows.push([]);
      field = '';
    } else if (c !== '\r') field += c;
  }
  if (field !== '' || rows[rows.length - 1].length > 0) rows[rows.length - 1].push(field);
  else rows.pop();
  const [head, ...body] = rows;
  return body.map(
    (r) =>
      Object.fromEntries(
        head.map((k, n) => [k, r[n]?.[0] === "'" && FORMULA.test(r[n].slice(1)) ? r[n].slice(1) : (r[n] ?? '')]),
      ) as ClaimRow,
  );
}
