/** Where the numbers of an answer come from, as the report tells: dots with their sources, simulated values with their variables. */
import type { Run } from '@buildout/engine';
import { yearsOf } from '../../analysis/index.ts';
import type { ReportAnswer, ReportDot, ReportSource } from '../../charts/report/index.ts';
import type { Metric } from '../../runs/index.ts';
import { type Dot, dotsOf } from '../dots.ts';
import { rowsById } from '../evidence/data-rows.ts';
import { memberNames } from '../member-names.ts';
import { equationOf, variablesBehind } from '../source/parts.ts';
import type { Workbench } from '../workbench.ts';

/** Dots of an answer, and per line of it (by its name in the report) what is drawn. */
export interface DotsOfAnswer {
  list: ReportDot[];
  byLine: ReadonlyMap<string, { seen: Dot[]; said: Dot[] }>;
}

/** `sources` is the report's own list: a dot names places in it. */
export function dotsOfAnswer(
  metric: Metric,
  lines: readonly string[],
  sources: readonly ReportSource[],
  workbench: Workbench,
): DotsOfAnswer {
  const { facts, world } = workbench;
  const nameOf = memberNames(world);
  const places = new Map(sources.map(({ id }, i) => [id, i + 1]));
  const placesOf = (ids: string[]) => {
    const rows = rowsById(facts.tables, ids);
    const found = rows.flatMap(({ source, sourceUrl }) => places.get(sourceUrl || source) ?? []);
    return [...new Set(found)].toSorted((a, b) => a - b);
  };
  const byLine = new Map<string, { seen: Dot[]; said: Dot[] }>();
  const list: ReportDot[] = [];
  for (const line of lines) {
    const { seen, said } = dotsOf(metric.id, [line], workbench);
    if (seen.length + said.length === 0) continue;
    const name = nameOf(line);
    byLine.set(name, { seen, said });
    const told = (kind: ReportDot['kind']) => (dot: Dot) => {
      const { t, value, label, ids } = dot;
      return { kind, t, value, label, line: name, rows: ids, sources: placesOf(ids) };
    };
    list.push(...seen.map(told('seen')), ...said.map(told('said')));
  }
  return { list, byLine };
}

/** Lines of an answer that can have dots: of one key besides time. */
export function linesOf(metric: Metric, { program, world }: Workbench, steps: number): string[] {
  const cells = metric.cells({ program, start: world.start, steps });
  const lines = cells.flatMap(({ at }) => {
    const { year: _, quarter: __, month: ___, step: ____, ...rest } = at;
    const values = Object.values(rest);
    return values.length === 1 ? [String(values[0])] : [];
  });
  return [...new Set(lines)];
}

/** Variables told of an answer. */
const MOST = 6;

/** The variables that an answer’s values of one year are computed from. */
export function followsOf(
  metric: Metric,
  run: Run,
  { program, world }: Workbench,
): NonNullable<ReportAnswer['follows']> {
  const cells = metric.cells({ program, start: world.start, steps: run.steps });
  const years = yearsOf(world.start, run.steps);
  const asked = new Set(cells.flatMap(({ at }) => (at.year === undefined ? [] : [Number(at.year)])));
  // A year in the middle of the run; what is of no year is looked for in all of it.
  const told = years.filter(({ year }) => asked.has(year));
  const year = told[Math.floor(told.length / 2)];
  const out = new Float64Array(cells.length);
  const value = (of: Run) => {
    out.fill(Number.NaN);
    metric.measure(of, out);
    // Each cell counts a little differently, so that what cancels out over all of them is seen.
    return out.reduce((sum, one, i) => (Number.isFinite(one) ? sum + one * (1 + ((i * 0.618034) % 1)) : sum), 0);
  };
  const found = variablesBehind(run, value, year ? [year.from, Math.min(year.to, run.steps)] : undefined);
  return found.slice(0, MOST).map((variable) => {
    const { id, label, module = '' } = variable;
    const transfer = program.ledger?.transfers.find(({ paid }) => paid === id);
    const file = program.model.files?.[transfer?.module ?? module] ?? '';
    return { id, label, equation: equationOf(program, variable).replace(/\s+/g, ' ').trim(), file };
  });
}
