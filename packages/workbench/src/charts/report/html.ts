/** Pieces of the report as HTML text. Everything that comes from outside goes through `escapeText`. */
import { heading } from '../table.ts';
import { escapeText } from '../text.ts';
import type { Answer, Cell, Column, Table } from '../types.ts';
import { even, isMoment, monthText, plain, rangeWithUnit, shownUnit, withUnit } from '../unit.ts';

/** Markup whose text has been escaped. */
export type Html = string;

export const text = escapeText;

/** A link only where the address is a web address; otherwise the words alone. */
export function link(url: string | undefined, words: string): Html {
  return url && /^https?:\/\//i.test(url) ? `<a href="${text(url)}" rel="noreferrer">${text(words)}</a>` : text(words);
}

/** A cell as shown: columns with a unit are scaled together, the factor named in the heading. */
export function tableHtml(table: Table, caption: string): Html {
  const numeric = table.columns.map(
    (_, i) =>
      table.rows.some((r) => typeof r[i] === 'number') &&
      table.rows.every((r) => r[i] === null || typeof r[i] === 'number'),
  );
  const largest = new Map<string, number>();
  table.columns.forEach((c, i) => {
    if (!numeric[i] || !c.unit) return;
    for (const row of table.rows)
      largest.set(c.unit, Math.max(largest.get(c.unit) ?? 0, Math.abs(Number(row[i] ?? 0))));
  });
  const shown = table.columns.map((c, i) =>
    numeric[i] && c.unit ? shownUnit(c.unit, largest.get(c.unit) ?? 0) : undefined,
  );
  // Digits stand under digits: as many as the largest number of the column needs.
  const digits = shown.map((one, i) => {
    if (!one) return undefined;
    const sizes = table.rows.map((row) => Math.abs(Number(row[i] ?? 0)) * one.factor);
    const wanted = digitsFor(Math.max(...sizes));
    return sizes.every((size) => Number.isInteger(Number(size.toFixed(wanted)))) ? 0 : wanted;
  });
  // One unit for all amounts is said once, above the table, where nothing but amounts follows the names.
  const axes = new Set(shown.flatMap((one) => (one ? [one.axis] : [])));
  const onlyAmounts = shown.slice(shown.findIndex((one) => one !== undefined)).every((one) => one !== undefined);
  const common = axes.size === 1 && onlyAmounts ? [...axes][0] : undefined;
  const head = table.columns.map((c: Column, i) => {
    const unit = common === undefined ? shown[i]?.axis : undefined;
    const words = shown[i] ? (unit ? `${c.label}, ${unit}` : c.label) : heading(c);
    // A heading without words is no heading.
    if (words === '') return '<td></td>';
    return `<th scope="col"${numeric[i] ? ' class="n"' : ''}>${text(words)}</th>`;
  });
  const cell = (value: Cell, i: number): Html => {
    if (value === null) return '<td></td>';
    if (typeof value === 'string') return `<td>${text(value)}</td>`;
    if (isMoment(value, table.columns[i]?.unit ?? '')) return `<td class="n">${monthText(value)}</td>`;
    // Without a unit of the column the rows are of different kinds: what is large is scaled by itself, 2 tn, 8.51 bn.
    const alone = shown[i] === undefined && Math.abs(value) >= 1e6 ? shownUnit('USD', value) : undefined;
    const scaled = value * (shown[i]?.factor ?? alone?.factor ?? 1);
    const size = Math.abs(scaled);
    if (shown[i]) return `<td class="n">${text(even(scaled, digits[i] ?? 0))}</td>`;
    return `<td class="n">${text(plain(scaled, digitsFor(size)) + (alone?.suffix ?? ''))}</td>`;
  };
  const sentences = table.columns.filter((_, i) =>
    table.rows.some((row) => typeof row[i] === 'string' && row[i].length > 28),
  );
  if (sentences.length > MOST_TEXT_COLUMNS) {
    const withUnits = (value: Cell, i: number): Html => {
      const { unit } = table.columns[i];
      return typeof value === 'number' && unit ? `<td>${text(withUnit(value, unit))}</td>` : cell(value, i);
    };
    return cardsHtml(table, withUnits);
  }
  const body = table.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return `<div class="scroll" tabindex="0" role="group" aria-label="${text(caption)}"><table>${common ? `<caption>${text(common)}</caption>` : ''}<thead><tr>${head.join('')}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

/** Tables with more columns of words than this are read row by row: each row a card with its columns below each other. */
const MOST_TEXT_COLUMNS = 4;

function cardsHtml(table: Table, cell: (value: Cell, i: number) => Html): Html {
  const cards = table.rows.map((row) => {
    const [first, ...rest] = row.map((value, i) => ({ label: table.columns[i].label, value, html: cell(value, i) }));
    const inner = (html: Html) => html.replace(/^<td[^>]*>/, '').replace(/<\/td>$/, '');
    const lines = rest
      .filter(({ value }) => value !== null && value !== '')
      .map(({ label, html }) => `<dt>${text(label)}</dt><dd>${inner(html)}</dd>`);
    return `<div class="card"><p>${inner(first.html)}</p><dl>${lines.join('')}</dl></div>`;
  });
  return cards.join('\n');
}

/** Decimals with which a number of this size is told. */
function digitsFor(size: number): number {
  if (size >= 1000) return 0;
  if (size >= 10) return 1;
  return size >= 0.1 ? 2 : 4;
}

/** An answer's values as a table: one column per key of `at`, then the value and its band. */
export function answerTable(answer: Answer): Table {
  const keys: string[] = [];
  for (const v of answer.values) for (const key of Object.keys(v.at)) if (!keys.includes(key)) keys.push(key);
  const quantiles = (['p10', 'p50', 'p90'] as const).filter((q) => answer.values.some((v) => v[q] !== undefined));
  return {
    columns: [
      ...keys.map((id) => ({ id, label: id.replaceAll('_', ' ') })),
      { id: 'value', label: 'value', unit: answer.unit },
      ...quantiles.map((q) => ({ id: q, label: q, unit: answer.unit })),
    ],
    // Years and names are labels, not amounts.
    rows: answer.values.map((v) => [
      ...keys.map((k) => (v.at[k] === undefined ? null : String(v.at[k]))),
      v.value,
      ...quantiles.map((q) => v[q] ?? null),
    ]),
  };
}

/** The sentence the answer brings, or the plainest one its values allow. */
export function answerSentence(answer: Answer): string {
  return answer.sentence || `${answer.label}: ${plainSentence(answer)}.`;
}

const TIMES = ['year', 'quarter', 'month', 'date'];
type Value = Answer['values'][number];

/** Of one quantity its first and last value; of many the largest a year ahead, or at the last time that has any. */
function plainSentence({ values, unit }: Answer): string {
  const told = values.filter((v) => v.value !== null && v.value !== undefined);
  if (told.length === 0) return 'unknown; this run gives no value';
  const timeOf = (v: Value) => TIMES.flatMap((key) => (v.at[key] === undefined ? [] : [String(v.at[key])]))[0];
  const nameOf = (v: Value) =>
    Object.entries(v.at)
      .filter(([key]) => !TIMES.includes(key))
      .map(([, name]) => String(name).replaceAll('_', ' '))
      .join(' ');
  const band = (v: Value) =>
    v.p10 == null || v.p90 == null ? '' : ` (8 of 10 scenarios: ${rangeWithUnit(v.p10, v.p90, unit)})`;
  const within = (v: Value) => (timeOf(v) === undefined ? '' : ` in ${timeOf(v)}`);

  if (new Set(told.map(nameOf)).size === 1) {
    const ends = told.length === 1 ? told : [told[0], told[told.length - 1]];
    return ends.map((v) => `${withUnit(v.value, unit)}${band(v)}${within(v)}`).join(', ');
  }
  const sized = told.filter((v) => v.value !== 0);
  const times = [...new Set(sized.map(timeOf))].sort();
  if (sized.length === 0) return 'nothing in any year';
  const when = times.length > 1 ? times[1] : times[0];
  const largest = sized
    .filter((v) => timeOf(v) === when)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, 3);
  return `${largest.map((v) => `${nameOf(v)} ${withUnit(v.value, unit)}${band(v)}`).join('; ')}${within(largest[0])}`;
}
