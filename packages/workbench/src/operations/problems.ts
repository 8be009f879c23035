import { FactError } from '../facts/index.ts';

/**
 * What can be wrong with a request, apart from what the rooms below report themselves (facts, model, runs): data first, words
 * in one place. Every such error carries `problems`, so that a terminal, an API and the page can each say it their way.
 */
export type OperationProblem =
  | { code: 'bad-input'; operation: string; path: string; reason: string }
  | { code: 'unknown-name'; kind: string; name: string; closest?: string; list?: string; known?: string[] }
  | {
      code: 'does-not-close';
      check: string;
      label: string;
      residual: number;
      tolerance: number;
      element?: string;
      month?: string;
    }
  | {
      code: 'run-failed';
      variable: string;
      element: string[];
      month: string;
      scenario: number;
      equation: string;
      value: number;
      /** The engine's own words, with the step. */
      message: string;
    }
  | { code: 'unwritable'; path: string; reason: string }
  | { code: 'unreadable'; path: string; reason: string }
  | { code: 'port-in-use'; port: number }
  | { code: 'not-open-yet'; start: string; asOf: string; openings: string[] }
  | { code: 'not-built'; what: string; reason: string }
  | { code: 'not-here'; what: string; reason: string };

/** Thrown for what a person can put right. */
export class OperationError extends Error {
  readonly problems: OperationProblem[];
  constructor(problems: OperationProblem | OperationProblem[]) {
    const all = [problems].flat();
    super(all.map(inEnglish).join('\n'));
    this.name = 'OperationError';
    this.problems = all;
  }
}

/** Says a problem in a sentence: what, the value, why, what now. */
export function inEnglish(p: OperationProblem): string {
  switch (p.code) {
    case 'bad-input':
      return `${p.operation}: ${p.path || 'input'}: ${p.reason}`;
    case 'unknown-name':
      return `There is no ${p.kind} called "${p.name}".${p.closest ? ` Did you mean ${p.closest}?` : ''}${p.list ? ` List them with \`${p.list}\`.` : ''}${p.known && p.known.length > 0 ? ` Known: ${p.known.join(', ')}.` : ''}`;
    case 'does-not-close':
      return (
        `The books do not close: ${p.label} (${p.check}) is off by ${p.residual.toExponential(2)} of what flows` +
        `${p.element ? `, worst at ${p.element}` : ''}${p.month ? ` in ${p.month}` : ''}; at most ${p.tolerance.toExponential(0)} is rounding. ` +
        'A transfer lacks an end, or an amount was changed on one side only.'
      );
    case 'run-failed':
      return `The run broke down in ${p.month}. ${p.message}`;
    case 'unwritable':
      return `${p.path} cannot be written: ${p.reason}. Nothing was left half-written; choose another place or make room.`;
    case 'unreadable':
      return `${p.path} cannot be read: ${p.reason}.`;
    case 'port-in-use':
      return `Port ${p.port} of 127.0.0.1 is in use by another program. Choose another with --port, or leave --port out to take the next free one.`;
    case 'not-open-yet':
      return (
        `A run as known on ${p.asOf} cannot start from the position of ${p.start}, which lies later. ` +
        `There are positions of ${p.openings.join(' and ')}; choose one of them with --start, and a day after it with --as-of.`
      );
    case 'not-built':
      return `${p.what} could not be built: ${p.reason}`;
    case 'not-here':
      return `${p.what} cannot be done here: ${p.reason}.`;
  }
}

/** One problem of any room of the workbench or the engine. */
export interface AnyProblem {
  code: string;
  [detail: string]: unknown;
}

/**
 * The problems of an error that a person can put right, whichever room threw it: such an error carries `problems` (several) or
 * `problem` (one), as data. Undefined for anything else, which is a fault of the program.
 */
export function problemsOf(error: unknown): { message: string; problems: AnyProblem[] } | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof FactError) {
    const { message, code, value, closest } = error;
    return { message, problems: [{ code, value, closest }] };
  }
  const carried = error as { code?: string; problem?: object; problems?: object[] };
  const list = carried.problems ?? (carried.problem ? [carried.problem] : undefined);
  if (!Array.isArray(list)) return undefined;
  return { message: error.message, problems: list.map((problem) => ({ code: carried.code ?? 'error', ...problem })) };
}
