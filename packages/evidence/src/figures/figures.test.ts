import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../readers/index.ts';
import { type Figure, findFigures, REPAIRS } from './index.ts';

const short = (f: Figure) => [f.text, f.value ?? [f.valueMin, f.valueMax], f.unit];
const all = (text: string, date?: string) => findFigures(text, date ? { date } : {}).map(short);

describe('numbers', () => {
  test.each([
    ['1,234.56', 1234.56],
    ['.25', 0.25],
    ['-3/4', -0.75],
    ['1 1/4', 1.25],
    ['2½', 2.5],
    ['1e10', 1e10],
    ['1.1^2', 1.21],
    ['a dozen', 12],
    ['half', 0.5],
    ['twenty-two hundred', 2200],
    ['two hundred and fifty thousand', 250_000],
    ['five million three hundred thousand', 5_300_000],
    ['one point five', 1.5],
    ['two point seven billion', 2.7e9],
    ['three and a half', 3.5],
    ['two thirds', 2 / 3],
    ['10 lakh', 1e6],
    ['1.234.567,89', 1234567.89],
    ['20M', 2e7],
  ])('%s is %d', (text, value) => {
    const found = findFigures(text);
    expect(found.map((f) => f.text)).toEqual([text]);
    expect(found[0].value).toBeCloseTo(value, 9);
  });

  test('every whole number up to a million is read back from its digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2101, max: 999_999 }), (n) => {
        const written = n.toLocaleString('en-US');
        expect(all(`They sold ${written} units`)).toEqual([[written, n, 'units']]);
      }),
    );
  });

  test('every whole number below a million is read back from its words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (n) => {
        expect(findFigures(`${inWords(n)} dollars`)[0]).toMatchObject({
          value: n,
          unit: 'USD',
          text: `${inWords(n)} dollars`,
        });
      }),
    );
  });
});

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function inWords(n: number): string {
  if (n < 20) return ONES[n];
  if (n < 100) return TENS[Math.floor(n / 10)] + (n % 10 ? `-${ONES[n % 10]}` : '');
  if (n < 1000) return `${ONES[Math.floor(n / 100)]} hundred${n % 100 ? ` and ${inWords(n % 100)}` : ''}`;
  return `${inWords(Math.floor(n / 1000))} thousand${n % 1000 ? ` ${inWords(n % 1000)}` : ''}`;
}

describe('money', () => {
  test.each([
    ['C$ 3.5 million', 3.5e6, 'CAD'],
    ['U.S. $ 5 million', 5e6, 'USD'],
    ['30 US$', 30, 'USD'],
    ['€ 30', 30, 'EUR'],
    ['100.50 €', 100.5, 'EUR'],
    ['Rs. 100', 100, 'INR'],
    ['£1.2bn', 1.2e9, 'GBP'],
    ['4.5 billion yen', 4.5e9, 'JPY'],
    ['600 million new taiwan dollars', 6e8, 'TWD'],
    ['4.1 million Finnish markka', 4.1e6, 'FIM'],
    ['five dollars and thirty cents', 5.3, 'USD'],
    ['5¢', 0.05, 'USD'],
    ['$-5', -5, 'USD'],
    ['one and a half billion dollars', 1.5e9, 'USD'],
    ['RMB 500', 500, 'CNY'],
    ['30 kr', 30, 'SEK'],
    ['3 bitcoin', 3, 'BTC'],
  ])('%s', (text, value, currency) => {
    const found = findFigures(`it was ${text} then`);
    expect(found.map((f) => [f.text, f.currency])).toEqual([[text, currency]]);
    expect(found[0].value).toBeCloseTo(value, 9);
  });

  test('denominators belong to the span when they are "per" something or a time', () => {
    expect(all('It costs $2.50 per GPU-hour, $15/M output tokens, $20 a month and 61 cents a share.')).toEqual([
      ['$2.50 per GPU-hour', 2.5, 'USD/GPU-hour'],
      ['$15/M output tokens', 15, 'USD/million output tokens'],
      ['$20 a month', 20, 'USD/month'],
      ['61 cents', 0.61, 'USD/share'],
    ]);
  });
});

