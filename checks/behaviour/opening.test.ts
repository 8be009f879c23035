/** The opening position is uncertain too: drawn within its ranges, balanced in every draw, as stated in the single run. */

import { baseParameters, noSettings, sampler } from '@buildout/workbench/runs/index.ts';
import { expect, it } from 'vitest';
import { members, model, prepared, program, run } from './model.ts';

const of = sampler(program, noSettings, 1);
const draw = (scenario: number, from = of) => {
  const parameters = new Float64Array(program.parameterCount);
  const drawn = new Float64Array(from.inputs.length);
  from.fill(scenario, parameters, drawn);
  return { parameters, drawn };
};
const data = (id: string, member: string): number =>
  model.data.find((one) => one.id === id)!.values[members('company').indexOf(member)];

it('balances, fleets, run rates and contracts with a range are drawn one by one', () => {
  const named = of.inputs.map(({ parameter }) => parameter);
  for (const name of [
    'opening_cash_factor[openai]',
    'opening_debt_factor[debt_lambda]',
    'opening_plant_factor[crusoe]',
    'opening_fleet_factor[microsoft]',
    'opening_sales_factor[anthropic]',
    'contract_size_factor[c_oai_orcl]',
    'own_use_factor[alphabet]',
    'guidance_range_factor[meta]',
  ])
    expect(named).toContain(name);
  // A reported figure without a range is not in doubt.
  expect(named).not.toContain('opening_cash_factor[economy]');
  expect(of.inputs.find(({ parameter }) => parameter === 'opening_cash_factor[openai]')!.label).toContain('openai');
});

it('eight of ten draws lie inside the range of the row', () => {
  const row = prepared.facts.opening(prepared.world.start, { withHindsight: true }).value('openai', 'cash')!;
  const at = of.inputs.findIndex(({ parameter }) => parameter === 'opening_cash_factor[openai]');
  const values = Array.from({ length: 1024 }, (_, k) => draw(k).drawn[at] * row.value);
  const below = values.filter((value) => value < row.low!).length / values.length;
  const above = values.filter((value) => value > row.high!).length / values.length;
  expect(below).toBeCloseTo(0.1, 2);
  expect(above).toBeCloseTo(0.1, 2);
});

it('every opening balances and every drawn run closes', () => {
  for (const scenario of [0, 1, 2, 7, 100]) {
    const drawn = run({ parameters: draw(scenario).parameters, scenario, steps: 24 });
    expect(drawn.closing.maxResidual, `scenario ${scenario}`).toBeLessThan(1e-9);
    const cash = drawn.at('cash', 0);
    const gross = cash.reduce((sum, x) => sum + Math.abs(x), 0);
    expect(Math.abs(cash.reduce((sum, x) => sum + x, 0)) / gross).toBeLessThan(1e-12);
    const openai = cash[members('company').indexOf('openai')];
    expect(openai).toBeGreaterThan(0);
    expect(openai).not.toBe(data('opening_cash', 'openai'));
  }
});

it('what lenders hold and what borrowers owe moves together, and with it what is owed to those who own the lenders', () => {
  const more = run({ set: { opening_debt_factor: 1.5 }, steps: 1 });
  const base = run({ steps: 1 });
  const sum = (of: typeof base, id: string) => of.at(id, 0).reduce((a, b) => a + b, 0);
  const added = sum(more, 'loan') - sum(base, 'loan');
  expect(added).toBeGreaterThan(1e11);
  const funds = new Set(members('fund'));
  const lender = model.relations.find(({ id }) => id === 'lender')!.of;
  const byFunds = more.at('loan', 0).reduce((a, x, k) => a + (funds.has(lender[k]!) ? x : 0), 0) / 3;
  expect(sum(more, 'fund_units') - sum(base, 'fund_units')).toBeCloseTo(byFunds, -3);
  expect(more.closing.maxResidual).toBeLessThan(1e-12);
});

it('a scenario is the same number wherever it is drawn, and what a setting fixes is not drawn', () => {
  const again = sampler(program, noSettings, 1);
  draw(3, again);
  expect(draw(9, again)).toEqual(draw(9));
  const settings = { ...noSettings, set: { 'opening_cash_factor[openai]': 1, opening_fleet_factor: 1 } };
  const fixed = sampler(program, settings, 1);
  const named = fixed.inputs.map(({ parameter }) => parameter);
  expect(named).not.toContain('opening_cash_factor[openai]');
  expect(named.filter((name) => name.startsWith('opening_fleet_factor'))).toEqual([]);
  // All others keep their draw.
  const before = draw(9);
  const value = (name: string, from: typeof of, drawn: Float64Array) =>
    drawn[from.inputs.findIndex(({ parameter }) => parameter === name)];
  for (const name of ['opening_cash_factor[anthropic]', 'token_elasticity'])
    expect(value(name, fixed, draw(9, fixed).drawn)).toBe(value(name, of, before.drawn));
});

it('the single run keeps what is stated', () => {
  const base = baseParameters(program, noSettings);
  for (const { id, offset, size, distributions } of program.parameters) {
    if (distributions && id !== 'spending_trend')
      expect([...base.subarray(offset, offset + size)], id).toEqual(Array(size).fill(1));
  }
  expect(run({ steps: 1 }).value('cash', 0, 'openai')).toBe(data('opening_cash', 'openai'));
});

it('shares of makers add up whatever custom chips have', () => {
  for (const custom_mix_factor of [0, 0.5, 1, 1.7, 50]) {
    const of = run({ set: { custom_mix_factor }, steps: 1 });
    const width = members('maker').length;
    members('builder').forEach((builder, b) => {
      const shares = of.at('opening_mix', 0).subarray(b * width, (b + 1) * width);
      const stated = model.data.find(({ id }) => id === 'mix')!.values.slice(b * width, (b + 1) * width);
      const sum = (values: ArrayLike<number>) => Array.from(values).reduce((x, y) => x + y, 0);
      expect(sum(shares), builder).toBeCloseTo(sum(stated), 9);
      if (custom_mix_factor === 1) expect([...shares]).toEqual(stated);
    });
  }
});
