import type { Scan } from '../tokens/index.ts';
import { currencyAfter, currencyBefore } from './currency.ts';
import { leadingComma } from './decimal-comma.ts';
import type { Reason } from './exclude-reason.ts';
import { INDEX_NAMES } from './lexicon/words.ts';
import { phoneEnd } from './phone.ts';
import { unitAfter } from './unit.ts';

/** Checks that need only the first token: cheap, before any number is read. */
export function refuseNumber(s: Scan, i: number): Reason | undefined {
  const next = i + 1;
  if (phoneEnd(s, i)) return 'phone';
  if (/^0\d+$/.test(s.raw(i)) && !s.isSymbol(i - 1, '$€£¥') && !dayOfMonth(s, i) && !leadingComma(s, i)) return 'code'; // 007, 0044
  if (s.escapes && inOrders(s, i)) return 'code';
  if (s.isSymbol(i - 1, '第') && s.glued(i)) return 'ordinal';
  if (s.glued(next)) {
    if (s.isSymbol(next) && s.raw(next) >= '\u3040' && !dated(s, i)) {
      if (CALENDAR.test(s.raw(next)) && !unitAfter(s, next) && !currencyAfter(s, next))
        return /^[点點시時时]/.test(s.raw(next)) ? 'time' : 'ordinal';
    }
    if (/^(st|nd|rd|th)$/.test(s.low(next))) return 'ordinal';
    if (/^(D|G|FA|P|o)$/.test(s.raw(next)) && s.raw(i).length === 1 && !s.isSymbol(i - 1, '$')) return 'name';
    if (s.isSymbol(next, ':') && s.isNumber(i + 2) && s.glued(i + 2)) return 'time';
    if (/^(am|pm|a\.m|p\.m)$/.test(s.low(next))) return 'time';
    if (s.isSymbol(next, '.') && s.glued(i + 2) && s.isNumber(i + 2)) return 'version';
    if (s.isSymbol(next, '-') && s.low(i + 2) === 'of' && s.isSymbol(i + 3, '-') && s.isNumber(i + 4)) return 'score'; // 12-of-19
    if (s.isSymbol(next, '–') && s.glued(i + 2) && score(s, i)) return 'score';
    if (s.isSymbol(next, '-') && s.glued(i + 2)) {
      if (/^[A-Z]$/.test(s.raw(i + 2)) && !s.glued(i + 3)) return 'name'; // 10-K, 8-K
      if (phone(s, i)) return 'phone';
      if (score(s, i)) return 'score';
    }
    if (/^(to|till)$/.test(s.low(s.joined(next))) && s.raw(i) === '9' && s.raw(s.joined(s.joined(next) + 1)) === '5')
      return 'idiom';
    if (s.isSymbol(next, '(') && s.low(i + 2) === 'k') return 'name'; // 401(k)
    if (
      s.raw(i) === '401' &&
      s.low(next) === 'k' &&
      !s.isSymbol(i - 1, '$€£¥') &&
      !currencyAfter(s, next + 1) &&
      !currencyBefore(s, i)
    )
      return 'name';
    if (s.low(next) === 'k' && /^(video|resolution|tv|display|monitor|screen|streaming|footage)s?$/.test(s.low(i + 2)))
      return 'name';
  }
  if (s.language === 'fr' && s.low(i - 1) === 'h' && s.isNumber(i - 2)) return 'time';
  if (s.isSymbol(i - 1) && s.glued(i)) {
    if (s.isSymbol(i - 1, '#')) return 'reference';
    if (s.isSymbol(i - 1, ':') && s.glued(i - 1) && s.isNumber(i - 2)) return 'time';
    if (s.isSymbol(i - 1, '.') && s.glued(i - 1) && s.isNumber(i - 2)) return 'version';
    if (s.isSymbol(i - 1, '.') && s.glued(i - 1) && s.isWord(i - 2) && !/^(rs|rp|fr|sfr|no|s|nr)$/.test(s.low(i - 2)))
      return 'code';
    if (s.isSymbol(i - 1, '@_\\')) return 'code';
    if (
      s.isSymbol(i - 1, '-‑') &&
      s.glued(i - 1) &&
      s.isWord(i - 2) &&
      !/^(mid|low|high|pre|post|sub|early|late|under|over|non|plus|minus|to|upper|lower|usd|eur|inr)$/.test(
        s.low(i - 2),
      )
    )
      return 'name';
    if (s.isSymbol(i - 1, '-') && s.glued(i - 1) && s.isNumber(i - 2) && phoneBack(s, i)) return 'phone';
    if (s.isSymbol(i - 1, '/=&?-_%(') && s.glued(i - 1) && inWebAddress(s, i)) return 'web-address';
    if (s.isSymbol(i - 1, '/') && s.glued(i - 1) && s.isNumber(i - 2)) return 'code'; // 24/7, 9/11: read whole by the fraction reader
  }
  if (
    opensItem(s, i) &&
    s.glued(next) &&
    s.isSymbol(next, '.)') &&
    !s.glued(i + 2) &&
    s.number(i) < 200 &&
    i + 2 < s.count &&
    !s.opensLine(i + 2)
  )
    return 'list-marker';
  if (s.isSymbol(i - 1, '(') && s.opensLine(i - 1) && s.isSymbol(next, ')') && s.number(i) < 100) return 'list-marker';
  if (s.isSymbol(i - 1, '[') && s.isSymbol(next, ']') && s.glued(i)) return 'reference';
  const after = s.low(next);
  if (after === 'uhr') return 'time';
  if (s.language === 'fr' && /^(à|vers|dès)$/.test(s.low(i - 1)) && /^h\d{0,2}$/.test(after)) return 'time'; // à 14 h 30
  if (/^(am|pm|o'clock|eastern|pacific|gmt|utc|est|pst|cet|edt|pdt)$/.test(after) && s.number(i) < 25) return 'time';
  if (after === 'a' && s.isSymbol(i + 2, '.') && s.low(i + 3) === 'm' && s.glued(i + 3)) return 'time';
  if (after === 'p' && s.isSymbol(i + 2, '.') && s.low(i + 3) === 'm' && s.glued(i + 3)) return 'time';
  if (s.isSymbol(next, '/') && s.glued(next) && s.isNumber(i + 2) && fixedPair(s, i)) return 'idiom';
  const before = s.low(i - 1);
  if (INDEX_NAMES.has(before) && (before !== 'p' || s.isSymbol(i - 2, '&')) && !s.opensLine(i)) return 'index';
  if (/^(no|nos|nr|art|sec|ch|fig|pp|vol)$/.test(s.low(i - 2)) && s.isSymbol(i - 1, '.') && s.glued(i - 1))
    return 'reference';
  return undefined;
}

/** Signs of Chinese, Japanese and Korean after which a number is a place in a calendar or a day, unless more makes it a length ("3日間"). */
const CALENDAR = /^[月월日일号號期分분点點시時时]$/;

/** Part of a date that is read whole. */
const dated = (s: Scan, i: number) => s.isSymbol(i + 1, '月월') && s.isNumber(i + 2) && s.isSymbol(i + 3, '日号號일');

/** "03 Mar 2026": a day with its zero, before the name of a month. */
function dayOfMonth(s: Scan, i: number): boolean {
  const at = s.isSymbol(i + 1, '-') && s.glued(i + 1) ? i + 2 : i + 1;
  return /^0[1-9]$/.test(s.raw(i)) && s.capital(at) && MONTH.test(s.low(at));
}

const MONTH =
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)$/;

/** Inside the orders to a terminal: after its sign of a sequence (ECMA-48, CSI), or in a title it sets (xterm, OSC) until BEL or ST. */
function inOrders(s: Scan, i: number): boolean {
  const before = s.text.slice(Math.max(0, s.start(i) - 200), s.start(i));
  const at = before.lastIndexOf('\u001b');
  if (at < 0) return false;
  const rest = before.slice(at + 1);
  return /^\[[\d;?]*$/.test(rest) || (rest.startsWith(']') && !rest.includes('\u0007') && !rest.includes('\n'));
}

/** The first token of a line, Markdown's signs aside ("**2. ", "## 3. "). */
function opensItem(s: Scan, i: number): boolean {
  let at = i;
  while (at > i - 4 && !s.opensLine(at) && s.isSymbol(at - 1, '*#>_-•')) at--;
  return s.opensLine(at);
}

function fixedPair(s: Scan, i: number): boolean {
  const pair = `${s.raw(i)}/${s.raw(i + 2)}`;
  const shares = s.number(i) + s.number(i + 2) === 100 && s.number(i) % 5 === 0;
  return shares || pair === '24/7' || pair === '9/11' || pair === '50/50' || s.isSymbol(i + 3, '/');
}

/** "won 3-2": two small whole numbers, the first the larger, no unit. */
function score(s: Scan, i: number): boolean {
  if (!s.isNumber(i + 2) || s.isSymbol(i - 1, '$€£-/') || s.isSymbol(i + 3, '%/-')) return false;
  const a = s.number(i);
  const b = s.number(i + 2);
  return a > b && a < 1000 && Number.isInteger(a) && Number.isInteger(b) && !(s.isWord(i + 3) && s.glued(i + 3));
}

/** 555-123-4567, 1-800-555-0100, +44 20 7946 0958 (from its plus sign). */
function phone(s: Scan, i: number): boolean {
  if (!s.isNumber(i + 2)) return false;
  const a = s.raw(i).length;
  const b = s.raw(i + 2).length;
  const more = s.isSymbol(i + 3, '-') && s.glued(i + 3) && s.isNumber(i + 4) && s.glued(i + 4);
  if (more) return !(a === 4 && b <= 2);
  return a === 3 && b === 4 && s.isSymbol(i - 1, ')-');
}

function phoneBack(s: Scan, i: number): boolean {
  return (
    (s.isSymbol(i - 3, '-') && s.glued(i - 2)) ||
    (s.isSymbol(i + 1, '-') && s.glued(i + 1) && s.isNumber(i + 2) && s.glued(i + 2)) ||
    (s.raw(i).length === 4 && s.raw(i - 2).length === 3 && s.isSymbol(i - 3, ') '))
  );
}

function inWebAddress(s: Scan, i: number): boolean {
  const to = s.start(i);
  let from = to;
  while (from > 0 && to - from < 2000 && !/\s/.test(s.text[from - 1])) from--;
  const text = s.text.slice(from, to);
  return (
    text.includes('://') ||
    text.startsWith('www.') ||
    /\.(com|org|net|io|ai|co|gov|edu)\//.test(text) ||
    text.startsWith('/')
  );
}
