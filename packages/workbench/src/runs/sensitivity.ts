import { inverseNormal } from '@buildout/engine/chance/index.ts';
import { ranks } from '@buildout/engine/statistics/index.ts';
import { columnOf } from './bands.ts';
import type { EnsembleResult } from './ensemble.ts';
import type { At } from './metric.ts';

/** How much one input moves one number over an ensemble. */
export interface Influence {
  parameter: string;
  label: string;
  unit: string;
  /** Spearman's rank correlation, −1 … 1. */
  correlation: number;
  /** Whether more of the input gives more or less of the answer. */
  sign: 1 | -1;
  /** Mean of the answer over the fifth of scenarios with the largest input, less that over the fifth with the smallest. */
  effect: number;
}

/** The inputs that matter most for one cell of a metric. */
export interface Sensitivity {
  metric: string;
  at: At;
  unit: string;
  /** Scenarios it rests on. */
  n: number;
  /** Rank correlations below this are what chance alone gives the strongest of all inputs in 19 of 20 cases; see `chanceLevel`. */
  noise: number;
  /** Strongest first; empty where the answer is the same in all scenarios. */
  inputs: Influence[];
}

/** For each cell of the metrics named (the headlines, unless stated) the `most` inputs with the largest rank correlation. */
export function sensitivities(result: EnsembleResult, metrics?: string[], most = 10): Sensitivity[] {
  const { layout } = result;
  const wanted = layout.metrics.filter((m) => (metrics === undefined ? m.headline : metrics.includes(m.id)));
  const rankings = new Rankings(result);
  return wanted.flatMap(({ id, unit, first, count }) =>
    Array.from({ length: count }, (_, cell) => {
      const column = columnOf(result, id, cell);
      const present = [...column.keys()].filter((s) => Number.isFinite(column[s]));
      const inputs = influences(result, column, present, rankings)
        .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))
        .slice(0, most);
      const n = present.length;
      return {
        metric: id,
        at: layout.cells[first + cell].at,
        unit,
        n,
        noise: chanceLevel(layout.inputs.length, n),
        inputs,
      };
    }),
  );
}

/**
 * The rank correlation that the strongest of `inputs` inputs without any effect stays below in 19 of 20 ensembles of `n` scenarios: the
 * level of one input is 1.96 ÷ √(n − 1), and of many each may be as strong in fewer cases (Bonferroni).
 */
export function chanceLevel(inputs: number, n: number): number {
  return n > 1 ? Math.min(1, inverseNormal(1 - 0.025 / Math.max(1, inputs)) / Math.sqrt(n - 1)) : 1;
}

/** Rank correlation of one cell with every input, in their order; 0 where either does not vary. */
export function correlations(result: EnsembleResult, metric: string, cell: number): number[] {
  const column = columnOf(result, metric, cell);
  const present = [...column.keys()].filter((s) => Number.isFinite(column[s]));
  const found = new Map(
    influences(result, column, present, new Rankings(result)).map(({ parameter, correlation }) => [
      parameter,
      correlation,
    ]),
  );
  return result.layout.inputs.map(({ parameter }) => found.get(parameter) ?? 0);
}

function influences(result: EnsembleResult, column: Float64Array, present: number[], rankings: Rankings): Influence[] {
  const values = Float64Array.from(present, (s) => column[s]);
  const answer = centredRanks(values);
  if (answer === undefined) return [];
  return result.layout.inputs.flatMap(({ parameter, label, unit }, input): Influence[] => {
    const { centred, order } = rankings.of(input, present);
    if (centred === undefined) return [];
    let product = 0;
    for (let i = 0; i < answer.length; i++) product += answer[i] * centred[i];
    const correlation = Math.max(-1, Math.min(1, product));
    const sign = correlation < 0 ? -1 : 1;
    return [{ parameter, label, unit, correlation, sign, effect: fifths(values, order) }];
  });
}

/** Mean over the last fifth of an order less that over the first. */
function fifths(values: Float64Array, order: Uint32Array): number {
  const size = Math.max(1, Math.floor(order.length / 5));
  let difference = 0;
  for (let i = 0; i < size; i++) difference += values[order[order.length - 1 - i]] - values[order[i]];
  return difference / size;
}

/** Ranks of the inputs over the scenarios present, remembered while that set stays the same. */
class Rankings {
  readonly #result: EnsembleResult;
  #key = '';
  #known = new Map<number, { centred: Float64Array | undefined; order: Uint32Array }>();

  constructor(result: EnsembleResult) {
    this.#result = result;
  }

  of(input: number, present: number[]) {
    const key = present.length === this.#result.memory.stride ? 'all' : present.join();
    if (key !== this.#key) {
      this.#key = key;
      this.#known = new Map();
    }
    let found = this.#known.get(input);
    if (found === undefined) {
      const { stride, drawn } = this.#result.memory;
      const values = Float64Array.from(present, (s) => drawn[input * stride + s]);
      found = { centred: centredRanks(values), order: orderOf(values) };
      this.#known.set(input, found);
    }
    return found;
  }
}

/** Positions from the smallest value to the largest; equal values by position. */
function orderOf(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b] || a - b);
}

/** Ranks (ties share their mean) less their mean, scaled to length 1; undefined when all values are equal. */
export function centredRanks(values: Float64Array): Float64Array | undefined {
  const mean = (values.length + 1) / 2;
  const centred = ranks(values).map((rank) => rank - mean);
  const length = Math.sqrt(centred.reduce((sum, rank) => sum + rank * rank, 0));
  return length > 0 ? centred.map((rank) => rank / length) : undefined;
}
