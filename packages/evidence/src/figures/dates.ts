import type { Scan } from '../tokens/index.ts';
import { draftOf } from './draft.ts';
import { foreignMonth } from './foreign/months.ts';
import { NUMERALS } from './lexicon/numerals.ts';
import { readNumber } from './number.ts';
import type { Draft } from './types.ts';
import { unitAfter } from './unit.ts';

const MONTHS = new Map<string, number>();
'january february march april may june july august september october november december'.split(' ').forEach((m, k) => {
  MONTHS.set(m, k + 1);
  MONTHS.set(m.slice(0, 3), k + 1);
});
MONTHS.set('sept', 9);

/** A date at token i: ISO and written dates, months with a year, years, decades, "three years ago". Undefined when there is none. */
export function readDate(s: Scan, i: number, today: string | undefined): Draft | undefined {
  if (s.isWord(i))
    return monthFirst(s, i) ?? quarterYear(s, i) ?? spokenYear(s, i) ?? agoDate(s, i, today) ?? lastDecade(s, i);
  if (!s.isNumber(i)) return undefined;
  return (
    iso(s, i) ??
    eastAsianDate(s, i) ??
    gluedQuarter(s, i) ??
    dayFirst(s, i) ??
    decade(s, i) ??
    agoDate(s, i, today) ??
    year(s, i)
  );
}

function made(i: number, last: number, value: string | number, unit: string): Draft {
  return draftOf({ first: i, last, value, unit, kind: 'date' });
}

const two = (n: number) => String(n).padStart(2, '0');
const isYear = (n: number) => Number.isInteger(n) && n >= 1800 && n <= 2100;
const isDay = (n: number) => Number.isInteger(n) && n >= 1 && n <= 31;

/** "2025-07-28", "2025/3/28", "2026-04". */
export function iso(s: Scan, i: number): Draft | undefined {
  if (s.raw(i).length !== 4 || !isYear(s.number(i))) return undefined;
  for (const sign of ['-', '/', '.']) {
    if (!(s.isSymbol(i + 1, sign) && s.glued(i + 1) && s.isNumber(i + 2) && s.glued(i + 2))) continue;
    const month = s.number(i + 2);
    if (!(month >= 1 && month <= 12 && Number.isInteger(month))) continue;
    if (s.isSymbol(i + 3, sign) && s.glued(i + 3) && s.isNumber(i + 4) && isDay(s.number(i + 4)))
      return made(i, i + 5, `${s.raw(i)}-${two(month)}-${two(s.number(i + 4))}`, 'date');
    if (sign === '-' && s.raw(i + 2).length === 2 && !s.glued(i + 3)) {
      const later = Number(s.raw(i).slice(0, 2) + s.raw(i + 2));
      if (later <= s.number(i) || month <= 12) return made(i, i + 3, `${s.raw(i)}-${two(month)}`, 'month');
    }
  }
  return undefined;
}

function monthOf(s: Scan, i: number): number | undefined {
  if (!s.capital(i)) return undefined;
  return MONTHS.get(s.low(i));
}

function afterOrdinal(s: Scan, i: number): number {
  return s.glued(i) && /^(st|nd|rd|th)$/.test(s.low(i)) ? i + 1 : i;
}

function monthFirst(s: Scan, i: number): Draft | undefined {
  const month = monthOf(s, i);
  if (!month) return undefined;
  let at = s.isSymbol(i + 1, '.') ? i + 2 : i + 1;
  if (s.low(at) === 'of') at++;
  if (!s.isNumber(at) || s.opensLine(at)) return undefined;
  const n = s.number(at);
  if (isDay(n) && s.raw(at).length <= 2) {
    const after = afterOrdinal(s, at + 1);
    const yearAt = s.isSymbol(after, ',') ? after + 1 : after;
    if (s.isNumber(yearAt) && s.raw(yearAt).length === 4 && isYear(s.number(yearAt)))
      return made(i, yearAt + 1, `${s.number(yearAt)}-${two(month)}-${two(n)}`, 'date');
    if (MONTHS.get(s.low(i)) === 5 && s.low(i) === 'may' && s.isWord(after)) return undefined;
    return made(i, after, `--${two(month)}-${two(n)}`, 'date');
  }
  if (isYear(n) && s.raw(at).length === 4) return made(i, at + 1, `${n}-${two(month)}`, 'month');
  return undefined;
}

