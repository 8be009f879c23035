/** Question 15: what must be true for the spending to earn its cost of capital? */
import { countedShare } from '@buildout/engine/statistics/index.ts';
import { type Conditions, conditionsOf, frontier, tryConditions } from '../frontier/index.ts';
import { bn, chance, percent, percentRange } from '../say.ts';
import type { AnswerTable, MeasureWith, QuestionAnswer, RunWith } from './answer.ts';
import { earningMetrics } from './conditions-drawn.ts';
import type { Draw, Drawn } from './draws.ts';
import { leversOf, yearOf } from './helpers.ts';

export interface ConditionsQuestion {
  /** Calendar year in which revenue must cover what is required. */
  year: number;
  /** Parameters tried; without it those of EARNING_CONDITIONS. */
  parameters?: string[];
}

/** Growth, elasticity, utilisation, price path, life, margin, hurdle, cost: one parameter each. */
export const EARNING_CONDITIONS = [
  'adoption_factor',
  'potential_factor',
  'token_elasticity',
  'usable_share',
  'price_cost_drift',
  'economic_life_it',
  'lab_gross_margin_end',
  'seller_margin',
  'hurdle_rate',
  'chip_price_decline',
  'capex_tolerance',
];

export interface ConditionsAnswer extends QuestionAnswer {
  result: Conditions;
  frontier: { first: string; second: string; points: { x: number; y: number | null }[] } | null;
}

export async function conditionsAnswer(
  { year, parameters = EARNING_CONDITIONS }: ConditionsQuestion,
  runWith: RunWith,
  measureWith: MeasureWith,
  draw?: Draw,
): Promise<ConditionsAnswer> {
  const first = runWith();
  const { program } = first;
  const { to } = yearOf(first, year);
  // Two hundred runs that differ in a number or two: each keeps only what the margin reads.
  const measure = measureWith(earningMetrics({ year }));
  const known = new Map<string, number>();
  const margin = (set: Record<string, number>): number => {
    const key = JSON.stringify(Object.entries(set).sort());
    let found = known.get(key);
    if (found === undefined) {
      [found] = measure({ set, steps: to })[0];
      known.set(key, found);
    }
    return found;
  };
  const drawn = await draw?.({ measured: [{ kind: 'earning', year }] });
  const result = tryConditions(conditionsOf(program, parameters), margin);
  const line = frontierOfTwo(result, margin);
  return {
    question: 15,
    asked: `What must be true for the build-out to earn its cost of capital by ${year}?`,
    sentence: sentence(year, result, drawn),
    charts:
      line === null
        ? []
        : [
            {
              kind: 'line',
              title: `${line.labels[0]} and ${line.labels[1]} that together close the gap by ${year}`,
              unit: line.units[1],
              note: `Across: ${line.labels[0]} (${line.units[0]}). Up: ${line.labels[1]}. On and beyond the line revenue covers what is required.`,
              lines: [
                {
                  id: 'frontier',
                  label: 'gap closed',
                  values: line.points.flatMap(({ x, y }) => (y === null ? [] : [{ t: x, value: y }])),
                },
              ],
            },
          ],
    tables: [
      aloneTable(result, year, drawn),
      togetherTable(result, year),
      ...(line === null ? [] : [frontierTable(line)]),
    ],
    levers: leversOf(program, ...parameters),
    beside: {
      who: 'Bain, September 2025',
      said: 'USD 800 bn a year short in 2030',
      ours: `${bn(Math.abs(result.base))} a year ${result.base < 0 ? 'short' : 'over'} in ${year}`,
      why: 'theirs is revenue that would pay for the compute of 2030 out of a share of sales; ours returns the capital of what stands at the hurdle rate',
    },
    unknown: [
      {
        what: 'elasticity of demand over a price fall of a hundred',
        settledBy: 'spending of the same users over several price cuts',
      },
    ],
    redo: `npx buildout gap`,
    result,
    frontier: line && { first: line.first, second: line.second, points: line.points },
  };
}

interface DrawnFrontier {
  first: string;
  second: string;
  labels: [string, string];
  units: [string, string];
  points: { x: number; y: number | null }[];
}

/** Of the pair that does most; none where no pair closes the gap. */
function frontierOfTwo(
  { together, alone }: Conditions,
  margin: (set: Record<string, number>) => number,
): DrawnFrontier | null {
  // Best drawn for two that are each not enough alone.
  const needs = (parameter: string) => alone.find(({ condition }) => condition.parameter === parameter)!;
  const both =
    together.find(
      ({ first, second, holds }) =>
        holds && needs(first.parameter).needed.status === 'never' && needs(second.parameter).needed.status === 'never',
    ) ?? together.find(({ holds }) => holds);
  if (both === undefined) return null;
  const [a, b] = [needs(both.first.parameter), needs(both.second.parameter)];
  const points = frontier(a, b, margin).map(({ x, y }) => ({
    x,
    y: y.status === 'found' ? y.value : y.status === 'always' ? b.condition.value : null,
  }));
  return {
    first: both.first.parameter,
    second: both.second.parameter,
    labels: [both.first.label, both.second.label],
    units: [both.first.unit, both.second.unit],
    points,
  };
}

