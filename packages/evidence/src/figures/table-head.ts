import type { Scan } from '../tokens/index.ts';
import { tidy } from './magnitude.ts';
import type { Draft } from './types.ts';

/** "(in millions)", "in millions of dollars", "$ in billions, except per share", "(€m)", "USD bn": what a table's head says of its cells. */
const HEAD =
  /(?:(?<sign>[$€£¥₹]|\b(?:us\$|usd|eur|gbp|jpy|chf|cad|inr)\b)[ \t]*(?:in[ \t]+)?|\bin[ \t]+(?:(?<before>us\$|[$€£¥₹]|usd|eur|gbp)[ \t]*)?|\((?:amounts[ \t]+)?|^[ \t|]*)(?<scale>thousands?|millions?|billions?|trillions?|k|m|mm|mn|bn|tn|b)\b(?:[ \t]+of[ \t]+(?:(?:us|u\.s\.)[ \t]+)?(?<name>dollars|euros|pounds|yen))?(?=[ \t]*(?:[),;:|\t\n]|$|except|unless|-|–|—))/gim;
const SCALES: Readonly<Record<string, number>> = { t: 1e3, k: 1e3, m: 1e6, b: 1e9 };
const CODES: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  dollars: 'USD',
  '€': 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  pounds: 'GBP',
  '¥': 'JPY',
  yen: 'JPY',
  '₹': 'INR',
};
/** Rows the head says nothing about. */
const EXCEPTED =
  /\bper\b|\/share|\beps\b|percent|%|\b(margin|ratio|rate|yield|headcount|employees|staff|customers|users|shares|stores|days|months|years|multiple)\b/i;
/** A row of a table: a label of a few words, then cells; never a sentence. */
const LONGEST_LABEL = 60;
const MOST_ROWS = 80;

/** Applies the multiplier and the currency in the head of a table to its cells, and drops what was read as an amount in the head itself. A cell in brackets is a loss. */
export function tableHeads(s: Scan, drafts: Draft[]): Draft[] {
  HEAD.lastIndex = 0;
  if (!/thousand|million|billion|trillion|(?:[$€£¥₹(]|usd|eur|gbp)[ \t]*(?:k|mm?|mn|b|bn|tn)\b/i.test(s.text))
    return drafts;
  const dropped = new Set<Draft>();
  let covered = 0;
  for (const m of s.text.matchAll(HEAD)) {
    if (m.index < covered) continue;
    const lineStart = s.text.lastIndexOf('\n', m.index - 1) + 1;
    const rows = rowsBelow(s.text, lineStart, m.index + m[0].length);
    if (rows.length === 0) continue;
    const scale = scaleOf(m.groups!.scale.toLowerCase());
    const said = (m.groups!.sign ?? m.groups!.before ?? m.groups!.name)?.toLowerCase();
    const currency = said && (CODES[said] ?? said.toUpperCase());
    const end = rows.at(-1)!.end;
    const inside = between(drafts, lineStart, end);
    datedByColumn(inside, rows);
    for (const d of inside) {
      const row = rows.find((r) => d.start >= r.start && d.end <= r.end);
      if (!row) {
        if (d.start < m.index + m[0].length && d.end > m.index) dropped.add(d);
      } else if (!EXCEPTED.test(row.label)) scaled(s, d, scale, currency);
    }
    covered = end;
  }
  return dropped.size > 0 ? drafts.filter((d) => !dropped.has(d)) : drafts;
}

/** A row with as many cells as the line of dates above: each cell is of the date over it. */
function datedByColumn(drafts: readonly Draft[], rows: readonly Row[]): void {
  const line = drafts.filter(
    (d) => d.kind === 'date' && !drafts.some((x) => x.kind !== 'date' && inOneRow(x, d, rows)),
  );
  if (line.length === 0) return;
  for (const row of rows) {
    const cells = drafts.filter((d) => d.start >= row.start && d.end <= row.end && d.kind !== 'date');
    if (cells.length !== line.length) continue;
    cells.forEach((d, k) => {
      if (line[k].value !== undefined) d.asOf = String(line[k].value);
    });
  }
}

const inOneRow = (a: Draft, b: Draft, rows: readonly Row[]) =>
  rows.some((r) => a.start >= r.start && a.end <= r.end && b.start >= r.start && b.end <= r.end);

function scaleOf(word: string): number {
  return word.startsWith('tr') || word === 'tn' ? 1e12 : SCALES[word[0]];
}

function scaled(s: Scan, d: Draft, scale: number, currency: string | undefined): void {
  const amount = d.bare || (d.kind === 'money' && !d.denominator);
  if (!amount || d.magnitude !== 1 || d.unit === 'fraction' || typeof d.value !== 'number') return;
  const [open, close] = [d.first - 1, d.last];
  const loss = s.isSymbol(open, '(') && s.isSymbol(close, ')') && d.value > 0;
  if (loss) {
    d.first = open;
    d.last = close + 1;
    d.start = s.start(d.first);
    d.end = s.end(d.last - 1);
  }
  d.value = tidy((loss ? -1 : 1) * d.value * scale);
  d.magnitude = scale;
  d.repairs.push('table_head_multiplier');
  if (!d.currency && currency) {
    d.currency = currency;
    d.unit = currency;
    d.kind = 'money';
    d.bare = false;
  }
}

interface Row {
  start: number;
  end: number;
  label: string;
}

/** The rows under the line of a head, as long as lines look like rows; none where the line itself is a sentence. */
function rowsBelow(text: string, lineStart: number, headEnd: number): Row[] {
  let from = text.indexOf('\n', headEnd);
  if (from < 0 || from - lineStart > 160 || /[a-z]{3,}[.!?] +[A-Z]|[a-z]{3,}[.!?]$/.test(text.slice(lineStart, from)))
    return [];
  const rows: Row[] = [];
  let misses = 0;
  for (let n = 0; n < MOST_ROWS && from < text.length && misses < 3; n++) {
    const start = from + 1;
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    from = end;
    const line = text.slice(start, end);
    const label = /^[^\d$€£¥₹(]*/.exec(line.replace(/\((?=[a-z])[^)]*\)/gi, (w) => ' '.repeat(w.length)))![0];
    const cells = line.slice(label.length);
    if (isRow(label, cells)) {
      rows.push({ start, end, label: line.slice(0, label.length) });
      misses = 0;
    } else if (line.trim() === '' || /^[\s|:+=-]*$/.test(line)) continue;
    else if (cells === '' && line.length <= LONGEST_LABEL && !/[.!?]$/.test(line))
      continue; // a heading inside the table
    else misses = 3;
  }
  return rows;
}

/** Cells are numbers with their signs, dashes, footnote marks and dates; at most a stray word. */
function isRow(label: string, cells: string): boolean {
  if (cells === '' || label.length > LONGEST_LABEL || /[.!?;] /.test(label)) return false;
  const words = cells.match(/[A-Za-z]{2,}/g) ?? [];
  return (
    /\d/.test(cells) && words.filter((w) => !/^(usd|eur|gbp|fy|q[1-4]|h[12]|nm|na|bn|mn|est|ytd)$/i.test(w)).length <= 1
  );
}

/** The drafts that begin in a stretch of the text; drafts are in order of place. */
function between(drafts: readonly Draft[], start: number, end: number): Draft[] {
  let low = 0;
  let high = drafts.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (drafts[mid].start < start) low = mid + 1;
    else high = mid;
  }
  const found: Draft[] = [];
  for (let k = low; k < drafts.length && drafts[k].start < end; k++) found.push(drafts[k]);
  return found;
}
