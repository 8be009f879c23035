import type { ModelDeclaration, VariableDeclaration } from '../declare.ts';
import { expandLedger } from '../ledger/index.ts';
import type { ExpandedModel } from '../ledger/types.ts';
import { ModelError, type Place, type Problem } from '../problems.ts';
import type { CheckLayout } from '../run/closing.ts';
import { Elements } from '../run/elements.ts';
import { makeLibrary } from '../run/library.ts';
import { Parameters } from '../run/parameters.ts';
import { type EntryPoints, type Machine, MachineRunner } from '../run/runner.ts';
import type { ParameterInfo, Program, VariableInfo } from '../run/types.ts';
import { calendarOf } from './calendar.ts';
import type { Cell } from './context.ts';
import { emit } from './javascript/emit.ts';
import { causes, computationOrder, layOut } from './layout.ts';
import { Nodes, type Store } from './nodes.ts';
import { makePlan } from './plan.ts';
import { resolveEquation } from './resolve.ts';
import type { Operate, Scalar } from './stages.ts';
import { collectSymbols, equationsOf, type Quantity, type Symbols } from './symbols.ts';
import { multiply, type Unit } from './units.ts';

export interface CompileOptions {
  /** What to do with variables that need each other in the same step: solve for them, or refuse and name the path. Default solve. */
  simultaneous?: 'solve' | 'refuse';
  /** The model's ledger already expanded (for tests of the ledger itself). */
  expanded?: ExpandedModel;
}

/**
 * Checks a model and turns it into a program. Throws ModelError with every problem found: names, subscripts, units
 * (with both sides), cycles (with their path).
 */
export function compile(declared: ModelDeclaration, options: CompileOptions = {}): Program {
  const problems: Problem[] = [];
  const expanded = options.expanded ?? expandLedger(declared);
  const { model, operations } = expanded;
  const { steps } = model.time;
  if (!Number.isInteger(steps) || steps < 0) {
    problems.push({
      code: 'declaration',
      id: model.id,
      message: `time.steps is ${steps}; it is a whole number, 0 or more.`,
    });
  }
  const symbols = collectSymbols(model, operations, problems);
  if (problems.length > 0) throw new ModelError(problems);

  const nodes = new Nodes();
  const { cells, checks, texts } = readEquations(model, symbols, nodes, problems);
  if (problems.length > 0) throw new ModelError(problems);

  const quantity = (id: string): Quantity => symbols.quantities.get(id.toLowerCase())!;
  const operates = operations.map((o, number): Operate => {
    const unknown = o.reads.find((r) => !symbols.quantities.has(r.toLowerCase()));
    if (unknown !== undefined)
      throw new ModelError([
        { code: 'declaration', id: o.id, message: `it reads '${unknown}', which does not exist.` },
      ]);
    return {
      kind: 'operate',
      number,
      reads: o.reads.map((r) => quantity(r).store),
      writes: o.writes.map((w) => quantity(w.id).store),
    };
  });
  const { plan, fixedCells } = makePlan(
    nodes,
    cells,
    operates,
    (o) => operations[o.number].id,
    { simultaneous: options.simultaneous ?? 'solve' },
    (path, initial, reason) => ({
      code: 'cycle',
      path: [...path.map((p) => p.cell?.owner ?? p.id), path[0].cell?.owner ?? path[0].id],
      places: path.flatMap((p) => (p.cell ? placesOf(p.cell, initial, texts) : [])),
      initial,
      reason,
    }),
    problems,
  );
  if (problems.length > 0) throw new ModelError(dropRepeated(problems));

  const outputs = operates.flatMap((o) => o.writes);
  const { slots, fixedSlots, scratch } = layOut(cells, fixedCells, outputs, plan);
  const elements = new Elements(model.dimensions);
  const parameters = placeParameters(model, symbols, elements);
  const data = placeData(model, symbols);
  const source = emit(plan);
  const library = makeLibrary(nodes.allTables(), model.lookups ?? []);
  const entries = new Function('L', source)(library) as EntryPoints;

  const variables = describeVariables(declared, expanded, symbols, causes(cells));
  const byName = new Map(variables.map((v) => [v.id.toLowerCase(), v]));
  const blocks = [...new Set(plan.blocks.map((s) => ownersOf(s).join('\n')))].map((b) => b.split('\n'));
  const program: Program = {
    model: declared,
    slots,
    steps,
    variables,
    parameters: parameters.infos,
    parameterCount: parameters.count,
    ...(expanded.ledger && { ledger: expanded.ledger }),
    simultaneousBlocks: blocks,
    source,
    variable: (id) => byName.get(id.toLowerCase()),
    parameter: (id) => parameters.find(id),
    element: (over, index) => elements.names(over, index),
    run: (runOptions) => new MachineRunner(machine).run(runOptions),
    runner: () => new MachineRunner(machine),
  };
  const layoutOf = (id: string) => {
    const { store } = quantity(id);
    return { offset: store.offset, size: store.size };
  };
  const cellOf = new Map(cells.map((c) => [c.store, c]));
  const machine: Machine = {
    program,
    entries,
    operations: operations.map((o) => ({
      id: o.id,
      writes: new Set(o.writes.map((w) => w.id)),
      run: o.build(layoutOf),
    })),
    solves: plan.solves,
    blockOf: new Map(plan.blocks.flatMap((b) => b.map((s) => [s.cell.owner, ownersOf(b)]))),
    data,
    scratch,
    fixedSlots,
    parameters,
    elements,
    checks: checks.map((c) => ({ ...c.layout, residual: c.residual.offset, scale: c.scale.offset })),
    trace: computationOrder(cells, plan).map((store) => {
      const cell = cellOf.get(store);
      const info = byName.get((cell?.owner ?? store.id).toLowerCase());
      return {
        variable: cell?.owner ?? store.id,
        offset: store.offset,
        size: store.size,
        over: cell?.hidden || !info ? (cell?.loops.map((l) => l.dimension) ?? []) : info.over,
        equation: info?.equation ?? texts.get(cell?.owner ?? store.id)?.[0]?.text ?? '',
      };
    }),
  };
  return program;
}

