import type { Scan } from '../tokens/index.ts';
import { metricOf, type Sentence } from './context.ts';
import { DECADE_PARTS } from './lexicon/numerals.ts';
import { FALLING, GROWING } from './lexicon/words.ts';
import { tidy } from './number.ts';
import { subjectOf } from './subject.ts';
import type { Draft } from './types.ts';

/** Every repair by name: what it assumes, and a sentence of the kind that needs it. A repaired figure always goes to review. */
export const REPAIRS: Readonly<Record<string, { assumes: string; example: string }>> = {
  missing_percent: {
    assumes: 'a growth verb with a bare number, before the new level, lost its per cent',
    example: 'sales soared more than 300 last year to almost 4 billion',
  },
  currency_from_metric: {
    assumes: 'an amount of a money metric is in the currency of the document',
    example: 'a net loss of 310 million',
  },
  unit_from_last: {
    assumes: 'a bare number near the last figure of its size has its unit',
    example: 'priced at $40 a share … it opened under 40',
  },
  carried_magnitude: {
    assumes: 'a bare number in the run of billions is billions',
    example: 'they raised $30 billion. Imagine them raising 50',
  },
  denominator_from_last: {
    assumes: 'parallel amounts in one sentence share their period',
    example: 'A spends $20 billion per quarter, B $13 billion',
  },
  year_from_flow_metric: {
    assumes: 'revenue, spending, profit and loss without a period are per year',
    example: 'revenue of $2 billion',
  },
  price_of_amount: {
    assumes: 'a price said of a counted amount is per that amount',
    example: 'a million tokens cost 7 cents',
  },
  unit_from_same_amount: {
    assumes: 'the same amount repeated is the same metric',
    example: 'the $300 billion question … $300 billion per year',
  },
  dollar_on_parameters: {
    assumes: 'a dollar sign on the size of a model is a hearing error',
    example: 'models stop at $5 trillion',
  },
  unit_from_list: { assumes: 'the unit after the last number of a list belongs to all', example: '9 and 5 years' },
  currency_unstated: {
    assumes: 'an amount per period without a currency is a price',
    example: 'a circuit was 90k per year',
  },
  price_of_share: {
    assumes: 'what shares are priced, opened or closed at is per share',
    example: 'shares closed at $143.12',
  },
  unit_from_subject: {
    assumes: 'a bare number after "reached", "hit" or a colon counts the plural noun before',
    example: 'shipments reached 3.5 million',
  },
  unit_from_clause: {
    assumes: 'a clause of the same shape leaves out the unit of the clause before',
    example: 'the first hall is five years old, and the second is only two',
  },
  negated_carry: {
    assumes: '"not like five" takes the unit of the figure it denies',
    example: 'for two years, but not like nine',
  },
  misheard_name: {
    assumes: 'an unknown name that sounds like one the document uses is that one',
    example: 'a name written as it was heard',
  },
};

const moneyLike = (d: Draft) => d.kind === 'money' || d.kind === 'price';
const near = (a: number, b: number, factor: number) => a > 0 && b > 0 && a / b <= factor && b / a <= factor;

/** Repairs the figures of a document in order; may drop nothing, only change meaning and record the rule. */
export function repair(s: Scan, drafts: Draft[], sentences: Sentence[]): void {
  let currency = 'USD';
  for (const d of drafts)
    if (d.currency && d.currency !== 'USD' && !drafts.some((x) => x.currency === 'USD')) currency = d.currency;
  drafts.forEach((d, k) => {
    const sentence = sentences[k];
    parameters(s, d, drafts, k, sentence) ||
      missingPercent(s, d, sentence, currency) ||
      carried(s, d, drafts, k, sentence) ||
      priceCarry(s, d, drafts, k) ||
      sharePrice(d, sentence) ||
      priceOfAmount(s, d, drafts, k, sentences) ||
      currencyFromMetric(s, d, sentence, currency) ||
      unitFromLast(s, d, drafts, k, sentence) ||
      notLike(s, d, drafts, k) ||
      parallelClause(s, d, drafts, k, sentences) ||
      unitFromContrast(s, d, drafts, k, sentences) ||
      unitFromSubject(s, d) ||
      unstated(d, drafts, k);
    denominatorFromLast(s, d, drafts, k, sentences);
    flowPerYear(s, d, drafts, k, sentence);
  });
  sameAmount(s, drafts, sentences);
}

