import type { Scan } from '../tokens/index.ts';
import { currencyAfter } from './currency.ts';
import { eastAsianStart } from './foreign/east-asian.ts';
import { readNumber } from './number.ts';

/** Hundredths that several currencies share a word for. */
const HUNDREDTHS = /^(sens?|centavos?|c[eé]ntimos?|centimes?|öre|øre|ore|cents?|c)$/;

/** "5 dollars and 30 cents", "2 pounds 50 pence", "$20 and 43c", "20 ringgit 43 sen": the small change after an amount. `named`: the currency stands after the amount in words; only then may the change go without a name of its own ("five pounds fifty"). External cases: Duckling AmountOfMoney, English ("20 ringgit and 43 sen"). */
export function smallChange(
  s: Scan,
  i: number,
  code: string,
  factor: number,
  named: boolean,
): { value: number; next: number } | undefined {
  if (factor !== 1) return undefined;
  if (s.glued(i) && s.raw(i - 1) >= '\u3040') return eastAsianChange(s, i);
  const joins =
    s.low(i) === 'and' ||
    (named && s.isSymbol(i, ',')) ||
    (s.language !== '' && /^(y|con|et|und|en|e|ed)$/.test(s.low(i)));
  const at = joins ? i + 1 : i;
  if (s.opensLine(at) || (!s.isNumber(at) && !s.isWord(at))) return undefined;
  const number = readNumber(s, at);
  if (!number || number.magnitude > 1 || number.value >= 100) return undefined;
  const hundredth = HUNDREDTHS.test(s.low(number.next)) && (s.low(number.next) !== 'c' || s.glued(number.next));
  if (hundredth) return { value: number.value / 100, next: number.next + 1 };
  if (!named) return undefined;
  const after = currencyAfter(s, number.next);
  // "a dollar thirty", "five pounds fifty", "20 dollars 43"
  if (
    !after &&
    (at === i || s.low(i) === 'con') &&
    number.value >= 10 &&
    Number.isInteger(number.value) &&
    pricesEndHere(s, number)
  )
    return { value: number.value / 100, next: number.next };
  // "twenty dollars and 43.": the sentence ends with the change
  const closes = s.opensLine(number.next) || s.isSymbol(number.next, '.!?');
  if (!after && at !== i && s.isWord(i) && number.value >= 10 && Number.isInteger(number.value) && closes)
    return { value: number.value / 100, next: number.next };
  if (!after || after.word.factor >= 1) return undefined;
  return after.word.code === code || after.word.code === 'USD'
    ? { value: number.value * after.word.factor, next: after.next }
    : undefined;
}

/** What the parts of a yuan, a dollar and a yen are worth: "五元三毛", "两美元又三美分". */
const PARTS: readonly (readonly [string, number])[] = [
  ['日本銭', 0.01],
  ['美分', 0.01],
  ['セント', 0.01],
  ['毛', 0.1],
  ['角', 0.1],
  ['分', 0.01],
  ['銭', 0.01],
];

function eastAsianChange(s: Scan, i: number): { value: number; next: number } | undefined {
  let at = /^[又と]$/.test(s.raw(i)) ? i + 1 : i;
  let value = 0;
  for (let turn = 0; turn < 2; turn++) {
    const number = s.isNumber(at) || eastAsianStart(s.raw(at)) ? readNumber(s, at) : undefined;
    const part = number && PARTS.find(([name]) => s.text.startsWith(name, s.start(number.next)));
    if (!number || !part || number.value >= 100) break;
    value += number.value * part[1];
    at = number.next + part[0].length;
  }
  return value > 0 ? { value, next: at } : undefined;
}

function pricesEndHere(s: Scan, { next, inWords }: { next: number; inWords: boolean }): boolean {
  if (s.opensLine(next) || s.isSymbol(next, '.,;:!?)')) return true;
  return inWords && /^(to|or|and|per|an?|each|for|on|in|at|now|today|is|was|which|but)$/.test(s.low(next));
}
