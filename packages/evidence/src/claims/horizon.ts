import { daysIn, lastDayOf, monthsOn } from './horizon-days.ts';

/** A time a sentence names for what it foretells: `2030`, `2027-Q3`, `2027-06` or `2027-03-31`, and where the words stand. */
interface Found {
  horizon: string;
  at: number;
  end: number;
}

type Grammar = [RegExp, (m: RegExpExecArray, said: string | undefined) => string | undefined];

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = `(${MONTHS.join('|')}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?`;
const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const NUMBER = `(\\d{1,3}|a|an|a couple of|${NUMBERS.join('|')}|thirty|forty|fifty)`;
const ORDINALS = 'first second third fourth'.split(' ');
/** 1 … 4; the last and the final quarter are the fourth. */
const ordinal = (word: string) => ORDINALS.indexOf(word.toLowerCase()) + 1 || 4;
const YEAR = '((?:19|20|21)\\d\\d)';
const pad = (n: number) => String(n).padStart(2, '0');
const monthOf = (word: string) => MONTHS.findIndex((m) => m.startsWith(word.toLowerCase().slice(0, 3))) + 1;

function numberOf(word: string): number {
  const w = word.toLowerCase();
  if (/^\d+$/.test(w)) return Number(w);
  if (w === 'a' || w === 'an') return 1;
  if (w === 'a couple of') return 2;
  const tens = ['thirty', 'forty', 'fifty'].indexOf(w);
  return tens >= 0 ? 30 + 10 * tens : NUMBERS.indexOf(w) + 1;
}

/** `n` units after a day, as exactly as the unit allows: months for years and quarters, days for weeks and days. */
function after(said: string | undefined, n: number, unit: string): string | undefined {
  if (!said || n <= 0) return undefined;
  const months: Record<string, number> = { decade: 120, year: 12, quarter: 3, month: 1 };
  const each = months[unit.toLowerCase()];
  if (each !== undefined) return n * each <= 1200 ? monthsOn(said, n * each).slice(0, 7) : undefined;
  const days = unit.toLowerCase() === 'week' ? 7 : 1;
  return new Date(Date.parse(`${said}T00:00:00Z`) + n * days * 86_400_000).toISOString().slice(0, 10);
}

const quarterOf = (day: string) => Math.ceil(Number(day.slice(5, 7)) / 3);
const quarterAfter = (said: string, n: number) => {
  const k = Number(said.slice(0, 4)) * 4 + quarterOf(said) - 1 + n;
  return `${Math.floor(k / 4)}-Q${(k % 4) + 1}`;
};
/** The end of the decade after the one the day's year opens; the later of the two usual readings (2030, not 2029). */
const decadeEnd = (said: string) => String(Math.floor(Number(said.slice(0, 4)) / 10) * 10 + 10);
/** The next month or quarter of that name that is not over on the day. */
function next(said: string | undefined, make: (year: number) => string): string | undefined {
  if (!said) return undefined;
  const year = Number(said.slice(0, 4));
  return lastDayOf(make(year)) >= said ? make(year) : make(year + 1);
}

