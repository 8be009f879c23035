import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelDeclaration, VariableDeclaration } from '../declare.ts';
import { type Expression, parse, type Subscript } from '../language/index.ts';
import { compile } from '../program.ts';
import { auxiliary, data, model, parameter, stock } from '../small-models.ts';

/**
 * Random models over arrays, subsets and relations, computed twice: by the compiler, which hoists, fuses and reorders, and by the
 * plainest reading of the language, one element at a time. The numbers must be equal (totals up to rounding).
 */

const dimensions = [
  { id: 'company', members: ['a', 'b', 'c', 'd'] },
  { id: 'lab', members: ['d', 'b'], subsetOf: 'company' },
  { id: 'facility', members: ['f1', 'f2', 'f3', 'f4', 'f5'] },
  { id: 'kind', members: ['x', 'y'] },
];
const relations = [
  { id: 'borrower', from: 'facility', to: 'company', of: ['c', 'b', null, 'c', 'd'] },
  { id: 'sponsor', from: 'facility', to: 'lab', of: ['d', null, 'b', 'd', 'd'] },
  { id: 'sort', from: 'company', to: 'kind', of: ['x', 'y', 'y', null] },
];
const DATA: [string, string[]][] = [
  ['dc', ['company']],
  ['dl', ['lab']],
  ['df', ['facility']],
  ['dk', ['company', 'kind']],
];
const sizeOf = (over: string[]) => over.reduce((n, d) => n * dimensions.find((x) => x.id === d)!.members.length, 1);

type Environment = Record<string, string | null>;

/** The language read one element at a time. */
class Plain {
  private readonly memo = new Map<string, number>();
  readonly model: ModelDeclaration;
  constructor(declared: ModelDeclaration) {
    this.model = declared;
  }

  value(id: string, members: (string | null)[], step: number): number {
    const over = this.over(id);
    if (members.some((m, i) => m === null || !this.members(over[i]).includes(m))) return 0;
    const key = `${id}|${members}|${step}`;
    let result = this.memo.get(key);
    if (result === undefined) {
      result = this.compute(id, members as string[], step);
      this.memo.set(key, result);
    }
    return result;
  }

  private members = (d: string) => this.model.dimensions.find((x) => x.id === d)!.members;

  private over(id: string): string[] {
    const { variables, parameters, data } = this.model;
    return [...variables, ...parameters, ...data].find((x) => x.id === id)!.over ?? [];
  }

  private compute(id: string, members: string[], step: number): number {
    const over = this.over(id);
    const index = members.reduce((n, m, i) => n * this.members(over[i]).length + this.members(over[i]).indexOf(m), 0);
    const p = this.model.parameters.find((x) => x.id === id);
    if (p) return typeof p.value === 'number' ? p.value : p.value[index];
    const d = this.model.data.find((x) => x.id === id);
    if (d) return d.values[index];
    const v = this.model.variables.find((x) => x.id === id)!;
    const scope: Environment = Object.fromEntries(over.map((o, i) => [o, members[i]]));
    if (v.kind === 'auxiliary') return this.read(parse(v.equation), scope, step);
    if (step === 0) return this.read(parse(v.initial), scope, 0);
    return this.value(id, members, step - 1) + this.read(parse(v.flow), scope, step - 1);
  }

  private subscript(s: Subscript, scope: Environment): string | null {
    if (s.kind === 'star') throw new Error('stars are not generated');
    if (!s.of) return s.name in scope ? scope[s.name] : s.name;
    const relation = this.model.relations.find((r) => r.id === s.name)!;
    const at = this.subscript(s.of, scope);
    const i = at === null ? -1 : this.members(relation.from).indexOf(at);
    return i < 0 ? null : relation.of[i];
  }

  read(e: Expression, scope: Environment, step: number): number {
    const go = (x: Expression) => this.read(x, scope, step);
    switch (e.kind) {
      case 'number':
        return e.value;
      case 'name':
        if (e.name === 'STEP_NUMBER') return step;
        return this.value(
          e.name,
          e.subscripts ? e.subscripts.map((s) => this.subscript(s, scope)) : this.over(e.name).map((d) => scope[d]),
          step,
        );
      case 'unary':
        return -go(e.operand);
      case 'if':
        return go(e.condition) !== 0 ? go(e.yes) : go(e.no);
      case 'binary': {
        const a = go(e.left);
        const b = go(e.right);
        return { '+': a + b, '-': a - b, '*': a * b, '<': Number(a < b), '//': b === 0 ? 0 : a / b }[e.operator as '+'];
      }
      case 'call':
        return this.call(e, scope, step);
    }
  }