/** Declared variables of a block, in alphabetical order. */
function ownersOf(block: Scalar[]): string[] {
  return [...new Set(block.map((s) => s.cell.owner))].sort();
}

type Text = Omit<Place, 'variable' | 'start' | 'end'>;

interface Check {
  layout: Omit<CheckLayout, 'residual' | 'scale'>;
  residual: Store;
  scale: Store;
}

/** Reads every equation of the model, and those of its checks, into cells. */
function readEquations(model: ModelDeclaration, symbols: Symbols, nodes: Nodes, problems: Problem[]) {
  const cells: Cell[] = [];
  const texts = new Map<string, Text[]>();
  const calendar = calendarOf(model.time.start, model.time.unit);
  const { steps } = model.time;
  const read = (
    owner: string,
    field: string,
    text: string,
    module: string | undefined,
    over: Quantity['over'],
    unit: Unit | null,
  ) => {
    const file = module === undefined ? undefined : model.files?.[module];
    const place = { field, text, ...(file === undefined ? {} : { file }) };
    const known = texts.get(owner);
    if (known) known.push(place);
    else texts.set(owner, [place]);
    return resolveEquation({ symbols, nodes, owner, field, text, file, cells, calendar, steps }, over, unit, problems);
  };
  for (const v of model.variables) {
    const q = symbols.quantities.get(v.id.toLowerCase())!;
    const cell: Cell = {
      id: q.id,
      owner: q.id,
      kind: v.kind,
      hidden: false,
      store: q.store,
      loops: q.over.map((d) => d.loop),
    };
    cells.push(cell);
    for (const { field, text } of equationsOf(v)) {
      const unit = field === 'flow' ? multiply(q.unit, symbols.time, -1) : q.unit;
      const node = read(v.id, field, text, v.module, q.over, unit);
      if (node) cell[field] = node;
    }
  }
  const checks: Check[] = [];
  for (const c of model.checks ?? []) {
    const over = (c.over ?? []).map((id) => {
      const d = symbols.dimensions.get(id.toLowerCase());
      if (!d) problems.push({ code: 'declaration', id: c.id, message: `its dimension '${id}' does not exist.` });
      return d!;
    });
    if (over.includes(undefined as never)) continue;
    const sizes = over.map((d) => d.size);
    const size = sizes.reduce((a, b) => a * b, 1);
    const keep = (field: 'equation' | 'scale', text: string): Store => {
      const store: Store = { id: `check ${c.id} ${field}`, space: 'history', sizes, size, offset: -1 };
      const equation = read(`check ${c.id}`, field, text, undefined, over, null);
      const loops = over.map((d) => d.loop);
      if (equation)
        cells.push({ id: store.id, owner: `check ${c.id}`, kind: 'auxiliary', hidden: true, store, loops, equation });
      return store;
    };
    checks.push({
      layout: { id: c.id, label: c.label, over: c.over ?? [], size },
      residual: keep('equation', c.equation),
      scale: keep('scale', c.scale),
    });
  }
  return { cells, checks, texts };
}

