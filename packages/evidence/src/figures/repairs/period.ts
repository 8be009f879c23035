import type { Scan } from '../../tokens/index.ts';
import { metricOf, type Sentence } from '../context.ts';
import { type Draft, moneyLike } from '../types.ts';
import { mend } from './mend.ts';

type Period = 'year' | 'quarter' | 'month';

export function flowPerYear(s: Scan, d: Draft, drafts: Draft[], k: number, sentence: Sentence): void {
  if (d.kind !== 'money' || d.denominator || !d.currency || d.repairs.includes('dollar_on_parameters')) return;
  const metric = metricOf(s, d, sentence);
  const p = drafts[k - 1];
  if (!metric && p?.kind === 'date' && p.last === d.first && /^FY/.test(String(p.value)) && d.magnitude >= 1e3) {
    mend(d, 'year_from_flow_metric', { unit: `${d.currency}/year`, denominator: 'year' }); // "FY2025 $54.1M"
    return;
  }
  if (!metric?.flow || metric.distance > 14 || spread(s, d, metric.metric) || soFar(d, sentence)) return;
  const size = typeof d.value === 'number' ? Math.abs(d.value) : (d.min ?? 0);
  if (size < 1e5) return;
  if (totalOnce(d, sentence)) return;
  const yearly = /^(business|market|industry)$/.test(s.low(d.last)); // "a sixty billion dollar business"
  const period = (yearly ? 'year' : periodFor(d, sentence)) ?? reportedPeriod(s, d, drafts, k, metric.metric) ?? 'year';
  mend(d, 'year_from_flow_metric', { unit: `${d.currency}/${period}`, denominator: period });
}

/** What is reached, not added up, by a year: "revenue of $30 billion by 2028". */
const LEVEL = /^(revenue|profit|income|ebitda|earnings)$/;

/** "$1.4 trillion over eight years", "$60 billion by 2028": a sum for the whole time, not an amount per year. */
function spread(s: Scan, d: Draft, metric: string): boolean {
  const level = LEVEL.test(metric);
  for (let at = d.last; at < d.last + 8; at++) {
    if (s.opensLine(at) || s.isSymbol(at, '.,;:!?"”)')) return false;
    const deadline = /^(by|through)$/.test(s.low(at)) && /^20\d\d$/.test(s.raw(at + 1));
    if (deadline) return !(level && s.low(at) === 'by');
    if (!/^(over|across|through|during|within|in|by)$/.test(s.low(at))) continue;
    for (let i = at + 1; i <= at + 4; i++) if (/^(years|yrs|decade|decades)$/.test(s.low(i))) return true;
  }
  return false;
}

