import type { Scan } from '../tokens/index.ts';
import { draftOf } from './draft.ts';
import { tidy } from './magnitude.ts';
import { type Draft, moneyLike } from './types.ts';

/** "$2 of revenue for every $1 of AI cost", "for every dollar on GPUs, another dollar": a ratio spanning both amounts. */
export function readRatio(s: Scan, drafts: Draft[]): Draft[] {
  const out: Draft[] = [];
  for (let k = 0; k < drafts.length; k++) {
    const a = drafts[k];
    const b = drafts[k + 1];
    if (
      a &&
      b &&
      moneyLike(a) &&
      moneyLike(b) &&
      b.first - a.last <= 6 &&
      typeof a.value === 'number' &&
      typeof b.value === 'number'
    ) {
      const between = wordsBetween(s, a.last, b.first);
      const m = /^(?:of |in |worth of )?((?:[\w-]+ ){0,3})for (?:every|each)$/.exec(between);
      if (m && a.magnitude === 1 && b.magnitude === 1 && b.value > 0) {
        const noun = nounPhrase(s, b.last);
        out.push({
          ...a,
          last: noun.last,
          value: tidy(a.value / b.value),
          kind: 'ratio',
          bare: false,
          denominator: undefined,
          unit: `${a.currency}${m[1] ? ` ${m[1].trim()}` : ''} / ${b.currency}${noun.text ? ` ${noun.text}` : ''}`,
        });
        k++;
        continue;
      }
    }
    out.push(a);
  }
  return out;
}

/** "a 3:1 ratio", "a ratio of 4:1", "a 10:1 stock split": two numbers with a colon, said to be a ratio; any others are a time of day. */
export function colonRatio(s: Scan, i: number): Draft | undefined {
  if (!s.isSymbol(i + 1, ':') || !s.glued(i + 1) || !s.isNumber(i + 2) || !s.glued(i + 2) || s.glued(i))
    return undefined;
  const said =
    /^(ratio|ratios|leverage|odds|mix|split)$/.test(s.low(i + 3)) ||
    (s.low(i + 3) === 'stock' && s.low(i + 4) === 'split') ||
    (/^(of|is|was|at|to)$/.test(s.low(i - 1)) && /^ratios?$/.test(s.low(i - 2)));
  const value = s.number(i) / s.number(i + 2);
  if (!said || (s.isSymbol(i + 3, ':') && s.glued(i + 3)) || !Number.isFinite(value)) return undefined;
  return draftOf({ first: i, last: i + 3, value: tidy(value), unit: ':1', kind: 'ratio' });
}

/** "of AI cost" after an amount. */
function nounPhrase(s: Scan, i: number): { text: string; last: number } {
  if (!/^(of|on|in)$/.test(s.low(i))) return { text: '', last: i };
  let last = i + 1;
  const words: string[] = [];
  while (
    last < i + 4 &&
    s.isWord(last) &&
    !s.opensLine(last) &&
    !/^(that|which|they|we|you|it|is|are|was|goes|and|or|to|for|from|in|on|spent|another|there)$/.test(s.low(last))
  ) {
    words.push(s.raw(last));
    last++;
  }
  return words.length ? { text: words.join(' '), last } : { text: '', last: i };
}

function wordsBetween(s: Scan, from: number, to: number): string {
  const words: string[] = [];
  for (let i = from; i < to; i++) words.push(s.low(i));
  return words.join(' ');
}

/** "For every dollar on GPUs, another dollar goes to …": one to one, from its first word to the second dollar. */
export function everyDollar(s: Scan, i: number): Draft | undefined {
  if (s.low(i) !== 'for' || !/^(every|each)$/.test(s.low(i + 1)) || !/^(dollar|euro|pound|buck)$/.test(s.low(i + 2)))
    return undefined;
  const noun = nounPhrase(s, i + 3);
  let at = noun.last;
  for (let turn = 0; turn < 8; turn++, at++) {
    if (s.opensLine(at) || s.isSymbol(at, '.;')) return undefined;
    if (/^(another|a|one)$/.test(s.low(at)) && s.low(at + 1) === s.low(i + 2)) {
      const code = { dollar: 'USD', buck: 'USD', euro: 'EUR', pound: 'GBP' }[s.low(i + 2)]!;
      const short = noun.text.replace(/s$/, '');
      return {
        first: i,
        last: at + 2,
        start: 0,
        end: 0,
        value: 1,
        unit: `${code} other / ${code}${short ? ` ${short}` : ''}`,
        kind: 'ratio',
        currency: code,
        modifier: 'exact',
        repairs: [],
        magnitude: 1,
        bare: false,
        inWords: false,
        confidence: 0.7,
      };
    }
  }
  return undefined;
}

/** "a 0.72 ratio", "a ratio of 1.4", "a price-to-earnings ratio of 25", "a PUE of 1.2": what a number without a unit is the ratio of. */
export function ratioSaid(s: Scan, first: number, next: number): string | undefined {
  if (s.low(next) === 'ratio' && !s.opensLine(next) && !s.glued(next)) return 'ratio';
  let at = first - 1;
  while (at > first - 5 && (s.isSymbol(at, ':=()~') || RATIO_LINKS.test(s.low(at)))) at--;
  if (s.opensLine(at + 1) || at === first - 1) return undefined;
  const word = s.low(at);
  if (word === 'ratio') return s.low(next) === 'to' ? undefined : 'ratio';
  return s.raw(at) === 'PUE' || (word === 'effectiveness' && s.low(at - 1) === 'usage') ? 'PUE' : undefined;
}

const RATIO_LINKS =
  /^(of|is|was|at|to|near|about|around|roughly|below|under|above|over|fell|rose|a|an|averages|averaged|reports|reported)$/;
