import { type Expression, parse, SyntaxProblem } from '../language/index.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problems.ts';
import { aggregate, isAggregate } from './aggregates.ts';
import { now } from './clock.ts';
import { Context, Failure, ONE, type Scope, timesUnit, type Value } from './context.ts';
import { FUNCTIONS } from './functions/index.ts';
import { FORMS, FUNCTION_NAMES } from './functions/names.ts';
import { isConstant, type Node } from './nodes.ts';
import { indicesOf } from './subscripts.ts';
import type { Dimension } from './symbols.ts';
import { type AnyUnit, asFraction, parseUnit, power, type Unit } from './units.ts';

type Where = Pick<Context, 'symbols' | 'nodes' | 'owner' | 'field' | 'text' | 'file' | 'cells' | 'clock'>;

/** Reads and checks one equation over the dimensions given. Problems go to the list and give undefined. */
export function resolveEquation(
  where: Where,
  over: Dimension[],
  unit: Unit | null,
  problems: Problem[],
): Node | undefined {
  const context = new Context(where, read);
  try {
    const tree = parse(where.text);
    const scope: Scope = {
      dimensions: new Map(
        over.map((dimension) => [dimension.loop.id, { dimension, index: { loop: dimension.loop, table: null } }]),
      ),
      stars: null,
      depth: 0,
    };
    const value = context.value(tree, scope);
    if (unit) {
      const what = where.field === 'equation' ? `'${where.owner}'` : `the ${where.field} of '${where.owner}'`;
      context.needUnit(
        value,
        tree,
        unit,
        what,
        'Convert with a factor that carries the unit, or correct the declared unit.',
      );
    }
    return value.node;
  } catch (error) {
    if (error instanceof Failure) problems.push(error.problem);
    else if (error instanceof SyntaxProblem) {
      problems.push({ code: 'syntax', place: context.place(error), expected: error.expected, found: error.found });
    } else throw error;
    return undefined;
  }
}

function read(context: Context, e: Expression, scope: Scope): Value {
  const { nodes } = context;
  switch (e.kind) {
    case 'number':
      return { node: nodes.constant(e.value), unit: e.value === 0 ? null : ONE };
    case 'name':
      return name(context, e, scope);
    case 'unary': {
      const operand = context.value(e.operand, scope);
      if (e.operator === '+') return operand;
      if (e.operator === '-') return { node: nodes.negate(operand.node), unit: operand.unit };
      context.needUnit(operand, e.operand, ONE, 'a condition', 'NOT binds tightly: write NOT (a = b).');
      return { node: nodes.make({ op: 'not', args: [operand.node] }), unit: ONE };
    }
    case 'binary':
      return binary(context, e, scope);
    case 'if': {
      const condition = context.value(e.condition, scope);
      const then = context.value(e.yes, scope);
      const otherwise = context.value(e.no, scope);
      context.needUnit(condition, e.condition, ONE, 'a condition', 'Compare it with something.');
      const unit = context.sameUnit(then, e.yes, otherwise, e.no, 'Both branches need the same unit.');
      return { node: nodes.if(condition.node, then.node, otherwise.node), unit };
    }
    case 'call': {
      const known = e.name.toUpperCase();
      if (isAggregate(e)) return aggregate(context, e, scope);
      const lower = Object.hasOwn(FUNCTIONS, known) ? FUNCTIONS[known] : undefined;
      if (!lower) {
        const closest = nearest(known, FUNCTION_NAMES);
        context.fail({ code: 'unknown-function', place: context.place(e), name: e.name, ...(closest && { closest }) });
      }
      if (e.over || e.by || e.args.length < lower.least || e.args.length > lower.most) {
        context.fail({
          code: 'arguments',
          place: context.place(e),
          name: known,
          given: e.args.length,
          form: FORMS[known],
        });
      }
      return lower.make(context, e, scope);
    }
  }
}

function name(context: Context, e: Expression & { kind: 'name' }, scope: Scope): Value {
  const { symbols, nodes } = context;
  const key = e.name.toLowerCase();
  const quantity = symbols.quantities.get(key);
  if (quantity) {
    return {
      node: nodes.read(quantity.store, indicesOf(context, quantity, e.subscripts, e, scope)),
      unit: quantity.unit,
    };
  }
  const clock = clockValue(context, e);
  if (clock) return clock;
  const is = symbols.dimensions.has(key)
    ? 'a dimension'
    : symbols.relations.has(key)
      ? 'a relation'
      : symbols.lookups.has(key)
        ? 'a graphical function'
        : FUNCTION_NAMES.includes(e.name.toUpperCase())
          ? 'a function'
          : undefined;
  if (is) {
    const form = FORMS[e.name.toUpperCase()];
    const suggestion =
      is === 'a graphical function' ? `Write LOOKUP(${e.name}, x).` : form ? `Write ${form}.` : undefined;
    context.fail({ code: 'not-a-value', place: context.place(e), name: e.name, is, ...(suggestion && { suggestion }) });
  }
  const closest = symbols.closest(e.name);
  return context.fail({ code: 'unknown-name', place: context.place(e), name: e.name, ...(closest && { closest }) });
}