/** The longest reading first: words that one rule has taken are not read by a later one. */
const GRAMMAR: Grammar[] = [
  // by March 31, 2027; on 31 March 2027; 2027-03-31
  [
    new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}\\b`, 'gi'),
    (m) => dayOf(Number(m[3]), monthOf(m[1]), Number(m[2])),
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? ${YEAR}\\b`, 'gi'),
    (m) => dayOf(Number(m[3]), monthOf(m[2]), Number(m[1])),
  ],
  [/\b((?:19|20|21)\d\d)-(\d\d)-(\d\d)\b/g, (m) => dayOf(Number(m[1]), Number(m[2]), Number(m[3]))],
  // Q3 2027, 3Q27, the third quarter of (fiscal) 2027
  [new RegExp(`\\bQ([1-4]) ?(?:of |FY ?)?${YEAR}\\b`, 'gi'), (m) => `${m[2]}-Q${m[1]}`],
  [/\b(?:([1-4])Q|Q([1-4]) ?['’]?)(\d\d)\b/gi, (m) => `20${m[3]}-Q${m[1] ?? m[2]}`],
  [
    new RegExp(`\\b(${ORDINALS.join('|')}|last|final)[- ]quarter (?:of )?(?:fiscal (?:year )?)?${YEAR}\\b`, 'gi'),
    (m) => `${m[2]}-Q${ordinal(m[1])}`,
  ],
  // the second half of 2026, H1 2027, mid-2027, early 2027
  [
    new RegExp(`\\b(first|second) half of ${YEAR}\\b`, 'gi'),
    (m) => `${m[2]}-${m[1].toLowerCase() === 'first' ? '06' : '12'}`,
  ],
  [new RegExp(`\\b(?:H([12])|([12])H) ?${YEAR}\\b`, 'gi'), (m) => `${m[3]}-${(m[1] ?? m[2]) === '1' ? '06' : '12'}`],
  [
    new RegExp(`\\b(early|mid|the middle of|the start of|the beginning of)[- ]${YEAR}\\b`, 'gi'),
    (m) => `${m[2]}-${/mid/i.test(m[1]) ? '07' : '04'}`,
  ],
  // by June 2027
  [new RegExp(`\\b${MONTH},? (?:of )?${YEAR}\\b`, 'gi'), (m) => `${m[2]}-${pad(monthOf(m[1]))}`],
  // the end of the decade, the 2030s
  [
    /\bthe (?:early |mid[- ]?|late )?((?:19|20|21)\d)0s\b/gi,
    (m) => `${m[1]}${/early/i.test(m[0]) ? 3 : /mid/i.test(m[0]) ? 6 : 9}`,
  ],
  [
    /\b(?:end of|within|in|later|over) (?:the|this) decade\b|\b(?:the|this) decade[’']s end\b/gi,
    (_, said) => said && decadeEnd(said),
  ],
  [/\bthe end of (?:the|this) century\b/gi, (_, said) => said && `${said.slice(0, 2)}99`],
  // in the next 12 to 18 months, within two years, over the next decade, two years from now
  [
    new RegExp(
      `\\b(?:in|within|over|for the next|less than|under|inside) (?:about |around |roughly |maybe |probably )?(?:the |just )?(?:(?:next|coming|following) )?(?:${NUMBER} (?:to|or|-|–) ?)?${NUMBER}(?: more)?[ -](decade|year|quarter|month|week|day)s?\\b(?! ago)`,
      'gi',
    ),
    (m, said) => after(said, numberOf(m[2]), m[3]),
  ],
  [
    new RegExp(
      `\\b${NUMBER} (decade|year|quarter|month|week|day)s? (?:from now|from today|out|down the road|hence)\\b`,
      'gi',
    ),
    (m, said) => after(said, numberOf(m[1]), m[2]),
  ],
  [
    /\b(?:over|in|within|during) the (?:next|coming) (decade|year|quarter|month|week)\b/gi,
    (m, said) => after(said, 1, m[1]),
  ],
  // next year, this quarter, the year after next, later this year
  [/\bthe year after next\b/gi, (_, said) => said && String(Number(said.slice(0, 4)) + 2)],
  [/\bnext (?:fiscal )?year\b/gi, (_, said) => said && String(Number(said.slice(0, 4)) + 1)],
  [
    /\b(?:this|the (?:current|rest of the|end of the)|by|full)(?: fiscal)?[- ]year(?:['’]s end|-end)?\b/gi,
    (_, said) => said?.slice(0, 4),
  ],
  [/\bthe (?:next|coming) quarter\b|\bnext quarter\b/gi, (_, said) => said && quarterAfter(said, 1)],
  [/\b(?:this|the current) quarter\b/gi, (_, said) => said && quarterAfter(said, 0)],
  [/\b(next|this) month\b/gi, (m, said) => said && monthsOn(said, m[1].toLowerCase() === 'next' ? 1 : 0).slice(0, 7)],
  [
    /\bthe (first|second) half\b/gi,
    (m, said) => next(said, (year) => `${year}-${m[1].toLowerCase() === 'first' ? '06' : '12'}`),
  ],
  [/\b(?:in |by )?Q([1-4])\b/g, (m, said) => next(said, (year) => `${year}-Q${m[1]}`)],
  [
    new RegExp(`\\b(?:in|the) (${ORDINALS.join('|')}) quarter\\b`, 'gi'),
    (m, said) => next(said, (year) => `${year}-Q${ordinal(m[1])}`),
  ],
  [
    new RegExp(
      `\\b(?:by|in|until|before|through) (?:the end of |late |early )?(${MONTHS.map((m) => m[0].toUpperCase() + m.slice(1)).join('|')})\\b`,
      'g',
    ),
    (m, said) => next(said, (year) => `${year}-${pad(monthOf(m[1]))}`),
  ],
  // by 2030, in fiscal 2027, FY27
  [/\b(?:FY ?|fiscal (?:year )?)['’]?(\d\d)\b(?!\d)/gi, (m) => `20${m[1]}`],
  [
    new RegExp(
      `\\b(?:by|in|until|before|through|to|for|come|during|of|from|and|late|fiscal|year|FY) ?(?:the (?:end|close) of |year[- ]end |end of |end-|late |fiscal |the year |FY ?)?${YEAR}\\b(?![-/]\\d|\\d)`,
      'gi',
    ),
    (m) => m[1],
  ],
];

/**
 * The time by which a foretold figure should hold, of those a sentence names: only times that are not over when it was said, the nearest to the
 * figure. `said` (ISO day) is what "next year" counts from; without it only absolute times are read. Where the words admit two readings
 * ("by 2030") the later is taken, so that nobody is called wrong too early.
 */
export function horizonOf(sentence: string, figure: { text: string }, said?: string): string | undefined {
  const [place, until] = placeOf(sentence, figure);
  const away = (f: Found) => (f.end <= place ? place - f.end : f.at >= until ? f.at - until : 0);
  return timesIn(sentence, said)
    .filter(({ horizon }) => !said || lastDayOf(horizon) >= said)
    .sort((a, b) => away(a) - away(b) || a.at - b.at)[0]?.horizon;
}

/** Whether a figure is part of the words that name a time: the "two years" of "within two years". */
export function isTimeItself(sentence: string, figure: { text: string }, said?: string): boolean {
  const [place, until] = placeOf(sentence, figure);
  return timesIn(sentence, said ?? '2000-01-01').some((f) => f.at <= place && f.end >= until);
}

function timesIn(sentence: string, said: string | undefined): Found[] {
  const taken: Found[] = [];
  for (const [pattern, read] of GRAMMAR) {
    for (const m of sentence.matchAll(pattern)) {
      const at = m.index;
      const end = at + m[0].length;
      if (taken.some((t) => at < t.end && end > t.at)) continue;
      const horizon = read(m, said);
      if (horizon) taken.push({ horizon, at, end });
    }
  }
  return taken;
}

function placeOf(sentence: string, { text }: { text: string }): [number, number] {
  const place = Math.max(0, sentence.indexOf(text.replace(/\s+/g, ' ')));
  return [place, place + text.length];
}

function dayOf(year: number, month: number, day: number): string | undefined {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
    ? `${year}-${pad(month)}-${pad(day)}`
    : undefined;
}
