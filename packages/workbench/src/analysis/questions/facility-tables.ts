/** Pictures and tables of question 1. */
import type { Run } from '@buildout/engine';
import type { BoxSummary, BoxTerms, CascadeMonth } from '../box/index.ts';
import { bn, percent, percentRange } from '../say.ts';
import type { AnswerTable } from './answer.ts';
import type { Drawn } from './draws.ts';
import type { AtPrice } from './facility.ts';
import type { FacilityFigure } from './facility-drawn.ts';
import { momentOf, monthOf } from './helpers.ts';

/** `0.53×` */
export const times = (ratio: number | undefined) => (ratio === undefined ? 'no cover' : `${ratio.toFixed(2)}×`);

/** Ensembles with renewals as assumed and lower. */
interface TwoDrawn {
  market?: Drawn;
  stressed?: Drawn;
}

/** Cover above this is drawn at it. */
const MOST_DRAWN = 5;

export function coverChart(
  run: Run,
  name: string,
  terms: BoxTerms,
  months: Record<'market' | 'stressed' | 'outside', CascadeMonth[]>,
  drawn: TwoDrawn,
) {
  const capped = (value: number) => Math.min(value, MOST_DRAWN);
  const line = (id: keyof typeof months, label: string, of?: Drawn) => ({
    id,
    label,
    values: months[id].flatMap(({ step, cover }) => {
      if (cover === undefined || step < terms.amortisation.start) return [];
      const { p10, p90 } = (step < terms.amortisation.maturity && of?.band('facility', { step })) || {};
      const band = p10 == null || p90 == null ? {} : { p10: capped(p10), p90: capped(p90) };
      return [{ t: momentOf(run, step), value: capped(cover), ...band }];
    }),
  });
  return {
    kind: 'line' as const,
    title: `Cover of ${name} against its covenant`,
    unit: 'x',
    note: `Cash for debt service over interest and principal due, three months; above ${MOST_DRAWN} drawn at ${MOST_DRAWN}.${drawn.stressed ? ' Bands: 8 of 10 scenarios that still owe.' : ''}`,
    lines: [
      line('market', 'renewals as assumed', drawn.market),
      line('stressed', 'lower, in the market', drawn.stressed),
      line('outside', 'lower, fixed prices'),
    ],
    levels: [{ value: terms.covenant, label: `covenant ${times(terms.covenant)}` }],
  };
}

