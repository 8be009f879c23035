/** Question 1: does a facility survive when renewal prices fall; at what price does it breach, and when? */
import type { Run } from '@buildout/engine';
import {
  type BoxSummary,
  type BoxTerms,
  boxTerms,
  type CascadeMonth,
  cascadeOf,
  cascadeOutside,
  summaryOf,
} from '../box/index.ts';
import { judgedFrom } from '../box/ratios.ts';
import { type BreakEven, breakEven } from '../frontier/index.ts';
import { band, bn, chance, percent, percentRange } from '../say.ts';
import type { QuestionAnswer, RunWith } from './answer.ts';
import type { Draw, Drawn } from './draws.ts';
import { worstAfterRenewal } from './facility-drawn.ts';
import { cascadeTable, contractsTable, coverChart, coverTable, pricesTable, times } from './facility-tables.ts';
import { leversOf, monthOf, parameterOf } from './helpers.ts';

export interface FacilityQuestion {
  /** `box_crwv_ddtl2` and any other box of the model. */
  box: string;
  /** What people call it; its id otherwise. */
  name?: string;
  /** Factor on the renewal price against what the run under it assumes; default one half. */
  renewal?: number;
}

/** What a renewal price does, in the run and over scenarios. */
export interface AtPrice {
  /** Renewal price over the signed price. */
  share: number;
  run: BoxSummary;
  drawn?: Drawn;
}

export interface FacilityAnswer extends QuestionAnswer {
  terms: BoxTerms;
  /** In the market: as things are, with renewals at the factor; and outside it at the same renewals. */
  market: BoxSummary;
  stressed: BoxSummary;
  outside: BoxSummary;
  /** Renewal price over the signed price below which cover breaks, and below which a payment is missed. */
  breakEvenRenewal: BreakEven;
  breakEvenPayment: BreakEven;
  /** The first over scenarios, read off between the prices tried: 10th, 50th and 90th percentile. */
  breakEvenDrawn?: { p10: number; p50: number; p90: number };
  prices: AtPrice[];
  cascade: CascadeMonth[];
}

const RENEWAL = 'renewal_price_share';

/** Months after the end of the loan in which a default near the end is resolved, at the longest grace and resolution. */
const AFTERWARDS = 24;

