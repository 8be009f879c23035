/** The picture of who pays whom in one year, for the report and for print. */

import { moneyFlows } from '../../analysis/index.ts';
import { type Chart, type ChartHead, moneyFlowChart, withUnit } from '../../charts/index.ts';
import type { World } from '../../facts/opening/index.ts';
import { purposeOf } from '../money-flows.ts';
import type { Performed } from '../perform-run.ts';

/** Lenders, investors and the rest of the economy: money comes from them and goes to them. */
const EDGE = ['outside', 'end_demand', 'capital'];

const COLUMNS = [
  { label: 'From outside', sectors: EDGE },
  { label: 'Labs, apps', sectors: ['lab', 'application'] },
  { label: 'Clouds', sectors: ['cloud'] },
  { label: 'Neoclouds, boxes', sectors: ['neocloud', 'box'] },
  { label: 'Chip makers', sectors: ['chip_maker'] },
  { label: 'Suppliers', sectors: ['supplier'] },
];

export function moneyPicture(
  { run, workbench }: Pick<Performed, 'run' | 'workbench'>,
  year: { year: number; from: number; to: number },
  head: Omit<ChartHead, 'unit' | 'title'>,
): Chart {
  const { world } = workbench;
  const { flows } = moneyFlows(run, year.year, workbench.context);
  const edge = new Set(companiesIn(world, EDGE));
  const inside = flows.filter((f) => !edge.has(f.from) && !edge.has(f.to)).reduce((sum, f) => sum + f.amount, 0);
  const months = year.to - year.from;
  return moneyFlowChart({
    ...head,
    title: `${withUnit(inside, 'USD')} pass between the companies of the build-out in ${year.year}${months < 12 ? ` (${months} months)` : ''}`,
    unit: 'USD',
    companies: world.companies,
    sectors: [...new Set(world.companies.map((c) => c.sector))].map((id) => ({ id, label: id.replaceAll('_', ' ') })),
    keepOrder: true,
    edges: { sectors: EDGE, label: 'To the outside' },
    columns: COLUMNS,
    perColumn: 8,
    flows: flows.map((f) => ({ from: f.from, to: f.to, value: f.amount, label: purposeOf(f) })),
    width: 960,
    height: 600,
  });
}

const companiesIn = ({ companies }: World, sectors: string[]) =>
  companies.filter((c) => sectors.includes(c.sector)).map((c) => c.id);
