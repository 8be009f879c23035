/** Answer 9: the few numbers an ensemble's sensitivities are computed for. Each is one cell or two of another answer. */
import type { Metric } from '../../runs/index.ts';
import { type AnalysisContext, inSectors, THE_FOUR } from '../context.ts';
import { perProgram } from '../model-index.ts';
import { bn, byYear } from '../say.ts';
import {
  addRows,
  type Line,
  sumPlan,
  type Term,
  valueAt,
  WHOLE_YEAR,
  yearlyFlows,
  yearlyLevels,
  yearlyNumbers,
} from '../yearly.ts';
import { capexLines, revenueLines } from './companies.ts';
import { endUserRevenue, gapOf } from './required.ts';

/** Lines of several companies as one. */
function together(lines: Line[], before: (number | undefined)[]): Line[] {
  const known = before.every((value) => value !== undefined);
  return [
    {
      at: {},
      terms: lines.flatMap(({ terms }): Term[] => terms),
      ...(known ? { before: before.reduce<number>((sum, value) => sum + value!, 0) } : {}),
    },
  ];
}

export function headlines(context: AnalysisContext): Metric[] {
  const headline = true;
  const money: Metric['sentence'] = (values) => byYear(values, bn);
  const count: Metric['sentence'] = (values) => byYear(values, (value) => (value === 0 ? 'none' : value.toFixed(0)));
  const last = (id: string) => context.lastQuarter[id];
  const lenders = perProgram((index) => {
    const holders = new Set([...index.relation('lender').values()].filter((id) => id !== null));
    return sumPlan([
      { at: {}, terms: [...holders].map((id): Term => [index.at('loss_by_holder', index.company(id)), 1]) },
    ]);
  });
  const defaults = perProgram((index) =>
    inSectors(context, 'application', 'lab', 'cloud', 'neocloud', 'box')
      .map((id) => index.company(id))
      .filter((c) => c >= 0)
      .map((c) => index.at('defaulted', c)),
  );
  return [
    yearlyNumbers(
      {
        id: 'gap',
        label: 'Required less actual revenue, simulated',
        unit: 'USD/year',
        about: 'revenue_gap_simulated of 2027 and 2030.',
        headline,
        sentence: money,
      },
      (run, year, index) => gapOf('simulated', run, year, index),
      [2027, 2030],
    ),
    yearlyNumbers(
      {
        id: 'revenue_2030',
        label: 'Revenue from end users',
        unit: 'USD/year',
        about: 'end_user_revenue of 2030.',
        headline,
        sentence: money,
      },
      endUserRevenue,
      [2030],
    ),
    yearlyFlows(
      {
        id: 'capex_of_the_four',
        label: 'Capital spending of Microsoft, Alphabet, Amazon and Meta',
        unit: 'USD/year',
        about: `capex_by_company of the four together. ${WHOLE_YEAR}`,
        headline,
        sentence: money,
      },
      {
        lines: (index) =>
          together(
            capexLines(index, THE_FOUR),
            THE_FOUR.map((id) => last(id)?.capex),
          ),
        firstYear: 'whole',
        years: [2026, 2027, 2030],
      },
    ),
    yearlyFlows(
      {
        id: 'nvidia_data_centre',
        label: 'NVIDIA’s data-centre revenue',
        unit: 'USD/year',
        about: `Accelerators and networks sold, as revenue_by_company. ${WHOLE_YEAR}`,
        headline,
        sentence: money,
      },
      {
        lines: (index) => together(revenueLines(index, ['nvidia']), [last('nvidia')?.revenue]),
        firstYear: 'whole',
        years: [2026, 2027, 2030],
      },
    ),
    yearlyLevels(
      {
        id: 'rental_price_2028',
        label: 'Price of an H100-equivalent hour',
        unit: 'USD/(H100e*hour)',
        about: 'Listed short-term price of the same compute, whatever chip gives it, mean of 2028.',
        headline,
        sentence: (values) => byYear(values, (price) => `USD ${price.toFixed(2)}`),
      },
      { lines: (index) => [{ at: {}, terms: [[index.at('rental_price'), 1]] }], take: 'mean', years: [2028] },
    ),
    yearlyNumbers(
      {
        id: 'lender_losses',
        label: 'Losses of lenders since the start',
        unit: 'USD',
        about: 'All that banks, the bond market, private credit and insurers wrote off or down by the end of 2030.',
        headline,
        sentence: money,
      },
      (run, { to }) => {
        const total = new Float64Array(1);
        addRows(run, lenders(run.program), 0, to, total);
        return total[0] * run.program.ledger!.dt;
      },
      [2030],
    ),
    yearlyNumbers(
      {
        id: 'defaults',
        label: 'Companies and boxes in default',
        unit: '1',
        about: 'Labs, applications, clouds, neoclouds and boxes that have defaulted by the end of the year.',
        headline,
        sentence: count,
      },
      (run, { to }) => defaults(run.program).reduce((sum, place) => sum + (valueAt(run, place, to) > 0.5 ? 1 : 0), 0),
      [2028, 2030],
    ),
  ];
}