function mend(d: Draft, rule: string, change: Partial<Draft>): true {
  Object.assign(d, change);
  d.bare = false;
  if (!d.repairs.includes(rule)) d.repairs.push(rule);
  d.confidence = Math.min(d.confidence, 0.6);
  return true;
}

function missingPercent(s: Scan, d: Draft, sentence: Sentence, _currency: string): boolean {
  if (
    !d.bare ||
    d.kind !== 'number' ||
    typeof d.value !== 'number' ||
    d.magnitude > 1 ||
    d.inWords ||
    d.value < 2 ||
    d.value > 5000
  )
    return false;
  let verb = -1;
  for (let i = d.first - 1; i >= d.first - 5; i--) {
    if (GROWING.has(s.low(i))) {
      verb = i;
      break;
    }
    if (!/^(by|more|than|over|about|nearly|almost|another|around|roughly|some|up|of)$/.test(s.low(i))) return false;
  }
  if (verb < 0 || !sentence.metrics.some((m) => m.at < d.first && (m.flow || m.metric !== ''))) return false;
  if (
    !/^(last|this|from|over|in|year|to|since|during|compared|versus|vs)$/.test(s.low(d.last)) &&
    !s.isSymbol(d.last, ',.;')
  )
    return false;
  const falls = FALLING.has(s.low(verb));
  return mend(d, 'missing_percent', { unit: 'percent', kind: 'percentage', value: falls ? -d.value : d.value });
}

const CARRYING =
  /^(raise|raises|raising|raised|spend|spending|spends|reach|reaching|hit|hitting|settle|invest|investing|borrow|borrowing|lose|losing|worth|at)$/;

/** Whether nothing after a bare number gives it another meaning: the end, or "a year earlier", "is ours", "and". */
function endsThere(s: Scan, i: number): boolean {
  if (i >= s.count || s.opensLine(i) || s.isSymbol(i, '.,;:!?)')) return true;
  if (/^(last|this|next)$/.test(s.low(i)) || (s.low(i) === 'a' && s.low(i + 1) === 'year')) return true;
  return /^(is|was|and|which|but|now|today|already)$/.test(s.low(i));
}

/** "raising 40" after "$40 billion", "low 20s" after "$20 billion per quarter". */
function carried(s: Scan, d: Draft, drafts: Draft[], k: number, sentence: Sentence): boolean {
  if (!d.bare || d.magnitude > 1 || d.kind !== 'number') return false;
  const size = typeof d.value === 'number' ? d.value : d.min;
  if (size === undefined || size <= 0 || size >= 1000) return false;
  const partOfTen = d.min !== undefined && DECADE_PARTS.has(s.low(d.first));
  const guess = d.min !== undefined && !partOfTen;
  if (guess && !/^(is|of|at|to|which|like|about|around|roughly|be)$/.test(s.low(d.first - 1))) return false;
  for (let j = k - 1; j >= 0 && d.start - drafts[j].start < 600; j--) {
    const p = drafts[j];
    const amount = moneyLike(p) || (p.kind === 'number' && !p.unit);
    if (!amount || p.magnitude < 1e6) continue;
    const mantissa = (typeof p.value === 'number' ? p.value : (p.min ?? 0)) / p.magnitude;
    if (!near(size, mantissa, partOfTen ? 5 : 4)) continue;
    const close = d.start - p.start < 300;
    const verb = CARRYING.test(s.low(d.first - 1)) && !d.inWords;
    const level = /^(at|from|about|to|like)$/.test(s.low(d.first - 1)) && d.start - p.end < 160 && endsThere(s, d.last);
    const listed =
      d.start - p.end < 60 &&
      (s.isSymbol(d.first - 1, ',') || s.low(d.first - 1) === 'and') &&
      /^(next|last|this|the|in|by)$/.test(s.low(d.last)); // "eight billion this year, seventeen next"
    const does =
      d.start - p.end < 60 &&
      /^(do|did|does|doing)$/.test(s.low(d.first - 1)) &&
      /^(next|last|this|in|by)$/.test(s.low(d.last));
    const share = guess && close && (s.low(d.first - 1) === 'which' || endsThere(s, d.last));
    if (!partOfTen && !share && !(close && !guess && (verb || level || listed || does))) return false;
    const m = p.magnitude;
    const change: Partial<Draft> = {
      unit: p.unit,
      kind: p.kind,
      currency: p.currency,
      denominator: p.denominator,
      magnitude: m,
    };
    if (typeof d.value === 'number') change.value = tidy(d.value * m);
    if (d.min !== undefined) change.min = d.min * m;
    if (d.max !== undefined && d.max !== null) change.max = d.max * m;
    void sentence;
    return mend(d, 'carried_magnitude', change);
  }
  return false;
}

