/** With real opening balances, one dollar is little; the closing checks see it all the same. */
import { compile } from '@buildout/engine';
import { expandLedger, type Tamper } from '@buildout/engine/ledger/index.ts';
import { expect, it } from 'vitest';
import { model, program } from './model.ts';

const TOLERANCE = 1e-12;
const steps = 8;
const closing = (tamper?: Tamper) =>
  compile(model, { expanded: expandLedger(model, { tamper }) }).run({ steps }).closing;

/** An element of a transfer that pays at a step. */
const paying = (transfer: string, step: number): number => {
  const run = program.run({ steps });
  return run.at(`paid_${transfer}`, step).findIndex((x) => x > 0);
};

it('the books close without interference', () => {
  expect(closing().maxResidual).toBeLessThan(TOLERANCE);
});

it.each(['user_payment', 'chips', 'interest', 'contract_payment'])('one forgotten end of %s is caught', (transfer) => {
  const element = paying(transfer, 5);
  expect(element).toBeGreaterThanOrEqual(0);
  const found = closing({ kind: 'drop-payee', transfer, step: 5, element });
  expect(found.maxResidual).toBeGreaterThan(1e-9);
});

it.each([
  ['user_payment', 'nvidia'],
  ['energy', 'coreweave'],
])('one dollar of %s that goes to %s instead is caught', (transfer, to) => {
  const element = paying(transfer, 5);
  const found = closing({ kind: 'misdirect', transfer, step: 5, element, to, amount: 1 });
  expect(found.maxResidual).toBeGreaterThan(TOLERANCE);
});
