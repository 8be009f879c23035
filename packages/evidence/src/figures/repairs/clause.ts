import type { Scan } from '../../tokens/index.ts';
import type { Sentence } from '../context.ts';
import { UNITS } from '../lexicon/units.ts';
import { EMPTY_NOUNS } from '../lexicon/words.ts';
import { isPlural } from '../nouns.ts';
import { subjectOf } from '../subject.ts';
import type { Draft } from '../types.ts';
import { endsThere, mend } from './mend.ts';

/** "hundreds of tokens per second instead of less than 40", "from 4,000 tokens to a million": the other end of a contrast. */
export function unitFromContrast(s: Scan, d: Draft, drafts: Draft[], k: number, sentences: Sentence[]): boolean {
  const p = drafts[k - 1];
  if (!d.bare || d.kind !== 'number' || !p || p.bare || sentences[k - 1] !== sentences[k] || d.first - p.last > 12)
    return false;
  if (!/^(rate|count|quantity|percentage|multiple|duration)$/.test(p.kind)) return false;
  const lead = s.text.slice(p.end, d.start);
  const contrast =
    /\b(instead of|versus|vs|compared (?:to|with)|than|rather|but|more like|closer to|(?:up|down) from)\b/i.test(lead);
  const fromTo = /\bto$/.test(lead.trim()) && /\bfrom$/.test(s.text.slice(Math.max(0, p.start - 12), p.start).trim());
  if (!contrast && !fromTo) return false;
  return mend(d, 'unit_from_last', { unit: p.unit, kind: p.kind, denominator: p.denominator });
}

/** "shipments reached 3.5 million". */
export function unitFromSubject(s: Scan, d: Draft): boolean {
  if (!d.bare || d.kind !== 'number' || d.unit || (d.magnitude === 1 && d.inWords)) return false;
  const unit = subjectOf(s, d);
  return unit !== undefined && mend(d, 'unit_from_subject', { unit, kind: 'count' });
}

/** "It won't be 30 weeks. It's more like six.": the number affirmed has the unit of the one denied. */
export function affirmedInstead(s: Scan, d: Draft, drafts: Draft[], k: number): boolean {
  const p = drafts[k - 1];
  if (!d.bare || d.kind !== 'number' || !p || p.bare || p.kind === 'date' || d.start - p.end > 60) return false;
  if (!/^(like|maybe|more)$/.test(s.low(d.first - 1)) || !endsThere(s, d.last)) return false;
  let denied = false;
  for (let at = p.first - 1; at > p.first - 8; at--) if (s.low(at) === 'not' || /n't$/.test(s.low(at))) denied = true;
  return (
    denied &&
    mend(d, 'unit_from_clause', { unit: p.unit, kind: p.kind, currency: p.currency, denominator: p.denominator })
  );
}

/** "tens of thousands of them": what the sentence has named before, its first plural noun. */
export function unitOfThem(s: Scan, d: Draft, sentence: Sentence): boolean {
  if (
    !d.bare ||
    d.kind !== 'number' ||
    d.unit ||
    s.low(d.last) !== 'of' ||
    !/^(them|these|those)$/.test(s.low(d.last + 1))
  )
    return false;
  if (
    s.isWord(d.last + 2) &&
    !/^(with|in|at|on|and|or|to|for|from|by|are|were|is|was|have|had|will|every|each|a|per|now|today)$/.test(
      s.low(d.last + 2),
    ) &&
    s.low(d.last + 1) !== 'them'
  )
    return false;
  for (let i = sentence.first; i < d.first; i++)
    if (isPlural(s, i) && !UNITS.has(s.low(i)) && !EMPTY_NOUNS.has(s.low(i)))
      return mend(d, 'unit_from_subject', {
        unit: `${s.low(i - 1) === 'data' ? 'data ' : ''}${/^[A-Z]{2,}s$/.test(s.raw(i)) ? s.raw(i) : s.low(i)}`,
        kind: 'count',
      });
  return false;
}

/** "not like nine" after "two years": the number denied has the unit of the one affirmed. */
export function notLike(s: Scan, d: Draft, drafts: Draft[], k: number): boolean {
  if (!d.bare || d.kind !== 'number' || d.magnitude > 1) return false;
  const b1 = s.low(d.first - 1);
  const b2 = s.low(d.first - 2);
  if (!(b1 === 'not' || (b1 === 'like' && b2 === 'not'))) return false;
  const p = drafts[k - 1];
  if (!p || d.start - p.start > 200 || p.bare || p.kind === 'date') return false;
  return mend(d, 'negated_carry', { unit: p.unit, kind: p.kind, currency: p.currency, denominator: p.denominator });
}

/** "One hall is five years old, and the other is only two", "not 30 of them, more like six": a clause of the same shape leaves the unit out. */
export function parallelClause(s: Scan, d: Draft, drafts: Draft[], k: number, sentences: Sentence[]): boolean {
  if (!d.bare || d.kind !== 'number' || d.magnitude > 1 || !endsThere(s, d.last)) return false;
  const p = drafts[k - 1];
  if (
    !p ||
    p.bare ||
    sentences[k - 1] !== sentences[k] ||
    d.start - p.end > 80 ||
    !/^(age|duration|count|percentage|multiple|rate|quantity)$/.test(p.kind)
  )
    return false;
  if (s.isSymbol(p.first + 1, '-')) return false; // "in 4-bit it's 35"
  let i = d.first - 1;
  while (/^(only|just|about|like|maybe|around|more|closer|to|nearly|almost|now)$/.test(s.low(i))) i--;
  if (!/^(is|was|are|were|be|be|it's|they're|has|had|have)$/.test(s.low(i)) || i === d.first) return false;
  const like = s.low(p.last) === 'of' && s.low(d.last) === 'of';
  if (p.kind === 'count' && !like && d.inWords && typeof d.value === 'number' && d.value < 2) return false;
  return mend(d, 'unit_from_clause', { unit: p.unit, kind: p.kind, denominator: p.denominator });
}
