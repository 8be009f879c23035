import type { Assign, Plan, Reduce, Scatter, Sequence, Solve, Stage } from '../stages.ts';
import { Body } from './body.ts';

/** Statements in one function at most: more and the optimiser of the JavaScript engine gives up. */
const LARGEST_FUNCTION = 150;

const ARGUMENTS = 's, h, q, n, f, w, p, d, t, k';

/** The last stage: a plan as the text of a JavaScript function of a library, which returns the entry points. */
export function emit(plan: Plan, lagSlots: number): string {
  const tables = new Set<number>();
  const functions: string[] = [];
  const solves: string[] = [];

  const entry = (name: string, groups: Stage[][]): string => {
    const calls: string[] = [];
    let lines: string[] = [];
    let statements = 0;
    const close = () => {
      if (lines.length === 0) return;
      const chunk = `${name}${calls.length}`;
      functions.push(`function ${chunk}(${ARGUMENTS}) {\n${lines.join('\n')}\n}`);
      calls.push(`${chunk}(${ARGUMENTS});`);
      lines = [];
      statements = 0;
    };
    for (const group of groups) {
      for (const piece of emitGroup(group, tables)) {
        if (statements + piece.statements > LARGEST_FUNCTION) close();
        lines.push(`{\n${piece.text}\n}`);
        statements += piece.statements;
      }
    }
    close();
    return `function ${name}(${ARGUMENTS}) {\n${calls.join('\n')}\n}`;
  };

  for (const solve of plan.solves) solves.push(...emitSolve(solve, tables));
  const entries = [
    entry('constant', plan.constant),
    entry('start', plan.start),
    entry('step', plan.step),
    entry('advance', plan.advance),
    ...(plan.advanceFirst ? [entry('advanceFirst', plan.advanceFirst)] : []),
  ];
  const tableLines = [...tables].sort((a, b) => a - b).map((id) => `const m${id} = L.tables[${id}];`);
  const blocks = plan.solves.map((s) => `{ value: value${s.number}, slopes: slopes${s.number} }`);
  return [
    '"use strict";',
    `const lagSlots = ${lagSlots};`,
    ...tableLines,
    ...solves,
    ...functions,
    ...entries,
    `return { constant, start, step, advance, advanceFirst${plan.advanceFirst ? '' : ': advance'}, blocks: [${blocks.join(', ')}] };`,
  ].join('\n');
}

interface Piece {
  text: string;
  statements: number;
}

function emitGroup(group: Stage[], tables: Set<number>): Piece[] {
  const [first] = group;
  switch (first.kind) {
    case 'assign':
      return [emitAssigns(group as Assign[], tables)];
    case 'reduce':
      return [emitReduce(first, tables)];
    case 'scatter':
      return [emitScatter(first, tables)];
    case 'operate':
      return [{ text: `s.operate(${first.number});`, statements: 1 }];
    case 'sequence':
      return emitSequence(first, tables);
  }
}

function emitAssigns(group: Assign[], tables: Set<number>): Piece {
  const body = new Body(group[0].loops, tables);
  for (const a of group) body.announce(a.node);
  for (const a of group)
    body.assign(body.target(a.store, a.index, a.next), a.store, a.index, a.node, !a.next && group.length > 1);
  return { text: body.print(), statements: body.statements };
}

const START: Record<Reduce['how'], string> = { sum: '0', mean: '0', prod: '1', min: 'Infinity', max: '-Infinity' };

function accumulate(how: Reduce['how'], target: string, value: string): string {
  switch (how) {
    case 'sum':
    case 'mean':
      return `${target} += ${value};`;
    case 'prod':
      return `${target} *= ${value};`;
    case 'min':
      return `${target} = Math.min(${target}, ${value});`;
    case 'max':
      return `${target} = Math.max(${target}, ${value});`;
  }
}

