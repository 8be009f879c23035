import { CURRENCIES_ABROAD } from './currency-abroad.ts';

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
    लाख: 1e5,
    '\u0915\u0930\u094b\u0921\u093c': 1e7, // करोड़
    '\u0915\u0930\u094b\u095c': 1e7,
    अरब: 1e9,
    हज़ार: 1e3,
    हजार: 1e3,
  }),
);

/** Chinese and Japanese multipliers, glued to the digits. */
export const CJK_MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({ 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 兆: 1e12, 千: 1e3, 百: 1e2 }),
);

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
  ريال: 'SAR',
  درهم: 'AED',
  جنيه: 'EGP',
  रुपये: 'INR',
  रुपए: 'INR',
  रुपया: 'INR',
  डॉलर: 'USD',
  यूरो: 'EUR',
};

/** Languages that write a decimal comma and group thousands by points. */
export const CONTINENTAL: ReadonlySet<string> = new Set(['de', 'fr', 'es', 'pt', 'it', 'nl', 'ru']);

/** Multipliers as each language counts them: a French billion and a German Billion are a million millions. */
export const NATIVE_MAGNITUDES: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  de: new Map([
    ['tausend', 1e3],
    ['million', 1e6],
    ['millionen', 1e6],
    ['mio', 1e6],
    ['milliarde', 1e9],
    ['milliarden', 1e9],
    ['mrd', 1e9],
    ['billion', 1e12],
    ['billionen', 1e12],
    ['dutzend', 12],
  ]),
  fr: new Map([
    ['cent', 1e2],
    ['mille', 1e3],
    ['million', 1e6],
    ['millions', 1e6],
    ['milliard', 1e9],
    ['milliards', 1e9],
    ['billion', 1e12],
    ['billions', 1e12],
    ['douzaine', 12],
    ['douzaines', 12],
  ]),
  es: new Map([
    ['mil', 1e3],
    ['millón', 1e6],
    ['millon', 1e6],
    ['millones', 1e6],
    ['billón', 1e12],
    ['billon', 1e12],
    ['billones', 1e12],
    ['docena', 12],
    ['docenas', 12],
  ]),
  it: new Map([
    ['mila', 1e3],
    ['mille', 1e3],
    ['milione', 1e6],
    ['milioni', 1e6],
    ['mln', 1e6],
    ['miliardo', 1e9],
    ['miliardi', 1e9],
    ['mld', 1e9],
    ['dozzina', 12],
    ['dozzine', 12],
  ]),
  pt: new Map([
    ['mil', 1e3],
    ['milhão', 1e6],
    ['milhões', 1e6],
    ['milhoes', 1e6],
    ['mi', 1e6],
    ['bilhão', 1e9],
    ['bilhões', 1e9],
    ['bilhoes', 1e9],
    ['bi', 1e9],
    ['trilhão', 1e12],
    ['trilhões', 1e12],
    ['bilião', 1e12],
    ['biliões', 1e12],
    ['dúzia', 12],
    ['dúzias', 12],
  ]),
  nl: new Map([
    ['duizend', 1e3],
    ['miljoen', 1e6],
    ['mln', 1e6],
    ['miljard', 1e9],
    ['mld', 1e9],
    ['mrd', 1e9],
    ['biljoen', 1e12],
    ['dozijn', 12],
  ]),
};

/** Times by the words of each language, in the unit we write them in. */
export const NATIVE_TIMES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  de: times(
    'jahr|jahre|jahren monat|monate|monaten woche|wochen tag|tage|tagen stunde|stunden minute|minuten sekunde|sekunden',
  ),
  fr: times('an|ans|année|années mois semaine|semaines jour|jours heure|heures minute|minutes seconde|secondes'),
  it: times('anno|anni mese|mesi settimana|settimane giorno|giorni ora|ore minuto|minuti secondo|secondi'),
  pt: times('ano|anos mês|meses semana|semanas dia|dias hora|horas minuto|minutos segundo|segundos'),
  nl: times('jaar|jaren maand|maanden week|weken dag|dagen uur|uren minuut|minuten seconde|seconden'),
  es: times('año|años mes|meses semana|semanas día|días hora|horas minuto|minutos segundo|segundos'),
};

function times(row: string): ReadonlyMap<string, string> {
  const units = 'years months weeks days hours minutes seconds'.split(' ');
  return new Map(row.split(' ').flatMap((words, k) => words.split('|').map((w): [string, string] => [w, units[k]])));
}

