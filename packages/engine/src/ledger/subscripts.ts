/** Resolves subscript text (`nvidia`, `company`, `borrower[facility]`) to member indices, once, when a model is expanded. */
import type { DimensionDeclaration, ModelDeclaration } from '../declare.ts';
import { nearest } from '../nearest.ts';
import type { LedgerProblem } from './problems.ts';

type Node = { name: string; argument?: Node };

const key = (name: string) => name.toLowerCase();

/** Dimensions, relations and members of a model by name, ignoring case. */
export class Names {
  readonly dimensions = new Map<string, DimensionDeclaration>();
  readonly relations = new Map<string, ModelDeclaration['relations'][number]>();

  constructor(model: ModelDeclaration) {
    for (const d of model.dimensions) this.dimensions.set(key(d.id), d);
    for (const r of model.relations) this.relations.set(key(r.id), r);
  }

  size(over: string[]): number {
    return over.reduce((n, id) => n * (this.dimensions.get(key(id))?.members.length ?? 0), 1);
  }

  /** The member names of element `index` of an array over `over`. */
  element(over: string[], index: number): string[] {
    const out: string[] = [];
    let rest = index;
    for (let d = over.length - 1; d >= 0; d--) {
      const members = this.dimensions.get(key(over[d]!))!.members;
      out.unshift(members[rest % members.length]!);
      rest = Math.floor(rest / members.length);
    }
    return out;
  }

  /**
   * Index in `target` of the member that `text` names, for each element of `over` in row-major order; −1 where a
   * relation on the way has none. Problems are added to `problems` and give −1 everywhere.
   */
  resolve(text: string, target: string, over: string[], where: string, problems: LedgerProblem[]): Int32Array {
    const size = this.size(over);
    const out = new Int32Array(size).fill(-1);
    const tree = parse(text);
    if (typeof tree === 'string') {
      problems.push({ code: 'ledger-bad-subscript', where, text, reason: tree });
      return out;
    }
    const goal = this.dimensions.get(key(target));
    if (!goal) {
      problems.push({ code: 'ledger-unknown-name', where, text, name: target });
      return out;
    }
    const position = new Map(goal.members.map((m, i) => [key(m), i]));
    const before = problems.length;
    for (let i = 0; i < size && problems.length === before; i++) {
      const member = this.evaluate(tree, over, this.element(over, i), goal, where, text, problems);
      if (member === undefined) continue;
      const at = position.get(key(member.name));
      if (at !== undefined) out[i] = at;
      else if (member.dimension === undefined) {
        problems.push({
          code: 'ledger-unknown-name',
          where,
          text,
          name: member.name,
          nearest: nearest(member.name, [...goal.members, ...over, ...this.relations.keys()]),
        });
      } else {
        problems.push({ code: 'ledger-not-company', where, text, dimension: member.dimension, company: target });
      }
    }
    return out;
  }

  private evaluate(
    node: Node,
    over: string[],
    element: string[],
    goal: DimensionDeclaration,
    where: string,
    text: string,
    problems: LedgerProblem[],
  ): { name: string; dimension?: string } | undefined {
    if (!node.argument) {
      const loop = over.findIndex((d) => key(d) === key(node.name));
      if (loop >= 0) return { name: element[loop]!, dimension: over[loop]! };
      if (this.dimensions.has(key(node.name)) && !goal.members.some((m) => key(m) === key(node.name))) {
        const reason = `the dimension '${node.name}' is not one the declaration runs over`;
        problems.push({ code: 'ledger-bad-subscript', where, text, reason });
        return undefined;
      }
      return { name: node.name };
    }
    const relation = this.relations.get(key(node.name));
    if (!relation) {
      problems.push({
        code: 'ledger-unknown-name',
        where,
        text,
        name: node.name,
        nearest: nearest(
          node.name,
          [...this.relations.values()].map((r) => r.id),
        ),
      });
      return undefined;
    }
    const argument = this.evaluate(node.argument, over, element, goal, where, text, problems);
    if (!argument) return undefined;
    const from = this.dimensions.get(key(relation.from));
    const at = from ? from.members.findIndex((m) => key(m) === key(argument.name)) : -1;
    if (at < 0) {
      const reason = `'${argument.name}' is not a member of '${relation.from}', which '${relation.id}' leads from`;
      problems.push({ code: 'ledger-bad-subscript', where, text, reason });
      return undefined;
    }
    const member = relation.of[at];
    return member === null || member === undefined ? undefined : { name: member, dimension: relation.to };
  }
}

/** A parsed subscript, or the reason it is none. */
function parse(text: string): Node | string {
  const tokens = text.match(/[A-Za-z_][A-Za-z0-9_]*|\[|\]|\S/g) ?? [];
  let at = 0;
  function node(): Node | string {
    const name = tokens[at];
    if (name === undefined) return 'it ends where a name is expected';
    if (!/^[A-Za-z_]/.test(name)) return `'${name}' is not a name`;
    at++;
    if (tokens[at] !== '[') return { name };
    at++;
    const argument = node();
    if (typeof argument === 'string') return argument;
    if (tokens[at] !== ']') return `a ']' is missing`;
    at++;
    return { name, argument };
  }
  const tree = node();
  if (typeof tree === 'string') return tree;
  return at === tokens.length ? tree : `'${tokens[at]}' is one too many`;
}