function dayFirst(s: Scan, i: number): Draft | undefined {
  const day = s.number(i);
  if (!isDay(day) || s.raw(i).length > 2) return undefined;
  let at = afterOrdinal(s, i + 1);
  if (s.low(at) === 'of') at++;
  if (s.continental) {
    if (s.isSymbol(at, '.') && s.glued(at)) at++;
    if (s.low(at) === 'de') at++;
  }
  const dashed =
    s.isSymbol(at, '-') && s.glued(at) && s.isWord(at + 1) && s.isSymbol(at + 2, '-') && s.isNumber(at + 3);
  if (dashed && s.glued(at + 3) && monthOf(s, at + 1) && s.raw(at + 3).length === 4 && isYear(s.number(at + 3)))
    return made(i, at + 4, `${s.number(at + 3)}-${two(monthOf(s, at + 1)!)}-${two(day)}`, 'date'); // 03-Mar-2026
  const month = s.glued(at) ? undefined : (monthOf(s, at) ?? (s.continental ? foreignMonth(s.low(at)) : undefined));
  if (!month || (s.low(at) === 'may' && at === i + 1 && s.isWord(at + 1))) return undefined;
  const yearAt = s.isSymbol(at + 1, ',') || (s.continental && s.low(at + 1) === 'de') ? at + 2 : at + 1;
  if (s.isNumber(yearAt) && s.raw(yearAt).length === 4 && isYear(s.number(yearAt)))
    return made(i, yearAt + 1, `${s.number(yearAt)}-${two(month)}-${two(day)}`, 'date');
  return made(i, at + 1, `--${two(month)}-${two(day)}`, 'date');
}

/** "2026年3月5日", "2026년 3월", "3月5日". */
function eastAsianDate(s: Scan, i: number): Draft | undefined {
  if (!s.isSymbol(i + 1) || !s.glued(i + 1) || s.raw(i + 1) < '\u3040') return undefined;
  const part = (at: number, signs: string, most: number) =>
    s.isNumber(at) && s.isSymbol(at + 1, signs) && s.glued(at + 1) && s.number(at) >= 1 && s.number(at) <= most
      ? s.number(at)
      : undefined;
  const dated = s.raw(i).length === 4 && isYear(s.number(i)) && s.isSymbol(i + 1, '年년');
  const from = dated ? i + 2 : i;
  const month = part(from, '月월', 12);
  const day = month ? part(from + 2, '日号號일', 31) : undefined;
  if (!dated) return month && day ? made(i, i + 4, `--${two(month)}-${two(day)}`, 'date') : undefined;
  if (month && day) return made(i, i + 6, `${s.number(i)}-${two(month)}-${two(day)}`, 'date');
  return month ? made(i, i + 4, `${s.number(i)}-${two(month)}`, 'month') : made(i, i + 2, s.number(i), 'year');
}

