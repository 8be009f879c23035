import { type Index, type Node, type Store, walk } from './nodes.ts';
import type { Assign, Stage } from './stages.ts';

/** Nodes evaluated in one loop body at most; larger bodies spill registers and take long to optimise. */
const LARGEST_BODY = 500;

/** The arrays a stage fills. */
export function provides(stage: Stage): Store[] {
  if (stage.kind === 'operate') return stage.writes;
  if (stage.kind === 'sequence') return stage.cells.map((c) => c.store);
  return [stage.store];
}

function roots(stage: Stage): Node[] {
  if (stage.kind === 'operate') return [];
  if (stage.kind === 'sequence') {
    return stage.parts.flatMap((p) => (p.kind === 'assign' ? [p.node] : p.scalars.map((s) => s.node)));
  }
  return [stage.node];
}

/** The arrays a stage reads in this step's row. */
export function needsOf(stage: Stage): Set<Store> {
  const found = new Set<Store>(stage.kind === 'operate' ? stage.reads : []);
  const seen = new Set<Node>();
  for (const root of roots(stage)) {
    walk(
      root,
      (n) => {
        if (n.op === 'read' && n.row === 'now' && (n.store!.space === 'history' || n.store!.space === 'scratch'))
          found.add(n.store!);
      },
      seen,
    );
  }
  return found;
}

/**
 * Puts stages in order of dependency and groups equations with the same loops, as far as order allows, so that one loop
 * computes many of them. Stages of a group of several run fused; all others are groups of one.
 */
export function arrange(stages: Stage[]): Stage[][] {
  const provider = new Map<Store, Stage>();
  for (const s of stages) if (!(s.kind === 'assign' && s.next)) for (const store of provides(s)) provider.set(store, s);
  const waiting = new Map<Stage, number>();
  const dependents = new Map<Stage, Stage[]>();
  for (const s of stages) {
    const before = new Set<Stage>();
    for (const store of needsOf(s)) {
      const p = provider.get(store);
      if (p && p !== s) before.add(p);
    }
    waiting.set(s, before.size);
    for (const p of before) {
      const list = dependents.get(p);
      if (list) list.push(s);
      else dependents.set(p, [s]);
    }
  }
  const ready: Stage[] = stages.filter((s) => waiting.get(s) === 0);
  const position = new Map(stages.map((s, i) => [s, i]));
  const groups: Stage[][] = [];
  let group: Assign[] = [];
  let weight = 0;
  const close = () => {
    if (group.length > 0) groups.push(group);
    group = [];
    weight = 0;
  };
  const done = (s: Stage) => {
    ready.splice(ready.indexOf(s), 1);
    for (const d of dependents.get(s) ?? []) {
      const left = waiting.get(d)! - 1;
      waiting.set(d, left);
      if (left === 0) insert(ready, d, position);
    }
  };
  while (ready.length > 0) {
    const fitting =
      weight < LARGEST_BODY
        ? ready.find((s): s is Assign => group.length > 0 && s.kind === 'assign' && fuses(group, s))
        : undefined;
    if (fitting) {
      group.push(fitting);
      weight += sizeOf(fitting.node);
      done(fitting);
      continue;
    }
    close();
    const [first] = ready;
    if (first.kind === 'assign') {
      group.push(first);
      weight = sizeOf(first.node);
    } else groups.push([first]);
    done(first);
  }
  close();
  return groups;
}

/** Keeps the list in order of position. */
function insert(list: Stage[], stage: Stage, position: Map<Stage, number>): void {
  const at = position.get(stage)!;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (position.get(list[middle])! < at) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, stage);
}

export function sizeOf(node: Node): number {
  let size = 1;
  walk(node, () => size++);
  return size;
}

/** Whether an equation can join a loop: same loops, and it reads of the loop's results only the element at hand. */
function fuses(group: Assign[], s: Assign): boolean {
  const { loops } = group[0];
  if (s.loops.length !== loops.length || s.loops.some((l, i) => l.id !== loops[i].id)) return false;
  const written = new Map(group.filter((g) => !g.next).map((g) => [g.store, g]));
  let fits = true;
  walk(s.node, (n) => {
    if (n.op !== 'read' || n.row !== 'now') return;
    const w = written.get(n.store!);
    if (w && !sameIndex(w.index, n.index)) fits = false;
  });
  return fits;
}

export function sameIndex(a: readonly Index[], b: readonly Index[]): boolean {
  return a.every((x, i) => {
    const y = b[i];
    return 'at' in x ? 'at' in y && x.at === y.at : 'loop' in y && x.loop.id === y.loop.id && x.table === y.table;
  });
}