/** "under 40" after "$40 per share". */
function priceCarry(s: Scan, d: Draft, drafts: Draft[], k: number): boolean {
  if (d.magnitude > 1 || typeof d.value !== 'number' || d.inWords) return false;
  const plain = d.bare && d.kind === 'number';
  const dollars = d.kind === 'money' && !d.denominator;
  if (!plain && !dollars) return false;
  const before = s.low(d.first - 1);
  if (plain && !/^(at|under|below|above|over|to|a|even|than|around|about|near|hit|hits|priced|closed?s?)$/.test(before))
    return false;
  if (s.isSymbol(d.last, '-')) return false;
  let seen = 0;
  const trading = /\b(ipo|shares?|stock|trading|traded|priced|opened|closes?|closed)\b/i.test(
    s.text.slice(Math.max(0, d.start - 80), d.end + 80),
  );
  const reach = trading ? 40_000 : 2500;
  for (let j = k - 1; j >= 0 && d.start - drafts[j].start < reach; j--) {
    const p = drafts[j];
    if (!moneyLike(p) || p.magnitude > 1 || typeof p.value !== 'number') continue;
    if (p.kind !== 'price' || !p.denominator || /^(year|month|week|day|hour|quarter)$/.test(p.denominator)) {
      if (++seen > 6) return false;
      if (plain && p.kind === 'money' && d.start - p.start < 600 && near(Math.abs(d.value), p.value, 1.25))
        return mend(d, 'unit_from_last', { unit: p.unit, kind: p.kind, currency: p.currency });
      continue;
    }
    if (p.denominator !== 'share' && d.start - p.start > 2500) return false;
    if (trading && p.denominator !== 'share') continue;
    if (!near(Math.abs(d.value), p.value, 1.25)) return false;
    return mend(d, 'unit_from_last', { unit: p.unit, kind: 'price', currency: p.currency, denominator: p.denominator });
  }
  return false;
}

/** "Shares closed at $143.12": what a share is priced, opened or closed at is per share. */
function sharePrice(d: Draft, sentence: Sentence): boolean {
  if (
    d.kind !== 'money' ||
    d.denominator ||
    d.magnitude > 1 ||
    typeof d.value !== 'number' ||
    Math.abs(d.value) > 20_000
  )
    return false;
  const before = sentence.text.slice(Math.max(0, d.start - sentence.start - 70), d.start - sentence.start);
  if (
    !/\b(shares?|stock|ipo)\b[^;]*\b(closed|opened|priced|trading|traded|trades|price|slid|fell|rose|jumped|climbed|dropped|sank) (?:\S+ ){0,3}(at|to|of|near|under|above|below)\W*$/i.test(
      before,
    )
  )
    return false;
  return mend(d, 'price_of_share', { unit: `${d.currency}/share`, kind: 'price', denominator: 'share' });
}

function currencyFromMetric(s: Scan, d: Draft, sentence: Sentence, currency: string): boolean {
  if (d.kind !== 'number' && d.kind !== 'rate') return false;
  if (!d.bare || d.magnitude < 1e3 || (d.kind === 'rate' && !d.denominator)) return false;
  const metric = metricOf(s, d, sentence);
  const pays = metric && /^(payment|cost|price|fee|rent|spending|revenue|salary|budget)$/.test(metric.metric);
  if (!metric || metric.metric === '' || (d.magnitude < 1e6 && !(d.kind === 'rate' && pays))) return false;
  return mend(d, 'currency_from_metric', {
    unit: d.denominator ? `${currency}/${d.denominator}` : currency,
    kind: d.denominator && d.magnitude < 1e6 ? 'price' : 'money',
    currency,
  });
}

