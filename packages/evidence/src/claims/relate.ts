import type { Figure } from '../figures/index.ts';
import { arithmetic } from './arithmetic.ts';
import { ends } from './ends.ts';
import type { Claim, Relation } from './types.ts';

/** Whether two point values agree, given how exactly they were said. */
function agree(a: Figure, b: Figure): boolean {
  const [al, ah] = ends(a);
  const [bl, bh] = ends(b);
  return al <= bh && bl <= ah;
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
  const sums = arithmetic(claims);
  const together = new Set(sums.flatMap(({ claims: [a, b, c] }) => [a + b, b + a, a + c, c + a, b + c, c + b]));
  for (const group of groups.values())
    for (let i = 0; i < group.length; i++)
      for (let j = i + 1; j < group.length && j < i + 12; j++)
        // Two amounts of one sentence, and parts of one calculation, stand beside each other: "$20 billion here and $15 billion there".
        if (!sameSentence(group[i], group[j]) && !together.has(group[i].id + group[j].id))
          pair(group[i], group[j], out);
  return [...out, ...sums];
}

const sameSentence = (a: Claim, b: Claim): boolean =>
  a.document === b.document && a.sentence.start === b.sentence.start;

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

/** Number of independent sources behind a set of claims: speakers and documents, copies and summaries not counted. */
export function sourcesOf(claims: readonly Claim[]): number {
  return new Set(claims.filter((c) => !c.copyOf).map((c) => `${c.document}|${c.speaker ?? ''}`)).size;
}
