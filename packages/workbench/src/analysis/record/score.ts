/** How good forecasts were: mean absolute error of each method, coverage of bands, continuous ranked probability score. */
import type { RecordRow } from './hindcast.ts';

export interface ItemScore {
  item: string;
  n: number;
  /** Mean |forecast ÷ actual − 1| over the rows where all three methods have a forecast. */
  model: number;
  lastValue: number;
  drift: number;
}

/** The same for one company; a method that has no forecast for any of its figures has none here (NaN). */
export interface CompanyScore extends Omit<ItemScore, 'item'> {
  company: string;
}

export interface Score {
  byItem: ItemScore[];
  /** Error per company against naive forecasts, in the order of the rows; prices are of no company. */
  byCompany: CompanyScore[];
  all: ItemScore;
  /** Share of the actual figures inside the band of 8 in 10 scenarios; NaN without scenarios. */
  coverage: number;
  /** Mean over rows of the continuous ranked probability score ÷ actual; the mean absolute error of the last value is its yardstick. NaN without scenarios. */
  crps: number;
}

export function score(rows: RecordRow[], columns?: Float64Array[]): Score {
  const items = [...Map.groupBy(rows, ({ item }) => item)];
  const covered = rows.flatMap(({ band, actual }) =>
    band === undefined ? [] : [actual >= band.p10 && actual <= band.p90 ? 1 : 0],
  );
  const ranked = columns?.map((sample, k) => crps(sample, rows[k].actual) / Math.abs(rows[k].actual)) ?? [];
  return {
    byItem: items.map(([item, list]) => errorsOf(item, list)),
    byCompany: [
      ...Map.groupBy(
        rows.filter(({ company }) => company !== ''),
        ({ company }) => company,
      ),
    ].map(([company, list]) => ({
      company,
      n: list.length,
      ...each(list),
    })),
    all: errorsOf('all', rows),
    coverage: mean(covered),
    crps: mean(ranked.filter((value) => Number.isFinite(value))),
  };
}

function errorsOf(item: string, rows: RecordRow[]): ItemScore {
  const full = rows.filter(({ errors }) => Object.values(errors).every((error) => Number.isFinite(error)));
  const of = (method: keyof RecordRow['errors']) => mean(full.map(({ errors }) => Math.abs(errors[method])));
  return { item, n: full.length, model: of('model'), lastValue: of('lastValue'), drift: of('drift') };
}

/** Mean absolute errors of each method over the rows in which it has a forecast. */
function each(rows: RecordRow[]): RecordRow['errors'] {
  const of = (method: keyof RecordRow['errors']) =>
    mean(rows.map(({ errors }) => Math.abs(errors[method])).filter((error) => Number.isFinite(error)));
  return { model: of('model'), lastValue: of('lastValue'), drift: of('drift') };
}

/**
 * Continuous ranked probability score of a sample (Gneiting and Raftery, J. Am. Stat. Assoc. 102, 2007): mean distance of
 * the sample from the outcome less half the mean distance within the sample. For one value it is the absolute error.
 */
export function crps(sample: Float64Array, outcome: number): number {
  const sorted = Float64Array.from(sample).sort();
  const n = sorted.length;
  let distance = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    distance += Math.abs(sorted[i] - outcome);
    // Σ over pairs |x_i − x_j| = 2 Σ (2i − n + 1) x_i of the sorted sample.
    spread += (2 * i - n + 1) * sorted[i];
  }
  return n > 0 ? distance / n - spread / (n * n) : Number.NaN;
}

const mean = (values: number[]): number =>
  values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : Number.NaN;