/** A bare "2 billion" right after "2.5 billion in ARR". */
function unitFromLast(s: Scan, d: Draft, drafts: Draft[], k: number, sentence: Sentence): boolean {
  if (!d.bare || d.kind !== 'number' || d.magnitude < 1e3 || s.isSymbol(d.last, '*×')) return false;
  let priced = false;
  for (let j = k - 1; j >= 0 && d.start - drafts[j].start < 400; j--) {
    const p = drafts[j];
    if (p.kind === 'date' || p.kind === 'duration') continue;
    if (p.kind === 'price' && p.magnitude < d.magnitude) priced = true; // another subject began
    if (p.magnitude !== d.magnitude || (!moneyLike(p) && p.kind !== 'count')) {
      if (p.kind === 'percentage' || p.magnitude === 1) continue;
      return false;
    }
    const own =
      moneyLike(p) && p.denominator && /^(year|quarter|month)$/.test(p.denominator)
        ? periodOf(sentence.text)
        : undefined;
    const denominator = own ?? (priced ? undefined : p.denominator);
    if (priced && moneyLike(p) && !own)
      return mend(d, 'unit_from_last', { unit: p.currency!, kind: 'money', currency: p.currency });
    return mend(d, 'unit_from_last', {
      unit: own ? `${p.currency}/${own}` : p.unit,
      kind: p.kind,
      currency: p.currency,
      denominator,
    });
  }
  return false;
}

/** "the price of a million tokens … was $20", "a million tokens cost 7 cents". */
function priceOfAmount(s: Scan, d: Draft, drafts: Draft[], k: number, sentences: Sentence[]): boolean {
  const p = drafts[k - 1];
  if (
    d.kind !== 'money' ||
    d.denominator ||
    d.magnitude > 1 ||
    !p ||
    p.kind !== 'count' ||
    sentences[k] !== sentences[k - 1]
  )
    return false;
  if (typeof p.value !== 'number' || d.first - p.last > 16) return false;
  const noun = s.low(p.last);
  const costOf = /^(cost|price|costs|prices)$/.test(s.low(p.first - 2)) && s.low(p.first - 1) === 'of';
  const costs =
    /^(cost|costs|is|was|for|at|sells|sold|are|were)$/.test(s.low(p.last + 1)) &&
    /^(tokens|requests|queries|images|words|hours|units|gpus|chips)$/.test(noun);
  if (!costOf && !costs) return false;
  const scale = { 1: '', 1e3: 'thousand ', 1e6: 'million ', 1e9: 'billion ' }[p.value] ?? `${p.value} `;
  const per = `${scale}${p.unit}`;
  return mend(d, 'price_of_amount', { unit: `${d.currency}/${per}`, kind: 'price', denominator: per });
}

/** "hundreds of tokens per second instead of less than 40", "from 4,000 tokens to a million": the other end of a contrast. */
function unitFromContrast(s: Scan, d: Draft, drafts: Draft[], k: number, sentences: Sentence[]): boolean {
  const p = drafts[k - 1];
  if (!d.bare || d.kind !== 'number' || !p || p.bare || sentences[k - 1] !== sentences[k] || d.first - p.last > 12)
    return false;
  if (!/^(rate|count|quantity|percentage|multiple|duration)$/.test(p.kind)) return false;
  const lead = s.text.slice(p.end, d.start);
  const contrast =
    /\b(instead of|versus|vs|compared (?:to|with)|than|rather|but|more like|closer to|(?:up|down) from)\b/i.test(lead);
  const fromTo = /\bto$/.test(lead.trim()) && /\bfrom$/.test(s.text.slice(Math.max(0, p.start - 12), p.start).trim());
  if (!contrast && !fromTo) return false;
  return mend(d, 'unit_from_last', { unit: p.unit, kind: p.kind, denominator: p.denominator });
}

/** "shipments reached 3.5 million". */
function unitFromSubject(s: Scan, d: Draft): boolean {
  if (!d.bare || d.kind !== 'number' || d.unit || (d.magnitude === 1 && d.inWords)) return false;
  const unit = subjectOf(s, d);
  return unit !== undefined && mend(d, 'unit_from_subject', { unit, kind: 'count' });
}

/** "not like nine" after "two years": the number denied has the unit of the one affirmed. */
function notLike(s: Scan, d: Draft, drafts: Draft[], k: number): boolean {
  if (!d.bare || d.kind !== 'number' || d.magnitude > 1) return false;
  const b1 = s.low(d.first - 1);
  const b2 = s.low(d.first - 2);
  if (!(b1 === 'not' || (b1 === 'like' && b2 === 'not'))) return false;
  const p = drafts[k - 1];
  if (!p || d.start - p.start > 200 || p.bare || p.kind === 'date') return false;
  return mend(d, 'negated_carry', { unit: p.unit, kind: p.kind, currency: p.currency, denominator: p.denominator });
}

