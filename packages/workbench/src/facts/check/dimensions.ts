import type { Problem } from '../problem.ts';
import type { DataTables } from '../read-data.ts';
import type { Origin } from '../table.ts';
import { dimensionOf } from '../units.ts';

/** One metric is measured in units of one dimension: revenue never in megawatts, capacity never in dollars. */
export function dimensionProblems({ financials, opening }: DataTables): Problem[] {
  return [...alike(financials, (row) => row.metric), ...alike(opening, (row) => row.item.replace(/:.*/, ''))];
}

/** The dimension that most rows of a metric have is its own; a row with another is a problem. */
function alike<R extends Origin & { unit: string }>(rows: R[], metric: (row: R) => string): Problem[] {
  const votes = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const found = votes.get(metric(row)) ?? new Map<string, number>();
    const dimension = dimensionOf(row.unit)!;
    found.set(dimension, (found.get(dimension) ?? 0) + 1);
    votes.set(metric(row), found);
  }
  const problems: Problem[] = [];
  for (const row of rows) {
    const [[usual]] = [...votes.get(metric(row))!].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const dimension = dimensionOf(row.unit);
    if (dimension === usual) continue;
    const reason = `a unit of ${dimension}, but ${metric(row)} is measured in ${usual}`;
    problems.push({ file: row.file, line: row.line, column: 'unit', value: row.unit, reason });
  }
  return problems;
}