const GERMAN_PLACES: readonly (readonly [string, string, string])[] = [
  ['CAD', 'kanadisch', 'dollar'],
  ['AUD', 'australisch', 'dollar'],
  ['NZD', 'neuseeländisch', 'dollar'],
  ['USD', 'amerikanisch', 'dollar'],
  ['GBP', 'britisch', 'pfund'],
  ['CHF', 'schweizer', 'franken'],
  ['JPY', 'japanisch', 'yen'],
  ['CNY', 'chinesisch', 'yuan'],
  ['INR', 'indisch', 'rupien'],
  ['RUB', 'russisch', 'rubel'],
  ['DEM', 'deutsch', 'mark'],
  ['FIM', 'finnisch', 'mark'],
  ['KHR', 'kambodschanisch', 'riel'],
  ['SEK', 'schwedisch', 'kronen'],
  ['NOK', 'norwegisch', 'kronen'],
  ['DKK', 'dänisch', 'kronen'],
  ['BRL', 'brasilianisch', 'real'],
  ['TRY', 'türkisch', 'lira'],
];

/** Currencies by names of one or several words in German, French and Spanish, lower case, with what one is worth in the main unit. */
export const FOREIGN_CURRENCY_NAMES: ReadonlyMap<string, { code: string; factor: number }> = new Map([
  ...CURRENCIES_ABROAD,
  ...GERMAN_PLACES.flatMap(([code, place, noun]) =>
    ['', 'e', 'en', 'er', 'em', 'es'].map((end): [string, { code: string; factor: number }] => [
      `${place}${end} ${noun}`,
      { code, factor: 1 },
    ]),
  ),
  ...Object.entries({
    USD: 'us dollar|dollar américain|dollars américains|dollar des états unis|dólar|dólares|dólar estadounidense|dólares estadounidenses|dólares americanos',
    CAD: 'dollar canadien|dollars canadiens|dólar canadiense|dólares canadienses',
    AUD: 'dollar australien|dollars australiens|dólar australiano|dólares australianos',
    HKD: 'hongkong dollar|dollar de hong kong|dollars de hong kong|dólar de hong kong|dólares de hong kong',
    GBP: 'pfund|pfund sterling|livre|livres|livre sterling|livres sterling|libra|libras|libra esterlina|libras esterlinas',
    CHF: 'franken|franc suisse|francs suisses|franco suizo|francos suizos',
    EUR: 'euro|euros',
    JPY: 'yen|yens|yenes|yen japonés|yenes japoneses',
    CNY: 'yuan|yuans|yuanes|yuan chinois|yuans chinois',
    FIM: 'mark finlandais|marks finlandais|marco finlandés|marcos finlandeses|marco finlandese|marchi finlandesi',
    DEM: 'd mark|mark allemand|marks allemands|marco alemán|marcos alemanes',
    MXN: 'peso mexicano|pesos mexicanos',
    ARS: 'peso argentino|pesos argentinos',
    CLP: 'peso chileno|pesos chilenos',
    COP: 'peso colombiano|pesos colombianos',
    BRL: 'reales|reales brasileños|réaux',
    RUB: 'rubel|rouble|roubles|rublo|rublos',
    INR: 'rupien|roupie|roupies|rupia|rupias',
  }).flatMap(([code, names]) =>
    names.split('|').map((name): [string, { code: string; factor: number }] => [name, { code, factor: 1 }]),
  ),
  ...['penique', 'peniques'].map((name): [string, { code: string; factor: number }] => [
    name,
    { code: 'GBP', factor: 0.01 },
  ]),
  ...['centesimo', 'centesimi'].map((name): [string, { code: string; factor: number }] => [
    name,
    { code: 'EUR', factor: 0.01 },
  ]),
  ...['centavo', 'centavos', 'céntimo', 'céntimos', 'centime', 'centimes'].map(
    (name): [string, { code: string; factor: number }] => [
      name,
      { code: /^(cént|centim)/.test(name) ? 'EUR' : 'USD', factor: 0.01 },
    ],
  ),
]);
/** First words of those names. */
export const FOREIGN_CURRENCY_STARTS: ReadonlySet<string> = new Set(
  [...FOREIGN_CURRENCY_NAMES.keys()].map((n) => n.split(' ')[0]),
);
