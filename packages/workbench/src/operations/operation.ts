import type { z } from 'zod';
import type { Host } from './host.ts';
import { OperationError } from './problems.ts';

/** One input somebody might give, with what it is for: shown in help and documentation, run by the tests. */
export interface Example<Input> {
  say: string;
  input: Input;
}

/** Something a user can ask, the same from the command line, over HTTP and in the page. */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** kebab-case; also the last part of the address. */
  name: string;
  title: string;
  /** One sentence: what it answers. */
  summary: string;
  input: I;
  output: O;
  /** Bytes an input may have over HTTP, where the usual limit is too little. */
  largestInput?: number;
  examples: Example<z.input<I>>[];
  do(input: z.output<I>, host: Host): Promise<z.output<O>> | z.output<O>;
}

/** Declares an operation; the schemas give `do` its types. */
export function operation<I extends z.ZodType, O extends z.ZodType>(declared: Operation<I, O>): Operation<I, O> {
  return declared;
}

/** Checks `input` against the operation's schema, then does it. Throws OperationError for an input of the wrong form. */
export async function perform<I extends z.ZodType, O extends z.ZodType>(
  op: Operation<I, O>,
  input: unknown,
  host: Host,
): Promise<z.output<O>> {
  const parsed = op.input.safeParse(input, { error: plainly });
  if (!parsed.success) {
    throw new OperationError(
      parsed.error.issues.map((issue) => ({
        code: 'bad-input',
        operation: op.name,
        path: issue.path.join('.'),
        reason: issue.message,
      })),
    );
  }
  return op.do(parsed.data, host);
}

/** What is wrong with a field, for people; undefined leaves the schema's own words. */
const plainly: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'must not be empty';
      return NUMBERS.has(issue.origin)
        ? `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
        : undefined;
    case 'too_big':
      return NUMBERS.has(issue.origin)
        ? `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`
        : undefined;
    case 'invalid_type':
      if (issue.input === undefined) return `is missing; it must be ${SORTS[issue.expected] ?? issue.expected}`;
      return `must be ${SORTS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `has no field ${issue.keys.join(', ')}`;
    default:
      return undefined;
  }
};

const NUMBERS = new Set(['number', 'int']);

const SORTS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with named fields',
};