/** "One hall is five years old, and the other is only two", "not 30 of them, more like six": a clause of the same shape leaves the unit out. */
function parallelClause(s: Scan, d: Draft, drafts: Draft[], k: number, sentences: Sentence[]): boolean {
  if (!d.bare || d.kind !== 'number' || d.magnitude > 1 || !endsThere(s, d.last)) return false;
  const p = drafts[k - 1];
  if (
    !p ||
    p.bare ||
    sentences[k - 1] !== sentences[k] ||
    d.start - p.end > 80 ||
    !/^(age|duration|count|percentage|multiple|rate|quantity)$/.test(p.kind)
  )
    return false;
  if (s.isSymbol(p.first + 1, '-')) return false; // "in 4-bit it's 35"
  let i = d.first - 1;
  while (/^(only|just|about|like|maybe|around|more|closer|to|nearly|almost|now)$/.test(s.low(i))) i--;
  if (!/^(is|was|are|were|be|be|it's|they're|has|had|have)$/.test(s.low(i)) || i === d.first) return false;
  const like = s.low(p.last) === 'of' && s.low(d.last) === 'of';
  if (p.kind === 'count' && !like && d.inWords && typeof d.value === 'number' && d.value < 2) return false;
  return mend(d, 'unit_from_clause', { unit: p.unit, kind: p.kind, denominator: p.denominator });
}

/** "90k per year", "4k" after it: an amount somebody pays, in a currency nobody named. */
function unstated(d: Draft, drafts: Draft[], k: number): boolean {
  if (
    d.kind === 'rate' &&
    d.bare &&
    d.denominator &&
    d.magnitude >= 1e3 &&
    /^(year|month|week|day|hour|quarter)$/.test(d.denominator)
  )
    return mend(d, 'currency_unstated', { unit: `currency unstated/${d.denominator}`, kind: 'price' });
  if (d.bare && d.kind === 'number' && d.magnitude === 1e3) {
    const p = drafts.slice(Math.max(0, k - 3), k).findLast((x) => x.unit.startsWith('currency unstated'));
    if (p && d.start - p.start < 200)
      return mend(d, 'currency_unstated', { unit: p.unit, kind: 'price', denominator: p.denominator });
  }
  return false;
}

function denominatorFromLast(s: Scan, d: Draft, drafts: Draft[], k: number, sentences: Sentence[]): void {
  const p = drafts[k - 1];
  if (!p || d.kind !== 'money' || d.denominator || !p.denominator || !moneyLike(p) || sentences[k] !== sentences[k - 1])
    return;
  if (p.magnitude !== d.magnitude || p.currency !== d.currency || p.repairs.includes('year_from_flow_metric')) return;
  let comma = false;
  if (s.low(p.first - 1) === 'from' && s.low(p.last) === 'to' && d.first - p.last <= 3) comma = true; // "from eight dollars an hour to under two"
  for (let i = p.last; i < d.first; i++) {
    if (s.isSymbol(i, ',;') || s.low(i) === 'and') comma = true;
    if (/^(total|valuation|valued|raised|raise|worth|debt|deal|since|through|over)$/.test(s.low(i))) return;
  }
  if (!comma || d.first - p.last > 14) return;
  mend(d, 'denominator_from_last', { unit: `${d.currency}/${p.denominator}`, denominator: p.denominator });
}

function flowPerYear(s: Scan, d: Draft, drafts: Draft[], k: number, sentence: Sentence): void {
  if (d.kind !== 'money' || d.denominator || !d.currency || d.repairs.includes('dollar_on_parameters')) return;
  const metric = metricOf(s, d, sentence);
  if (!metric?.flow || metric.distance > 14 || spread(s, d)) return;
  const size = typeof d.value === 'number' ? Math.abs(d.value) : (d.min ?? 0);
  if (size < 1e5) return;
  const yearly = /^(business|market|industry)$/.test(s.low(d.last)); // "a sixty billion dollar business"
  const period = (yearly ? 'year' : periodOf(sentence.text)) ?? reportedPeriod(s, d, drafts, k) ?? 'year';
  mend(d, 'year_from_flow_metric', { unit: `${d.currency}/${period}`, denominator: period });
}

