/** Everything a user can ask, in the order of the manual. */
import { ask } from './ask/index.ts';
import { bench } from './bench.ts';
import { census } from './census.ts';
import { chart } from './chart.ts';
import { companies } from './companies.ts';
import { company } from './company.ts';
import { compare } from './compare.ts';
import { dataCheck } from './data-check.ts';
import { evidenceOperations } from './evidence/index.ts';
import { explain } from './explain.ts';
import { facts } from './facts.ts';
import { gap } from './gap.ts';
import { hindcast } from './hindcast.ts';
import { moneyFlows } from './money-flows.ts';
import type { Operation } from './operation.ts';
import { origin } from './origin.ts';
import { params } from './params.ts';
import { report } from './report/index.ts';
import { rerun } from './rerun.ts';
import { run } from './run.ts';
import { sanity } from './sanity.ts';
import { scenarios } from './scenarios.ts';
import { source } from './source/index.ts';
import { steps } from './steps.ts';
import { variables } from './variables.ts';
import { verify } from './verify.ts';

export const operations: Operation[] = [
  run,
  ask,
  gap,
  origin,
  compare,
  sanity,
  hindcast,
  moneyFlows,
  rerun,
  explain,
  source,
  company,
  chart,
  report,
  scenarios,
  params,
  variables,
  facts,
  companies,
  dataCheck,
  census,
  verify,
  steps,
  bench,
  ...evidenceOperations,
];

export { ask } from './ask/index.ts';
export { bench } from './bench.ts';
export { census } from './census.ts';
export { chart } from './chart.ts';
export { companies } from './companies.ts';
export { company } from './company.ts';
export { compare } from './compare.ts';
export { dataCheck } from './data-check.ts';
export * from './evidence/index.ts';
export { explain } from './explain.ts';
export { facts } from './facts.ts';
export { gap } from './gap.ts';
export { hindcast } from './hindcast.ts';
export type { CaseVerdict, Host, Progress } from './host.ts';
export { moneyFlows } from './money-flows.ts';
export { type Example, type Operation, operation, perform } from './operation.ts';
export { origin } from './origin.ts';
export { equityOfOwners, incomeOfOwners, isPayout, isShares } from './owners.ts';
export { params } from './params.ts';
export { type AnyProblem, OperationError, type OperationProblem, problemsOf } from './problems.ts';
export { report } from './report/index.ts';
export { rerun } from './rerun.ts';
export { run } from './run.ts';
export { sanity } from './sanity.ts';
export { scenarios } from './scenarios.ts';
export { source } from './source/index.ts';
export { steps } from './steps.ts';
export { variables } from './variables.ts';
export { verify } from './verify.ts';
