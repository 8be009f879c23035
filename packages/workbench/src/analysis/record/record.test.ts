import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadFacts } from '../../facts/index.ts';
import { readDataFolder } from '../../facts/node-files.ts';
import { naive } from '../observed.ts';
import { crps, hindcast } from './index.ts';

const files = readDataFolder(fileURLToPath(new URL('../../../../../data', import.meta.url)));

test('the record compares with what was only known later, and sees nothing of it', { timeout: 60_000 }, () => {
  const record = hindcast({ files, scenarios: 8 });
  const facts = loadFacts(files);
  const nvidia = record.rows.find(({ company, period }) => company === 'nvidia' && period === '2025Q3')!;
  const reported = facts.quarters('nvidia', 'segment_revenue:datacenter').find(({ quarter }) => quarter === '2025Q3')!;
  const before = facts.quarters('nvidia', 'segment_revenue:datacenter').find(({ quarter }) => quarter === '2024Q4')!;
  expect(nvidia.actual).toBe(reported.value);
  expect(nvidia.lastValue).toBe(before.value);
  expect(nvidia.errors.model).toBeCloseTo(nvidia.simulated / nvidia.actual - 1, 12);
  for (const { band, label } of record.rows) expect(band!.p10 <= band!.p90, label).toBe(true);
  expect(record.score.all.n).toBeGreaterThan(20);
  expect(record.score.coverage).toBeGreaterThanOrEqual(0);
  expect(record.closing).toBeLessThan(1e-9);
  expect(record.hindsight.openingRows).toBeGreaterThan(0);

  // Were the later reports half as large again, the forecasts would be the same and the errors others.
  const other = new Map(files);
  const changed = other
    .get('financials.csv')!
    .split('\n')
    .map((line) => {
      const [id, company, metric, start, end, value, ...rest] = line.split(',');
      return end > '2025-06-30' && end < '2027'
        ? [id, company, metric, start, end, 1.5 * Number(value), ...rest].join(',')
        : line;
    });
  other.set('financials.csv', changed.join('\n'));
  const again = hindcast({ files: other });
  expect(again.rows.map(({ simulated }) => simulated)).toEqual(record.rows.map(({ simulated }) => simulated));
  expect(again.rows.find(({ company, period }) => company === 'nvidia' && period === '2025Q3')!.actual).toBeCloseTo(
    1.5 * nvidia.actual,
    0,
  );
});

test('naive forecasts', () => {
  const known = ['2024Q1', '2024Q2', '2024Q3', '2024Q4'].map((quarter, k) => ({
    quarter,
    value: 10 + 2 * k,
    kind: 'reported' as const,
    ids: [],
  }));
  expect(naive(known, 3)).toEqual({ last: 16, drift: 22 });
  expect(naive([], 1).last).toBeNaN();
});

test('the ranked probability score of one value is its error, and of a sample what the double sum says', () => {
  expect(crps(Float64Array.of(3), 5)).toBe(2);
  const sample = Float64Array.of(1, 4, 2, 7);
  let pairs = 0;
  for (const a of sample) for (const b of sample) pairs += Math.abs(a - b);
  const direct = sample.reduce((s, x) => s + Math.abs(x - 3), 0) / 4 - pairs / 32;
  expect(crps(sample, 3)).toBeCloseTo(direct, 12);
});
