import type { Problem } from '../problems.ts';
import { arrange } from './arrange.ts';
import { takeApart } from './block.ts';
import { overStep } from './clock.ts';
import type { Cell } from './context.ts';
import { components, cycleIn } from './graph.ts';
import { Lowering } from './lower.ts';
import { type Node, type Nodes, type Store, walk } from './nodes.ts';
import { Phases } from './phases.ts';
import type { Operate, Plan, Scalar, Solve, Stage } from './stages.ts';

/** What cannot depend on time or on chance. */
const MOVING = new Set(['step', 'random', 'previous', 'first', 'delay', 'trailing']);

/** A cell in one phase, or an operation: an item of the order of computation. */
interface Item {
  cell?: Cell;
  operation?: Operate;
  node?: Node;
  id: string;
}

export interface PlanOptions {
  simultaneous: 'solve' | 'refuse';
  /** Length of a step in units of time. */
  dt: number;
}

/** Orders all equations into a plan. Cycles that may not be solved become problems. */
export function makePlan(
  nodes: Nodes,
  cells: Cell[],
  operations: Operate[],
  names: (operation: Operate) => string,
  options: PlanOptions,
  describe: (path: { id: string; cell?: Cell }[], initial: boolean, reason: string) => Problem,
  problems: Problem[],
): { plan: Plan; fixedCells: Set<Cell> } {
  const fixedCells = findFixed(cells);
  const fixedStores = new Set<Store>([...fixedCells].map((c) => c.store));
  const fixedMemo = new Map<Node, boolean>();
  const isFixed = (node: Node): boolean => {
    let fixed = fixedMemo.get(node);
    if (fixed === undefined) {
      fixed =
        !MOVING.has(node.op) &&
        node.op !== 'delayed' &&
        node.op !== 'trailed' &&
        (node.op !== 'read' ||
          node.store!.space === 'parameter' ||
          node.store!.space === 'data' ||
          (fixedStores.has(node.store!) && node.row === 'now')) &&
        node.args.every(isFixed);
      fixedMemo.set(node, fixed);
    }
    return fixed;
  };
  const phases = new Phases(nodes);
  const lowering = new Lowering(nodes, isFixed);
  const solves: Solve[] = [];
  const blocks: Scalar[][] = [];

  const constant: Stage[] = [];
  for (const cell of fixedCells) constant.push(assign(cell, lowering.lowerFixed(phases.later(cell.equation!))));

  const laterItems: Item[] = [];
  const advance = lowering.phase();
  const advanced: Stage[] = [];
  // From row 0 there is no earlier row: a flow that reads the past takes its initial values.
  const advanceFirst = lowering.phase();
  const advancedFirst: Stage[] = [];
  let readsPast = false;
  for (const cell of cells) {
    if (fixedCells.has(cell)) continue;
    if (cell.kind === 'stock') {
      if (phases.later(cell.flow!) !== phases.start(cell.flow!)) readsPast = true;
      const next = nodes.add(
        nodes.read(cell.store, identity(cell)),
        overStep(nodes, phases.later(cell.flow!), options.dt),
      );
      advanced.push({ ...assign(cell, advance.lower(next)), next: true });
      const first = nodes.add(
        nodes.read(cell.store, identity(cell)),
        overStep(nodes, phases.start(cell.flow!), options.dt),
      );
      advancedFirst.push({ ...assign(cell, advanceFirst.lower(first)), next: true });
    } else laterItems.push({ cell, node: phases.later(cell.equation!), id: cell.id });
  }
  const startItems: Item[] = [];
  for (const cell of cells) {
    if (fixedCells.has(cell)) continue;
    startItems.push({ cell, node: phases.start(cell.kind === 'stock' ? cell.initial! : cell.equation!), id: cell.id });
  }
  for (const operation of operations) {
    const item: Item = { operation, id: names(operation) };
    laterItems.push(item);
    startItems.push(item);
  }

  const order = (items: Item[], initial: boolean): Stage[] => {
    const phase = lowering.phase();
    const stages: Stage[] = [];
    const providers = new Map<Store, Item>();
    for (const item of items) {
      if (item.cell) providers.set(item.cell.store, item);
      for (const store of item.operation?.writes ?? []) providers.set(store, item);
    }
    const needs = new Map(items.map((item) => [item, itemNeeds(item, providers)]));
    const needsOf = (item: Item) => needs.get(item)!;
    for (const component of components(items, needsOf)) {
      const [only] = component;
      if (component.length === 1 && !needsOf(only).has(only)) {
        stages.push(only.operation ?? assign(only.cell!, phase.lower(only.node!)));
        continue;
      }
      const path = () => cycleIn(component, needsOf);
      const procedure = component.find((i) => i.operation);
      const stock = initial && component.find((i) => i.cell?.kind === 'stock');
      if (procedure) {
        problems.push(
          describe(
            path(),
            initial,
            `The procedure '${procedure.id}' cannot be solved for; break the cycle with PREVIOUS.`,
          ),
        );
      } else if (stock) {
        problems.push(describe(path(), true, 'Give one of them a starting value that does not need the others.'));
      } else {
        const parts = component.map((i) => ({ cell: i.cell!, node: i.node! }));
        const sequence = takeApart(nodes, parts, solves.length);
        for (const p of sequence.parts) if (p.kind === 'solve') solves.push(p);
        blocks.push(...sequence.blocks);
        if (options.simultaneous === 'refuse' && sequence.blocks.length > 0) {
          problems.push(
            describe(path(), initial, 'Break the cycle with PREVIOUS, or compile with simultaneous equations solved.'),
          );
        }
        stages.push(sequence);
      }
    }
    stages.push(...phase.stages);
    return stages;
  };

  const step = order(laterItems, false);
  const start = order(startItems, true);
  const startKept = lowering.phase();
  for (const kept of phases.kept.values()) {
    start.push({
      kind: 'assign',
      store: kept.store,
      index: kept.loops.map((loop) => ({ loop, table: null })),
      loops: kept.loops,
      next: false,
      node: startKept.lower(kept.node),
    });
  }
  start.push(...startKept.stages);
  const plan: Plan = {
    constant: arrange([...constant, ...lowering.fixedStages]),
    start: arrange(start),
    step: arrange(step),
    advance: arrange([...advanced, ...advance.stages]),
    advanceFirst: readsPast ? arrange([...advancedFirst, ...advanceFirst.stages]) : null,
    solves,
    lagged: [...phases.lagged],
    blocks,
  };
  return { plan, fixedCells };
}