function emitReduce(stage: Reduce, tables: Set<number>): Piece {
  const { loops, inner, how, store } = stage;
  const body = new Body([...loops, ...inner], tables);
  body.announce(stage.node);
  body.statement(accumulate(how, 'total', body.number(stage.node)));
  const count = inner.reduce((a, l) => a * l.size, 1);
  const target = body.target(
    store,
    loops.map((loop) => ({ loop, table: null })),
    false,
  );
  // An empty set gives 0, for a product 1.
  const total = how === 'mean' ? (count ? `total / ${count}` : '0') : count || how === 'prod' ? 'total' : '0';
  const text = body.print(loops.length, [`let total = ${START[how]};`], [`${target} = ${total};`]);
  return { text, statements: body.statements + 2 };
}

function emitScatter(stage: Scatter, tables: Set<number>): Piece {
  const { loops, from, table, groups, how, store } = stage;
  tables.add(table.id);
  const body = new Body([...loops, from], tables);
  body.announce(stage.node);
  const value = body.number(stage.node);
  const group = `m${table.id}[i${loops.length}]`;
  const base = [String(store.offset), ...loops.map((_, i) => `i${i} * ${strideOf(loops, i) * groups}`)].join(' + ');
  if (table.partial)
    body.statement(`const g = ${group}; if (g >= 0) { const at = ${base} + g; ${accumulate(how, 't[at]', value)} }`);
  else body.statement(`const at = ${base} + ${group}; ${accumulate(how, 't[at]', value)}`);
  const counts = new Array<number>(groups).fill(0);
  for (const g of table.to) if (g >= 0) counts[g]++;
  const lines = [`t.fill(${START[how]}, ${store.offset}, ${store.offset + store.size});`, body.print()];
  const each = (statement: string) => {
    lines.push(`for (let a = ${store.offset}; a < ${store.offset + store.size}; a += ${groups}) { ${statement} }`);
  };
  counts.forEach((count, g) => {
    if (how === 'mean' && count > 1) each(`t[a + ${g}] /= ${count};`);
    if ((how === 'min' || how === 'max') && count === 0) each(`t[a + ${g}] = 0;`);
  });
  return { text: lines.join('\n'), statements: body.statements + lines.length };
}

function strideOf(loops: Scatter['loops'], i: number): number {
  return loops.slice(i + 1).reduce((a, l) => a * l.size, 1);
}

/** Statements of a long run of scalars in one piece at most. */
const PIECE = 60;

function emitSequence(stage: Sequence, tables: Set<number>): Piece[] {
  const pieces: Piece[] = [];
  let run: Assign[] = [];
  const close = () => {
    if (run.length > 0) pieces.push(emitAssigns(run, tables));
    run = [];
  };
  for (const part of stage.parts) {
    if (part.kind === 'assign') {
      run.push(part);
      if (run.length >= PIECE) close();
    } else {
      close();
      pieces.push({ text: `s.solve(${part.number}, ${ARGUMENTS});`, statements: 1 });
    }
  }
  close();
  return pieces;
}

/** Two functions of the torn values x: their residuals F (writing all scalars of the block), and residuals with derivatives J. */
function emitSolve(solve: Solve, tables: Set<number>): string[] {
  return [false, true].map((slopes) => {
    const body = new Body([], tables);
    for (const s of solve.scalars) body.announce(s.node);
    if (slopes) for (const d of solve.jacobian) body.announce(d);
    solve.scalars.forEach((s, i) => {
      if (i < solve.torn) {
        body.bind(s.read, `u${i}`);
        body.statement(`const u${i} = x[${i}];`);
      }
    });
    solve.scalars.forEach((s, i) => {
      if (i < solve.torn) return;
      const value = body.number(s.node);
      body.statement(`const u${i} = ${value};`);
      body.bind(s.read, `u${i}`);
    });
    for (let i = 0; i < solve.torn; i++) body.statement(`F[${i}] = ${body.number(solve.scalars[i].node)} - u${i};`);
    if (slopes) solve.jacobian.forEach((d, i) => void body.statement(`J[${i}] = ${body.number(d)};`));
    else
      solve.scalars.forEach(
        (s, i) => void body.statement(`${body.target(s.cell.store, s.read.index, false)} = u${i};`),
      );
    const name = slopes ? 'slopes' : 'value';
    return `function ${name}${solve.number}(x, F, J, ${ARGUMENTS}) {\n${body.print()}\n}`;
  });
}
