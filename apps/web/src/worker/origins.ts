/** Where the money began that companies received in a year: read from the answer of that name, so that both agree. */

import { inWords } from '@buildout/workbench/operations/member-names.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import type { Metric } from '@buildout/workbench/runs/metric.ts';

export interface Origins {
  origins: { id: string; label: string }[];
  /** Shares of a company's revenue by origin; undefined where it had none, or where nobody follows it. */
  share(company: string): Record<string, number> | undefined;
}

const originAnswer = 'revenue_origin';
const revenueAnswer = 'revenue_by_company';

export function originsOf(
  workbench: Workbench,
  measure: (metric: Metric) => Float64Array,
  year: number,
): Origins | undefined {
  const metric = workbench.metrics.find((m) => m.id === originAnswer);
  if (!metric) return undefined;
  const values = measure(metric);
  const origins: string[] = [];
  const shares = new Map<string, Record<string, number>>();
  cellsOf(metric, workbench).forEach(({ at }, cell) => {
    const id = String(at.origin);
    if (!origins.includes(id)) origins.push(id);
    const value = values[cell] ?? Number.NaN;
    if (Number(at.year) !== year || Number.isNaN(value)) return;
    const company = String(at.company);
    shares.set(company, { ...shares.get(company), [id]: value });
  });
  const users = new Set(workbench.world.companies.filter((c) => c.sector === 'end_demand').map((c) => c.id));
  return {
    origins: origins.map((id) => ({ id, label: inWords(id).toLowerCase() })),
    // What users pay is end demand by definition.
    share: (company) =>
      shares.get(company) ?? (users.has(company) && origins.includes('end_demand') ? { end_demand: 1 } : undefined),
  };
}

/** A company's revenue in a year, USD; NaN where the answers do not have it. */
export function revenueOf(
  workbench: Workbench,
  measure: (metric: Metric) => Float64Array,
  company: string,
  year: number,
): number {
  const metric = workbench.metrics.find((m) => m.id === revenueAnswer);
  if (!metric) return Number.NaN;
  const cell = cellsOf(metric, workbench).findIndex(({ at }) => at.company === company && Number(at.year) === year);
  return cell < 0 ? Number.NaN : (measure(metric)[cell] ?? Number.NaN);
}

const cellsOf = (metric: Metric, { program, world }: Workbench) =>
  metric.cells({ program, start: world.start, steps: program.steps });
