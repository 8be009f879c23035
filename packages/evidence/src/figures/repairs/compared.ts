import type { Scan } from '../../tokens/index.ts';
import type { Sentence } from '../context.ts';
import type { Draft } from '../types.ts';
import { mend } from './mend.ts';

const PERIOD = /^(year|quarter|month)$/;
const NEARLY = /^(about|around|roughly|nearly|almost|just|over|only|approximately|some|a|an|net|loss|profit|of)$/;

/** "$480 million, up from $68 million", "revenue of $35 billion, compared with $28 billion": like is compared with like, so a period holds for both. */
export function comparedWith(s: Scan, d: Draft, drafts: Draft[], k: number, sentences: Sentence[]): void {
  if (d.kind !== 'money' || d.denominator || !d.currency) return;
  let i = d.first - 1;
  while (i > d.first - 6 && (NEARLY.test(s.low(i)) || s.isSymbol(i, '~≈'))) i--;
  const from = s.low(i) === 'from';
  const compares =
    from ||
    /^(versus|vs|against)$/.test(s.low(i)) ||
    (/^(to|with)$/.test(s.low(i)) && /^(compared|compares)$/.test(s.low(i - 1))) ||
    (s.low(i + 1) === 'of' && /^(estimates?|expectations|consensus|forecasts?)$/.test(s.low(i))) ||
    (s.low(i) === 'to' && drafts[k - 1]?.kind === 'percentage' && drafts[k - 1].last === i && grew(s, drafts[k - 1]));
  if (!compares || (from && s.low(d.last) === 'to')) return;
  for (let j = k - 1; j >= 0 && sentences[j] === sentences[k] && d.first - drafts[j].last < 30; j--) {
    const p = drafts[j];
    if (p.kind !== 'money') continue;
    if (p.currency !== d.currency || !p.denominator || !PERIOD.test(p.denominator)) return;
    mend(d, 'denominator_from_last', { unit: `${d.currency}/${p.denominator}`, denominator: p.denominator });
    return;
  }
}

/** "growth of 24% to $36 billion": a rate of growth before the level reached. */
const grew = (s: Scan, p: Draft) =>
  /^(growth|increase|decline|drop|rise)$/.test(s.low(p.first - 2)) && s.low(p.first - 1) === 'of';

/** "tripled from $15 billion to $45 billion a year": what is said after the second end holds for both. */
export function fromTo(s: Scan, drafts: Draft[], k: number): void {
  const p = drafts[k - 1];
  const d = drafts[k];
  if (p?.kind !== 'money' || p.denominator || !d.denominator || p.currency !== d.currency) return;
  if (p.magnitude !== d.magnitude || !PERIOD.test(d.denominator)) return;
  if (s.low(p.first - 1) !== 'from' || s.low(p.last) !== 'to' || d.first - p.last > 3) return;
  mend(p, 'denominator_from_last', { unit: `${p.currency}/${d.denominator}`, denominator: d.denominator });
}

/** "loss per share was $1.49", "the cost per GPU per hour is $0.24", "power per rack of 120 kW": the denominator stands before the verb. */
const PER_BEFORE =
  /\bper ([a-z]+(?:[ -]hour)?)(?: per ([a-z]+))?(?: (?:for|in|during) (?:the )?[\w -]{1,24}?)? (?:is|was|are|were|of|at|averages|averaged|(?:came|comes|fell|rose|dropped|climbed) to|reached|hit|stood at)(?: (?:about|around|roughly|now|only|just|nearly|almost|over|under|approximately))* ?[~≈]?$/i;
/** Words after "per" that make no denominator. */
const NO_THING = /^(cent|mille|se|the|our|my|his|her|their)$/i;

/** "the monthly fee is $20", "an hourly wage of $18", "per-hour, one-year reservation prices as $7": the time a payment is for stands before its name. */
const TIME_BEFORE =
  /\b(per[- ]hour|hourly|daily|weekly|monthly|quarterly|annual|yearly)\b(?:,? [\w-]+){0,3}? (?:prices?|rates?|fees?|rents?|wages?|salary|salaries|premiums?|subscriptions?|payments?|bills?|costs?|pay)(?: [\w-]+){0,4} ?[~≈]?$/i;
const TIMES: Readonly<Record<string, string>> = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  annual: 'year',
  yearly: 'year',
};

export function denominatorBefore(d: Draft, sentence: Sentence): boolean {
  if (d.denominator || d.unit.includes('/') || !(d.kind === 'money' || d.kind === 'quantity')) return false;
  const at = d.start - sentence.start;
  const time = d.kind === 'money' ? TIME_BEFORE.exec(sentence.text.slice(Math.max(0, at - 100), at)) : null;
  if (time) {
    const per = TIMES[time[1].toLowerCase()] ?? 'hour';
    return mend(d, 'denominator_before', {
      unit: `${d.unit}/${per}`,
      denominator: per,
      kind: d.magnitude >= 1e6 ? 'money' : 'price',
    });
  }
  const m = PER_BEFORE.exec(sentence.text.slice(Math.max(0, at - 90), at));
  if (!m || NO_THING.test(m[1])) return false;
  const per = [...m[1].split(/[ -]/), ...(m[2] ? [m[2].toLowerCase()] : [])].join('-');
  const large = d.magnitude >= 1e6 && PERIOD.test(per);
  return mend(d, 'denominator_before', {
    unit: `${d.unit}/${per}`,
    denominator: per,
    kind: d.kind === 'quantity' ? 'rate' : large ? 'money' : 'price',
  });
}