  private call(e: Expression & { kind: 'call' }, scope: Environment, step: number): number {
    const [x, second, third] = e.args;
    if (e.over) {
      let scopes = [scope];
      for (const { name } of e.over)
        scopes = scopes.flatMap((s) => this.members(name).map((m) => ({ ...s, [name]: m })));
      return total(
        e.name,
        scopes.map((s) => this.read(x, s, step)),
      );
    }
    if (e.by) {
      const { from, to, of } = this.model.relations.find((r) => r.id === e.by!.name)!;
      const wanted = scope[to] ?? (to === 'lab' ? scope.company : scope.lab);
      const inside = this.members(from).filter((_, i) => of[i] !== null && of[i] === wanted);
      return total(
        e.name,
        inside.map((m) => this.read(x, { ...scope, [from]: m, [to]: wanted }, step)),
      );
    }
    const go = (y: Expression, at = step) => this.read(y, scope, at);
    switch (e.name) {
      case 'MIN':
        return Math.min(go(x), go(second));
      case 'MAX':
        return Math.max(go(x), go(second));
      case 'PREVIOUS':
        return step === 0 ? go(second) : go(x, step - 1);
      case 'INIT':
        return go(x, 0);
      case 'DELAY': {
        const n = Math.max(1, Math.floor(go(second) + 0.5));
        return n > step ? go(third, 0) : go(x, step - n);
      }
      case 'TRAILING': {
        const n = Math.max(1, Math.floor(go(second) + 0.5));
        let sum = 0;
        for (let i = 1; i <= n; i++) sum += i > step ? go(third, 0) : go(x, step - i);
        return sum;
      }
      default:
        throw new Error(e.name);
    }
  }
}

function total(name: string, values: number[]): number {
  const sum = values.reduce((a, b) => a + b, 0);
  if (name === 'SUM') return sum;
  if (name === 'MEAN') return values.length ? sum / values.length : 0;
  if (!values.length) return 0;
  return name === 'MAX' ? Math.max(...values) : Math.min(...values);
}

/** Makes random equations from a stream of choices. */
class Author {
  private readonly choices: number[];
  private at = 0;
  constructor(choices: number[]) {
    this.choices = choices;
  }
  below(n: number): number {
    return this.choices[this.at++ % this.choices.length] % n;
  }
  pick<T>(from: T[]): T {
    return from[this.below(from.length)];
  }

  /** A subscript that gives an element of `wanted` from what is in scope. */
  private subscript(wanted: string, scope: string[]): string {
    const roots: Record<string, string> = { lab: 'company' };
    const options = [this.pick(dimensions.find((d) => d.id === wanted)!.members)];
    for (const s of scope) if ((roots[s] ?? s) === (roots[wanted] ?? wanted)) options.push(s, s, s);
    for (const r of relations) {
      if ((roots[r.to] ?? r.to) !== (roots[wanted] ?? wanted)) continue;
      if (scope.includes(r.from)) options.push(`${r.id}[${r.from}]`, `${r.id}[${r.from}]`);
      else if (r.from === 'company' && scope.includes('facility')) options.push(`${r.id}[borrower[facility]]`);
    }
    return this.pick(options);
  }

