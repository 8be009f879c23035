/**
 * The ledger as a pass over declarations: transfers, claims and real assets become ordinary stocks and auxiliaries, a few
 * operations that settle and post, and closing checks. After it nothing else in the engine needs to know about money.
 */
import type { ModelDeclaration } from '../declare.ts';
import { expenseLines, generateVariables } from './generate.ts';
import { UNIT } from './names.ts';
import { changeOperation, closingChecks, positionOperation } from './position.ts';
import { postIncome } from './post-income.ts';
import { postStocks } from './post-stocks.ts';
import { LedgerError, type LedgerProblem } from './problems.ts';
import { resolveLedger } from './resolve.ts';
import { settlementOperations, withBankruptcyCost } from './settlement.ts';
import { Names } from './subscripts.ts';
import type { Tamper } from './tamper.ts';
import type { ExpandedModel } from './types.ts';

export { LedgerError, type LedgerProblem, LedgerRunError, type LedgerRunProblem } from './problems.ts';
export type { Tamper } from './tamper.ts';
export type {
  ArrearsIndex,
  ExpandedModel,
  InstrumentIndex,
  LedgerIndex,
  OperationDeclaration,
  TransferIndex,
} from './types.ts';

/**
 * The model without its ledger: everything the ledger means is in its variables, checks and operations.
 * Throws LedgerError naming every transfer or instrument whose companies cannot be found or do not agree.
 * `tamper` breaks double entry in one step, for tests of the closing checks.
 */
export function expandLedger(model: ModelDeclaration, options: { tamper?: Tamper } = {}): ExpandedModel {
  const { ledger, ...rest } = model;
  if (!ledger) return { model: rest, operations: [] };
  const problems: LedgerProblem[] = [];
  const names = new Names(model);
  const declared = resolveLedger(model, ledger, names, problems);
  const costTo = ledger.bankruptcyCost === undefined ? -1 : declared.outside.indexOf(true);
  if (ledger.bankruptcyCost !== undefined && costTo < 0) {
    problems.push({ code: 'ledger-no-outside', where: 'ledger.bankruptcyCost' });
  }
  if (problems.length) throw new LedgerError(problems);

  const index = withBankruptcyCost(declared, costTo);
  const settlement = settlementOperations(declared, costTo, names, options.tamper);
  const operations = [
    ...settlement.operations,
    postStocks(index, ledger.entries, ledger.writeOff !== undefined),
    postIncome(index, ledger.entries, expenseLines(index)),
    positionOperation(index),
    changeOperation(index),
  ];
  const variables = generateVariables(ledger, declared, settlement);
  checkNames(model, [UNIT, ...variables.map((v) => v.id), ...operations.flatMap((o) => o.writes.map((w) => w.id))]);
  return {
    model: {
      ...rest,
      data: [
        ...model.data,
        { id: UNIT, label: 'One unit of currency', unit: ledger.currency, over: [], values: [1], module: 'ledger' },
      ],
      variables: [...model.variables, ...variables],
      checks: [...(model.checks ?? []), ...closingChecks(index)],
    },
    operations,
    ledger: index,
  };
}

function checkNames(model: ModelDeclaration, generated: string[]): void {
  const declared = new Map<string, string>();
  const named = [...model.variables, ...model.parameters, ...model.data, ...(model.lookups ?? [])];
  for (const { id } of named) declared.set(id.toLowerCase(), id);
  const problems: LedgerProblem[] = [];
  const seen = new Set<string>();
  for (const id of generated) {
    const name = id.toLowerCase();
    if (declared.has(name) || seen.has(name))
      problems.push({ code: 'ledger-duplicate-name', where: 'ledger', name: id });
    seen.add(name);
  }
  if (problems.length) throw new LedgerError(problems);
}
