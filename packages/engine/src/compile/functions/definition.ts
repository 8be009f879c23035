import type { Expression } from '../../language/index.ts';
import type { Context, Scope, Value } from '../context.ts';

export type Call = Expression & { kind: 'call' };

/** A function of the language: how many arguments, and what it becomes. */
export interface Definition {
  least: number;
  most: number;
  make(context: Context, e: Call, scope: Scope): Value;
}

/** Functions by name, in capitals. */
export type Definitions = Record<string, Definition>;