/** "has spent $30 billion", "there's been $9 billion spent", "commits at least $1 million of spend": a sum so far or once, without a period. */
function soFar(d: Draft, sentence: Sentence): boolean {
  const at = d.start - sentence.start;
  const end = d.end - sentence.start;
  const before = sentence.text.slice(Math.max(0, at - 60), at);
  const after = sentence.text.slice(end, end + 40);
  const spent = '(?:spent|burned|lost|invested|earned|made)';
  if (
    !new RegExp(`\\b(?:has|have|had|['’]ve)(?: \\w+){0,2} ${spent}\\b[^,;]*$`, 'i').test(before) &&
    !(/\b(?:has|have|had|['’]s) been\b[^,;]*$/i.test(before) && new RegExp(`^ ${spent}\\b`, 'i').test(after)) &&
    !/\bcommit(?:s|ted|ting)?\b[^,;]*$/i.test(before)
  )
    return false;
  return periodFor(d, sentence) === undefined;
}

/** "the total capex of the site will be $582 million": what a thing costs in all has no period, unless one is named. */
function totalOnce(d: Draft, sentence: Sentence): boolean {
  const before = sentence.text.slice(Math.max(0, d.start - sentence.start - 60), d.start - sentence.start);
  return (
    /\b(?:total|entire|whole|overall|lifetime)\b[^,;]*\b(?:capex|expenditures?|expense|spend|spending)\b[^,;]*$/i.test(
      before,
    ) && periodFor(d, sentence) === undefined
  );
}

/** Words that name a period, by what they name. A bare year names one for what happens in it. */
const PERIOD =
  /\b(?:(full[- ]year|fiscal (?:year )?(?:20)?\d\d|fy ?'?(?:20)?\d\d|annual(?:ly|i[sz]ed)?|yearly|run-rate|(?:for|in|during) the year|th(?:is|e) (?:fiscal )?year|(?:last|next) year|each year|every year|arr|(?:in|for|during|through) (?:20)\d\d|20\d\d(?= (?:\w+ )?(?:capex|revenue|capital|spending|spend|sales|budget|guidance)))|((?:first|second|third|fourth)[- ]quarter|quarter(?:ly|s)?|[q][1-4])|(monthly|(?:last|this|each|every) month))\b/gi;
/** What an amount is compared with; its period is not that of the amount. */
const COMPARED =
  /\b(?:year[- ](?:on|over)[- ]year|quarter[- ](?:on|over)[- ]quarter|yoy|qoq|y\/y|q\/q|the same (?:period|quarter|month) (?:of )?(?:last|the previous|the prior|a) year(?: (?:ago|earlier))?|the year[- ](?:ago|earlier) (?:period|quarter)|an? (?:year|quarter) (?:ago|earlier|before)|(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.? \d{1,2}(?:, 20\d\d)?)\b/gi;

interface Named {
  at: number;
  end: number;
  period: Period;
}
const NAMED = new WeakMap<Sentence, Named[]>();

function namedIn(sentence: Sentence): Named[] {
  let named = NAMED.get(sentence);
  if (!named) {
    named = periodsIn(sentence.text);
    NAMED.set(sentence, named);
  }
  return named;
}

function periodsIn(text: string): Named[] {
  const plain = text.replace(COMPARED, (m) => '~'.repeat(m.length));
  return [...plain.matchAll(PERIOD)].map((m) => ({
    at: m.index,
    end: m.index + m[0].length,
    period: m[1] ? 'year' : m[2] ? 'quarter' : 'month',
  }));
}

/** The period a sentence names for an amount: right after it, else the last named before it, else the first after, never beyond a semicolon if there is one nearer. */
function periodFor(d: Draft, sentence: Sentence): Period | undefined {
  const named = namedIn(sentence);
  if (named.length === 0) return undefined;
  const at = d.start - sentence.start;
  const end = d.end - sentence.start;
  const text = sentence.text;
  const quarterly = named.some((n) => n.period === 'quarter');
  const fits = (n: Named) => !(quarterly && comparedYear(text, n));
  const right = named.find((n) => n.at >= end && /^[^,;()]{0,24}$/.test(text.slice(end, n.at)) && fits(n));
  if (right) return right.period;
  const from = Math.max(text.lastIndexOf(';', at), text.lastIndexOf(' after ', at));
  const before = named.findLast((n) => n.end <= at && n.at >= from && fits(n));
  if (before) return before.period;
  return (named.find((n) => n.at >= end && fits(n)) ?? named.findLast((n) => n.end <= at && fits(n)))?.period;
}

/** "compared to $180 million last year" in a sentence about a quarter: the quarter a year before. */
function comparedYear(text: string, n: Named): boolean {
  return (
    /^(?:last year|in 20\d\d)$/i.test(text.slice(n.at, n.end)) &&
    /\b(?:compared|versus|vs|from|against|than)\b[^,;]*$/i.test(text.slice(Math.max(0, n.at - 60), n.at))
  );
}

/** The period a text names first. */
export function periodOf(text: string): Period | undefined {
  const named = periodsIn(text);
  return (named.find((n) => n.period === 'year') ?? named[0])?.period;
}

/** What a company reports for a quarter, line after line. */
const REPORTED = /^(revenue|loss|profit|income|ebitda|earnings|operating expense|cash burn)$/;

/** A report that gave one amount for the quarter goes on in quarters, until a sentence names another period; past the end of a line only with what a report lists. */
function reportedPeriod(s: Scan, d: Draft, drafts: Draft[], k: number, metric: string): Period | undefined {
  for (let j = k - 1; j >= 0 && d.start - drafts[j].start < 500; j--) {
    const p = drafts[j];
    if (!moneyLike(p) || !p.repairs.includes('year_from_flow_metric')) continue;
    if (p.denominator !== 'quarter') return undefined;
    return REPORTED.test(metric) || !s.text.slice(p.end, d.start).includes('\n') ? 'quarter' : undefined;
  }
  return undefined;
}