function sentence(year: number, conditions: Conditions, drawn: Drawn | undefined): string {
  if (drawn === undefined) return needs(year, conditions, '');
  const { p10, p90 } = drawn.band('earning');
  const side = (value: number) => `${bn(Math.abs(value))} ${value < 0 ? 'below' : 'above'}`;
  const range = p10 == null || p90 == null ? '' : ` (8 of 10 scenarios: ${side(p10)} to ${side(p90)})`;
  return `${needs(year, conditions, range)} Revenue covers it in ${chance(drawn.share('earning', (value) => value >= 0))}.`;
}

function needs(year: number, { base, alone, together, all }: Conditions, range: string): string {
  const start = `In ${year} revenue is ${bn(Math.abs(base))} ${base < 0 ? 'below' : 'above'} what returns capital and runs the fleet${range}`;
  if (base >= 0) return `${start}: nothing more must be true.`;
  const single = alone.filter(({ needed }) => needed.status === 'found');
  if (single.length > 0) {
    const words = single
      .slice(0, 3)
      .map(
        ({ condition, needed }) =>
          `${inside(condition.label)} at ${round(needed.status === 'found' ? needed.value : 0)} (now ${round(condition.value)}, evidence ${round(condition.low)}–${round(condition.high)})`,
      );
    return `${start}. Of the conditions, each within its evidence, ${single.length} would close it alone: ${words.join('; ')}.`;
  }
  const two = together.filter(({ holds }) => holds);
  if (two.length > 0)
    return `${start}. No single condition within its evidence closes it, ${two.length} pairs do, first ${inside(two[0].first.label)} with ${inside(two[0].second.label)}.`;
  return all >= 0
    ? `${start}. No two conditions within their evidence close it, all together do.`
    : `${start}. It cannot hold: even with every condition at the end of its evidence that helps, ${bn(-all)} are missing.`;
}

/** A label within a sentence: small at the start, names and units as they are. */
const inside = (label: string) =>
  /^\p{Lu}\p{Ll}/u.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;

const round = (x: number) => String(Number(x.toPrecision(3)));

/** How often revenue covers the requirement among the thirds of scenarios with the least and most of an input. */
function oddsByThird(drawn: Drawn, parameter: string): (string | null)[] {
  const { layout, memory } = drawn.result;
  const input = layout.inputs.findIndex((one) => one.parameter === parameter);
  if (input < 0) return [null, null];
  const margins = drawn.column('earning');
  const draws = memory.drawn.subarray(input * memory.stride, (input + 1) * memory.stride);
  const present = [...margins.keys()].filter((s) => !Number.isNaN(margins[s])).sort((a, b) => draws[a] - draws[b]);
  const third = Math.floor(present.length / 3);
  if (third === 0) return [null, null];
  return [present.slice(0, third), present.slice(-third)].map((part) => {
    const { share, low, high } = countedShare(part.filter((s) => margins[s] >= 0).length, part.length);
    return `${percent(share)} (${percentRange(low, high)})`;
  });
}

function aloneTable({ base, alone }: Conditions, year: number, drawn: Drawn | undefined): AnswerTable {
  return {
    id: 'alone',
    title: `Each condition alone: revenue less requirement in ${year}`,
    columns: [
      { id: 'condition', label: 'condition' },
      { id: 'unit', label: 'unit' },
      { id: 'value', label: 'now' },
      { id: 'low', label: 'evidence from' },
      { id: 'high', label: 'to' },
      { id: 'atLow', label: 'margin at the low end', unit: 'USD/year' },
      { id: 'atHigh', label: 'margin at the high end', unit: 'USD/year' },
      { id: 'needed', label: 'value that closes the gap' },
      ...(drawn
        ? [
            { id: 'least', label: 'closed in the lowest third of draws' },
            { id: 'most', label: 'in the highest third' },
          ]
        : []),
    ],
    rows: alone.map(({ condition: { parameter, label, unit, value, low, high }, atLow, atHigh, needed }) => [
      label,
      unit,
      value,
      low,
      high,
      atLow,
      atHigh,
      needed.status === 'found' ? needed.value : needed.status === 'always' ? 'closed as it is' : 'none in evidence',
      ...(drawn ? oddsByThird(drawn, parameter) : []),
    ]),
    note: `With everything as it is the margin is ${bn(base)} a year.${drawn ? ' The last two columns: how often the gap is closed among the scenarios with the lowest and the highest third of this input, everything else drawn too.' : ''}`,
  };
}

function togetherTable({ together, all }: Conditions, year: number): AnswerTable {
  return {
    id: 'together',
    title: `Two conditions together, each at the end that helps, in ${year}`,
    columns: [
      { id: 'first', label: 'first' },
      { id: 'second', label: 'second' },
      { id: 'margin', label: 'margin', unit: 'USD/year' },
      { id: 'holds', label: 'closes the gap' },
    ],
    rows: together.map(({ first, second, margin, holds }) => [first.label, second.label, margin, holds ? 'yes' : 'no']),
    note: `With all of them at the end that helps the margin is ${bn(all)} a year.`,
  };
}

function frontierTable({ labels, units, points }: DrawnFrontier): AnswerTable {
  return {
    id: 'frontier',
    title: `${labels[1]} needed for each value of ${inside(labels[0])}`,
    columns: [
      { id: 'x', label: labels[0], unit: units[0] },
      { id: 'y', label: labels[1], unit: units[1] },
    ],
    rows: points.map(({ x, y }) => [x, y ?? 'none in evidence']),
  };
}
