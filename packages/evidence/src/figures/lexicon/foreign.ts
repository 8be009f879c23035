/** Multipliers of other European languages that no English word looks like; written after digits ("1,5 Millionen", "3 milliards", "5 mil millones"). */
export const FOREIGN_MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    tausend: 1e3,
    millionen: 1e6,
    milliarde: 1e9,
    milliarden: 1e9,
    mrd: 1e9,
    billionen: 1e12,
    milliard: 1e9,
    milliards: 1e9,
    millón: 1e6,
    millon: 1e6,
    millones: 1e6,
    billones: 1e12,
    milhão: 1e6,
    milhões: 1e6,
    milhoes: 1e6,
    bilhão: 1e9,
    bilhões: 1e9,
    bilhoes: 1e9,
    trilhão: 1e12,
    trilhões: 1e12,
    mila: 1e3,
    milione: 1e6,
    milioni: 1e6,
    miliardo: 1e9,
    miliardi: 1e9,
    duizend: 1e3,
    miljoen: 1e6,
    miljard: 1e9,
    biljoen: 1e12,
    тысяч: 1e3,
    тысячи: 1e3,
    миллион: 1e6,
    миллиона: 1e6,
    миллионов: 1e6,
    миллиард: 1e9,
    миллиарда: 1e9,
    миллиардов: 1e9,
    مليون: 1e6,
    ملايين: 1e6,
    مليار: 1e9,
    مليارات: 1e9,
    تريليون: 1e12,
  }),
);

/** Chinese and Japanese multipliers, glued to the digits. */
export const CJK_MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({ 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 兆: 1e12, 千: 1e3, 百: 1e2 }),
);

/** Chinese and Japanese currency names, longest first. */
export const CJK_CURRENCIES: readonly (readonly [string, string])[] = [
  ['人民币', 'CNY'],
  ['美元', 'USD'],
  ['美金', 'USD'],
  ['欧元', 'EUR'],
  ['歐元', 'EUR'],
  ['英镑', 'GBP'],
  ['日元', 'JPY'],
  ['港元', 'HKD'],
  ['港币', 'HKD'],
  ['韩元', 'KRW'],
  ['台币', 'TWD'],
  ['ドル', 'USD'],
  ['ユーロ', 'EUR'],
  ['元', 'CNY'],
  ['円', 'JPY'],
];

/** Currency words of other European languages. */
export const FOREIGN_CURRENCIES: Readonly<Record<string, string>> = {
  dólar: 'USD',
  dólares: 'USD',
  dolares: 'USD',
  dollaro: 'USD',
  dollari: 'USD',
  долларов: 'USD',
  доллара: 'USD',
  доллар: 'USD',
  евро: 'EUR',
  yenes: 'JPY',
  yuanes: 'CNY',
  franken: 'CHF',
  pfund: 'GBP',
  sterline: 'GBP',
  рублей: 'RUB',
  рубля: 'RUB',
  рубль: 'RUB',
  rublos: 'RUB',
  reales: 'BRL',
  złotych: 'PLN',
  دولار: 'USD',
  دولارات: 'USD',
  يورو: 'EUR',
};

/** Languages that write a decimal comma and group thousands by points. */
export const CONTINENTAL: ReadonlySet<string> = new Set(['de', 'fr', 'es', 'pt', 'it', 'nl', 'ru']);

/** Names of currencies in German, French and Spanish, several words long, lower case. */
export const FOREIGN_CURRENCY_NAMES: ReadonlyMap<string, { code: string; factor: number }> = new Map(
  Object.entries({
    dólar: { code: 'USD', factor: 1 },
  }),
);
