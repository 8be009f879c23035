/** Accepted facts as values of settings: `@fact_…` in place of a number. */
import { convertSaid } from '../facts/convert.ts';
import type { RunProblem } from './problems.ts';

/** What of an accepted fact a setting needs. */
export interface FactValue {
  id: string;
  /** Undefined: a range. */
  value?: number;
  low?: number;
  /** Undefined with a low: open above. */
  high?: number;
  unit: string;
  period: string;
}

/** Accepted facts by id; whoever fills it has seen to it that nothing else is in it. */
export type FactBook = ReadonlyMap<string, FactValue>;

export interface FactReference {
  id: string;
  /** −1: the parameter is the negative of what is said. */
  sign: 1 | -1;
  /** Which number of a range. */
  part?: 'low' | 'middle' | 'high';
}

/** Whether a value names something instead of giving a number. */
export const namesFact = (text: unknown): text is string => typeof text === 'string' && /^\s*[-−]?\s*@/.test(text);

/** Reads `@fact_…`, `-@fact_…`, `@fact_….middle`; undefined for any other text. */
export function readFactReference(text: string): FactReference | undefined {
  const match = /^\s*([-−]?)\s*@(fact_[0-9a-f]{12})(?:\.(low|middle|high))?\s*$/.exec(text);
  if (match === null) return undefined;
  const [, minus, id, part] = match;
  return { id, sign: minus === '' ? 1 : -1, ...(part && { part: part as FactReference['part'] }) };
}

type BadFact = Extract<RunProblem, { code: 'bad-fact' }>;

/** The number a reference stands for in a parameter's unit, or what is wrong. */
export function factNumber(text: string, unit: string, facts: FactBook): number | BadFact {
  const reference = readFactReference(text);
  if (reference === undefined)
    return {
      code: 'bad-fact',
      fact: text.trim(),
      reason: 'only accepted facts can be named, as @fact_ and 12 digits; `buildout evidence facts` lists them',
    };
  const { id, sign, part } = reference;
  const bad = (reason: string): BadFact => ({ code: 'bad-fact', fact: id, reason });
  const fact = facts.get(id);
  if (fact === undefined)
    return bad(
      'there is no accepted fact of that id here; `buildout evidence facts` lists them, `buildout evidence export --as data` puts them into data/accepted.csv',
    );
  const number = numberOf(fact, part);
  if (typeof number !== 'number') return bad(number.why);
  const converted = convertSaid(number, fact.unit, fact.period, unit);
  return typeof converted === 'number' ? sign * converted : bad(converted.why);
}

function numberOf({ id, value, low, high }: FactValue, part: FactReference['part']): number | { why: string } {
  if (value !== undefined)
    return part === undefined ? value : { why: `it is one number, not a range; leave out .${part}` };
  if (part === undefined)
    return {
      why: `it is a range from ${low ?? 'below'} to ${high ?? 'above'}; say which number with @${id}.low, .middle or .high`,
    };
  const number =
    part === 'low'
      ? low
      : part === 'high'
        ? high
        : low !== undefined && high !== undefined
          ? (low + high) / 2
          : undefined;
  return number ?? { why: `the range is open, so it has no ${part}` };
}
