/** What there is to set and to see, told to the page once. */
import { factOfRow } from '@buildout/workbench/facts/accepted-csv.ts';
import type { AcceptedRow } from '@buildout/workbench/facts/tables/accepted.ts';
import { modules } from '@buildout/workbench/model/index.ts';
import { inWords } from '@buildout/workbench/operations/member-names.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import { CARRIED, type CarriedFact, type Catalogue, type Lever, type Quantity } from './messages.ts';
import { sectorsOf } from './names.ts';
import { keysOf, timeKey, timeOf } from './quantity.ts';
import { yearsOf } from './time.ts';

export function catalogueOf(workbench: Workbench, ready: number): Catalogue {
  const { program, world, facts, book } = workbench;
  return {
    levers: leversOf(workbench),
    quantities: [...answersOf(workbench), ...variablesOf(workbench)],
    modules: modulesOf(workbench),
    companies: world.companies.map(({ id, label, sector }) => ({ id, label, sector })),
    sectors: sectorsOf(world),
    scenarios: book.scenarios.map(
      ({ id, label, about, set, facts: named = {}, shocks = [], grounds = {}, left = [], separates = [] }) => ({
        id,
        label,
        set,
        facts: named,
        shocks,
        grounds,
        left,
        separates,
        ...(about ? { about } : {}),
      }),
    ),
    shocks: book.shocks.map(({ id, label, about, at, size }) => ({ id, label, about, at, size })),
    years: yearsOf(world.start, program.steps),
    start: world.start,
    dataHash: facts.hash,
    credits: facts.credits(),
    accepted: [...facts.tables.accepted, ...facts.later.accepted].map(carried),
    ready,
  };
}

/** A row of data/accepted.csv without what the page does not show. */
function carried(row: AcceptedRow): CarriedFact {
  const fact = factOfRow(row);
  return Object.fromEntries(CARRIED.map((field) => [field, fact[field]])) as unknown as CarriedFact;
}

/** The model's modules in reading order, then those that only parameters name. */
function modulesOf({ program }: Workbench): { id: string; title: string }[] {
  const titles = new Map(modules.map(({ id, title }) => [id, title]));
  for (const { module = 'other' } of program.parameters) if (!titles.has(module)) titles.set(module, inWords(module));
  return [...titles].map(([id, title]) => ({ id, title }));
}

/** One lever per parameter; one per element where the elements' values differ. */
function leversOf({ program }: Workbench): Lever[] {
  return program.parameters.flatMap((p): Lever[] => {
    const common = {
      unit: p.unit,
      module: p.module ?? 'other',
      choice: p.lever ?? false,
      ...(p.low === undefined ? {} : { low: p.low }),
      ...(p.high === undefined ? {} : { high: p.high }),
      ...(p.min === undefined ? {} : { min: p.min }),
      ...(p.max === undefined ? {} : { max: p.max }),
      ...(p.reason ? { reason: p.reason } : {}),
      ...(p.source ? { source: p.source } : {}),
    };
    const [first = 0] = p.values;
    if (p.values.every((v) => v === first)) return [{ ...common, id: p.id, label: p.label, value: first }];
    return p.values.map((value, i) => {
      const members = program.element(p.over, i);
      // The evidence's range is stated for the parameter as a whole, not for one element.
      const { low: _, high: __, ...rest } = common;
      return {
        ...rest,
        id: `${p.id}[${members.join(',')}]`,
        label: `${p.label}, ${members.join(', ').replaceAll('_', ' ')}`,
        value,
      };
    });
  });
}

/** Answers with a path over time; single numbers are in the tables of the command line and the report. */
function answersOf({ program, world, metrics }: Workbench): Quantity[] {
  const context = { program, start: world.start, steps: program.steps };
  return metrics.flatMap((m): Quantity[] => {
    const cells = m.cells(context);
    if (cells.length === 0 || !cells.every((c) => timeKey(c.at))) return [];
    return [
      {
        id: `answer:${m.id}`,
        label: m.label,
        unit: m.unit,
        about: m.about,
        group: 'answer',
        over: keysOf(cells[0]?.at ?? {}),
        headline: m.headline ?? false,
        points: new Set(cells.map((c) => JSON.stringify(timeOf(c.at)))).size,
      },
    ];
  });
}

function variablesOf({ program }: Workbench): Quantity[] {
  return program.variables
    .filter((v) => v.over.length <= 2)
    .map((v) => ({
      id: `variable:${v.id}`,
      label: v.label,
      unit: v.unit,
      about: v.note ?? '',
      group: 'variable',
      over: v.over,
      headline: false,
      points: program.steps + 1,
    }));
}
