import type { Scan } from '../tokens/index.ts';
import { UNITS } from './lexicon/units.ts';
import { FLOW_METRICS, STOCK_METRICS } from './lexicon/words.ts';
import { isPlural, plural } from './nouns.ts';
import type { Draft } from './types.ts';

const BETWEEN =
  /^(over|more|than|about|nearly|almost|roughly|around|some|just|to|from|at|a|record|under|only|up|down|well|of|close|by)$/;
const REACHES =
  /^(reach|reached|reaches|hit|hits|topped|tops|passed|passes|exceed|exceeded|exceeds|surpassed|surpasses|totaled|totalled|total|totals|numbered|number|stood|stands|grow|grew|grows|rose|rise|rises|climbed|climb|jumped|fell|fall|dropped|swelled|increased|doubled|tripled|are|were)$/;
const HELPS =
  /^(have|has|had|will|to|now|already|could|would|may|might|should|also|finally|still|is|are|expected|set|alone|worldwide|globally|currently)$/;
/** Plural nouns whose amounts are money or shares, never counts of themselves. */
const MONEY = new Set(
  'prices expenses payments costs rates margins yields shares stocks results estimates valuations inflows outflows receipts proceeds'.split(
    ' ',
  ),
);

/** What a bare number counts when the subject of its verb says so: "shipments reached 3.5 million", "Users: 412". */
export function subjectOf(s: Scan, d: Draft): string | undefined {
  let i = d.first - 1;
  while (i > d.first - 5 && BETWEEN.test(s.low(i))) i--;
  const colon = s.isSymbol(i, ':') && i === d.first - 1;
  if (!colon && !REACHES.test(s.low(i))) return undefined;
  if (s.opensLine(i + 1) && !colon) return undefined;
  i--;
  while (i > d.first - 9 && HELPS.test(s.low(i))) i--;
  const word = s.low(i);
  const crowd = {
    headcount: 'employees',
    workforce: 'employees',
    staff: 'employees',
    population: 'people',
    attendance: 'people',
  }[word];
  if (crowd) return crowd;
  if (!isPlural(s, i) || UNITS.has(word) || MONEY.has(word) || FLOW_METRICS.has(word) || STOCK_METRICS.has(word))
    return undefined;
  const acronym = /^[A-Z]{2,5}$/.test(s.raw(i - 1)) && !s.opensLine(i) ? `${s.raw(i - 1)} ` : '';
  const data = s.low(i - 1) === 'data' && !s.opensLine(i) ? 'data ' : '';
  return acronym + data + (/^[A-Z]{2,}s$/.test(s.raw(i)) ? s.raw(i) : plural(word));
}
