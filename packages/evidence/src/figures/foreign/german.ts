/** German number words: one compound word as a rule ("dreihundertneunundneunzigtausend"). Grammar after Duden, "Zahlen und Ziffern". */
const UNITS: Readonly<Record<string, number>> = {
  ein: 1,
  eins: 1,
  zwei: 2,
  zwo: 2,
  drei: 3,
  vier: 4,
  fuenf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
};
const TEENS: Readonly<Record<string, number>> = {
  zehn: 10,
  elf: 11,
  zwoelf: 12,
  dreizehn: 13,
  vierzehn: 14,
  fuenfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
};
const TENS: Readonly<Record<string, number>> = {
  zwanzig: 20,
  dreissig: 30,
  vierzig: 40,
  fuenfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
};
const ARTICLES = /^ein(e|er|en|em|es)$/;

const plain = (word: string) =>
  word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');

/** What a German word says as a number, undefined for every other word. */
export function germanWord(lower: string): number | undefined {
  const word = plain(lower);
  if (word === 'null') return 0;
  if (word === 'anderthalb' || word === 'einundhalb') return 1.5;
  if (word === 'dreiviertel') return 0.75;
  if (ARTICLES.test(word)) return 1;
  if (word.length > 6 && word.endsWith('einhalb')) {
    const whole = word === 'eineinhalb' ? 1 : belowMillion(word.slice(0, -'einhalb'.length));
    return whole === undefined ? undefined : whole + 0.5;
  }
  return belowMillion(word);
}

function belowMillion(word: string): number | undefined {
  const at = word.indexOf('tausend');
  if (at < 0) return belowThousand(word);
  const above = at === 0 ? 1 : belowThousand(word.slice(0, at));
  const rest = joined(word.slice(at + 'tausend'.length));
  const below = rest === '' ? 0 : belowThousand(rest);
  return above === undefined || below === undefined ? undefined : above * 1000 + below;
}

function belowThousand(word: string): number | undefined {
  const at = word.indexOf('hundert');
  if (at < 0) return belowHundred(word);
  const head = word.slice(0, at);
  const above = head === '' ? 1 : (UNITS[head] ?? TEENS[head]);
  const rest = joined(word.slice(at + 'hundert'.length));
  const below = rest === '' ? 0 : belowHundred(rest);
  return above === undefined || below === undefined ? undefined : above * 100 + below;
}

function belowHundred(word: string): number | undefined {
  const whole = UNITS[word] ?? TEENS[word] ?? TENS[word];
  if (whole !== undefined) return whole;
  const at = word.indexOf('und');
  if (at < 0) return undefined;
  const [unit, ten] = [UNITS[word.slice(0, at)], TENS[word.slice(at + 3)]];
  return unit === undefined || ten === undefined ? undefined : unit + ten;
}

/** "hundertundfünf": the "und" between the parts. */
const joined = (rest: string) => (rest.startsWith('und') ? rest.slice(3) : rest);

/** The denominator a German fraction word says: "drittel" 3, "zwanzigstel" 20, "halbe" 2. */
export function germanFraction(lower: string): number | undefined {
  const word = plain(lower);
  if (/^halb(e|er|es|en|em)?$/.test(word)) return 2;
  if (word === 'drittel') return 3;
  if (word === 'siebtel') return 7;
  if (word === 'achtel') return 8;
  const stem = /^(.+?)s?tel$/.exec(word)?.[1];
  const below = stem === undefined ? undefined : (belowMillion(stem) ?? belowMillion(`${stem}s`));
  return below !== undefined && below >= 4 ? below : undefined;
}

/** Whether a number may begin with this word; cheap, asked of every word of a German text. */
export function germanStart(lower: string): boolean {
  return /^(null|ein|zwei|zwo|drei|vier|fünf|fuenf|sech|sieb|acht|neun|zehn|elf|zwölf|zwoelf|zwanzig|hundert|tausend|halb|anderthalb|million|milliard|mio|mrd|dutzend)/.test(
    lower,
  );
}