export function coverTable(
  run: Run,
  { market, stressed, outside }: Record<'market' | 'stressed' | 'outside', BoxSummary>,
  drawn: TwoDrawn,
): AnswerTable {
  const month = (step: number | undefined) => (step === undefined ? 'none' : monthOf(run, step));
  const banded = drawn.market !== undefined && drawn.stressed !== undefined;
  type Figure = { label: string; of: (one: BoxSummary) => number | string | undefined; drawn: (from: Drawn) => string };
  const within = (figure: FacilityFigure, say: (value: number) => string) => (from: Drawn) => {
    const { p10, p90 } = from.band('facility', { figure });
    return p10 == null || p90 == null ? '' : `${say(p10)} to ${say(p90)}`;
  };
  const odds = (figure: FacilityFigure) => (from: Drawn) => {
    const { share, low, high } = from.share('facility', (value) => value > 0.5, { figure });
    return Number.isNaN(share) ? '' : `in ${percent(share)} (${percentRange(low, high)})`;
  };
  const ratio = (value: number) => value.toFixed(2);
  const figures: Figure[] = [
    { label: 'least cover (DSCR)', of: (one) => one.minCover, drawn: within('minCover', ratio) },
    { label: 'mean cover (DSCR)', of: (one) => one.averageCover, drawn: within('averageCover', ratio) },
    { label: 'loan life cover (LLCR)', of: (one) => one.loanLifeCover, drawn: within('loanLifeCover', ratio) },
    {
      label: 'first month in breach',
      of: (one) => month(one.firstBreach),
      drawn: within('firstBreach', (step) => monthOf(run, Math.round(step))),
    },
    { label: 'cover breaks', of: (one) => (one.firstBreach === undefined ? 'no' : 'yes'), drawn: odds('breach') },
    { label: 'first payment missed', of: (one) => month(one.firstMissed), drawn: odds('missed') },
    { label: 'default', of: (one) => month(one.defaulted), drawn: odds('default') },
    { label: 'written off, USD', of: (one) => one.lost, drawn: within('lost', bn) },
    {
      label: 'loss given default',
      of: (one) => (one.lossGivenDefault === undefined ? 'no default' : percent(one.lossGivenDefault)),
      drawn: within('lossGivenDefault', percent),
    },
    {
      label: 'lender’s return, % a year',
      of: (one) => (one.lenderReturn === undefined ? undefined : 100 * one.lenderReturn),
      drawn: () => '',
    },
    { label: 'owed at the end, USD', of: (one) => one.stillOwed, drawn: () => '' },
  ];
  return {
    id: 'cover',
    title: 'Cover, breach, default and return',
    columns: [
      { id: 'what', label: '' },
      { id: 'market', label: 'renewals as assumed' },
      ...(banded ? [{ id: 'market_band', label: '8 of 10, or how often' }] : []),
      { id: 'stressed', label: 'lower renewals, in the market' },
      ...(banded ? [{ id: 'stressed_band', label: '8 of 10, or how often' }] : []),
      { id: 'outside', label: 'lower renewals, fixed prices' },
    ],
    rows: figures.map(({ label, of, drawn: say }) => [
      label,
      of(market) ?? null,
      ...(banded ? [say(drawn.market!)] : []),
      of(stressed) ?? null,
      ...(banded ? [say(drawn.stressed!)] : []),
      of(outside) ?? null,
    ]),
    note: 'Loss given default: written off over what is owed then. At fixed prices customers pay what they signed and nobody fails: the difference is what the market adds to the risk. Shares carry the 95 % interval that the number of scenarios leaves open.',
  };
}

/** What each renewal price tried does: the curve behind the break-even. */
export function pricesTable(run: Run, prices: AtPrice[], hour: number | undefined): AnswerTable {
  const odds = (drawn: Drawn | undefined, figure: FacilityFigure) => {
    if (drawn === undefined) return null;
    const { share, low, high } = drawn.share('facility', (value) => value > 0.5, { figure });
    return Number.isNaN(share) ? null : `${percent(share)} (${percentRange(low, high)})`;
  };
  return {
    id: 'prices',
    title: 'Renewal price and what follows from it',
    columns: [
      { id: 'share', label: 'of signed price', unit: 'share' },
      { id: 'hour', label: 'USD per H100-hour' },
      { id: 'minCover', label: 'least cover', unit: 'x' },
      { id: 'firstBreach', label: 'first breach' },
      { id: 'firstMissed', label: 'first payment missed' },
      { id: 'lost', label: 'written off', unit: 'USD' },
      ...(prices.some(({ drawn }) => drawn)
        ? [
            { id: 'breach', label: 'cover breaks in' },
            { id: 'missed', label: 'a payment is missed in' },
            { id: 'default', label: 'it defaults in' },
            { id: 'expected', label: 'mean loss', unit: 'USD' },
          ]
        : []),
    ],
    rows: prices.map(({ share, run: one, drawn }) => [
      share,
      hour === undefined ? null : (share * hour).toFixed(2),
      one.minCover ?? null,
      one.firstBreach === undefined ? 'none' : monthOf(run, one.firstBreach),
      one.firstMissed === undefined ? 'none' : monthOf(run, one.firstMissed),
      one.lost,
      ...(drawn
        ? [
            odds(drawn, 'breach'),
            odds(drawn, 'missed'),
            odds(drawn, 'default'),
            meanOfColumn(drawn.column('facility', { figure: 'lost' })),
          ]
        : []),
    ]),
    note: 'Each row holds the renewal price fixed; everything else is drawn as in any scenario. Breaches before the first renewal count here, not in the break-even.',
  };
}

function meanOfColumn(column: Float64Array): number | null {
  const known = column.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
}

export function cascadeTable(run: Run, months: CascadeMonth[]): AnswerTable {
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

export function contractsTable({ contracts }: BoxTerms, hour: number | undefined): AnswerTable {
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
