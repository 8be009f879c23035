/** No module is decoration: with each one neutralised by its own parameters, an answer that people read moves. */

import { modules } from '@buildout/workbench/model/index.ts';
import { answersOf } from '@buildout/workbench/runs/index.ts';
import { expect, it } from 'vitest';
import { changed, least, most, prepared, program, run } from './model.ts';

/** How a module is switched off: by its own levers, or by one equation that makes it stand still. */
interface Off {
  set?: Record<string, number>;
  equation?: [id: string, of: (text: string) => string];
  /** What the module needs in order to have anything to do, with and without it. */
  under?: Record<string, number>;
}
const OFF: Record<string, Off> = {
  clock: { set: { chip_price_decline: 0, chip_power_decline: 0 } },
  // Its disturbances are zero in the single run: there, switching them on moves answers.
  chance: { set: { chance: 1 } },
  fleet: { set: { chip_output_share: 0 } },
  power: { set: { power_late_share: 1, power_late_months: most('power_late_months') } },
  market: { set: { price_gain: 0, price_cost_drift: 0 } },
  demand: { set: { adoption_open: 0, algorithmic_gain: least('algorithmic_gain') } },
  labs: { set: { training_cost_factor: 0 } },
  contracts: { set: { commitment_share: 0 } },
  routes: { equation: ['lab_signing', (text) => `0 * (${text})`] },
  race: { set: { race_weight: 0, extrapolation: least('extrapolation') } },
  boxes: { set: { committed_open: 0 } },
  // No box fails in the baseline.
  collateral: {
    equation: ['collateral_claim', (text) => `0 * (${text})`],
    under: { adoption_factor: 0.5, equity_open: 0 },
  },
  sentiment: { equation: ['sentiment', () => '1'] },
  capital: { set: { lending_open: 0, equity_open: 0 } },
  // Nobody fails in the baseline.
  failure: { set: { grace_months: most('grace_months') }, under: { adoption_factor: 0.5 } },
  accounts: { set: { book_life_it: most('book_life_it'), required_margin: 0, tax_rate: 0 } },
};

const read = (of: ReturnType<typeof run>) =>
  JSON.stringify(answersOf(of, prepared.metrics).map(({ id, values }) => [id, values]));
const base = read(run());

it('every module is tested here', () => {
  expect(modules.map(({ id }) => id).filter((id) => !(id in OFF))).toEqual([]);
});

it.each(Object.keys(OFF).filter((id) => modules.some((module) => module.id === id)))(
  'without %s an answer moves',
  (id) => {
    const { set, equation, under } = OFF[id];
    const of = equation
      ? changed(({ variables }) => {
          const one = variables.find((v) => v.id === equation[0])!;
          if ('equation' in one) one.equation = equation[1](one.equation);
        })
      : program;
    const off = of.run({ set: { ...under, ...set } });
    expect(off.closing.maxResidual).toBeLessThan(1e-9);
    expect(read(off)).not.toBe(under ? read(run({ set: under })) : base);
  },
);
