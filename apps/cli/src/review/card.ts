/** One claim of the queue as text: its sentence with the figure marked, what it is taken to mean, what it would change. */
import { unitFor } from '@buildout/workbench/charts/count.ts';
import { withUnit } from '@buildout/workbench/charts/unit.ts';
import type { ClaimView, QueueItem } from '@buildout/workbench/operations/evidence/schemas.ts';
import type { Page } from '../context.ts';
import { safe } from '../show/safe.ts';

export function card(item: QueueItem, { ink, width }: Page, head: string): string {
  const { claim, same, sources, uncertainty, influence, why, wouldChange, facts, conflicts } = item;
  const lines: string[] = [];
  const field = (name: string, text: string) => lines.push(...folded(`${name.padEnd(8)}${text}`, width, 8));
  const place = [claim.documentName, claim.said, claim.speaker, clockOf(claim.anchor.from)].filter(Boolean).join(', ');
  lines.push(
    ink.dim(`${head} · sources ${sources} · uncertainty ${uncertainty.toFixed(2)} · influence ${influence.toFixed(2)}`),
  );
  lines.push(safe(place) || claim.documentId.slice(0, 12), '');
  if (claim.context.before) lines.push(...folded(ink.dim(safe(claim.context.before)), width, 2));
  lines.push(
    ...folded(
      marked(claim, (text) => (ink.bold(text) === text ? `⟦${text}⟧` : ink.bold(text))),
      width,
      2,
    ),
  );
  if (claim.context.after) lines.push(...folded(ink.dim(safe(claim.context.after)), width, 2));
  lines.push('');
  field('says', `“${safe(claim.figure.text.replace(/\s+/g, ' '))}”${said(claim)}`);
  field('means', meaning(claim));
  if (claim.repairs.length === 0) field('repair', ink.dim('none: it is read as it stands'));
  for (const { name, assumes } of claim.repairs) field('repair', `${name}: ${assumes}`);
  if (claim.origin !== 'rules') field('from', `${safe(claim.origin)}, a proposal`);
  if (claim.status !== 'waiting')
    field('state', `${claim.status}${claim.decidedBy.length ? ` by ${safe(claim.decidedBy.join(', '))}` : ''}`);
  for (const line of changes(wouldChange)) field('model', line);
  for (const row of facts.slice(0, 3))
    field('data', `${row.file}:${row.line} ${row.label}: ${number(row.value, row.unit)} (${row.date})`);
  for (const { relation, text, with: other } of conflicts)
    field(
      relation === 'conflict' ? 'against' : 'beside',
      `${relation}: ${safe(text)}; “${safe(other.sentence.text).slice(0, 140)}” (${safe(other.documentName)})`,
    );
  if (same.length > 0)
    field(
      'same',
      `${same.length} identical, decided together: ${same.map((one) => safe(one.documentName)).join(', ')}`,
    );
  field('why', why);
  return lines.join('\n');
}

/** The sentence with the figure’s own words marked. */
export function marked(
  { sentence, anchor, figure }: Pick<ClaimView, 'sentence' | 'anchor' | 'figure'>,
  mark: (text: string) => string,
): string {
  const text = sentence.text.replace(/\s+/g, ' ');
  const words = anchor.exact.replace(/\s+/g, ' ');
  const roughly = figure.start - sentence.start;
  let at = -1;
  for (let k = text.indexOf(words); k >= 0; k = text.indexOf(words, k + 1))
    if (at < 0 || Math.abs(k - roughly) < Math.abs(at - roughly)) at = k;
  if (at < 0) return `${safe(text)} ${mark(safe(words))}`;
  return `${safe(text.slice(0, at))}${mark(safe(words))}${safe(text.slice(at + words.length))}`;
}

/** “2.4e9 USD/year, NVIDIA, revenue, 2025; a prediction”. */
export function meaning({ meant, figure }: Pick<ClaimView, 'meant' | 'figure'>): string {
  const { value, valueMin, valueMax, unit, entity, metric, period, asOf, scope } = meant;
  const hedge =
    { approx: 'about ', gt: 'more than ', ge: 'at least ', lt: 'less than ', le: 'at most ' }[figure.modifier] ?? '';
  const amount =
    value !== undefined
      ? `${hedge}${number(value, unit)}`
      : valueMin === undefined && typeof valueMax !== 'number'
        ? 'no number'
        : valueMax === null
          ? `${number(valueMin ?? '', unit)} or more`
          : `${valueMin === undefined ? 'up to' : `${number(valueMin, unit)} to`} ${number(valueMax ?? '', unit)}`;
  const flags = [
    meant.prediction && 'a prediction',
    meant.hypothetical && 'only supposed',
    meant.negated && 'denied',
  ].filter(Boolean);
  const over = period && !unit.includes('/') ? `per ${period}` : '';
  const about = [entity ?? 'about nobody named', metric, over, asOf && `as of ${asOf}`, scope && `of ${scope}`].filter(
    Boolean,
  );
  return `${amount}: ${safe(about.join(', '))}${flags.length ? `; ${flags.join(', ')}` : ''}`;
}

function said({ figure }: ClaimView): string {
  const { surface } = figure;
  if (!surface || (surface.value === undefined && surface.unit === figure.unit)) return '';
  return ` — as written ${number(surface.value ?? '', surface.unit)}`;
}

function changes(change: QueueItem['wouldChange']): string[] {
  if (!change) return ['nothing links it to a parameter (l links it)'];
  const { parameter, sign, label, unit, linkedBy, now, low, high, meant, why, answers } = change;
  const range = low !== null && high !== null ? `, evidence ${withUnit(low, unit)} … ${withUnit(high, unit)}` : '';
  const would = meant === null ? `cannot be set from this: ${safe(why ?? '')}` : `would be ${withUnit(meant, unit)}`;
  return [
    `${sign < 0 ? '−' : ''}${parameter} (${label}): ${withUnit(now, unit)} now${range}; ${would} [${linkedBy}]`,
    ...answers.map((one) => {
      const where = Object.values(one.at).join(', ');
      const moved = one.change === null ? '' : `${one.change > 0 ? '+' : ''}${withUnit(one.change, one.unit)}; `;
      return `  ${one.label}${where ? ` ${where}` : ''}: ${moved}rank correlation ${one.correlation.toFixed(2).replace('-', '−')}`;
    }),
  ];
}

function number(value: number | string, unit: string): string {
  const n = typeof value === 'number' ? value : value === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(n)) return `${safe(String(value))} ${unit}`.trim();
  return unit === 'percent' ? `${n} %` : withUnit(n, unitFor(n, unit));
}

export function clockOf(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return `${h}:${String(m).padStart(2, '0')}:${String(s).padStart(2, '0')}`;
}

/** Breaks at spaces; later lines are set in. Bold and dim are not counted. */
export function folded(text: string, width: number, indent: number): string[] {
  const most = Math.max(40, Math.min(width, 110));
  const lines: string[] = [];
  let line = indent === 2 ? '  ' : '';
  for (const word of text.split(' ')) {
    if (visible(line) + visible(word) + 1 > most && line.trim() !== '') {
      lines.push(line);
      line = ' '.repeat(indent);
    }
    line += line === '' || line.endsWith(' ') ? word : ` ${word}`;
    if (word === '') line += ' ';
  }
  lines.push(line);
  return lines;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the terminal's own marks, set by `ink`.
const visible = (text: string) => [...text.replace(/\u001b\[\d+m/g, '')].length;