describe('other languages, where digits and signs carry the meaning', () => {
  test.each<[string, unknown[]]>([
    ['1,5 Millionen Euro', [['1,5 Millionen Euro', 1.5e6, 'EUR']]],
    ['5 millones de dólares', [['5 millones de dólares', 5e6, 'USD']]],
    ['أنفقت الشركة 5.5 مليار دولار', [['5.5 مليار دولار', 5.5e9, 'USD']]],
    ['a \u001b[0m revenue and \u001b[31;1mred', []],
    // RAE, Diccionario panhispánico de dudas, "millardo": Spanish says "mil millones" for 10⁹.
    ['1,5 mil millones de dólares', [['1,5 mil millones de dólares', 1.5e9, 'USD']]],
    [
      'La empresa gastó 1,5 mil millones de dólares y creció un 12,5 por ciento.',
      [
        ['1,5 mil millones de dólares', 1.5e9, 'USD'],
        ['12,5 por ciento', 12.5, 'percent'],
      ],
    ],
    ["3 milliards d'euros", [["3 milliards d'euros", 3e9, 'EUR']]],
    ['3,5 % der Kosten', [['3,5 %', 3.5, 'percent']]],
    ['5亿美元', [['5亿美元', 5e8, 'USD']]],
    ['5 миллионов долларов', [['5 миллионов долларов', 5e6, 'USD']]],
    ['Der Preis ist nicht mit 10.000 Euro für die Anlage zu zahlen.', [['10.000 Euro', 10_000, 'EUR']]],
    ['The price was 10.000 euros for the unit that we have.', [['10.000 euros', 10, 'EUR']]],
  ])('%s', (text, wanted) => {
    expect(all(text)).toEqual(wanted);
  });
});

describe('frames', () => {
  test.each<[string, unknown[]]>([
    ['It takes between $9 and $11 million.', [['$9 and $11 million', [9e6, 11e6], 'USD']]],
    ['growth of 10–15%', [['10–15%', [10, 15], 'percent']]],
    [
      'It went from 10% to 50%.',
      [
        ['10%', 10, 'percent'],
        ['50%', 50, 'percent'],
      ],
    ],
    ['in four or five months', [['four or five months', [4, 5], 'months']]],
    ['over two, three years', [['two, three years', [2, 3], 'years']]],
    ['in three, six, or even 12 years', [['three, six, or even 12 years', [3, 12], 'years']]],
    ['a year or two', [['a year or two', [1, 2], 'years']]],
    ['a loss of $(12.4) million', [['$(12.4) million', -12.4e6, 'USD/year']]],
    [
      '$1.4 trillion over eight years',
      [
        ['$1.4 trillion', 1.4e12, 'USD'],
        ['eight years', 8, 'years'],
      ],
    ],
    ['plus or minus 2%', [['2%', 2, 'percent']]],
    ['nine out of ten customers', [['nine out of ten', 0.9, 'fraction']]],
    ['hundreds of millions of dollars', [['hundreds of millions of dollars', [1e8, 9.99e8], 'USD']]],
    ['$3 of debt for every $1 of equity', [['$3 of debt for every $1 of equity', 3, 'USD debt / USD equity']]],
    ['shares are down 12 percent', [['12 percent', -12, 'percent']]],
    ['we expect that to fall below 40%', [['40%', 40, 'percent']]],
    ['a decline of 6%', [['6%', -6, 'percent']]],
  ])('%s', (text, wanted) => {
    expect(all(text)).toEqual(wanted);
  });

  test('relative dates count from the document', () => {
    expect(all('They arrived three years ago.', '2026-02-24')).toEqual([['three years ago', 2023, 'year']]);
  });
});

describe('dates', () => {
  test.each([
    'We met them at CES 2024.',
    'Expo 2025 closed.',
    'It needs Office 2021 and Windows 11.',
    '\u001b]2;window 7\u0007\u001b[31mred\u001b[0m',
  ])('the number of a name is no date: %j', (text) => {
    expect(findFigures(text)).toEqual([]);
  });

  test.each<[string, string, string | number | undefined]>([
    ['2Q25 sales', '2Q25', '2025-Q2'],
    ['in 2026E', '2026E', 2026],
    ["through calendar '26", "'26", 2026],
    ['two or three years ago', 'two or three years ago', 2023],
    ['5 hours ago', '5 hours ago', '2026-02-24'],
    ['on 3 May 2025', '3 May 2025', '2025-05-03'],
    ['Wed, 04 Feb 2026 09:15:00 GMT', '04 Feb 2026', '2026-02-04'],
    ['filed 07-Jan-2026', '07-Jan-2026', '2026-01-07'],
    ['in Q3 FY2025', 'Q3 FY2025', '2025-Q3'],
    ['H2 2025 orders', 'H2 2025', '2025-H2'],
    ['到2026年3月5日为止', '2026年3月5日', '2026-03-05'],
    ['２０２６年４月に', '２０２６年４月', '2026-04'],
    ['2026년 매출', '2026년', 2026],
  ])('%s', (text, wanted, value) => {
    expect(findFigures(text, { date: '2026-02-24' }).map((f) => [f.kind, f.text, f.value])).toEqual([
      ['date', wanted, value],
    ]);
  });
});

