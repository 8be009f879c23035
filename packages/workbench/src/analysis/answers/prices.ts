/** Answer 6: what an hour of compute and a million tokens cost, and what an hour would have to cost. */
import type { Metric } from '../../runs/index.ts';
import { yearsOf } from '../calendar.ts';
import { perProgram } from '../model-index.ts';
import { valueAt, yearlyLevels } from '../yearly.ts';

const classes = perProgram((index) => ({
  place: index.at('class_price'),
  launch: index
    .members('generation')
    .map((generation) => ({ generation, year: index.data('launch_year', generation) ?? 0 })),
}));

export const prices: Metric[] = [
  {
    id: 'rental_price',
    label: 'Price of an accelerator-hour by launch year',
    unit: 'USD/hour',
    about:
      'Listed short-term price of an hour of the usual chip of a class, mean of the year; none before its launch year.',
    cells: ({ program, start, steps }) => {
      const years = yearsOf(start, steps);
      return classes(program).launch.flatMap(({ generation }) =>
        years.map(({ year }) => ({ at: { generation, year } })),
      );
    },
    measure(run, out) {
      const { place, launch } = classes(run.program);
      const years = yearsOf(run.program.model.time.start, run.steps);
      launch.forEach((one, g) => {
        years.forEach(({ year, from, to }, y) => {
          let sum = 0;
          for (let step = from; step < to; step++) sum += valueAt(run, place + g, step);
          out[g * years.length + y] = one.year <= year ? sum / (to - from) : Number.NaN;
        });
      });
    },
  },
  yearlyLevels(
    {
      id: 'rental_price_h100e',
      label: 'Price of an H100-equivalent hour',
      unit: 'USD/(H100e*hour)',
      about: 'Listed short-term price of an H100-equivalent hour, whatever chip gives it, mean of the year.',
    },
    { lines: (index) => [{ at: {}, terms: [[index.at('rental_price'), 1]] }], take: 'mean' },
  ),
  yearlyLevels(
    {
      id: 'long_run_cost',
      label: 'Full cost of an H100-equivalent hour',
      unit: 'USD/(H100e*hour)',
      about:
        'Annuity of chip, other IT and site at the hurdle rate plus running cost of the class being delivered, over usable hours; mean of the year.',
    },
    { lines: (index) => [{ at: {}, terms: [[index.at('long_run_cost'), 1]] }], take: 'mean' },
  ),
  yearlyLevels(
    {
      id: 'token_price',
      label: 'List price of tokens by tier',
      unit: 'USD/Mtoken',
      about: 'List price of a million tokens of a tier of capability, mean of the year.',
    },
    {
      lines: (index) =>
        index.members('tier').map((tier, i) => ({ at: { tier }, terms: [[index.at('tier_price', i), 1]] })),
      take: 'mean',
    },
  ),
  yearlyLevels(
    {
      id: 'token_price_index',
      label: 'Price of a token of constant quality, start 1',
      unit: '1',
      about: 'Price at constant capability relative to the start, mean of the year.',
    },
    { lines: (index) => [{ at: {}, terms: [[index.at('token_price'), 1]] }], take: 'mean' },
  ),
];
