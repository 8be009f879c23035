/** Dutch numbers are one word up to a thousand, the unit before the ten ("vijfentwintig", "tweehonderddrieëndertig"). Grammar after the Algemene Nederlandse Spraakkunst, "Hoofdtelwoorden". */
const UNITS: Readonly<Record<string, number>> = {
  een: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  zeven: 7,
  acht: 8,
  negen: 9,
};
const WHOLE: Readonly<Record<string, number>> = {
  tien: 10,
  elf: 11,
  twaalf: 12,
  dertien: 13,
  veertien: 14,
  vijftien: 15,
  zestien: 16,
  zeventien: 17,
  achttien: 18,
  negentien: 19,
};
const TENS: Readonly<Record<string, number>> = {
  twintig: 20,
  dertig: 30,
  veertig: 40,
  vijftig: 50,
  zestig: 60,
  zeventig: 70,
  tachtig: 80,
  negentig: 90,
};
const FRACTIONS: Readonly<Record<string, number>> = {
  half: 2,
  halve: 2,
  derde: 3,
  derden: 3,
  kwart: 4,
  vierde: 4,
  vijfde: 5,
  zesde: 6,
  zevende: 7,
  achtste: 8,
  negende: 9,
  tiende: 10,
  twintigste: 20,
  honderdste: 100,
  duizendste: 1000,
};

/** What a Dutch word says as a number, undefined for every other word. */
export function dutchWord(lower: string): number | undefined {
  const word = lower.replaceAll('ë', 'e').replaceAll('é', 'e');
  if (word === 'nul') return 0;
  if (word === 'anderhalf' || word === 'anderhalve') return 1.5;
  if (word.length > 60) return undefined;
  const at = word.indexOf('duizend');
  if (at < 0) return belowThousand(word);
  const above = at === 0 ? 1 : belowThousand(word.slice(0, at));
  const rest = word.slice(at + 'duizend'.length).replace(/^en(?=.)/, '');
  const below = rest === '' ? 0 : belowThousand(rest);
  return above === undefined || below === undefined ? undefined : above * 1000 + below;
}

function belowThousand(word: string): number | undefined {
  const at = word.indexOf('honderd');
  if (at < 0) return belowHundred(word);
  const above = at === 0 ? 1 : belowHundred(word.slice(0, at));
  const tail = word.slice(at + 'honderd'.length);
  const rest = belowHundred(tail) === undefined ? tail.replace(/^en(?=.)/, '') : tail;
  const below = rest === '' ? 0 : belowHundred(rest);
  return above === undefined || below === undefined ? undefined : above * 100 + below;
}

function belowHundred(word: string): number | undefined {
  const whole = UNITS[word] ?? WHOLE[word] ?? TENS[word];
  if (whole !== undefined) return whole;
  for (const [name, unit] of Object.entries(UNITS)) {
    if (!word.startsWith(`${name}en`)) continue;
    const ten = TENS[word.slice(name.length + 2)];
    if (ten !== undefined) return ten + unit;
  }
  return undefined;
}

/** The denominator a Dutch fraction word says: "derde" 3, "kwart" 4. */
export const dutchFraction = (lower: string): number | undefined => FRACTIONS[lower];

/** Whether a number may begin with this word; cheap, asked of every word of a Dutch text. */
export const dutchStart = (lower: string): boolean =>
  /^(nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|der|veer|twintig|tachtig|honderd|duizend|anderhal|half|halve|miljoen|miljard|biljoen|dozijn)/.test(
    lower,
  );
