import { placesOf, readEquations } from './compile/equations.ts';
import { emit } from './compile/javascript/emit.ts';
import { causes, computationOrder, layOut } from './compile/layout.ts';
import { Nodes } from './compile/nodes.ts';
import { makePlan } from './compile/plan.ts';
import type { Operate, Scalar } from './compile/stages.ts';
import { collectSymbols, type Quantity } from './compile/symbols.ts';
import type { ModelDeclaration } from './declare.ts';
import { expandLedger } from './ledger/index.ts';
import type { ExpandedModel } from './ledger/types.ts';
import { ModelError, type Problem } from './problems.ts';
import { describeVariables, placeData, placeParameters } from './run/describe.ts';
import { Elements } from './run/elements.ts';
import { makeLibrary } from './run/library.ts';
import { type EntryPoints, type Machine, MachineRunner } from './run/runner.ts';
import type { Program } from './run/types.ts';

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
  const { steps, dt = 1 } = model.time;
  if (!Number.isInteger(steps) || steps < 0) {
    problems.push({
      code: 'declaration',
      id: model.id,
      message: `time.steps is ${steps}; it is a whole number, 0 or more.`,
    });
  }
  if (!(dt > 0 && Number.isFinite(dt))) {
    problems.push({
      code: 'declaration',
      id: model.id,
      message: `time.dt is ${dt}; it is the length of a step in units of time, above 0 (1 where it is left out).`,
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
    { simultaneous: options.simultaneous ?? 'solve', dt },
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
  const { slots, fixedSlots, scratch, lagSlots } = layOut(cells, fixedCells, outputs, plan);
  const elements = new Elements(model.dimensions);
  const parameters = placeParameters(model, symbols, elements);
  const data = placeData(model, symbols);
  const source = emit(plan, lagSlots);
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
    runner: (runnerOptions) => new MachineRunner(machine, runnerOptions),
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
    lagged: Int32Array.from(plan.lagged.flatMap((s) => Array.from({ length: s.size }, (_, i) => s.offset + i))),
    fixedSlots,
    parameters,
    elements,
    checks: checks.map((c) => ({ ...c, residual: c.residual.offset, scale: c.scale.offset })),
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
