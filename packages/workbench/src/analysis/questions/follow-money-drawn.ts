/** Question 26 over scenarios: revenue of a company by ultimate origin, and its own money in it. */
import type { Run } from '@buildout/engine';
import type { Metric } from '../../runs/index.ts';
import { dyeNetwork, follow, ORIGINS } from '../dye.ts';
import { modelIndex, perProgram } from '../model-index.ts';
import { yearOf } from './helpers.ts';

/** A company's revenue of a year, in dollars, and the shares of it by origin and of its own money. */
export interface RevenueOrigin {
  revenue: number;
  /** In the order of ORIGINS. */
  origin: number[];
  own: number;
}

/** Measures runs of any program; what it looks up is kept per program. */
export function originOf(company: string, year: number): (run: Run) => RevenueOrigin {
  const networkOf = perProgram((index) => dyeNetwork(index, [company]));
  return (run) => {
    const { from, to } = yearOf(run, year);
    const network = networkOf(run.program);
    const periodOf = Int32Array.from({ length: to }, (_, step) => (step >= from ? 0 : -1));
    const byOrigin = follow(run, network, 'origin', periodOf, 1);
    const own = follow(run, network, 'own', periodOf, 1);
    const total = byOrigin.total[0];
    const share = (amount: number) => (total > 0 ? amount / total : 0);
    return {
      revenue: total * modelIndex(run.program).ledger.dt,
      origin: ORIGINS.map((_, k) => share(byOrigin.coloured[k])),
      own: share(own.coloured[0]),
    };
  };
}

/** `origin` at `{figure}`: revenue, own, and each origin. */
export function originMetrics({ company, year }: { company: string; year: number }): Metric[] {
  const measure = originOf(company, year);
  const figures = ['revenue', 'own', ...ORIGINS];
  return [
    {
      id: 'origin',
      label: `Revenue of ${company} in ${year} by ultimate origin`,
      unit: '1',
      about: 'Revenue in dollars; own money and origins as shares of it.',
      cells: () => figures.map((figure) => ({ at: { figure } })),
      measure(run, out) {
        const { revenue, own, origin } = measure(run);
        [revenue, own, ...origin].forEach((value, i) => {
          out[i] = value;
        });
      },
    },
  ];
}
