/** Italian numbers below a million are one word ("duecentotrentacinque"); a ten loses its vowel before uno and otto ("ventuno", "trentotto"). */
const UNITS: Readonly<Record<string, number>> = {
  un: 1,
  uno: 1,
  una: 1,
  due: 2,
  tre: 3,
  quattro: 4,
  cinque: 5,
  sei: 6,
  sette: 7,
  otto: 8,
  nove: 9,
};
const TEENS: Readonly<Record<string, number>> = {
  dieci: 10,
  undici: 11,
  dodici: 12,
  tredici: 13,
  quattordici: 14,
  quindici: 15,
  sedici: 16,
  diciassette: 17,
  diciotto: 18,
  diciannove: 19,
};
const TENS: readonly (readonly [string, number])[] = [
  ['venti', 20],
  ['trenta', 30],
  ['quaranta', 40],
  ['cinquanta', 50],
  ['sessanta', 60],
  ['settanta', 70],
  ['ottanta', 80],
  ['novanta', 90],
];

/** What an Italian word says as a number, undefined for every other word. */
export function italianWord(lower: string): number | undefined {
  const word = lower.replaceAll('é', 'e').replaceAll('è', 'e');
  if (word === 'zero') return 0;
  if (word === 'mille') return 1000;
  if (word.length > 60) return undefined;
  const mila = word.indexOf('mila');
  if (mila > 0) return sum(belowThousand(word.slice(0, mila)), 1000, word.slice(mila + 4));
  return word.startsWith('mille') ? sum(1, 1000, word.slice(5)) : belowThousand(word);
}

function sum(above: number | undefined, times: number, rest: string): number | undefined {
  const below = rest === '' ? 0 : belowThousand(rest);
  return above === undefined || below === undefined ? undefined : above * times + below;
}

function belowThousand(word: string): number | undefined {
  const at = word.indexOf('cent');
  if (at < 0) return belowHundred(word);
  const above = at === 0 ? 1 : UNITS[word.slice(0, at)];
  if (above === undefined) return undefined;
  const rest = word.slice(at + 4);
  if (rest === 'o') return above * 100;
  const below = rest.startsWith('o') ? (belowHundred(rest.slice(1)) ?? belowHundred(rest)) : belowHundred(rest);
  return below === undefined ? undefined : above * 100 + below;
}

function belowHundred(word: string): number | undefined {
  const whole = UNITS[word] ?? TEENS[word];
  if (whole !== undefined) return whole;
  for (const [ten, value] of TENS) {
    if (!word.startsWith(ten.slice(0, -1))) continue;
    if (word === ten) return value;
    const unit = word.startsWith(ten) ? UNITS[word.slice(ten.length)] : UNITS[word.slice(ten.length - 1)];
    return unit === undefined ? undefined : value + unit;
  }
  return undefined;
}
