import { type CountedShare, countedShare, quantiles } from '@buildout/engine/statistics/index.ts';
import type { EnsembleResult } from './ensemble.ts';
import { type At, type Band, type Bands, orNull } from './metric.ts';
import type { LaidMetric } from './plan.ts';

/** The metric of this id in an ensemble; throws RangeError when the ensemble did not measure it. */
export function metricOf(result: EnsembleResult, id: string): LaidMetric {
  const found = result.layout.metrics.find((metric) => metric.id === id);
  if (found === undefined) throw new RangeError(`the ensemble has no metric ${id}`);
  return found;
}

/** Values of one cell by scenario number (of the kept ones); NaN where a scenario failed or has no value. Not a copy. */
export function columnOf(result: EnsembleResult, metric: string, cell: number): Float64Array {
  const { stride, columns } = result.memory;
  const index = indexOfCell(result, metric, cell);
  return columns.subarray(index * stride, (index + 1) * stride);
}

/** Where the cell of a metric belongs. */
export function atOf(result: EnsembleResult, metric: string, cell: number): At {
  return result.layout.cells[indexOfCell(result, metric, cell)].at;
}

/** 10th, 50th and 90th percentile of one cell over all scenarios that have a value. */
export function bandOf(result: EnsembleResult, metric: string, cell: number): Band {
  const { values, n } = quantilesOf(result, metric, cell, [0.1, 0.5, 0.9]);
  const [p10, p50, p90] = values.map(orNull);
  return { p10, p50, p90, n };
}

/** Bands of a whole ensemble, for `answersOf`. */
export function ensembleBands(result: EnsembleResult): Bands {
  return {
    band(metric, cell) {
      const laid = result.layout.metrics.find((m) => m.id === metric);
      return laid === undefined || cell >= laid.count ? undefined : bandOf(result, metric, cell);
    },
  };
}

/**
 * Quantiles of one cell and the number of scenarios they rest on: exact (linear between order statistics) where every
 * value was kept, otherwise from the bins, within 1/256 of their size. NaN where no scenario has a value.
 */
export function quantilesOf(
  result: EnsembleResult,
  metric: string,
  cell: number,
  probabilities: number[],
): { values: number[]; n: number } {
  if (result.bins !== undefined) {
    const index = indexOfCell(result, metric, cell);
    return { values: probabilities.map((p) => result.bins!.quantile(index, p)), n: result.bins.count(index) };
  }
  const values = columnOf(result, metric, cell).filter((value) => !Number.isNaN(value));
  return { values: quantiles(values, probabilities), n: values.length };
}

/**
 * The share of scenarios in which a cell meets a condition, with its sampling error and Wilson's 95 % interval; of the kept
 * scenarios with a value. All but `n` are NaN where there are none.
 */
export function shareOf(
  result: EnsembleResult,
  metric: string,
  cell: number,
  condition: (value: number) => boolean,
): CountedShare & { n: number } {
  const values = columnOf(result, metric, cell).filter((value) => !Number.isNaN(value));
  return { ...countedShare(values.filter(condition).length, values.length), n: values.length };
}

function indexOfCell(result: EnsembleResult, metric: string, cell: number): number {
  const { first, count } = metricOf(result, metric);
  if (!(cell >= 0 && cell < count)) throw new RangeError(`invalid cell of ${metric}: ${cell}`);
  return first + cell;
}