/** Cover, breach, break-even price and cascade of one facility under lower renewals, in the market and outside it. */
export async function facilityAnswer(
  { box, name = box, renewal = 0.5 }: FacilityQuestion,
  runWith: RunWith,
  draw?: Draw,
): Promise<FacilityAnswer> {
  const base = runWith();
  const terms = boxTerms(base, box);
  const share = parameterOf(base, RENEWAL);
  const steps = Math.min(base.steps, Math.max(1, Math.ceil(terms.amortisation.maturity)) + AFTERWARDS);
  const at = (value: number) => runWith({ set: { [RENEWAL]: value }, steps });
  const [market, cascade] = [cascadeOf(base, terms), cascadeOf(at(share * renewal), terms)];
  const alone = cascadeOutside(base, terms, { renewal: share * renewal });
  const [asAssumed, stressed, outside] = [market, cascade, alone].map((months) => summaryOf(months, terms));
  const renews = terms.contracts.some((one) => one.renews);
  const highest = base.program.parameter(RENEWAL)?.max ?? 3;
  const search = (holds: (months: CascadeMonth[]) => boolean): BreakEven =>
    renews
      ? breakEven((value) => holds(cascadeOf(at(value), terms)), 0, highest, 1 / 128)
      : { status: 'never', evaluations: 0 };
  // Breaches that no renewal price changes come before the first renewal: they are told apart, not searched away.
  const breakEvenRenewal = search((months) => (worstAfterRenewal(months, terms) ?? Infinity) >= terms.covenant);
  const breakEvenPayment = search((months) => summaryOf(months, terms).firstMissed === undefined);
  const tried = renews ? [share * renewal, share, ...between(share, highest)] : [share * renewal, share];
  const prices: AtPrice[] = [];
  for (const value of [...new Set(tried)].sort((a, b) => a - b)) {
    const drawn = await draw?.({ measured: [{ kind: 'facility', box, steps }], set: { [RENEWAL]: value }, steps });
    prices.push({ share: value, run: summaryOf(cascadeOf(at(value), terms), terms), ...(drawn && { drawn }) });
  }
  const drawnAt = (value: number) => prices.find((one) => one.share === value)?.drawn;
  const drawn = { market: drawnAt(share), stressed: drawnAt(share * renewal) };
  const breakEvenDrawn = renews ? breakEvens(prices, terms.covenant) : undefined;
  const hour = hourPrice(base, terms);
  const summaries = { market: asAssumed, stressed, outside };
  const found = { breakEvenRenewal, breakEvenPayment, ...(breakEvenDrawn && { breakEvenDrawn }) };
  return {
    question: 1,
    asked: `Does ${name} survive if renewal prices are multiplied by ${renewal}? At what price does it breach, in which month?`,
    sentence: say({
      base,
      terms,
      ...summaries,
      ...found,
      renewal,
      hour,
      renews,
      drawn: drawn.stressed,
      now: coverNow(market, terms),
    }),
    charts: [coverChart(base, name, terms, { market, stressed: cascade, outside: alone }, drawn)],
    tables: [
      coverTable(base, summaries, drawn),
      ...(renews ? [pricesTable(base, prices, hour)] : []),
      cascadeTable(base, cascade),
      contractsTable(terms, hour),
    ],
    levers: leversOf(base.program, RENEWAL, 'rental_price_factor', 'base_rate', 'end_demand_factor'),
    beside: {
      who: 'cover at one price, as a calculator gives it',
      said: `${times(outside.minCover)} at least with renewals at ${percent(renewal)} and every customer paying`,
      ours: `${times(stressed.minCover)} in the market`,
      why: 'a calculator holds prices and customers still; here rents, volumes, rates and the customers themselves move with the market, and a sponsor that fails takes its contracts with it',
    },
    unknown: [
      {
        what: 'which contracts are assigned to the facility and in what shares',
        settledBy: 'the redacted schedules of its credit agreement',
      },
      {
        what: 'the price at which first terms are renewed',
        settledBy: 'a quarterly filing that gives renewed contract value by vintage',
      },
      ...((stressed.lossGivenDefault ?? 0) > 0.999
        ? [
            {
              what: 'what the units of a vehicle bring after its default: nothing comes in here, so the loss given default is the most it can be',
              settledBy: 'the proceeds of a repossession',
            },
          ]
        : []),
    ],
    redo: `npx buildout run --set ${RENEWAL}=${Number((share * renewal).toPrecision(6))}`,
    terms,
    ...summaries,
    ...found,
    prices,
    cascade,
  };
}

/** Prices tried above the one assumed: half as much again, then evenly to the highest that has a meaning. */
function between(share: number, highest: number): number[] {
  const next = Math.min(highest, 1.5 * share);
  return [next, (next + highest) / 2, highest];
}

/** Of each scenario the price at which its worst cover after the first renewal reaches the covenant, between two prices tried. */
function breakEvens(prices: AtPrice[], covenant: number): FacilityAnswer['breakEvenDrawn'] {
  const columns = prices.flatMap(({ share, drawn }) =>
    drawn ? [{ share, worst: drawn.column('facility', { figure: 'worstAfterRenewal' }) }] : [],
  );
  if (columns.length < 2) return undefined;
  const found: number[] = [];
  columns[0].worst.forEach((_, scenario) => {
    const covers = columns.map(({ share, worst }) => ({ share, cover: worst[scenario] }));
    if (covers.some(({ cover }) => Number.isNaN(cover))) return;
    const above = covers.findIndex(({ cover }) => cover >= covenant);
    // At the ends only a bound is known; it is enough to rank by.
    if (above === 0) found.push(0);
    else if (above < 0) found.push(Number.POSITIVE_INFINITY);
    else {
      const [low, high] = [covers[above - 1], covers[above]];
      const part = (covenant - low.cover) / (high.cover - low.cover);
      found.push(low.share + part * (high.share - low.share));
    }
  });
  if (found.length === 0) return undefined;
  found.sort((a, b) => a - b);
  const quantile = (p: number) => found[Math.round(p * (found.length - 1))];
  return { p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9) };
}

/** USD per H100-hour that the renewing contracts were signed at: price of a gigawatt-year over units of the class of 2023. */
function hourPrice(run: Run, { contracts }: BoxTerms): number | undefined {
  const price = contracts.find((one) => one.renews && one.price !== undefined)?.price;
  const kilowatts = run.program.model.dimensions.find(({ id }) => id === 'generation')?.members.includes('g2023')
    ? run.value('power_per_h100e', 0, 'g2023')
    : undefined;
  return price === undefined || kilowatts === undefined ? undefined : (price * kilowatts) / 1e6 / 8760;
}