describe('not figures', () => {
  test.each([
    '1. First\n2. Second',
    'your #7',
    'the S&P 500 index',
    'Gemini 2.5 Pro',
    'GPT-4o and H100',
    'one of them',
    'One might say so',
    'number two',
    'at 1:30 Eastern',
    '24/7 support',
    'call 555-123-4567',
    'see https://example.org/p/2024-55/x?id=9 there',
    'version 2.5.1',
    'the 21st century',
    'a thousand flowers bloom',
    'they won 3-2',
    'Section 230',
    'it was two fifty an hour',
    'a 60/40 split',
    '1080p video',
    'the real one.',
    'a puzzle that a four-year-old could solve',
    'two sides of one coin',
    'a 401(k) plan',
    '123 Main Street',
    'Web 2.0',
    'at 0:04:36',
  ])('%s', (text) => {
    expect(all(text)).toEqual([]);
  });
});

describe('repairs', () => {
  const repaired = (text: string) =>
    findFigures(text)
      .filter((f) => f.repairs.length > 0)
      .map((f) => [f.text, f.value ?? f.valueMin, f.unit, f.repairs[0]]);
  test.each<[string, unknown[][]]>([
    [
      'Its sales soared more than 300 last year to almost 4 billion.',
      [
        ['300', 300, 'percent', 'missing_percent'],
        ['4 billion', 4e9, 'USD/year', 'currency_from_metric'],
      ],
    ],
    [
      'A spends $20 billion per quarter on sites, B $13 billion.',
      [['$13 billion', 13e9, 'USD/quarter', 'denominator_from_last']],
    ],
    [
      'C spends $20 billion per quarter. D will settle in the low 20s.',
      [['low 20s', 20e9, 'USD/quarter', 'carried_magnitude']],
    ],
    ['It was priced at $40 per share. It opened under 40, which is bad.', [['40', 40, 'USD/share', 'unit_from_last']]],
    [
      'Parameters matter. They think that large models stop at $5 trillion.',
      [['$5 trillion', 5e12, 'parameters', 'dollar_on_parameters']],
    ],
    [
      'A circuit was 90k per year, now it is under 4k.',
      [
        ['90k per year', 90_000, 'currency unstated/year', 'currency_unstated'],
        ['4k', 4000, 'currency unstated/year', 'unit_from_last'],
      ],
    ],
    ['We can wait for two years, but not like nine.', [['nine', 9, 'years', 'negated_carry']]],
    [
      'Meta spends seventy billion dollars a year, Oracle is at sixty five.',
      [['sixty five', 65e9, 'USD/year', 'carried_magnitude']],
    ],
    ['A million tokens cost 7 cents.', [['7 cents', 0.07, 'USD/million tokens', 'price_of_amount']]],
    [
      'The chip gives hundreds of tokens per second instead of less than 40.',
      [['40', 40, 'tokens/second', 'unit_from_last']],
    ],
    ['The halls are 9 and 5 years old.', [['9', 9, 'years', 'unit_from_list']]],
  ])('%s', (text, wanted) => {
    expect(repaired(text)).toEqual(wanted);
  });

  test('every repair names what it assumes, a sentence of our own and a published case', () => {
    for (const [name, { assumes, example, seen }] of Object.entries(REPAIRS)) {
      expect([assumes, example].every(Boolean), name).toBe(true);
      expect(seen, name).toMatch(/: .*[“”]|heard as/);
    }
  });

  test('every repair that occurs is declared with what it assumes', () => {
    for (const name of ['talk.txt', 'thread.txt']) {
      const d = readDocument(readFileSync(new URL(`../../test/documents/${name}`, import.meta.url)), name);
      for (const f of findFigures(d)) for (const r of f.repairs) expect(REPAIRS[r]?.assumes, r).toBeTruthy();
    }
  });
});

