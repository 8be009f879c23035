import type { Expression, Subscript } from './ast.ts';
import { LEVELS } from './parse.ts';

const UNARY = LEVELS.length;
const POWER = UNARY + 1;
const PRIMARY = UNARY + 2;

/** Writes an expression back as text, with only the parentheses it needs; `parse(print(e))` is `e`. */
export function print(e: Expression): string {
  switch (e.kind) {
    case 'number':
      return String(e.value);
    case 'name':
      return e.subscripts ? `${e.name}[${e.subscripts.map(printSubscript).join(', ')}]` : e.name;
    case 'unary':
      return `${e.operator}${e.operator === 'NOT' ? ' ' : ''}${inside(e.operand, UNARY)}`;
    case 'binary': {
      if (e.operator === '^') return `${inside(e.left, PRIMARY)}^${inside(e.right, UNARY)}`;
      const n = LEVELS.findIndex((operators) => operators.includes(e.operator));
      return `${inside(e.left, n)} ${e.operator} ${inside(e.right, n + 1)}`;
    }
    case 'if':
      return `IF ${inside(e.condition, 0)} THEN ${inside(e.yes, 0)} ELSE ${inside(e.no, 0)}`;
    case 'call': {
      const over = e.over ? ` OVER ${e.over.map((d) => d.name).join(', ')}` : '';
      const by = e.by ? ` BY ${e.by.name}` : '';
      return `${e.name}(${e.args.map(print).join(', ')}${over}${by})`;
    }
  }
}

/** The text of a part of an expression, parenthesised where it binds more loosely than its place demands. */
function inside(e: Expression, needed: number): string {
  return binding(e) < needed ? `(${print(e)})` : print(e);
}

function binding(e: Expression): number {
  switch (e.kind) {
    case 'if':
      return -1; // reaches as far right as it can
    case 'unary':
      return UNARY;
    case 'binary':
      return e.operator === '^' ? POWER : LEVELS.findIndex((operators) => operators.includes(e.operator));
    default:
      return PRIMARY;
  }
}

function printSubscript(s: Subscript): string {
  if (s.kind === 'star') return '*';
  return s.of ? `${s.name}[${printSubscript(s.of)}]` : s.name;
}
