/** Answer 3: whose money a company's revenue is in the end, and how much of it is its own coming back. */
import type { Run } from '@buildout/engine';
import type { AnswerValue, At, Metric } from '../../runs/index.ts';
import type { CalendarYear } from '../calendar.ts';
import { type AnalysisContext, inSectors, nameOf } from '../context.ts';
import { type DyeNetwork, dyeNetwork, follow, ORIGINS } from '../dye.ts';
import { perProgram } from '../model-index.ts';
import { band, percent } from '../say.ts';
import { chosenYears, layCells, SIMULATED_ONLY } from '../yearly.ts';
import { reporting } from './companies.ts';

export function origin(context: AnalysisContext): Metric[] {
  const asked = inSectors(context, 'chip_maker', 'cloud', 'neocloud', 'lab');
  const network = perProgram((index) => dyeNetwork(index, reporting(index, asked)));
  const all = (net: DyeNetwork): At[] =>
    net.asked.flatMap((company) => ORIGINS.map((from): At => ({ company, origin: from })));
  return [
    {
      id: 'revenue_origin',
      label: 'Ultimate origin of revenue',
      unit: 'share',
      about: `Share of a company’s revenue by where its payers had the money from, all of a month’s money mixed: end_demand (users), outside_equity (funds and the public), debt (loans and notes), other_business (the rest of the clouds’ business), cash_in_hand (there at the start). The shares add up to 1. ${SIMULATED_ONLY}`,
      cells: ({ program, start, steps }) =>
        layCells(
          all(network(program)).map((at) => ({ at })),
          chosenYears(start, steps),
        ),
      measure(run, out) {
        const net = network(run.program);
        const years = chosenYears(run.program.model.time.start, run.steps);
        const { coloured, total } = follow(run, net, 'origin', periods(run, years), years.length);
        const [companies, width] = [net.asked.length, ORIGINS.length];
        for (let a = 0; a < companies; a++) {
          for (let c = 0; c < width; c++) {
            for (let y = 0; y < years.length; y++) {
              const at = y * companies + a;
              out[(a * width + c) * years.length + y] =
                total[at] > 0 ? coloured[at * width + c] / total[at] : Number.NaN;
            }
          }
        }
      },
      sentence: (values) => originSentence(values, context),
    },
    {
      id: 'own_money_back',
      label: 'Own money coming back in revenue',
      unit: 'share',
      about: `Share of a company’s revenue that it had paid out itself before: all its payments since the start carry its mark, others pass on what they got in proportion, users, funds and the rest of the economy pass nothing on. ${SIMULATED_ONLY}`,
      cells: ({ program, start, steps }) =>
        layCells(
          network(program).asked.map((company) => ({ at: { company } })),
          chosenYears(start, steps),
        ),
      measure(run, out) {
        const net = network(run.program);
        const years = chosenYears(run.program.model.time.start, run.steps);
        const { coloured, total } = follow(run, net, 'own', periods(run, years), years.length);
        for (let a = 0; a < net.asked.length; a++) {
          for (let y = 0; y < years.length; y++) {
            const at = y * net.asked.length + a;
            out[a * years.length + y] = total[at] > 0 ? coloured[at] / total[at] : Number.NaN;
          }
        }
      },
    },
  ];
}

/** Number of the year of every step up to the last year's end. */
function periods(run: Run, years: CalendarYear[]): Int32Array {
  const last = years.at(-1)?.to ?? 0;
  return Int32Array.from({ length: Math.min(last, run.steps) }, (_, step) =>
    years.findIndex(({ from, to }) => step >= from && step < to),
  );
}

function originSentence(values: AnswerValue[], context: AnalysisContext): string {
  const of = values.filter(({ at, value }) => at.company === 'nvidia' && value !== null);
  const year = of.find(({ at }) => Number(at.year) === 2027)?.at.year ?? of[0]?.at.year;
  const parts = of.filter(({ at }) => at.year === year).sort((a, b) => b.value! - a.value!);
  if (parts.length === 0) return '';
  const words = parts.map(
    (one) => `${String(one.at.origin).replaceAll('_', ' ')} ${percent(one.value!)}${band(one, percent)}`,
  );
  return `Of ${nameOf(context, 'nvidia')}’s revenue in ${year}: ${words.join(', ')}.`;
}
