import type { Cell } from './context.ts';
import { components } from './graph.ts';
import { type Node, type Store, walk } from './nodes.ts';
import type { Plan, Stage } from './stages.ts';

/** Gives every array its place. Fixed cells come first in a row, so that they are copied in one go. */
export function layOut(
  cells: Cell[],
  fixed: Set<Cell>,
  outputs: Store[],
  plan: Plan,
): { slots: number; fixedSlots: number; scratch: number; lagSlots: number } {
  let slots = 0;
  const place = (store: Store) => {
    store.offset = slots;
    slots += store.size;
  };
  for (const c of cells) if (fixed.has(c)) place(c.store);
  const fixedSlots = slots;
  for (const c of cells) if (!fixed.has(c) && !c.hidden) place(c.store);
  for (const s of outputs) place(s);
  for (const c of cells) if (!fixed.has(c) && c.hidden) place(c.store);

  let scratch = 0;
  const stages = [...plan.constant, ...plan.start, ...plan.step, ...plan.advance, ...(plan.advanceFirst ?? [])].flat();
  for (const s of stages) {
    if (!('store' in s) || s.store.space !== 'scratch' || s.store.offset >= 0) continue;
    s.store.offset = scratch;
    scratch += s.store.size;
  }
  let lagSlots = 0;
  for (const s of plan.lagged) {
    s.lag = lagSlots;
    lagSlots += s.size;
  }
  return { slots, fixedSlots, scratch, lagSlots };
}

/** Arrays of a row in order of computation: fixed ones, stocks, then as the step computes them. */
export function computationOrder(cells: Cell[], plan: Plan): Store[] {
  const ordered = new Set<Store>();
  const add = (stages: Stage[][]) => {
    for (const s of stages.flat()) {
      if (s.kind === 'sequence') for (const c of s.cells) ordered.add(c.store);
      else if (s.kind === 'operate') for (const w of s.writes) ordered.add(w);
      else if (s.store.space === 'history' && !(s.kind === 'assign' && s.next)) ordered.add(s.store);
    }
  };
  add(plan.constant);
  for (const c of cells) if (c.kind === 'stock') ordered.add(c.store);
  add(plan.step);
  add(plan.start);
  return [...ordered];
}

/** Direct causes of each declared variable: what its equations read, hidden variables seen through. */
export function causes(cells: Cell[]): Map<string, string[]> {
  const hidden = new Map(cells.filter((c) => c.hidden).map((c) => [c.store, c]));
  const reads = (cell: Cell): Store[] => {
    const found: Store[] = [];
    const seen = new Set<Node>();
    for (const node of [cell.equation, cell.initial, cell.flow]) {
      if (node) walk(node, (n) => void (n.store && found.push(n.store)), seen);
    }
    return found;
  };
  const direct = new Map<Cell, Set<string>>();
  for (const component of components([...hidden.values()], (c) => reads(c).flatMap((s) => hidden.get(s) ?? []))) {
    const names = new Set<string>();
    for (const c of component)
      for (const s of reads(c))
        for (const n of hidden.has(s) ? (direct.get(hidden.get(s)!) ?? []) : [s.id]) names.add(n);
    for (const c of component) direct.set(c, names);
  }
  const result = new Map<string, string[]>();
  for (const cell of cells) {
    if (cell.hidden) continue;
    const names = new Set<string>();
    for (const s of reads(cell)) for (const n of hidden.has(s) ? direct.get(hidden.get(s)!)! : [s.id]) names.add(n);
    result.set(cell.id, [...names]);
  }
  return result;
}
