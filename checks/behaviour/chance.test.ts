/** Disturbances: none in the single run, all in an ensemble, of the size the history known at the end of 2024 has. */

import { COMPARED } from '@buildout/workbench/analysis/compared.ts';
import { observedQuarters } from '@buildout/workbench/analysis/observed.ts';
import { loadFacts } from '@buildout/workbench/facts/index.ts';
import { noSettings, sampler } from '@buildout/workbench/runs/index.ts';
import { expect, it } from 'vitest';
import { files, members, model, program, run } from './model.ts';

const drifts = model.variables.filter(({ id }) => id.endsWith('_drift')).map(({ id }) => id);

it('the single run has none, and a seed changes nothing in it', () => {
  const [a, b] = [run({ seed: 1 }), run({ seed: 2 })];
  for (const id of drifts)
    expect(
      [...a.at(id, 120)].every((x) => x === 0),
      id,
    ).toBe(true);
  expect(a.value('rental_price', 120)).toBe(b.value('rental_price', 120));
});

it('every scenario of an ensemble has its own, the same whenever it is run, and its books close', () => {
  const parameters = new Float64Array(program.parameterCount);
  const { fill, inputs } = sampler(program, noSettings, 1);
  fill(5, parameters, new Float64Array(inputs.length));
  expect(parameters[program.parameter('chance')!.offset]).toBe(1);
  const of = (scenario: number) => run({ set: { chance: 1 }, scenario });
  const [a, again, b] = [of(5), of(5), of(6)];
  for (const id of drifts) {
    expect([...again.at(id, 60)], id).toEqual([...a.at(id, 60)]);
    expect([...b.at(id, 60)], id).not.toEqual([...a.at(id, 60)]);
  }
  for (const one of [a, b]) expect(one.closing.maxResidual).toBeLessThan(1e-9);
});

it('a disturbance scatters as its parameter says, and deliveries stay what is shipped', () => {
  const first: number[] = [];
  for (let scenario = 0; scenario < 12; scenario++) {
    const one = run({ set: { chance: 1 }, scenario, steps: 12 });
    for (const builder of members('builder'))
      first.push(one.value('spending_drift', 1, builder) / one.value('spending_noise', 0, builder));
    for (let step = 0; step < 12; step++) {
      const delivered = one.at('deliveries_gw', step).reduce((sum, x) => sum + x, 0);
      expect(delivered).toBeLessThanOrEqual(one.value('shipped_gw', step) * (1 + 1e-12));
      expect(Math.min(...one.at('backlog', step))).toBeGreaterThanOrEqual(-1e-12);
    }
  }
  const mean = first.reduce((sum, x) => sum + x, 0) / first.length;
  const deviation = Math.sqrt(first.reduce((sum, x) => sum + (x - mean) ** 2, 0) / first.length);
  expect(Math.abs(mean)).toBeLessThan(0.2);
  expect(deviation).toBeGreaterThan(0.85);
  expect(deviation).toBeLessThan(1.15);
});

it('the sizes are those of the history known at the end of 2024', () => {
  const facts = loadFacts(files, { asOf: '2025-03-31' });
  const scatter = (company: string, item = 'capex') => {
    const row = COMPARED.find((one) => one.company === company && one.item === item)!;
    const known = observedQuarters(facts, row).filter(({ quarter }) => quarter < '2025');
    const changes = known.slice(1).map(({ value }, k) => Math.log(value / known[k].value));
    const mean = changes.reduce((sum, x) => sum + x, 0) / changes.length;
    const squares = changes.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    return { squares, free: changes.length - 1 };
  };
  const pooled = (...companies: string[]) => {
    const all = companies.map((company) => scatter(company));
    return Math.sqrt(all.reduce((sum, { squares }) => sum + squares, 0) / all.reduce((sum, { free }) => sum + free, 0));
  };
  // Means over three months of a monthly random walk differ from quarter to quarter with 19/9 of its monthly variance.
  const monthly = (quarterly: number) => quarterly / Math.sqrt(19 / 9);
  const stated = (id: string) => program.parameter(id)!;
  const clouds = pooled('microsoft', 'alphabet', 'amazon', 'meta');
  expect(stated('spending_noise_cloud').values[0]).toBeCloseTo(monthly(clouds), 2);
  expect(stated('spending_noise_cloud').low).toBeCloseTo(monthly(pooled('alphabet')), 2);
  expect(stated('spending_noise_cloud').high).toBeCloseTo(monthly(pooled('meta')), 2);
  expect(stated('spending_trend_cloud').values[0]).toBeCloseTo((4 * clouds) / Math.sqrt(7), 2);
  expect(stated('spending_noise_other').values[0]).toBeCloseTo(monthly(pooled('oracle', 'coreweave')), 2);
  expect(stated('spending_noise_other').low).toBeCloseTo(monthly(pooled('oracle')), 2);
  expect(stated('spending_noise_other').high).toBeCloseTo(monthly(pooled('coreweave')), 2);
  expect(stated('spending_trend_other').values[0]).toBeCloseTo((4 * pooled('oracle', 'coreweave')) / Math.sqrt(7), 2);
  const nvidia = scatter('nvidia', 'revenue');
  expect(stated('supply_noise').high).toBeCloseTo(monthly(Math.sqrt(nvidia.squares / nvidia.free)), 2);
});
