/** Question 1: does a facility survive when renewal prices fall; at what price does it breach, and when? */
import type { Program, Run } from '@buildout/engine';
import { ensemble, type Metric, type Settings, shareOf } from '../../runs/index.ts';
import {
  type BoxSummary,
  type BoxTerms,
  boxTerms,
  type CascadeMonth,
  cascadeOf,
  cascadeOutside,
  summaryOf,
} from '../box/index.ts';
import { type BreakEven, breakEven } from '../frontier/index.ts';
import { bn, percent } from '../say.ts';
import type { AnswerTable, QuestionAnswer, RunWith } from './answer.ts';
import { leversOf, momentOf, monthOf, parameterOf } from './helpers.ts';

export interface FacilityQuestion {
  /** `box_crwv_ddtl2` and any other box of the model. */
  box: string;
  /** What people call it; its id otherwise. */
  name?: string;
  /** Factor on the renewal price against what the run under it assumes; default one half. */
  renewal?: number;
  /** Shares of scenarios in which cover breaks and in which a payment is missed, where an ensemble was run. */
  chance?: { breach: number; missed: number; scenarios: number };
}

export interface FacilityAnswer extends QuestionAnswer {
  terms: BoxTerms;
  /** In the market: as things are, with renewals at the factor; and outside it at the same renewals. */
  market: BoxSummary;
  stressed: BoxSummary;
  outside: BoxSummary;
  /** Renewal price over the signed price below which cover breaks. */
  breakEvenRenewal: BreakEven;
  cascade: CascadeMonth[];
}

const RENEWAL = 'renewal_price_share';

/** Cover, breach, break-even price and cascade of one facility under lower renewals, in the market and outside it. */
export function facilityAnswer(
  { box, name = box, renewal = 0.5, chance }: FacilityQuestion,
  runWith: RunWith,
): FacilityAnswer {
  const base = runWith();
  const terms = boxTerms(base, box);
  const share = parameterOf(base, RENEWAL);
  const steps = Math.min(base.steps, Math.max(1, Math.ceil(terms.amortisation.maturity)));
  const at = (value: number) => runWith({ set: { [RENEWAL]: value }, steps });
  const stressedRun = at(share * renewal);
  const [market, cascade] = [summaryOf(cascadeOf(base, terms), terms), cascadeOf(stressedRun, terms)];
  const stressed = summaryOf(cascade, terms);
  const alone = cascadeOutside(base, terms, { renewal: share * renewal });
  const outside = summaryOf(alone, terms);
  const renews = terms.contracts.some((one) => one.renews);
  const highest = base.program.parameter(RENEWAL)?.max ?? 3;
  // Breaches that no renewal price changes come before the first renewal: they are told apart, not searched away.
  const after = Math.min(
    ...terms.contracts.filter((one) => one.renews).map((one) => one.firstTerm),
    Number.POSITIVE_INFINITY,
  );
  const holds = (value: number) => breachAfter(cascadeOf(at(value), terms), terms, after) === undefined;
  const breakEvenRenewal: BreakEven = renews
    ? breakEven(holds, 0, highest, 1 / 128)
    : { status: 'never', evaluations: 0 };
  const hour = hourPrice(base, terms);
  const charts = [coverChart(base, name, terms, cascadeOf(base, terms), cascade, alone)];
  return {
    question: 1,
    asked: `Does ${name} survive if renewal prices are multiplied by ${renewal}? At what price does it breach, in which month?`,
    sentence: say({ base, terms, market, stressed, breakEvenRenewal, renewal, hour, renews, chance }),
    charts,
    tables: [coverTable(base, market, stressed, outside), cascadeTable(base, cascade), contractsTable(terms, hour)],
    levers: leversOf(base.program, RENEWAL, 'rental_price_factor', 'base_rate', 'end_demand_factor'),
    unknown: [
      {
        what: 'which contracts are assigned to the facility and in what shares',
        settledBy: 'the redacted schedules of its credit agreement',
      },
      {
        what: 'the price at which first terms are renewed',
        settledBy: 'a quarterly filing that gives renewed contract value by vintage',
      },
    ],
    redo: `npx buildout run --set ${RENEWAL}=${Number((share * renewal).toPrecision(6))}`,
    terms,
    market,
    stressed,
    outside,
    breakEvenRenewal,
    cascade,
  };
}