/** "$1.4 trillion over eight years": a sum for the whole time, not an amount per year. */
function spread(s: Scan, d: Draft): boolean {
  for (let at = d.last; at < d.last + 5; at++) {
    if (s.opensLine(at) || s.isSymbol(at, '.,;:!?')) return false;
    if (!/^(over|across|through|during|within|in|by)$/.test(s.low(at))) continue;
    for (let i = at + 1; i <= at + 4; i++) if (/^(years|yrs|decade|decades)$/.test(s.low(i))) return true;
    if (at === d.last) return false;
  }
  return false;
}

/** The period a sentence names for its amounts. */
function periodOf(text: string): 'year' | 'quarter' | 'month' | undefined {
  if (
    /\b(full[- ]year|fiscal (?:year )?20\d\d|annual|annuali[sz]ed|run-rate|for the year|this year|last year|next year|ARR)\b/i.test(
      text,
    )
  )
    return 'year';
  if (/\b(quarter(?:ly)?|[qQ][1-4])\b/.test(text)) return 'quarter';
  return /\b(monthly|last month|this month)\b/i.test(text) ? 'month' : undefined;
}

/** A report that gave one amount for the quarter goes on in quarters, until a sentence names another period. */
function reportedPeriod(s: Scan, d: Draft, drafts: Draft[], k: number): string | undefined {
  for (let j = k - 1; j >= 0 && d.start - drafts[j].start < 500; j--) {
    const p = drafts[j];
    if (p.kind !== 'money' || !p.repairs.includes('year_from_flow_metric')) continue;
    return p.denominator === 'quarter' && !s.text.slice(p.end, d.start).includes('\n') ? 'quarter' : undefined;
  }
  return undefined;
}

/** The same amount, or the same head noun, as a figure whose period is known. */
function sameAmount(s: Scan, drafts: Draft[], sentences: Sentence[]): void {
  const byAmount = new Map<string, Draft>();
  const byNoun = new Map<string, Draft>();
  for (const d of drafts) {
    if (d.kind !== 'money' || typeof d.value !== 'number' || !d.denominator || d.magnitude < 1e6) continue;
    const key = `${d.value} ${d.currency}`;
    if (!byAmount.has(key)) byAmount.set(key, d);
  }
  drafts.forEach((d, k) => {
    if (d.kind !== 'money' || d.magnitude < 1e6) return;
    const noun = s.isWord(d.last) ? s.low(d.last) : '';
    if (!d.denominator) {
      const metric = metricOf(s, d, sentences[k]);
      const said = metric && !metric.flow && metric.metric !== '' && metric.distance < 12;
      const like = said
        ? undefined
        : (byAmount.get(`${d.value} ${d.currency}`) ??
          (noun === 'question' || noun === 'hole' || noun === 'gap' ? byNoun.get(noun) : undefined));
      if (like) mend(d, 'unit_from_same_amount', { unit: like.unit, denominator: like.denominator });
    }
    if (d.denominator && noun) byNoun.set(noun, d);
  });
}

/** "$5 trillion" as the size of a model. */
function parameters(s: Scan, d: Draft, drafts: Draft[], k: number, sentence: Sentence): boolean {
  if (d.denominator || d.magnitude < 1e9) return false;
  const dollars = d.kind === 'money' && d.currency === 'USD';
  if (!dollars && !(d.kind === 'number' && d.bare) && !(d.kind === 'count' && d.unit === 'models')) return false;
  const around = s.text.slice(sentence.start, Math.min(s.text.length, d.end + 60)).toLowerCase();
  const wide = s.text.slice(Math.max(0, d.start - 900), Math.min(s.text.length, d.end + 900)).toLowerCase();
  if (
    /\b(revenue|market cap|valuation|valued|worth|raise[ds]?|raising|spend|spending|capex|invest|debt|arr|ipo|company|companies|dollars|cost)\b/.test(
      around,
    )
  )
    return false;
  const previous = drafts
    .slice(Math.max(0, k - 4), k)
    .findLast((x) => x.unit === 'parameters' && d.start - x.start < (dollars ? 400 : 700));
  const aboutModels = /\bmodels?\b/.test(around) && /\b(parameters?|params?)\b/.test(wide);
  const follows =
    previous !== undefined && (dollars || /\bmodels?\b/.test(around)) && previous.magnitude <= d.magnitude * 1e3;
  if (!aboutModels && !follows) return false;
  const change: Partial<Draft> = { unit: 'parameters', kind: 'count', currency: undefined };
  return mend(d, dollars ? 'dollar_on_parameters' : 'unit_from_last', change);
}
