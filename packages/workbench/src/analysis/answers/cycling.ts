/** Answer 4: how much of the money that moves in the sector has been at the same company before. */
import type { Run } from '@buildout/engine';
import type { Metric } from '../../runs/index.ts';
import type { CalendarYear } from '../calendar.ts';
import { type AnalysisContext, inSectors } from '../context.ts';
import { type ModelIndex, perProgram } from '../model-index.ts';
import { paymentsOf } from '../payments.ts';
import { SparseSystem } from '../sparse.ts';
import {
  addRows,
  type Line,
  SIMULATED_ONLY,
  type SumPlan,
  sumPlan,
  type Term,
  valueAt,
  yearlyNumbers,
} from '../yearly.ts';
import { cashLines, reporting } from './companies.ts';

interface Sector {
  size: number;
  /** Flows between companies (one line per edge), then inputs (n), then outputs (n). */
  flows: SumPlan;
  edges: { from: number; to: number; place: number }[];
  cash: number[][];
  system: SparseSystem;
}

/** Companies of the sector by group; users, funds, suppliers and the rest of the economy are the boundary. */
function sector(index: ModelIndex, companies: string[]): Sector {
  const groups = new Map(reporting(index, companies).map((id, node) => [index.company(id), node]));
  const n = groups.size;
  const inside = new Map<string, { from: number; to: number; terms: Term[] }>();
  const [inputs, outputs]: Line[][] = [0, 1].map(() => Array.from({ length: n }, () => ({ at: {}, terms: [] })));
  for (const { place, payer, payee } of paymentsOf(index)) {
    const from = groups.get(index.group(payer));
    const to = groups.get(index.group(payee));
    if (from === to) continue;
    if (from === undefined) inputs[to!].terms.push([place, 1]);
    else if (to === undefined) outputs[from].terms.push([place, 1]);
    else {
      const key = `${from} ${to}`;
      if (!inside.has(key)) inside.set(key, { from, to, terms: [] });
      inside.get(key)!.terms.push([place, 1]);
    }
  }
  const edges = [...inside.values()];
  const system = new SparseSystem(
    n,
    edges.map(({ from, to }) => [to, from]),
  );
  return {
    size: n,
    flows: sumPlan([...edges.map(({ terms }) => ({ at: {}, terms })), ...inputs, ...outputs]),
    edges: edges.map(({ from, to }) => ({ from, to, place: system.place(to, from) })),
    cash: cashLines(index, reporting(index, companies)).map(({ terms }) => terms.map(([place]) => place)),
    system,
  };
}

/** Finn's index of a year: the share of all throughflow that is cycled. */
export function cyclingOf(
  run: Run,
  { from, to }: CalendarYear,
  { size: n, flows, edges, cash, system }: Sector,
): number {
  const sums = new Float64Array(flows.lines.length);
  addRows(run, flows, from, to, sums);
  // What flows through a company: what others and the outside bring, and cash drawn down; cash laid by leaves.
  const through = sums.slice(edges.length, edges.length + n);
  edges.forEach((edge, e) => {
    through[edge.to] += sums[e];
  });
  cash.forEach((places, i) => {
    const change = places.reduce((sum, place) => sum + valueAt(run, place, to) - valueAt(run, place, from), 0);
    if (change < 0) through[i] -= change;
  });
  system.values.fill(0);
  for (let i = 0; i < n; i++) system.values[system.place(i, i)] = 1;
  edges.forEach((edge, e) => {
    if (through[edge.from] > 0) system.values[edge.place] -= sums[e] / through[edge.from];
  });
  system.factor();
  // Visits that a dollar at i pays to i, the first one counted: the diagonal of the inverse.
  const unit = new Float64Array(n * n);
  for (let i = 0; i < n; i++) unit[i * n + i] = 1;
  system.solve(unit, n);
  let cycled = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const visits = unit[i * n + i];
    if (visits > 1) cycled += (through[i] * (visits - 1)) / visits;
    total += through[i];
  }
  return total > 0 ? cycled / total : 0;
}

export function cycling(context: AnalysisContext): Metric[] {
  const companies = inSectors(context, 'application', 'lab', 'cloud', 'neocloud', 'box', 'chip_maker');
  const sectors = perProgram((index) => sector(index, companies));
  return [
    yearlyNumbers(
      {
        id: 'cycling_index',
        label: 'Cycling index of the sector',
        unit: 'share',
        about: `Finn’s index (1976) on all payments between applications, labs, clouds, neoclouds, boxes and chip makers: the share of what flows through them that has been at the same company before. Users, funds, suppliers and the rest of the economy are outside; cash drawn down enters, cash laid by leaves. ${SIMULATED_ONLY}`,
      },
      (run, year) => cyclingOf(run, year, sectors(run.program)),
    ),
  ];
}
