import type { Scan } from '../tokens/index.ts';
import { FUNCTION_WORDS } from '../tokens/index.ts';
import { tidy } from './magnitude.ts';
import { isPlural, nounAfter } from './nouns.ts';
import { readNumber } from './number.ts';
import type { Draft } from './types.ts';
import { unitAfter } from './unit.ts';

/** "1 in 5", "nine out of ten": a share. */
export function inEvery(s: Scan, a: Draft): Draft[] | undefined {
  if (
    a.unit ||
    !a.bare ||
    a.magnitude > 1 ||
    typeof a.value !== 'number' ||
    !Number.isInteger(a.value) ||
    a.value === 0
  )
    return undefined;
  const size = Math.abs(a.value);
  const outOf = s.low(a.last) === 'out' && s.low(a.last + 1) === 'of';
  if (s.low(a.last) === 'over' && (a.inWords || size === 1)) {
    // "three over seven", "1 over 20", said of a fraction
    const below = s.isWord(a.last + 1) || s.isNumber(a.last + 1) ? readNumber(s, a.last + 1) : undefined;
    if (
      below &&
      (below.inWords || size === 1) &&
      below.value > size &&
      below.value <= 1000 &&
      Number.isInteger(below.value) &&
      !unitAfter(s, below.next) &&
      (s.isSymbol(below.next) || below.next >= s.count || s.opensLine(below.next))
    )
      return [
        { ...a, last: below.next, value: tidy(a.value / below.value), unit: 'fraction', bare: false, kind: 'ratio' },
      ];
  }
  const abroad = s.language ? shareAbroad(s, a) : undefined;
  if (abroad) return abroad;
  if (a.value < 1) return undefined;
  const inAt = s.joined(a.last); // "one-in-three"
  if (!outOf && s.low(inAt) !== 'in') return undefined;
  const at = outOf
    ? a.last + 2
    : inAt !== a.last
      ? s.joined(inAt + 1)
      : a.last + (s.low(a.last + 1) === 'every' ? 2 : 1);
  if (!s.isNumber(at) && !s.isWord(at)) return undefined;
  const b = readNumber(s, at);
  if (!b || b.onlyMagnitude || unitAfter(s, b.next)?.unit.kind === 'duration') return undefined;
  if (b.value <= a.value || b.value > 1000 || !Number.isInteger(b.value) || (a.inWords !== b.inWords && !outOf))
    return undefined;
  return [{ ...a, last: b.next, value: tidy(a.value / b.value), unit: 'fraction', bare: false, kind: 'ratio' }];
}

/** "un sur trois", "8 sur 10", "uno de cada tres", "zwei von drei". External cases: Recognizers-Text NumberModel, French ("1 sur vingt-un"). */
function shareAbroad(s: Scan, a: Draft): Draft[] | undefined {
  const spanish = s.low(a.last) === 'de' && s.low(a.last + 1) === 'cada';
  const joins = {
    fr: s.low(a.last) === 'sur',
    es: spanish,
    de: s.low(a.last) === 'von' && !(/^ein/.test(s.low(a.first)) && s.isNumber(a.last + 1)),
    it: s.low(a.last) === 'su',
    pt: s.low(a.last) === 'em',
    nl: s.low(a.last) === 'op',
  }[s.language];
  const at = spanish ? a.last + 2 : a.last + 1;
  if (!joins || (!s.isNumber(at) && !s.isWord(at))) return undefined;
  const b = readNumber(s, at);
  if (!b || !Number.isInteger(b.value) || b.value <= (a.value as number) || b.value > 1000 || b.magnitude >= 1e3)
    return undefined;
  if (unitAfter(s, b.next)) return undefined;
  return [
    { ...a, last: b.next, value: tidy((a.value as number) / b.value), unit: 'fraction', bare: false, kind: 'ratio' },
  ];
}

/** "one household in six", "two firms out of three": a share with its noun between. External cases: Recognizers-Text PercentModel in percent mode ("one out of three", "one in two"). */
export function peopleInEvery(s: Scan, a: Draft): Draft[] | undefined {
  if (!a.inWords || a.magnitude > 1 || a.currency || typeof a.value !== 'number') return undefined;
  if (a.value < 1 || a.value > 20 || !Number.isInteger(a.value) || (a.kind !== 'number' && a.kind !== 'count'))
    return undefined;
  const one = a.value === 1;
  let noun = a.last;
  if (s.isWord(noun) && s.isWord(noun + 1) && !FUNCTION_WORDS.has(s.low(noun + 1))) noun++; // "one young worker in ten"
  if (
    !s.isWord(noun) ||
    FUNCTION_WORDS.has(s.low(noun)) ||
    s.capital(noun) ||
    (!one && !isPlural(s, noun) && s.low(noun) !== 'people')
  )
    return undefined;
  const outOf = s.low(noun + 1) === 'out' && s.low(noun + 2) === 'of';
  if (!outOf && s.low(noun + 1) !== 'in') return undefined;
  const at = outOf ? noun + 3 : noun + (s.low(noun + 2) === 'every' ? 3 : 2);
  const b = s.isWord(at) ? readNumber(s, at) : undefined;
  if (!b?.inWords || b.onlyMagnitude || !Number.isInteger(b.value) || b.value <= a.value || b.value > 1000)
    return undefined;
  if (unitAfter(s, b.next) || nounAfter(s, b.next)?.sure) return undefined; // "one branch in six cities"
  return [{ ...a, last: b.next, value: tidy(a.value / b.value), unit: 'fraction', bare: false, kind: 'ratio' }];
}
