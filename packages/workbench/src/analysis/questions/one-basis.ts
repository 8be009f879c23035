/** Question 13: a run's number by the rule of each published one, and the steps from the declared to the simulated requirement. */
import type { Run } from '@buildout/engine';
import { requiredRevenue } from '../answers/declared.ts';
import { endUserRevenue } from '../answers/required.ts';
import type { CalendarYear } from '../calendar.ts';
import { yearsOf } from '../calendar.ts';
import { bn } from '../say.ts';
import { meanOf, parameterOf, sumOf, yearOf } from './helpers.ts';
import { epochGigawatt, type PublishedNumber } from './published.ts';

/** A published number beside this run's on the same basis. */
export interface Basis {
  /** The run's number by the same rule, in the same unit. */
  ours: number | null;
  /** Year or years of the run it is for. */
  oursFor: string;
  /** Money from users in that year. */
  actual: number | null;
  /** Why they differ. */
  why: string;
}

/** A published number with this run's beside it. */
export type OnOneBasis = PublishedNumber & Basis;

/** From declared arithmetic to the simulated requirement: the first and last are totals, the rest add up. */
export type RequirementSteps = { label: string; kind: 'total' | 'change'; value: number }[];

/** The year the spending bases are put on (the one asked for, or the first whole one) and the one of numbers for 2030. */
export function yearsOfBasis(run: Run, year?: number): { chosen: CalendarYear; last: CalendarYear } {
  const years = yearsOf(run.program.model.time.start, run.steps);
  const whole = years.find(({ before }) => before === 0) ?? years[0];
  return {
    chosen: yearOf(run, year ?? whole.year),
    last: years.find((one) => one.year === 2030) ?? years[years.length - 1],
  };
}

export function onBasis<One extends Pick<PublishedNumber, 'id'>>(
  run: Run,
  one: One,
  year: CalendarYear,
  last: CalendarYear,
): One & Basis {
  const gpu = sumOf(run, 'gpu_spend', year);
  const actual = endUserRevenue(run, year);
  const at = (ours: number | null, oursFor: string, seen: number | null, why: string): One & Basis => ({
    ...one,
    ours,
    oursFor,
    actual: seen,
    why,
  });
  const label = String(year.year);
  const later = String(last.year);
  switch (one.id) {
    case 'sequoia-2023':
    case 'sequoia-2024':
      return at(
        requiredRevenue(gpu).required,
        label,
        actual,
        `accelerators: ${bn(gpu)} in ${label} against ${one.id === 'sequoia-2023' ? '50' : '150'} bn`,
      );
    case 'bain-2025':
      return at(
        meanOf(run, 'world_fleet_gw', last) * meanOf(run, 'cost_gw', last),
        later,
        endUserRevenue(run, last),
        'load that stands in this run times its full cost, against gigawatts of demand times revenue per gigawatt',
      );
    case 'jpm-2025': {
      const invested = meanOf(run, 'invested_it', last) + meanOf(run, 'invested_site', last);
      return at(
        0.1 * invested,
        later,
        endUserRevenue(run, last),
        `10 % on ${bn(invested)} within its life in ${later}; the return only, without getting the capital back`,
      );
    }
    case 'goldman-2026':
      return at(
        2 * sumOf(run, 'ai_capex', year),
        label,
        actual,
        'two dollars of profit per dollar of capital spending on AI in this run; profit is less than revenue',
      );
    case 'epoch-2026':
      return at(
        meanOf(run, 'cost_gw', year),
        label,
        null,
        `the model’s gigawatt at ${(100 * parameterOf(run, 'hurdle_rate')).toFixed(0)} %, with chip prices of ${label}; all of the fleet at Epoch’s cost would be ${bn(meanOf(run, 'world_fleet_gw', year) * epochGigawatt())}`,
      );
    case 'hsbc-2025':
      return at(
        endUserRevenue(run, last),
        later,
        endUserRevenue(run, last),
        'both are forecasts of what users pay; ours counts compute rented by firms too',
      );
    default: {
      const steps = { from: 0, to: last.to };
      const raised = sumOf(run, 'paid_lab_round', steps, 'openai') + pledged(run, 'openai', steps);
      return at(
        raised,
        `${yearsOf(run.program.model.time.start, run.steps)[0].year} to ${later}`,
        null,
        'equity the lab takes up in this run, pledges included',
      );
    }
  }
}

/** Stakes paid in to a lab under pledges. */
function pledged(run: Run, lab: string, { from, to }: { from: number; to: number }): number {
  const transfer = run.program.ledger!.transfers.find(({ id }) => id === 'pledged_equity');
  if (transfer === undefined) return 0;
  const at = run.program.ledger!.companies.indexOf(lab);
  let sum = 0;
  for (let step = from; step < to; step++) {
    const paid = run.at(transfer.paid, step);
    for (let i = 0; i < transfer.size; i++) if (transfer.payee[i] === at) sum += paid[i];
  }
  return sum;
}

/** What changes from the declared arithmetic to the simulated requirement, one assumption at a time. */
export function stepsOf(run: Run, year: CalendarYear): RequirementSteps {
  const p = (id: string) => parameterOf(run, id);
  const months = year.to - year.from;
  const yearly = (sum: number) => (sum * 12) / months;
  const gpu = yearly(sumOf(run, 'gpu_spend', year));
  const declared = requiredRevenue(gpu, { otherPerGpuDollar: p('other_per_gpu_dollar'), margin: p('required_margin') });
  const spent = yearly(sumOf(run, 'bought_it', year) + sumOf(run, 'bought_site', year));
  const capital = mean(
    run,
    year,
    (step) =>
      run.value('invested_it', step) * run.value('annuity_it', step) +
      run.value('invested_site', step) * run.value('annuity_site', step),
  );
  const running = mean(run, year, (step) => run.value('world_fleet_gw', step) * run.value('running_cost', step));
  const people = mean(run, year, (step) => run.at('overhead_base', step).reduce((a, b) => a + b, 0) * 12);
  const simulated = mean(run, year, (step) => run.value('required_simulated', step));
  return [
    { label: 'declared: accelerators × 4', kind: 'total', value: declared.required },
    { label: 'no margin for sellers of services yet', kind: 'change', value: declared.dataCentres - declared.required },
    { label: 'what is really spent beside accelerators', kind: 'change', value: spent - declared.dataCentres },
    { label: 'all that stands, paid off over its life', kind: 'change', value: capital - spent },
    { label: 'energy and operation', kind: 'change', value: running },
    { label: 'people and data of labs', kind: 'change', value: people },
    { label: 'margin of sellers', kind: 'change', value: simulated - capital - running - people },
    { label: 'simulated requirement', kind: 'total', value: simulated },
  ];
}

function mean(run: Run, { from, to }: CalendarYear, of: (step: number) => number): number {
  let sum = 0;
  for (let step = from; step < to; step++) sum += of(step);
  return run.steps >= to ? sum / (to - from) : Number.NaN;
}