/** "Q4 2025", "FY2026", "FY 26", "H1 2025", "fiscal 2026". */
function quarterYear(s: Scan, i: number): Draft | undefined {
  const m = /^(?:([qh])([1-4])|(fy|cy)(\d{2}|\d{4})?|fiscal)$/.exec(s.low(i));
  if (!m) return undefined;
  const period = m[1]?.toLowerCase() === 'h' ? 'half' : 'quarter';
  const joint = m[1] ? /^(?:fy|cy)(\d{2}|\d{4})$/.exec(s.low(i + 1)) : null;
  if (joint && !s.opensLine(i + 1)) {
    const y = joint[1].length === 2 ? 2000 + Number(joint[1]) : Number(joint[1]);
    return made(i, i + 2, `${y}-${m[1].toUpperCase()}${m[2]}`, period); // Q2 FY2026
  }
  if (m[3] && m[4]) {
    const y = m[4].length === 2 ? 2000 + Number(m[4]) : Number(m[4]);
    return made(i, i + 1, `FY${y}`, 'year');
  }
  let at = i + 1;
  if (s.low(at) === 'year' || s.low(at) === 'of') at++;
  if (s.low(at) === 'fiscal' || s.low(at) === 'fy') at++;
  const short = s.isSymbol(at, "'’") && s.glued(at + 1) ? at + 1 : at;
  if (s.isNumber(short) && !s.opensLine(at)) {
    const n = s.number(short);
    const y =
      s.raw(short).length === 4 && isYear(n) ? n : s.raw(short).length === 2 && short !== at ? 2000 + n : undefined;
    if (y !== undefined)
      return made(i, short + 1, m[1] ? `${y}-${m[1].toUpperCase()}${m[2]}` : `FY${y}`, m[1] ? period : 'year');
  }
  return undefined;
}

/** "2Q25", "1H2026", as analysts write them. */
function gluedQuarter(s: Scan, i: number): Draft | undefined {
  const m = s.glued(i + 1) ? /^([QH])(\d{2}|20\d{2})E?$/.exec(s.raw(i + 1)) : null;
  if (!m || !/^[1-4]$/.test(s.raw(i)) || (m[1] === 'H' && s.number(i) > 2)) return undefined;
  const y = m[2].length === 2 ? 2000 + Number(m[2]) : Number(m[2]);
  return made(i, i + 2, `${y}-${m[1]}${s.raw(i)}`, m[1] === 'H' ? 'half' : 'quarter');
}

const YEAR_BEFORE =
  /^(in|since|by|of|from|until|till|through|before|after|during|for|early|late|mid|around|circa|to|and|year|fiscal|calendar|between|back|summer|spring|autumn|winter|fall|january|february|march|april|may|june|july|august|september|october|november|december|than|if|that|when|or|end|the|this|its|his|ago|as)$/;

/** A bare year. A number such as 2000 before a plural noun stays a count. */
function year(s: Scan, i: number): Draft | undefined {
  const raw = s.raw(i);
  // "calendar '26", "since ’99"
  if (
    /^\d\d$/.test(raw) &&
    s.isSymbol(i - 1, "'’‘") &&
    s.glued(i) &&
    !s.glued(i - 1) &&
    YEAR_BEFORE.test(s.low(i - 2)) &&
    !(s.isWord(i + 1) && s.glued(i + 1))
  )
    return { ...made(i, i + 1, Number(raw) < 50 ? 2000 + Number(raw) : 1900 + Number(raw), 'year'), first: i - 1 };
  if (!/^(1[89]|20)\d\d$/.test(raw)) return undefined;
  const n = Number(raw);
  if (
    s.isSymbol(i - 1, '$€£¥#') ||
    s.isSymbol(i + 1, '%') ||
    (s.glued(i + 1) && s.isWord(i + 1) && !/^[EFA]$/.test(s.raw(i + 1)))
  )
    return undefined;
  if (s.isSymbol(i + 1, '+') && s.glued(i + 1)) return undefined;
  if (unitAfter(s, i + 1) && !/^(year|quarter|second|minute|day)$/.test(s.low(i + 1))) {
    return undefined;
  }
  const next = s.low(i + 1);
  if (/^(million|billion|trillion|thousand|dollars|euros)$/.test(next)) return undefined;
  const before = s.low(i - 1);
  const dated = YEAR_BEFORE.test(before) || s.isSymbol(i - 1, '(,–-/') || s.opensLine(i);
  if (!dated && n < 1950) return undefined;
  if (!dated && n % 100 === 0 && /s$/.test(next) && !/^(was|is|has|does)$/.test(next)) return undefined;
  const estimated = s.glued(i + 1) && /^[EFA]$/.test(s.raw(i + 1)); // 2026E
  return made(i, estimated ? i + 2 : i + 1, n, 'year');
}

