/** Ratios of two figures that a company reports for the same time: margins, shares of revenue, a run rate. Named, with the arithmetic in words. */
import { around, isEstimate, isSubject, RUN_RATE } from './context.ts';
import { type Observation, observationsOf } from './observations.ts';
import { hasGroups, saysWhom, wordGroups } from './sentence.ts';
import type { Bearing, Ground, Said } from './types.ts';
import { endsOf } from './units.ts';

interface Ratio {
  name: string;
  /** Words around the figure: groups separated by ; of words separated by |. */
  words: string;
  over: RegExp;
  under: RegExp;
}

const RATIOS: readonly Ratio[] = [
  {
    name: 'operating margin',
    words: 'operating margin|operating profit margin',
    over: /^operating_income$/,
    under: /^revenue$/,
  },
  {
    name: 'net margin',
    words: 'net margin|net income margin|net profit margin',
    over: /^net_income$/,
    under: /^revenue$/,
  },
  {
    name: 'capital spending over revenue',
    words: 'capex|capital expenditure|capital spending;of revenue|of sales|of its revenue|of their revenue',
    over: /^capex$/,
    under: /^revenue$/,
  },
  {
    name: 'capital spending over cash from operations',
    words:
      'capex|capital expenditure|capital spending;of operating cash|of cash flow|of its operating cash|of cash from operations',
    over: /^capex$/,
    under: /^operating_cash_flow$/,
  },
  {
    name: 'interest over revenue',
    words: 'interest;of revenue|of sales|of its revenue',
    over: /^interest(_expense)?$/,
    under: /^revenue$/,
  },
];

/** A share or a multiple that two rows of one time give; a run rate that is four times a quarter. */
export function ratioBearings(said: Said, ground: Ground): Bearing[] {
  const { meant, sentence } = said;
  const company = ground.company(meant.entity);
  if (company === '' || !saysWhom(sentence, meant.entity!) || !isSubject(said, meant.entity!) || isEstimate(said))
    return [];
  const rows = observationsOf(ground.facts.tables, company).filter(
    ({ kind, on }) => kind === 'reported' && (said.said === undefined || on <= said.said),
  );
  return meant.unit === 'percent' || meant.unit === 'x' ? shares(said, rows, company) : runRate(said, rows, company);
}

function shares(said: Said, rows: Observation[], company: string): Bearing[] {
  const { meant } = said;
  const near = around(said).whole;
  const ratio = RATIOS.find(({ words }) => hasGroups(near, wordGroups(words)));
  // “From 20 % to 30 %” of nobody knows which time is no ratio of one.
  if (!ratio || meant.negated || !endsOf(meant)) return [];
  const pairs = rows.flatMap((over): [Observation, Observation][] => {
    if (!ratio.over.test(over.metric) || over.over === '') return [];
    const under = rows.find((one) => ratio.under.test(one.metric) && one.over === over.over && one.on === over.on);
    return under && under.value > 0 ? [[over, under]] : [];
  });
  const dated = meant.asOf === '' ? pairs : pairs.filter(([{ on }]) => on.startsWith(meant.asOf.slice(0, 4)));
  const [pair] = dated;
  if (!pair) return [];
  const [over, under] = pair;
  const came = (100 * over.value) / under.value;
  const why = `${ratio.name} of the ${over.over} to ${over.on}: these two give ${came.toFixed(0).replace('-', '−')} %`;
  return pair.map((row) => rowBearing(row, company, why));
}

/** How far four quarters may be from the rate a company gives of its last month. */
const RATE_SLACK = 0.1;

/** “A run rate of 12 billion” where no row gives the rate itself: four times the quarter before it. */
function runRate(said: Said, rows: Observation[], company: string): Bearing[] {
  const { meant } = said;
  if (!/^(revenue|annual recurring revenue)$/.test(meant.metric) || meant.unit !== 'USD/year') return [];
  if (
    !RUN_RATE.test(around(said).whole) ||
    meant.negated ||
    meant.hypothetical ||
    meant.prediction ||
    meant.scope !== ''
  )
    return [];
  const ends = endsOf(meant);
  const [quarter] = rows.filter(({ metric, over }) => metric === 'revenue' && over === 'quarter');
  if (!quarter || !ends) return [];
  const rate = 4 * quarter.value;
  if (rate < ends[0] * (1 - RATE_SLACK) || rate > ends[1] * (1 + RATE_SLACK)) return [];
  return [
    rowBearing(
      quarter,
      company,
      `a yearly rate: four times the quarter to ${quarter.on} is ${(rate / 1e9).toFixed(1)} bn`,
    ),
  ];
}

const rowBearing = (row: Observation, company: string, why: string): Bearing => ({
  ...{ kind: 'row', id: row.id, line: '', unit: row.measure, relation: 'derived', sign: 1, why },
  label: `${company} ${row.metric.replaceAll('_', ' ')}, the ${row.over} to ${row.on}, ${row.kind}`,
});
