/** Expected behaviours 1 to 6: what must hold in every month of every run, whatever the numbers. */
import { compile, type ModelDeclaration, ModelError } from '@buildout/engine';
import { prepare } from '@buildout/workbench/analysis/index.ts';
import { ensemble, noSettings } from '@buildout/workbench/runs/index.ts';
import { describe, expect, it } from 'vitest';
import { changed, files, model, program, run, stepOf, total } from './model.ts';

/** Rationing, default, a closed region, a pause of lending and late power, all in one run. */
const everything = run({
  set: { power_late_share: 0.4, 'region_open[europe]': 0.6, lending_open: 0.2 },
  schedule: [
    { parameter: 'lab_pays', element: ['anthropic'], from: stepOf(2027, 1), how: 'set', value: 0 },
    { parameter: 'end_demand_factor', from: stepOf(2027, 6), how: 'multiply', value: 0.5 },
  ],
});
const base = run();

describe('1. identities hold in every month', () => {
  it('in the baseline and where companies fail, to 1e-9', () => {
    expect(base.closing.maxResidual).toBeLessThan(1e-9);
    expect(everything.closing.maxResidual).toBeLessThan(1e-9);
    expect(everything.value('defaults_so_far', everything.steps)).toBeGreaterThan(1);
    const ids = base.closing.checks.map(({ id }) => id).join(' ');
    for (const word of ['cash', 'loan', 'equity', 'net_worth', 'fleet_conserved']) expect(ids).toContain(word);
  });

  it('in draws over all parameter ranges', () => {
    const drawn = ensemble({ program, metrics: [] }, { settings: noSettings, seed: 7, scenarios: 16, steps: 120 });
    expect(drawn.failures).toEqual([]);
    expect(drawn.closing.maxResidual).toBeLessThan(1e-9);
  }, 60_000);

  it('net worth of all companies together is the book value of what is real (1.4)', () => {
    for (const of of [base, everything]) {
      for (let step = 0; step <= of.steps; step += 10) {
        const real = ['accelerators', 'sites', 'other_plant'].reduce((sum, id) => sum + total(of, id, step), 0);
        const gross = of.at('net_worth', step).reduce((sum, x) => sum + Math.abs(x), 0);
        expect(Math.abs(total(of, 'net_worth', step) - real) / gross).toBeLessThan(1e-9);
      }
    }
  });
});

it('2. users’ payments equal revenue from users, to the cent, with rationing, default and closed regions', () => {
  let rationed = 0;
  for (let step = 0; step < everything.steps; step++) {
    const paid = total(everything, 'paid_user_payment', step);
    expect(Math.abs(paid - total(everything, 'revenue_ai_services', step))).toBeLessThan(0.01);
    expect(Math.abs(paid - everything.value('end_revenue', step) / 12)).toBeLessThan(0.01);
    rationed = Math.max(rationed, 1 - everything.value('share_served', step));
  }
  expect(rationed).toBeGreaterThan(0);
});

it('3. all amounts of money a thousand times larger give the same physical run', () => {
  const scaled = changed((copy) => {
    for (const one of [...copy.parameters, ...copy.data]) {
      const power = dollars(one.unit);
      if (power === 0) continue;
      const by = (x: number) => x * 1000 ** power;
      if ('values' in one) one.values = one.values.map(by);
      else {
        one.value = typeof one.value === 'number' ? by(one.value) : one.value.map(by);
        for (const bound of ['low', 'high', 'min', 'max'] as const)
          if (one[bound] !== undefined) one[bound] = by(one[bound]);
      }
    }
  }).run({ steps: 60 });
  for (const id of ['fleet_gw', 'energised', 'installed', 'tightness', 'sentiment', 'token_price', 'adoption']) {
    const power = dollars(program.variable(id)!.unit);
    for (let step = 0; step <= 60; step += 12) {
      const [x, y] = [base.at(id, step), scaled.at(id, step)];
      for (let i = 0; i < x.length; i++) expect(closeTo(y[i] / 1000 ** power, x[i]), `${id} ${step} ${i}`).toBe(true);
    }
  }
});

it('4. a missing conversion in a core equation is refused by its units', () => {
  const broken: [string, string, string][] = [
    ['gpu_cost_gw', ' * kw_per_gw', ''], // F3
    ['long_run_cost', ' / hours_per_year', ''], // M13
    ['cost_gw', ' * annuity_it', ''], // M12
    ['contract_full', ' / months_per_year', ''], // C3
    ['inference_need', ' * hours_per_year', ''], // L1
    ['box_service', ' * alive[box]', ' * loan[box_facility[box]]'], // B
  ];
  for (const [id, from, to] of broken) {
    const copy = structuredClone(model);
    const one = copy.variables.find((v) => v.id === id)!;
    expect('equation' in one && one.equation.includes(from), `${id} has ${from}`).toBe(true);
    if ('equation' in one) one.equation = one.equation.replace(from, to);
    expect(() => compile(copy), id).toThrow(ModelError);
    expect(problemsOf(copy), id).toMatch(/unit/i);
  }
});

it('6. the order of companies and contracts changes no number', () => {
  const turned = new Map(files);
  for (const name of [
    'model/companies.csv',
    'contracts.csv',
    'model/boxes.csv',
    'model/routes.csv',
    'model/owners.csv',
  ])
    turned.set(name, reversed(files.get(name)!));
  const other = prepare({ files: turned }).program.run({ steps: 60 });
  for (const id of ['cash', 'net_worth', 'fleet_gw', 'capex', 'box_cover', 'contract_billed']) {
    const over = program.variable(id)!.over[0];
    for (const member of model.dimensions.find((d) => d.id === over)!.members) {
      for (const step of [1, 24, 60]) {
        const [x, y] = [base.value(id, step, member), other.value(id, step, member)];
        // A dollar is nothing beside what a company moves in a month.
        expect(closeTo(y, x, 1e-6, 1e6), `${id}[${member}] at ${step}: ${x} against ${y}`).toBe(true);
      }
    }
  }
});

/** How often dollars stand in a unit: 1 in `USD/GW`, −1 in `GW*year/USD`, 0 in `GW`. */
function dollars(unit: string): number {
  const [above, below = ''] = unit.split('/');
  const count = (text: string) => text.match(/\bUSD\b/g)?.length ?? 0;
  return count(above) - count(below);
}

function closeTo(x: number, y: number, tolerance = 1e-9, floor = 1): boolean {
  return Math.abs(x - y) <= tolerance * Math.max(floor, Math.abs(x), Math.abs(y));
}

function reversed(csv: string): string {
  const [head, ...rows] = csv.trimEnd().split('\n');
  return `${[head, ...rows.reverse()].join('\n')}\n`;
}

function problemsOf(of: ModelDeclaration): string {
  try {
    compile(of);
    return '';
  } catch (error) {
    return error instanceof ModelError ? JSON.stringify(error.problems) : String(error);
  }
}