/** `every payment` → `Every payment` */
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

interface Said extends Pick<FacilityAnswer, 'breakEvenRenewal' | 'breakEvenPayment' | 'breakEvenDrawn'> {
  base: Run;
  terms: BoxTerms;
  market: BoxSummary;
  stressed: BoxSummary;
  renewal: number;
  hour: number | undefined;
  renews: boolean;
  drawn: Drawn | undefined;
  /** Cover in the first month in which it is judged. */
  now: number | undefined;
}

function say(of: Said): string {
  const { base, terms, market, stressed, renewal, drawn } = of;
  const { firstBreach, firstMissed, minCover } = stressed;
  const figure = (name: string) => drawn?.band('facility', { figure: name });
  const least = `${times(minCover)} at worst${band(figure('minCover'), times)}, against ${times(market.minCover)} with renewals as assumed`;
  const breach =
    firstBreach === undefined
      ? `cover stays at or above the covenant of ${times(terms.covenant)}: ${least}`
      : `cover falls below the covenant of ${times(terms.covenant)} in ${monthOf(base, firstBreach)} and is ${least}`;
  const paid =
    firstMissed === undefined ? 'every payment is made' : `a payment is first missed in ${monthOf(base, firstMissed)}`;
  const rest =
    stressed.lossGivenDefault === undefined ? '' : `, ${percent(stressed.lossGivenDefault)} of what it is owed then`;
  const lost = stressed.lost > 1e6 ? `its lender writes off ${bn(stressed.lost)}${rest}` : 'its lender loses nothing';
  return `With renewals at ${percent(renewal)} of what is assumed, ${breach}. ${capital(paid)}; ${lost}.${termWords(of)}${evenWords(of)}${oddsWords(drawn)}`;
}

/** Cover when it is first judged: before anything is renewed. */
const coverNow = (months: CascadeMonth[], { amortisation }: BoxTerms): number | undefined =>
  months.find(({ step }) => step >= judgedFrom(amortisation.start))?.cover;

/** The term of the loan that decides how cover moves. */
function termWords({ terms, now, renews }: Said): string {
  if (terms.rentCover > 0)
    return ` Its rent is set to ${times(terms.rentCover)} of its debt service: cover holds by that term while its tenant pays.`;
  if (terms.amortisation.kind !== 'sculpted' || now === undefined || !renews) return '';
  return ` The loan is repaid in step with what is contracted, first terms only, which covers it ${times(now)} today. A renewal only adds to that.`;
}

function evenWords({ breakEvenRenewal, breakEvenPayment, breakEvenDrawn, hour, renews }: Said): string {
  const price = (share: number) =>
    `${percent(share)} of the signed price${hour === undefined ? '' : `, USD ${(hour * share).toFixed(2)} per H100-hour`}`;
  const bound = (share: number) =>
    share === 0 ? 'any price' : Number.isFinite(share) ? percent(share) : 'no price tried';
  if (!renews) return ' None of its contracts is renewed at market before the loan is repaid.';
  const payments =
    breakEvenPayment.status === 'found'
      ? `; every payment is made from ${price(breakEvenPayment.value)} on`
      : breakEvenPayment.status === 'always'
        ? '; every payment is made at any renewal price'
        : '';
  if (breakEvenRenewal.status === 'never')
    return ` No renewal price within the model’s bounds keeps it above the covenant${payments}.`;
  if (breakEvenRenewal.status === 'always') return ` It stays above the covenant at any renewal price${payments}.`;
  const drawn = breakEvenDrawn && band(breakEvenDrawn, bound);
  return ` It breaks even with its covenant at renewals of ${price(breakEvenRenewal.value)}${drawn ?? ''}${payments}.`;
}

function oddsWords(drawn: Drawn | undefined): string {
  if (drawn === undefined) return '';
  const event = (figure: string) => chance(drawn.share('facility', (value) => value > 0.5, { figure }));
  const given = drawn.band('facility', { figure: 'lossGivenDefault' });
  const loss =
    given.n === 0 || given.p50 == null
      ? ''
      : `. In default the lender loses ${percent(given.p50)} of what it is owed (median of the ${given.n} resolved; 8 of 10: ${percentRange(given.p10!, given.p90!)})`;
  return ` Cover breaks in ${event('breach')}, a payment is missed in ${event('missed')}, the vehicle defaults in ${event('default')}${loss}.`;
}
