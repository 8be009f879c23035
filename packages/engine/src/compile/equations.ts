import type { ModelDeclaration } from '../declare.ts';
import type { Place, Problem } from '../problems.ts';
import { clockOf } from './clock.ts';
import type { Cell } from './context.ts';
import type { Nodes, Store } from './nodes.ts';
import { resolveEquation } from './resolve.ts';
import { equationsOf, type Quantity, type Symbols } from './symbols.ts';
import { multiply, type Unit } from './units.ts';

/** A text of the model with its file, for messages. */
export type Text = Omit<Place, 'variable' | 'start' | 'end'>;

/** A check of the model, with the arrays that hold what it compares. */
export interface Check {
  id: string;
  label: string;
  over: string[];
  size: number;
  residual: Store;
  scale: Store;
}

/** Reads every equation of the model, and those of its checks, into cells. */
export function readEquations(model: ModelDeclaration, symbols: Symbols, nodes: Nodes, problems: Problem[]) {
  const cells: Cell[] = [];
  const texts = new Map<string, Text[]>();
  const clock = clockOf(model.time);
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
    return resolveEquation({ symbols, nodes, owner, field, text, file, cells, clock }, over, unit, problems);
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
      ...(v.kind === 'auxiliary' && v.guess !== undefined && { guess: v.guess }),
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
      id: c.id,
      label: c.label,
      over: c.over ?? [],
      size,
      residual: keep('equation', c.equation),
      scale: keep('scale', c.scale),
    });
  }
  return { cells, checks, texts };
}

/** What to show of a cell in a cycle: its starting value where that is the trouble. */
export function placesOf(cell: Cell, initial: boolean, texts: Map<string, Text[]>): Place[] {
  const known = texts.get(cell.owner) ?? [];
  const wanted = known.filter((t) => t.field === (initial && cell.kind === 'stock' ? 'initial' : 'equation'));
  return (wanted.length ? wanted : known.slice(0, 1)).map((t) => ({
    variable: cell.owner,
    start: 0,
    end: t.text.length,
    ...t,
  }));
}