describe('context', () => {
  const one = (text: string) => findFigures(text)[0];
  test.each([
    ['Revenue will reach $5 billion.', { prediction: true, hypothetical: false, negated: false }],
    ['If rents fell by 30%, they would default.', { hypothetical: true, prediction: false }],
    ['That is not a $10 billion hole.', { negated: true }],
    ['Not only did they raise $10 billion, they spent it.', { negated: false }],
    ['about 50 users', { modifier: 'approx' }],
    ['no more than 50 users', { modifier: 'le' }],
    ['over 50 users', { modifier: 'gt' }],
    ['at least 50 users', { modifier: 'ge' }],
    ['50+ users', { modifier: 'ge' }],
    ['fewer than 50 users', { modifier: 'lt' }],
  ])('%s', (text, wanted) => {
    expect(one(text)).toMatchObject(wanted);
  });

  test('"respectively" pairs names and figures, and a fall said once is said of all', () => {
    const found = findFigures(
      'AMD and Intel, both makers of chips, are down 7 percent and 11 percent respectively.',
    ).filter((f) => f.unit === 'percent');
    expect(found.map((f) => [f.entity, f.value])).toEqual([
      ['AMD', -7],
      ['Intel', -11],
    ]);
  });

  test('a name nobody listed is one where it earns or spends; people and crowds are not', () => {
    const owners = (text: string) => findFigures(text).map((f) => f.entity);
    expect(owners('Halcyon spends $4 billion per quarter on sites, Southbank $3 billion.')).toEqual([
      'Halcyon',
      'Southbank',
    ]);
    expect(owners('Northgrid’s revenue reached $2 billion.')).toEqual(['Northgrid']);
    expect(owners('Everyone spends $2 billion. Investors lost $5 million. Anna Keller sold $3 million.')).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('a name heard wrongly is the name the document uses', () => {
    const text = 'CoreWeave listed today. CoreWeave rents chips. The Corwe managers sold $80 million of shares.';
    expect(findFigures(text)[0]).toMatchObject({ entity: 'CoreWeave', repairs: ['misheard_name'] });
  });

  test('a given name that sounds alike is a person', () => {
    const text =
      'CoreWeave listed today. CoreWeave rents chips. Corey Miller says so. I asked Corey about $80 million.';
    expect(findFigures(text).some((f) => f.repairs.includes('misheard_name'))).toBe(false);
  });
});

describe('offsets', () => {
  test('code points and UTF-16 differ after an emoji, and both point at the text', () => {
    const text = '🎈🎈 They paid $5 for 3 tokens 🎈 and 10% more.';
    const points = [...text];
    for (const f of findFigures(text)) {
      expect(points.slice(f.start, f.end).join('')).toBe(f.text);
      expect(text.slice(f.startUtf16, f.endUtf16)).toBe(f.text);
    }
    expect(findFigures(text)[0]).toMatchObject({ start: 13, startUtf16: 15 });
  });

  test.each([
    ['per a per a per a per a ', '5 MB '],
    ['one hundred and ', ''],
    ['100 200 300 400 ', ''],
    ['1/2/', ''],
    ['5-', ''],
    ['hundreds of ', ''],
    ['2^3^', ''],
    ['+1 (212) ', ''],
  ])('twenty thousand times "%s" is read without exhausting the stack', (piece, start) => {
    for (const f of findFigures(start + piece.repeat(20_000))) expect(f.endUtf16).toBeGreaterThan(f.startUtf16);
  });

  test('any text gives figures inside it, in order, without overlap', () => {
    const pieces = fc.constantFrom(
      '$',
      '5',
      ' ',
      'million',
      'two',
      'and',
      'a',
      'half',
      '%',
      '-',
      'per',
      'year',
      '.',
      ',',
      '\n',
      'to',
      'dollars',
      '€',
      'low',
      '20s',
      '🎈',
      'between',
      'x',
      '(',
      'of',
      'hundreds',
      '/',
      'for',
      'every',
      'dollar',
      'or',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.constantFrom('', ' '), (words, glue) => {
        const text = words.join(glue);
        let last = 0;
        for (const f of findFigures(text)) {
          expect(f.startUtf16).toBeGreaterThanOrEqual(last);
          expect(f.endUtf16).toBeGreaterThan(f.startUtf16);
          expect(text.slice(f.startUtf16, f.endUtf16)).toBe(f.text);
          last = f.endUtf16;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
