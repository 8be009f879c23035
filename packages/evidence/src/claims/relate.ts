import type { Figure } from '../figures/index.ts';
import type { Claim, Relation } from './types.ts';

/** Whether two point values agree, given how exactly they were said. */
function agree(a: Figure, b: Figure): boolean {
  const [al, ah] = ends(a);
  const [bl, bh] = ends(b);
  return al <= bh && bl <= ah;
}

/** The interval a figure admits: its range, or its value with the slack its modifier and its last spoken digit give. */
export function ends(f: Figure): [number, number] {
  if (typeof f.value !== 'number')
    return [f.valueMin ?? Number.NEGATIVE_INFINITY, f.valueMax ?? Number.POSITIVE_INFINITY];
  const v = f.value;
  const step = lastDigit(v) / 2;
  const slack = f.modifier === 'approx' ? Math.abs(v) * 0.1 : Math.min(step * 0.999, Math.abs(v) * 0.05);
  switch (f.modifier) {
    case 'gt':
    case 'ge':
      return [v, Math.max(v * 1.25, v + step)];
    case 'lt':
    case 'le':
      return [Math.min(v * 0.75, v - step), v];
    default:
      return [v - slack, v + slack];
  }
}

/** The weight of the last significant digit: 1e8 for 2.4e9. */
function lastDigit(v: number): number {
  if (v === 0) return 1;
  const text = Math.abs(v)
    .toPrecision(12)
    .replace(/(\.\d*?)0+(e|$)/, '$1$2');
  const digits = text.replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
  return 10 ** (Math.floor(Math.log10(Math.abs(v))) - Math.max(1, digits) + 1);
}

/** Kinds whose values can contradict each other; two durations or multiples seldom measure the same thing. */
const COMPARABLE = new Set(['money', 'price', 'percentage', 'count', 'quantity', 'rate']);

const keyOf = (c: Claim) =>
  [c.key.entity ?? '', c.key.metric, c.key.unit, c.key.period, c.key.scope].join('|').toLowerCase();

/** Conflicts, supersession, confirmation, copies and arithmetic among claims of any number of documents. */
export function relateClaims(claims: readonly Claim[]): Relation[] {
  const out: Relation[] = [];
  const groups = new Map<string, Claim[]>();
  for (const c of claims) {
    if (c.copyOf) {
      if (c.copyOf.startsWith('claim_'))
        out.push({
          kind: 'copy',
          claims: [c.id, c.copyOf],
          text: `"${c.figure.text}" is said again in the same words`,
        });
      continue;
    }
    if (!COMPARABLE.has(c.figure.kind) || c.changing) continue;
    if (
      c.figure.hypothetical ||
      c.figure.negated ||
      c.key.entity === null ||
      /^(amount|share or change|price|rate|quantity)$/.test(c.key.metric)
    )
      continue;
    const key = keyOf(c);
    const group = groups.get(key);
    if (group) group.push(c);
    else groups.set(key, [c]);
  }
  for (const group of groups.values())
    for (let i = 0; i < group.length; i++)
      for (let j = i + 1; j < group.length && j < i + 12; j++) pair(group[i], group[j], out);
  out.push(...arithmetic(claims));
  return out;
}

function pair(a: Claim, b: Claim, out: Relation[]): void {
  if (a.figure.prediction !== b.figure.prediction) return;
  const sources =
    a.document !== b.document || (a.speaker !== undefined && a.speaker !== b.speaker) ? 'two sources' : 'one source';
  if (agree(a.figure, b.figure)) {
    if (sources === 'two sources' && sameTime(a.key.asOf, b.key.asOf))
      out.push({ kind: 'confirms', claims: [a.id, b.id], text: `${a.figure.text} and ${b.figure.text} agree` });
    return;
  }
  const [older, newer] = (a.key.asOf || a.said || '') <= (b.key.asOf || b.said || '') ? [a, b] : [b, a];
  const when = (c: Claim) =>
    c.key.asOf || (c.document === older.document && c.document === newer.document ? '' : (c.said ?? ''));
  if (when(older) !== when(newer) && when(older) !== '' && when(newer) !== '') {
    out.push({
      kind: 'supersedes',
      claims: [newer.id, older.id],
      text: `${newer.figure.text} (${when(newer)}) follows ${older.figure.text} (${when(older)})`,
    });
  } else if (a.key.asOf === b.key.asOf) {
    out.push({
      kind: 'conflict',
      claims: [a.id, b.id],
      text: `${a.figure.text} or ${b.figure.text}: ${a.key.entity}, ${a.key.metric}`,
    });
  }
}

