/** Spreadsheet functions of money and time, and fractions of a year. */
import {
  allRates,
  annuityRate,
  DAY_COUNTS,
  type Day,
  dayCountFraction,
  daysBetween,
  futureValue,
  interestPayment,
  internalRate,
  modifiedRate,
  netPresentValue,
  numberOfPeriods,
  parseDay,
  payment,
  presentValue,
  principalPayment,
  type When,
} from '@buildout/engine/finance/index.ts';
import { pow } from '@buildout/engine/math/index.ts';
import { describe, numberOf, numbersOf, sameLength, textOf, Unsupported } from '../case.ts';

type Input = Record<string, unknown>;

/** First name under which the input has something: cases name the same argument in several ways. */
function pick(input: Input, names: string[]): Input {
  const found = names.find((n) => input[n] !== undefined && input[n] !== null);
  return { [names[0]!]: found === undefined ? undefined : input[found] };
}
const amount = (input: Input, names: string[], otherwise?: number) =>
  numberOf(pick(input, names), names[0]!, otherwise);

const rate = (i: Input, otherwise?: number) => amount(i, ['rate'], otherwise);
const periods = (i: Input) => amount(i, ['periods', 'nper', 'numberOfPeriods']);
const period = (i: Input) => amount(i, ['period', 'per']);
/** Payments that never end are written as no number of periods, or as a word. */
const forever = (i: Input) => {
  const given = i.periods ?? i.nper ?? i.numberOfPeriods ?? null;
  return (
    (given === null && 'periods' in i) || (typeof given === 'string' && /^(inf(inity|inite)?|perpetual)$/i.test(given))
  );
};
const present = (i: Input, otherwise?: number) => amount(i, ['presentValue', 'pv', 'principal'], otherwise);
const future = (i: Input) => amount(i, ['futureValue', 'fv'], 0);
const pay = (i: Input, otherwise?: number) => amount(i, ['payment', 'pmt'], otherwise);
const flowsOf = (i: Input) => numbersOf(pick(i, ['cashFlows', 'values', 'flows']), 'cashFlows');

function when(i: Input): When {
  const value = i.when ?? i.type ?? 'end';
  if (value === 'begin' || value === 'start' || value === 1) return 'begin';
  if (value === 'end' || value === 'finish' || value === 0) return 'end';
  throw new Unsupported(`input.when is ${describe(value)}; it is 'begin' or 'end'.`);
}

function dayOf(value: unknown, name: string): Day {
  const day = typeof value === 'string' ? parseDay(value) : undefined;
  if (!day) throw new Unsupported(`${name} is ${describe(value)}; a date such as 2026-03-31 is needed.`);
  return day;
}

/** Years of 365 days from the first date. */
function yearsOf(i: Input): number[] {
  if (!Array.isArray(i.dates)) throw new Unsupported(`input.dates is ${describe(i.dates)}; a list of dates is needed.`);
  const days = i.dates.map((d, k) => dayOf(d, `input.dates[${k}]`));
  return days.map((d) => daysBetween(days[0]!, d) / 365);
}

/**
 * Whether the first flow of a net present value is not discounted. Spreadsheets discount it by one period; numpy does
 * not. The input decides where it says so, else the source the case cites.
 */
function firstFlowNow(i: Input, source: string): boolean {
  if (i.when !== undefined || i.type !== undefined) return when(i) === 'begin';
  return /numpy/i.test(source) && !/microsoft|excel/i.test(source);
}

