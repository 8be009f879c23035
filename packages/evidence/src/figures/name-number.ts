import type { Scan } from '../tokens/index.ts';
import { FLOW_METRICS, STOCK_METRICS } from './lexicon/words.ts';
import type { Draft } from './types.ts';

const words = (row: string): ReadonlySet<string> => new Set(row.split(' '));

/** Gatherings whose names end in their year: "Expo 2025", "the World Cup 2026". */
const EVENTS = words(
  'ces gtc mwc wwdc computex siggraph neurips icml iclr cvpr ignite davos expo olympics olympiad paralympics worlds cup conference congress summit symposium festival fair awards championship championships eurovision biennale marathon',
);
/** Programs and machines whose versions are years: "Office 2019", "SQL Server 2022". */
const PRODUCTS = words(
  'office server studio windows autocad matlab photoshop excel sharepoint exchange solidworks euro c++',
);
/** What companies report for a year, so that the year before it is a date: "the AMD 2026 outlook". */
const REPORTED =
  /^(revenue|revenues|sales|capex|spend|spending|budget|guidance|outlook|forecast|forecasts|earnings|results|profit|income|ebitda|eps|plan|plans|target|targets|estimate|estimates|report|annual|fiscal|and|to|was|is|will|q[1-4])$/;

/** A year that is the last word of a name: of a gathering ("CES 2026", "Expo 2025", "at GTC 2025") or of a product ("Office 2019"). Unlike a year after a company. */
export function yearOfName(s: Scan, d: Draft): boolean {
  if (d.unit !== 'year' || d.last !== d.first + 1 || s.opensLine(d.first) || s.glued(d.first)) return false;
  const before = d.first - 1;
  if (!s.capital(before)) return false;
  if (EVENTS.has(s.low(before)) || PRODUCTS.has(s.low(before))) return true;
  return (
    /^[A-Z]{3,6}$/.test(s.raw(before)) &&
    /^(at|during|attended|attending)$/.test(s.low(before - 1)) &&
    !REPORTED.test(s.low(d.last))
  );
}

/** "2.1 Market overview" on a line of its own: the number of a section. The line is a short title: it begins with a capital and ends without a full stop. */
export function sectionNumber(s: Scan, i: number): boolean {
  if (!s.opensLine(i) || !/^\d{1,2}\.\d{1,2}$/.test(s.raw(i)) || !s.capital(i + 1) || s.glued(i + 1)) return false;
  for (let at = i + 1; at < i + 14; at++) {
    if (at >= s.count || s.opensLine(at)) return !s.isSymbol(at - 1, '.;,');
    if (s.isNumber(at) || s.isSymbol(at, '%$€£¥')) return false;
  }
  return false;
}

/** Words of accounts: what stands in brackets after them is a loss or a fall, not a count. */
const ACCOUNTS =
  /^(net|total|other|tax|taxes|interest|depreciation|amortization|amortisation|change|changes|adjustments?|gains?|charges?|dividends?|impairments?|provisions?|operating|finance|deferred|per|diluted|basic)$/;

/** "Segments (13)" on a line of its own: how many entries a page lists below. */
export function countInHeading(s: Scan, i: number): boolean {
  if (!/^\d{1,4}$/.test(s.raw(i)) || !s.isSymbol(i - 1, '(') || !s.isSymbol(i + 1, ')') || !s.glued(i)) return false;
  if (i + 2 < s.count && !s.opensLine(i + 2)) return false;
  if (/\t$| {2}$/.test(s.text.slice(Math.max(0, s.start(i - 1) - 2), s.start(i - 1)))) return false;
  let at = i - 2;
  for (; at > i - 6; at--) {
    const word = s.low(at);
    if (!s.isWord(at) || FLOW_METRICS.has(word) || STOCK_METRICS.has(word) || ACCOUNTS.test(word)) return false;
    if (s.opensLine(at)) return s.capital(at);
  }
  return false;
}

/** Entries of a page, not things of the world. */
const ENTRIES = words('insights segments chapters comments replies takeaways answers posts notes questions highlights');

/** "The Next Decade of Power 3 insights": how many entries stand below a title. */
export function entriesUnderTitle(s: Scan, i: number): boolean {
  if (s.opensLine(i) || !/^\d{1,3}$/.test(s.raw(i)) || !ENTRIES.has(s.low(i + 1)) || s.capital(i + 1)) return false;
  if (i + 2 < s.count && !s.opensLine(i + 2)) return false;
  return s.capital(i - 1) && (s.capital(i - 2) || /^(of|for|in|on|the|and|to)$/.test(s.low(i - 2)));
}
