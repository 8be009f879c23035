/** Everything that follows from who paid whom: accounts, ultimate origins, cycling, contagion. */
export { type Cycling, cyclingIndex, type FlowNetwork, networkCycling } from './cycling.ts';
export { type DebtRankInput, type DebtRankResult, debtRank } from './debtrank.ts';
export {
  CASH_IN_HAND,
  type DyeOptions,
  type OriginShares,
  OTHER_OUTSIDE,
  type OwnMoney,
  type OwnMoneyOptions,
  originShares,
  ownMoneyBack,
} from './dye.ts';
export {
  type AccountMatrix,
  balanceSheetMatrix,
  type MatrixOptions,
  type MatrixRow,
  transactionMatrix,
} from './matrices.ts';
export { type PaymentList, paymentsOf } from './payments.ts';
export { type Reconstruction, reconstructExposures } from './reconstruct.ts';
export { type RunLike, type Window, windowsOf } from './run.ts';
export {
  type BalanceSheet,
  type CashLine,
  type Financing,
  financing,
  type StatementLine,
  type Statements,
  statements,
} from './statements.ts';