/** A month lies within its year; what was so at two different times confirms nothing. A claim without a time may speak of either. */
const sameTime = (a: string, b: string): boolean => a === '' || b === '' || a.startsWith(b) || b.startsWith(a);

const NEAR = 400;

/** a − b = c, a + b = c and a × n = c among neighbouring figures of one unit, where the text itself signals the calculation. */
function arithmetic(claims: readonly Claim[]): Relation[] {
  const out: Relation[] = [];
  const numbers = claims.filter((c) => typeof c.figure.value === 'number' && c.figure.value > 0 && !c.copyOf);
  for (let k = 0; k < numbers.length; k++) {
    const c = numbers[k];
    const less = /\b(less|fewer|lower|down|minus|difference|gap|short|remains|leaves|left)\b/i.test(c.sentence.text);
    const more = /\b(total|together|combined|altogether|plus|sum|another|making|climbs|adds)\b/i.test(c.sentence.text);
    if (!less && !more) continue;
    const around = neighbours(numbers, k);
    let done = false;
    for (let i = 0; i < around.length && !done; i++) {
      for (let j = 0; j < around.length && !done; j++) {
        if (i === j) continue;
        const a = around[i].figure.value as number;
        const b = around[j].figure.value as number;
        const v = c.figure.value as number;
        if (less && a > b && within(c.figure, a - b) && v !== a && v !== b) {
          out.push(
            arith(
              'difference',
              [around[i], around[j], c],
              `${around[i].figure.text} − ${around[j].figure.text} = ${spoken(c)}`,
            ),
          );
          done = true;
        } else if (more && i < j && within(c.figure, a + b) && v > a && v > b) {
          out.push(
            arith(
              'sum',
              [around[i], around[j], c],
              `${around[i].figure.text} + ${around[j].figure.text} = ${spoken(c)}`,
            ),
          );
          done = true;
        }
      }
    }
  }
  return out;
}

/** Claims of the same document and unit within reach, at most twelve; `numbers` are in order of place within each document. */
function neighbours(numbers: readonly Claim[], k: number): Claim[] {
  const c = numbers[k];
  const fits = (n: Claim) => n.document === c.document && Math.abs(n.figure.start - c.figure.start) <= NEAR;
  const out: Claim[] = [];
  for (let i = k - 1; i >= 0 && fits(numbers[i]) && out.length < 6; i--)
    if (numbers[i].key.unit === c.key.unit) out.unshift(numbers[i]);
  for (let i = k + 1; i < numbers.length && fits(numbers[i]) && out.length < 12; i++)
    if (numbers[i].key.unit === c.key.unit) out.push(numbers[i]);
  return out;
}

function within(f: Figure, value: number): boolean {
  const [low, high] = ends(f);
  const stated = f.value as number;
  return (
    value > 0 && (f.modifier === 'approx' ? Math.abs(value - stated) <= 0.12 * stated : value >= low && value <= high)
  );
}

function spoken(c: Claim): string {
  const words: Record<string, string> = { approx: 'about ', gt: 'over ', ge: 'at least ', lt: 'under ', le: 'up to ' };
  return `${words[c.figure.modifier] ?? ''}${c.figure.text}`;
}

function arith(kind: Relation['kind'], claims: Claim[], text: string): Relation {
  return { kind, claims: claims.map((c) => c.id), text };
}

/** Number of independent sources behind a set of claims: speakers and documents, copies and summaries not counted. */
export function sourcesOf(claims: readonly Claim[]): number {
  return new Set(claims.filter((c) => !c.copyOf).map((c) => `${c.document}|${c.speaker ?? ''}`)).size;
}