/** 1 where cover breaks, and where a payment is missed, for ensembles. */
export function facilityMetrics(box: string): Metric[] {
  const metric = (id: string, label: string, of: (summary: BoxSummary) => boolean): Metric => ({
    id: `${id}_${box}`,
    label,
    unit: '1',
    about: `${label}: 1 in runs in which it happens within the run.`,
    cells: () => [{ at: { box } }],
    measure(run, out) {
      const terms = boxTerms(run, box);
      out[0] = of(summaryOf(cascadeOf(run, terms), terms)) ? 1 : 0;
    },
  });
  return [
    metric('breach', 'Cover falls below the covenant', ({ firstBreach }) => firstBreach !== undefined),
    metric('missed', 'A payment of interest or principal is missed', ({ firstMissed }) => firstMissed !== undefined),
  ];
}

/** How often cover breaks and a payment is missed over scenarios on this thread. */
export function facilityChance(
  program: Program,
  box: string,
  plan: { settings: Settings; seed: number; scenarios: number; steps: number },
) {
  const metrics = facilityMetrics(box);
  const result = ensemble({ program, metrics }, plan);
  const [breach, missed] = metrics.map(({ id }) => shareOf(result, id, 0, (value) => value > 0).share);
  return { breach, missed, scenarios: plan.scenarios };
}

function breachAfter(months: CascadeMonth[], terms: BoxTerms, after: number): CascadeMonth | undefined {
  // Cover looks back three months; the first two after a renewal still count old prices.
  const from = Math.max(terms.amortisation.start, Number.isFinite(after) ? after : 0);
  return months.find(({ step, cover }) => step >= from && cover !== undefined && cover < terms.covenant);
}

/** USD per H100-hour that the renewing contracts were signed at: price of a gigawatt-year over units of the class of 2023. */
function hourPrice(run: Run, { contracts }: BoxTerms): number | undefined {
  const price = contracts.find((one) => one.renews && one.price !== undefined)?.price;
  const kilowatts = run.program.model.dimensions.find(({ id }) => id === 'generation')?.members.includes('g2023')
    ? run.value('power_per_h100e', 0, 'g2023')
    : undefined;
  return price === undefined || kilowatts === undefined ? undefined : (price * kilowatts) / 1e6 / 8760;
}

const times = (ratio: number | undefined) => (ratio === undefined ? 'no cover' : `${ratio.toFixed(2)}×`);

function say(of: {
  base: Run;
  terms: BoxTerms;
  market: BoxSummary;
  stressed: BoxSummary;
  breakEvenRenewal: BreakEven;
  renewal: number;
  hour: number | undefined;
  renews: boolean;
  chance: FacilityQuestion['chance'];
}): string {
  const { base, terms, market, stressed, breakEvenRenewal, renewal, hour, renews, chance } = of;
  const { firstBreach, firstMissed, minCover } = stressed;
  const breach =
    firstBreach === undefined
      ? `cover stays at or above the covenant of ${times(terms.covenant)} (least ${times(minCover)}, ${times(market.minCover)} with renewals as they are)`
      : `cover falls below the covenant of ${times(terms.covenant)} in ${monthOf(base, firstBreach)} and to ${times(minCover)} at worst (${times(market.minCover)} with renewals as they are)`;
  const paid =
    firstMissed === undefined ? 'every payment is made' : `a payment is first missed in ${monthOf(base, firstMissed)}`;
  const lost = stressed.lost > 1e6 ? `; its lender writes off ${bn(stressed.lost)}` : '; its lender loses nothing';
  const price = (share: number) =>
    `${percent(share)} of the signed price${hour === undefined ? '' : `, USD ${(hour * share).toFixed(2)} per H100-hour`}`;
  const even = !renews
    ? ' None of its contracts is renewed at market before the loan is repaid.'
    : breakEvenRenewal.status === 'found'
      ? ` It breaks even at renewals of ${price(breakEvenRenewal.value)}.`
      : breakEvenRenewal.status === 'never'
        ? ' No renewal price within the model’s bounds keeps it above the covenant.'
        : ' It stays above the covenant at any renewal price.';
  const odds = chance
    ? ` Over ${chance.scenarios} scenarios cover breaks in ${percent(chance.breach)} and a payment is missed in ${percent(chance.missed)}.`
    : '';
  return `With renewals at ${percent(renewal)} of what is assumed, ${breach}; ${paid}${lost}.${even}${odds}`;
}