function identity(cell: Cell) {
  return cell.loops.map((loop) => ({ loop, table: null }));
}

function assign(cell: Cell, node: Node): Stage & { kind: 'assign' } {
  return { kind: 'assign', store: cell.store, index: identity(cell), loops: cell.loops, next: false, node };
}

function itemNeeds(item: Item, providers: Map<Store, Item>): Set<Item> {
  const found = new Set<Item>();
  const need = (store: Store) => {
    const provider = providers.get(store);
    if (provider) found.add(provider);
  };
  for (const store of item.operation?.reads ?? []) need(store);
  if (item.node) walk(item.node, (n) => void (n.op === 'read' && n.row === 'now' && need(n.store!)));
  return found;
}

/** Auxiliaries that depend on parameters, data and each other only, in order of dependency. */
function findFixed(cells: Cell[]): Set<Cell> {
  const byStore = new Map(cells.map((c) => [c.store, c]));
  const reads = new Map<Cell, Cell[]>();
  const moving = new Set<Cell>();
  for (const cell of cells) {
    if (cell.kind === 'stock') moving.add(cell);
    const needs: Cell[] = [];
    if (cell.equation) {
      walk(cell.equation, (n) => {
        if (MOVING.has(n.op)) moving.add(cell);
        if (n.op !== 'read' || n.store!.space !== 'history') return;
        const other = byStore.get(n.store!);
        if (other) needs.push(other);
        else moving.add(cell); // output of an operation
      });
    }
    reads.set(cell, needs);
  }
  const fixed = new Set<Cell>();
  for (const component of components(cells, (c) => reads.get(c)!)) {
    const [cell] = component;
    if (component.length === 1 && !moving.has(cell) && reads.get(cell)!.every((r) => fixed.has(r))) fixed.add(cell);
  }
  return fixed;
}
