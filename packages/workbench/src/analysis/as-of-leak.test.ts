/** A run as of a day must not change when what was published later is taken away or says something else. */
import { fileURLToPath } from 'node:url';
import { compile } from '@buildout/engine';
import { describe, expect, test } from 'vitest';
import { asOf as splitAt } from '../facts/as-of.ts';
import { readCsv } from '../facts/csv.ts';
import { Facts, KnownOn, loadFacts, readData } from '../facts/index.ts';
import { readDataFolder } from '../facts/node-files.ts';
import { buildWorld } from '../facts/opening/index.ts';
import { buildModel } from '../model/index.ts';
import { analysisContext } from './context.ts';
import { type PreparedModel, prepare } from './prepare.ts';

const files = readDataFolder(fileURLToPath(new URL('../../../../data', import.meta.url)));
const { tables } = loadFacts(files);
const when = new KnownOn(tables);
const LISTS = ['deal_ids', 'do_not_add_with', 'overlaps_with', 'counter_deal_ids', 'fact_ids'];
/** Amounts, prices and counts; days, years and ids are no figures. */
const FIGURE =
  /^(value|low|high|amount|total_|usd_|median_|lower_quartile|upper_quartile|blended_|lowest|highest|mw$|paid_)/;

/** Rows that were known only later, by id, with the file they stand in. */
function laterThan(asOf: string, start: string): { later: Set<string>; keepsPlace: Set<string> } {
  const later = new Set<string>();
  const keepsPlace = new Set<string>();
  const add = (rows: { id: string; file: string }[], on: (row: never) => string) => {
    for (const row of rows) if (on(row as never) > asOf) later.add(`${row.file} ${row.id}`);
  };
  add(tables.financials, (row) => when.financial(row).on);
  add(tables.deals, (row) => when.deal(row).on);
  add(tables.claims, (row) => when.claim(row).on);
  add(tables.accepted, (row) => when.accepted(row).on);
  add(tables.facilities, (row) => when.facility(row).on);
  for (const [name, rows] of Object.entries(tables.series))
    add(rows, (row) => when.series(name as keyof typeof tables.series, row).on);
  // Declared hindsight: the opening day's own position, terms of boxes, and of contracts that were signed by then.
  add(
    tables.opening.filter(({ opening }) => opening !== start),
    (row) => when.opening(row).on,
  );
  for (const { file, id, signed } of tables.contracts) {
    if ((signed ?? '9') <= asOf) continue;
    later.add(`${file} ${id}`);
    keepsPlace.add(`${file} ${id}`);
  }
  return { later, keepsPlace };
}

/** Not one scale for all, so that prices, ranges and shares change with the amounts; low stays below high. */
function scaleOf(column: string): number {
  if (column === 'mw') return 0.5;
  if (/high|upper/.test(column)) return 0.97;
  return /low/.test(column) ? 0.85 : 0.9;
}

function rewritten(asOf: string, start: string, how: 'removed' | 'perturbed'): Map<string, string> {
  const { later, keepsPlace } = laterThan(asOf, start);
  const ids = new Set([...later].filter((key) => !keepsPlace.has(key)).map((key) => key.split(' ')[1]));
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return new Map(
    [...files].map(([name, text]) => {
      if (name.startsWith('model/') || !('id' in (readCsv(name, text).rows[0]?.cells ?? {}))) return [name, text];
      const { columns, rows } = readCsv(name, text);
      const kept = rows.flatMap(({ cells }) => {
        const key = `${name} ${cells.id}`;
        if (how === 'removed' && later.has(key) && !keepsPlace.has(key)) return [];
        const change = later.has(key) && (how === 'perturbed' || keepsPlace.has(key));
        return [
          columns.map((column) => {
            const cell = cells[column];
            if (how === 'removed' && LISTS.includes(column))
              return cell
                .split(/\s*;\s*/)
                .filter((id) => !ids.has(id))
                .join(';');
            return change && FIGURE.test(column) && /\d/.test(cell) && Number.isFinite(Number(cell))
              ? String(Number(cell) * (Number(cell) < 0 ? 2 - scaleOf(column) : scaleOf(column)))
              : cell;
          }),
        ];
      });
      return [
        name,
        [columns, ...kept]
          .map((row) => row.map(quote).join(','))
          .join('\n')
          .concat('\n'),
      ];
    }),
  );
}

/** Everything a person is given: parameters, data, what is compared, the facts by quarter, and the whole run. */
function given({ facts, program, world, context }: Pick<PreparedModel, 'facts' | 'program' | 'world' | 'context'>) {
  const text = JSON.stringify([
    program.parameters,
    world.data,
    world.opening,
    world.relations,
    context.references,
    facts.search().map(({ line, ...fact }) => fact),
    facts.companies().map(({ id }) => facts.metrics(id).map((metric) => facts.quarters(id, metric))),
  ]);
  return { text, history: program.run({ seed: 3, steps: 18 }).history };
}

/** As `prepare`, without the check that refuses the holes: tables cite rows that were taken away. */
function prepareWithHoles(holed: Map<string, string>, asOf: string, start: string) {
  const { known, later } = splitAt(readData(holed).tables, asOf);
  const facts = new Facts(known, later, '', asOf);
  const world = buildWorld(facts, holed, { start });
  return { facts, world, program: compile(buildModel(world)), context: analysisContext(world, facts, holed) };
}

describe.each(['2024-12-31', '2025-03-31', '2025-09-30', '2026-03-31'])('as of %s', (asOf) => {
  const model = prepare({ files, asOf });
  const before = given(model);
  test.each(['removed', 'perturbed'] as const)('what came later may be %s', (how) => {
    const { start } = model.world;
    const changed = rewritten(asOf, start, how);
    expect(changed).not.toEqual(files);
    const after = given(how === 'removed' ? prepareWithHoles(changed, asOf, start) : prepare({ files: changed, asOf }));
    expect(after.text === before.text, firstDifference(before.text, after.text)).toBe(true);
    expect(after.history).toEqual(before.history);
  });
});

function firstDifference(a: string, b: string): string {
  let k = 0;
  while (k < a.length && a[k] === b[k]) k++;
  return `${a.slice(Math.max(0, k - 300), k + 120)}\n${b.slice(Math.max(0, k - 60), k + 120)}`;
}
