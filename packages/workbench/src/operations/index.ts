/** Everything a user can ask, in the order of the manual. */
import type { Operation } from './operation.ts';

export const operations: Operation[] = [];

export type { Host, Progress } from './host.ts';
export { type Example, type Operation, operation, perform } from './operation.ts';
export { type AnyProblem, OperationError, type OperationProblem, problemsOf } from './problems.ts';
