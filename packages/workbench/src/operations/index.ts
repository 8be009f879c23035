/** Everything a user can ask, in the order of the manual. */
import { companies } from './companies.ts';
import { dataCheck } from './data-check.ts';
import { facts } from './facts.ts';
import type { Operation } from './operation.ts';
import { params } from './params.ts';
import { verify } from './verify.ts';

export const operations: Operation[] = [params, facts, companies, dataCheck, verify];

export { companies } from './companies.ts';
export { dataCheck } from './data-check.ts';
export { facts } from './facts.ts';
export type { Host, Progress } from './host.ts';
export { type Example, type Operation, operation, perform } from './operation.ts';
export { params } from './params.ts';
export { type AnyProblem, OperationError, type OperationProblem, problemsOf } from './problems.ts';
export { verify } from './verify.ts';