function placesOf(cell: Cell, initial: boolean, texts: Map<string, Text[]>): Place[] {
  const known = texts.get(cell.owner) ?? [];
  const wanted = known.filter((t) => t.field === (initial && cell.kind === 'stock' ? 'initial' : 'equation'));
  return (wanted.length ? wanted : known.slice(0, 1)).map((t) => ({
    variable: cell.owner,
    start: 0,
    end: t.text.length,
    ...t,
  }));
}

/** The same cycle is found at step 0 and later: one report is enough. */
function dropRepeated(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((p) => {
    if (p.code !== 'cycle') return true;
    const key = [...new Set(p.path)].sort().join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function placeParameters(model: ModelDeclaration, symbols: Symbols, elements: Elements): Parameters {
  let offset = 0;
  const infos = model.parameters.map((p): ParameterInfo => {
    const { store } = symbols.quantities.get(p.id.toLowerCase())!;
    store.offset = offset;
    offset += store.size;
    const { value, over = [], ...rest } = p;
    const values = typeof value === 'number' ? new Array<number>(store.size).fill(value) : [...value];
    return { ...rest, over, offset: store.offset, size: store.size, values };
  });
  return new Parameters(infos, elements);
}

function placeData(model: ModelDeclaration, symbols: Symbols): Float64Array {
  const values: number[] = [];
  for (const d of model.data) {
    symbols.quantities.get(d.id.toLowerCase())!.store.offset = values.length;
    for (const v of d.values) values.push(v);
  }
  return Float64Array.from(values);
}

function describeVariables(
  declared: ModelDeclaration,
  { model, operations }: ExpandedModel,
  symbols: Symbols,
  reads: Map<string, string[]>,
): VariableInfo[] {
  const own = new Set(declared.variables.map((v) => v.id.toLowerCase()));
  const place = (id: string) => {
    const { store } = symbols.quantities.get(id.toLowerCase())!;
    return { offset: store.offset, size: store.size };
  };
  const result = model.variables.map((v: VariableDeclaration): VariableInfo => {
    const { id, label, unit, over = [], kind, module, note } = v;
    return {
      id,
      label,
      unit,
      over,
      kind,
      ...place(id),
      equation: v.kind === 'stock' ? v.flow : v.equation,
      ...(v.kind === 'stock' && { initial: v.initial }),
      ...(module === undefined ? {} : { module }),
      ...(note === undefined ? {} : { note }),
      reads: reads.get(id) ?? [],
      origin: own.has(id.toLowerCase()) ? 'declared' : 'ledger',
    };
  });
  for (const o of operations) {
    for (const w of o.writes) {
      result.push({
        ...w,
        kind: 'operation',
        ...place(w.id),
        equation: '',
        ...(o.module === undefined ? {} : { module: o.module }),
        reads: [...o.reads],
        origin: 'ledger',
      });
    }
  }
  return result;
}