  expression(scope: string[], arrays: [string, string[]][], depth: number): string {
    const go = (inner = scope) => this.expression(inner, arrays, depth - 1);
    if (depth <= 0 || this.below(5) === 0) {
      const kind = this.below(6);
      if (kind === 0) return String(this.pick([0, 1, 2, 0.5]));
      if (kind === 1) return 'STEP_NUMBER';
      const [id, over] = this.pick(arrays);
      if (over.length === 0) return id;
      if (over.every((d) => scope.includes(d)) && this.below(2)) return id;
      return `${id}[${over.map((d) => this.subscript(d, scope)).join(', ')}]`;
    }
    switch (this.below(14)) {
      case 0:
      case 1:
        return `(${go()} + ${go()})`;
      case 2:
        return `(${go()} - ${go()})`;
      case 3:
        return `(${go()} * 0.5 * ${go()})`;
      case 4:
        return `(${go()} // ${go()})`;
      case 5:
        return `(IF ${go()} < ${go()} THEN ${go()} ELSE ${go()})`;
      case 6:
        return `${this.pick(['MIN', 'MAX'])}(${go()}, ${go()})`;
      case 7:
        return `PREVIOUS(${go()}, ${go()})`;
      case 8:
        return `DELAY(${go()}, ${this.pick(['2', '3', 'p', 'STEP_NUMBER'])}, ${go()})`;
      case 9:
        return `TRAILING(${go()}, ${this.pick(['2', 'p'])}, ${go()})`;
      case 10:
        return `INIT(${go()})`;
      case 11: {
        const free = dimensions.map((d) => d.id).filter((d) => !scope.includes(d));
        if (free.length === 0) return go();
        const over = [this.pick(free)];
        return `${this.pick(['SUM', 'MEAN', 'MAX', 'MIN'])}(${go([...scope, ...over])} OVER ${over.join(', ')})`;
      }
      default: {
        const possible = relations.filter((r) => !scope.includes(r.from) && scope.includes(r.to));
        if (possible.length === 0)
          return `SUM(${go(scope.includes('facility') ? scope : [...scope, 'facility'])}${scope.includes('facility') ? '' : ' OVER facility'})`.replace(
            /^SUM\((.*)\)$/,
            scope.includes('facility') ? '$1' : 'SUM($1)',
          );
        const r = this.pick(possible);
        return `${this.pick(['SUM', 'MEAN', 'MAX'])}(${go([...scope, r.from])} BY ${r.id})`;
      }
    }
  }
}

function randomModel(choices: number[]): ModelDeclaration {
  const author = new Author(choices);
  const arrays: [string, string[]][] = [['p', []], ['q', ['lab']], ...DATA];
  const shapes: string[][] = [
    [],
    ['company'],
    ['lab'],
    ['facility'],
    ['kind'],
    ['company', 'kind'],
    ['facility', 'kind'],
    ['lab', 'facility'],
  ];
  const stocks: [string, string[]][] = [
    ['s', author.pick(shapes)],
    ['t', author.pick(shapes)],
  ];
  const variables: VariableDeclaration[] = [];
  const known = [...arrays];
  for (let i = 0; i < 6; i++) {
    const over = author.pick(shapes);
    // The first ones are fixed, so that hoisting of what never changes is exercised too.
    const names = i < 2 ? arrays : [...known, ...stocks];
    variables.push(auxiliary(`v${i}`, author.expression(over, names, 3), '1', over));
    known.push([`v${i}`, over]);
  }
  for (const [id, over] of stocks) {
    variables.push(
      stock(
        id,
        author.expression(over, arrays, 2),
        `0.3*(${author.expression(over, [...known, ...stocks], 3)})/DT`,
        '1',
        over,
      ),
    );
  }
  variables.reverse();
  return model({
    time: { start: null, steps: 5, unit: 'month', dt: [1, 0.5, 0.1, 3][choices[299]! % 4]! },
    dimensions,
    relations,
    parameters: [parameter('p', 2.4), parameter('q', [1.5, -2], '1', ['lab'])],
    data: DATA.map(([id, over]) =>
      data(
        id,
        Array.from({ length: sizeOf(over) }, (_, i) => ((i * 7 + id.charCodeAt(1)) % 5) - 1.5),
        over,
      ),
    ),
    variables,
  });
}

test('compiled models compute what their equations say, element by element', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 300, maxLength: 300 }), (choices) => {
      const declared = randomModel(choices);
      const plainModel = {
        ...declared,
        variables: declared.variables.map((v) =>
          v.kind === 'stock' ? { ...v, flow: v.flow.replace(/\/DT$/, '') } : v,
        ),
      };
      const plain = new Plain(plainModel);
      const run = compile(declared).run();
      const elements = (over: string[]): string[][] =>
        over.reduce<string[][]>(
          (all, d) => all.flatMap((e) => dimensions.find((x) => x.id === d)!.members.map((m) => [...e, m])),
          [[]],
        );
      for (const v of declared.variables) {
        for (let k = 0; k <= 5; k++) {
          for (const members of elements(v.over ?? [])) {
            const expected = plain.value(v.id, members, k);
            const actual = run.value(v.id, k, ...members);
            const tolerance = 1e-9 * Math.max(1, Math.abs(expected));
            if (!(Math.abs(actual - expected) <= tolerance)) {
              expect.fail(
                `${v.id}[${members}] at ${k}: ${actual}, plainly ${expected}\n${JSON.stringify(declared.variables, null, 1)}`,
              );
            }
          }
        }
      }
    }),
    { numRuns: 150 },
  );
});