function coverChart(
  run: Run,
  name: string,
  terms: BoxTerms,
  market: CascadeMonth[],
  stressed: CascadeMonth[],
  outside: CascadeMonth[],
) {
  const line = (id: string, label: string, months: CascadeMonth[]) => ({
    id,
    label,
    values: months.flatMap(({ step, cover }) =>
      cover === undefined || step < terms.amortisation.start
        ? []
        : [{ t: momentOf(run, step), value: Math.min(cover, 5) }],
    ),
  });
  return {
    kind: 'line' as const,
    title: `Cover of ${name} against its covenant`,
    unit: 'x',
    note: 'Cash for debt service over interest and principal due, three months; above five drawn at five.',
    lines: [
      line('market', 'renewals as assumed', market),
      line('stressed', 'lower, in the market', stressed),
      line('outside', 'lower, fixed prices', outside),
    ],
    levels: [{ value: terms.covenant, label: `covenant ${times(terms.covenant)}` }],
  };
}

function coverTable(run: Run, market: BoxSummary, stressed: BoxSummary, outside: BoxSummary): AnswerTable {
  const month = (step: number | undefined) => (step === undefined ? 'none' : monthOf(run, step));
  const row = (label: string, of: (one: BoxSummary) => number | string | undefined) => [
    label,
    ...[market, stressed, outside].map((one) => of(one) ?? null),
  ];
  return {
    id: 'cover',
    title: 'Cover, breach and return',
    columns: [
      { id: 'what', label: '' },
      { id: 'market', label: 'renewals as assumed' },
      { id: 'stressed', label: 'lower renewals, in the market' },
      { id: 'outside', label: 'lower renewals, fixed prices' },
    ],
    rows: [
      row('least cover', (one) => one.minCover),
      row('mean cover', (one) => one.averageCover),
      row('loan life cover', (one) => one.loanLifeCover),
      row('first month below the covenant', (one) => month(one.firstBreach)),
      row('first payment missed', (one) => month(one.firstMissed)),
      row('return of the lender, % a year', (one) =>
        one.lenderReturn === undefined ? undefined : 100 * one.lenderReturn,
      ),
      row('written off by the lender, USD', (one) => one.lost),
      row('owed at the end, USD', (one) => one.stillOwed),
    ],
    note: 'At fixed prices customers pay what they signed and nobody fails: the difference is what the market adds to the risk.',
  };
}

function cascadeTable(run: Run, months: CascadeMonth[]): AnswerTable {
  const amounts = [
    'receipts',
    'operation',
    'interest',
    'principal',
    'missed',
    'reserve',
    'sweep',
    'distribution',
    'building',
    'other',
    'cash',
    'balance',
  ] as const;
  return {
    id: 'cascade',
    title: 'Month by month with lower renewals, in the market',
    columns: [
      { id: 'month', label: 'month' },
      ...amounts.map((id) => ({
        id,
        label: id === 'cash' || id === 'balance' || id === 'reserve' ? `${id} at the end` : id,
        unit: 'USD',
      })),
      { id: 'cover', label: 'cover', unit: 'x' },
    ],
    rows: months.map((one) => [monthOf(run, one.step), ...amounts.map((id) => one[id]), one.cover ?? null]),
    note: 'Receipts − operation − interest − principal − sweep − distribution + building + other is the change of cash.',
  };
}

function contractsTable({ contracts }: BoxTerms, hour: number | undefined): AnswerTable {
  return {
    id: 'contracts',
    title: 'Contracts that pay into it',
    columns: [
      { id: 'contract', label: 'contract' },
      { id: 'payer', label: 'payer' },
      { id: 'share', label: 'share of the contract', unit: 'share' },
      { id: 'renews', label: 'renewed at market' },
      { id: 'price', label: 'signed price', unit: 'USD/(GW*year)' },
      { id: 'hour', label: 'the same per H100-hour', unit: 'USD' },
    ],
    rows: contracts.map(({ id, payer, share, renews, price }) => [
      id,
      payer,
      share,
      renews ? 'yes' : 'no',
      price ?? null,
      renews ? (hour ?? null) : null,
    ]),
    note: 'Shares are assumptions: schedules are redacted.',
  };
}