/** TIME and its kin. Time starts at 0. */
function clockValue(context: Context, e: Expression & { kind: 'name' }): Value | undefined {
  const { nodes, symbols, clock } = context;
  const value = ((): Value | undefined => {
    switch (e.name.toUpperCase()) {
      case 'TIME':
        return { node: now(nodes, clock), unit: symbols.time };
      case 'STEP_NUMBER':
        return { node: nodes.make({ op: 'step' }), unit: ONE };
      case 'DT':
        return { node: nodes.constant(clock.dt), unit: symbols.time };
      case 'STARTTIME':
        return { node: nodes.constant(0), unit: symbols.time };
      case 'STOPTIME':
        return { node: nodes.constant(clock.end), unit: symbols.time };
      case 'PI':
        return { node: nodes.constant(Math.PI), unit: ONE };
      case 'CALENDAR_YEAR': {
        if (!clock.calendar)
          context.meaning(
            e,
            'CALENDAR_YEAR needs a model with a start date and a time unit of day, week, month, quarter or year.',
          );
        const { year, perYear } = clock.calendar;
        return {
          node: nodes.add(nodes.constant(year), nodes.divide(now(nodes, clock), nodes.constant(perYear))),
          unit: parseUnit('year'),
        };
      }
      default:
        return undefined;
    }
  })();
  if (value && e.subscripts) {
    context.fail({ code: 'subscripts', place: context.place(e), name: e.name, given: e.subscripts.length, needed: [] });
  }
  return value;
}

function binary(context: Context, e: Expression & { kind: 'binary' }, scope: Scope): Value {
  const { nodes } = context;
  const left = context.value(e.left, scope);
  const right = context.value(e.right, scope);
  const args = [left.node, right.node];
  const swapped = [right.node, left.node];
  const same = (): AnyUnit =>
    context.sameUnit(left, e.left, right, e.right, `Both sides of ${e.operator} need the same unit.`);
  const compare = (op: 'less' | 'less-equal' | 'equal' | 'not-equal', operands: Node[]): Value => {
    same();
    return { node: nodes.make({ op, args: operands }), unit: ONE };
  };
  const condition = (op: 'and' | 'or'): Value => {
    context.needUnit(left, e.left, ONE, 'a condition', 'Compare it with something.');
    context.needUnit(right, e.right, ONE, 'a condition', 'Compare it with something.');
    return { node: nodes.make({ op, args }), unit: ONE };
  };
  switch (e.operator) {
    case '+': {
      const unit = same();
      return { node: nodes.add(left.node, right.node), unit };
    }
    case '-': {
      const unit = same();
      return { node: nodes.subtract(left.node, right.node), unit };
    }
    case '*':
      return { node: nodes.multiply(left.node, right.node), unit: timesUnit(left.unit, right.unit) };
    case '/':
      return { node: nodes.divide(left.node, right.node), unit: timesUnit(left.unit, right.unit, -1) };
    case '//':
      return {
        node: nodes.make({ op: 'safe-divide', args: [...args, nodes.constant(0)] }),
        unit: timesUnit(left.unit, right.unit, -1),
      };
    case '<':
      return compare('less', args);
    case '<=':
      return compare('less-equal', args);
    case '>':
      return compare('less', swapped);
    case '>=':
      return compare('less-equal', swapped);
    case '=':
      return compare('equal', args);
    case '<>':
      return compare('not-equal', args);
    case 'AND':
      return condition('and');
    case 'OR':
      return condition('or');
    case '^':
      return { node: nodes.make({ op: 'power', args }), unit: powerUnit(context, e, left, right) };
  }
}

function powerUnit(context: Context, e: Expression & { kind: 'binary' }, left: Value, right: Value): AnyUnit {
  context.needUnit(right, e.right, ONE, 'an exponent', 'Exponents are pure numbers.');
  if (left.unit === null || left.unit.powers.size === 0) return left.unit;
  const by = isConstant(right.node) ? asFraction(right.node.value) : undefined;
  if (by) return power(left.unit, by.n, by.d);
  const reason =
    'Only a literal whole or rational exponent can be taken of a quantity with a unit; divide by a reference value first.';
  context.needUnit(left, e.left, ONE, 'the base of a power', reason);
  return ONE;
}