const FUNCTIONS: Record<string, (i: Input, source: string) => number | undefined> = {
  irr: (i) => internalRate(flowsOf(i), undefined, amount(i, ['guess'], 0.1)),
  xirr: (i) => {
    const times = yearsOf(i);
    const flows = flowsOf(i);
    sameLength({ cashFlows: flows, dates: times });
    return internalRate(flows, times, amount(i, ['guess'], 0.1));
  },
  npv: (i, source) => {
    const flows = flowsOf(i);
    const value = netPresentValue(rate(i), flows);
    return firstFlowNow(i, source) ? value : value / (1 + rate(i));
  },
  xnpv: (i) => {
    const times = yearsOf(i);
    const flows = flowsOf(i);
    sameLength({ cashFlows: flows, dates: times });
    return netPresentValue(rate(i), flows, times);
  },
  mirr: (i) => modifiedRate(flowsOf(i), amount(i, ['financeRate']), amount(i, ['reinvestRate'])),
  pmt: (i) => payment(rate(i), periods(i), present(i), future(i), when(i)),
  pv: (i) => presentValue(rate(i), forever(i) ? Infinity : periods(i), pay(i, 0), future(i), when(i)),
  perpetuity: (i) => {
    const [r, growth] = [rate(i), amount(i, ['growth', 'growthRate'], 0)];
    if (!(r > growth)) throw new Unsupported(`A perpetuity that grows by ${growth} has no worth at a rate of ${r}.`);
    const first = amount(i, ['payment', 'pmt', 'cashFlow']);
    return (first * (when(i) === 'begin' ? 1 + r : 1)) / (r - growth);
  },
  fv: (i) => futureValue(rate(i), periods(i), pay(i, 0), present(i, 0), when(i)),
  nper: (i) => numberOfPeriods(rate(i), pay(i), present(i), future(i), when(i)),
  rate: (i) => annuityRate(periods(i), pay(i), present(i), future(i), when(i), amount(i, ['guess'], 0.1)),
  ipmt: (i) => interestPayment(rate(i), period(i), periods(i), present(i), future(i), when(i)),
  ppmt: (i) => principalPayment(rate(i), period(i), periods(i), present(i), future(i), when(i)),
  cumipmt: (i) => cumulated(i, interestPayment),
  cumprinc: (i) => cumulated(i, principalPayment),
  effect: (i) => {
    const n = amount(i, ['periodsPerYear', 'npery', 'periods']);
    return pow(1 + amount(i, ['nominalRate', 'rate']) / n, n) - 1;
  },
  nominal: (i) => {
    const n = amount(i, ['periodsPerYear', 'npery', 'periods']);
    return n * (pow(1 + amount(i, ['effectiveRate', 'effectRate', 'rate']), 1 / n) - 1);
  },
  rri: (i) => pow(amount(i, ['futureValue', 'fv']) / present(i), 1 / periods(i)) - 1,
  fvschedule: (i) =>
    numbersOf(i, 'schedule').reduce((v, r) => v * (1 + r), amount(i, ['principal', 'presentValue', 'pv'])),
  sln: (i) => (amount(i, ['cost']) - amount(i, ['salvage'], 0)) / amount(i, ['life']),
  syd: (i) => {
    const life = amount(i, ['life']);
    return ((amount(i, ['cost']) - amount(i, ['salvage'], 0)) * (life - period(i) + 1) * 2) / (life * (life + 1));
  },
  ddb: (i) => {
    const cost = amount(i, ['cost']);
    const salvage = amount(i, ['salvage'], 0);
    const share = Math.min(1, amount(i, ['factor'], 2) / amount(i, ['life']));
    let book = cost;
    let last = 0;
    for (let t = 0; t < period(i); t++) {
      last = Math.max(0, Math.min(book * share, book - salvage));
      book -= last;
    }
    return last;
  },
};

function cumulated(i: Input, part: typeof interestPayment): number {
  const start = amount(i, ['start', 'startPeriod']);
  const end = amount(i, ['end', 'endPeriod']);
  if (!(start >= 1 && end >= start && end <= periods(i))) {
    throw new Unsupported(`Periods ${start} to ${end} do not lie within 1 to ${periods(i)}.`);
  }
  let sum = 0;
  for (let t = start; t <= end; t++) sum += part(rate(i), t, periods(i), present(i), 0, when(i));
  return sum;
}

export function timeValue(input: Input, source: string) {
  const name = textOf(input, 'function').toLowerCase();
  const f = FUNCTIONS[name];
  if (!f) throw new Unsupported(`Function '${name}' is not known; known are ${Object.keys(FUNCTIONS).join(', ')}.`);
  const value = f(input, source);
  const roots = () => allRates(flowsOf(input), name === 'xirr' ? yearsOf(input) : undefined);
  return {
    value: value === undefined || !Number.isFinite(value) ? null : value,
    ...(name === 'irr' || name === 'xirr' ? { allRoots: roots() } : {}),
  };
}

export function dayCount(input: Input) {
  const convention = textOf(input, 'convention');
  const optional = (name: string) => {
    const value = input[name];
    return value === null || value === undefined ? undefined : dayOf(value, `input.${name}`);
  };
  const referenceStart = optional('referenceStart');
  const referenceEnd = optional('referenceEnd');
  const maturity = optional('maturity') ?? optional('terminationDate');
  const start = dayOf(input.start, 'input.start');
  const end = dayOf(input.end, 'input.end');
  const fraction = dayCountFraction({
    convention,
    start,
    end,
    ...(referenceStart ? { referenceStart } : {}),
    ...(referenceEnd ? { referenceEnd } : {}),
    ...(maturity ? { maturity } : {}),
  });
  if (fraction === undefined) {
    throw new Unsupported(`Convention '${convention}' is not known; known are ${DAY_COUNTS.join(', ')}.`);
  }
  return { fraction, days: daysBetween(start, end) };
}