/** "1990s", "the 90s", "'80s", "the mid-2000s". */
function decade(s: Scan, i: number): Draft | undefined {
  if (
    !(s.glued(i + 1) && (s.low(i + 1) === 's' || (s.isSymbol(i + 1, "'’") && s.low(i + 2) === 's' && s.glued(i + 2))))
  )
    return undefined;
  const n = s.number(i);
  const last = s.low(i + 1) === 's' ? i + 2 : i + 3;
  if (s.raw(i).length === 4 && n % 10 === 0 && isYear(n)) return made(i, last, `${n}s`, 'decade');
  const early = /^(the|of|early|late)$/.test(s.low(i - 1)) || s.isSymbol(i - 1, "'’");
  if (s.raw(i).length === 2 && n % 10 === 0 && n >= 20 && early)
    return made(i, last, `${n >= 30 ? 1900 + n : 2000 + n}s`, 'decade');
  return undefined;
}

/** "nineteen ninety-five", "twenty twenty-five". */
function spokenYear(s: Scan, i: number): Draft | undefined {
  const century = NUMERALS.get(s.low(i));
  if (century !== 19 && century !== 20) return undefined;
  const tens = NUMERALS.get(s.low(i + 1));
  if (tens === undefined || tens < 10) return undefined;
  if (tens >= 20) {
    const at = s.joined(i + 2);
    const ones = NUMERALS.get(s.low(at));
    if (ones !== undefined && ones > 0 && ones < 10) return made(i, at + 1, century * 100 + tens + ones, 'year');
  }
  return made(i, i + 2, century * 100 + tens, 'year');
}

/** "three years ago", "18 months ago", "a year ago": a date relative to the document's. */
function agoDate(s: Scan, i: number, today: string | undefined): Draft | undefined {
  const article = s.low(i) === 'a' || s.low(i) === 'an';
  const first = article ? { value: 1, next: i + 1 } : readNumber(s, i);
  // "two, three years ago", "two or three years ago", "5 to 6 years ago": as long as the last
  const joint =
    first && (s.isSymbol(first.next, ',-–') || /^(or|to)$/.test(s.low(first.next)))
      ? readNumber(s, first.next + 1)
      : undefined;
  const number =
    joint && first && joint.value > first.value && /^(year|month|week|day|decade)s$/.test(s.low(joint.next))
      ? joint
      : first;
  if (!number || number.value > 1e4) return undefined;
  const unit = s.low(number.next);
  if (!/^(year|month|week|day|decade|hour|minute)s?$/.test(unit) || s.low(number.next + 1) !== 'ago') return undefined;
  const draft = made(i, number.next + 2, '', 'year');
  draft.modifier = 'approx';
  draft.relative = `${number.value} ${unit} before the document`;
  draft.value = undefined;
  if (today) {
    const steps = unit.startsWith('decade') ? number.value * 10 : number.value;
    const [y, m, d] = today.split('-').map(Number);
    if (unit.startsWith('year') || unit.startsWith('decade')) draft.value = y - Math.round(steps);
    else if (unit.startsWith('month')) {
      const months = y * 12 + (m - 1) - Math.round(steps);
      draft.value = `${Math.floor(months / 12)}-${two((months % 12) + 1)}`;
      draft.unit = 'month';
    } else {
      const then = new Date(
        Date.UTC(
          y,
          m - 1,
          d -
            Math.round(
              steps *
                (unit.startsWith('week')
                  ? 7
                  : unit.startsWith('hour')
                    ? 1 / 24
                    : unit.startsWith('minute')
                      ? 1 / 1440
                      : 1),
            ),
        ),
      );
      draft.value = then.toISOString().slice(0, 10);
      draft.unit = 'date';
    }
  }
  return draft;
}

/** "the last decade", "the past century": ten and a hundred years. */
function lastDecade(s: Scan, i: number): Draft | undefined {
  if (!/^(last|past|next)$/.test(s.low(i))) return undefined;
  const years = { decade: 10, century: 100 }[s.low(i + 1)];
  if (!years) return undefined;
  return { ...made(i, i + 2, years, 'years'), kind: 'duration' };
}
