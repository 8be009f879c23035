/**
 * Models SIM and SIMEX of Godley and Lavoie (2007, ch. 3) as transfers. Government money is the only money: the government
 * may go below zero, and what it is below is what households hold. That is the equation the book leaves out.
 */
import { auxiliary, income, model, parameter, type TransferModel, transfer } from './shared.ts';

/** With `expectations` households spend out of the income they expect: last period's (SIMEX). */
export function sim(expectations = false): TransferModel {
  const expected = expectations ? 'PREVIOUS(disposable, first_expectation)' : 'disposable';
  return {
    model: model(
      expectations ? 'simex' : 'sim',
      expectations ? 'Model SIMEX' : 'Model SIM',
      ['households', 'firms', 'government'],
      ['government'],
      {
        parameters: [
          parameter('spending', 20, 'money/period'),
          parameter('alpha1', 0.6),
          parameter('alpha2', 0.4, '1/period'),
          parameter('theta', 0.2),
          ...(expectations ? [parameter('first_expectation', 16, 'money/period')] : []),
        ],
        variables: [
          auxiliary('output', 'Output', 'consumption + spending'),
          auxiliary('tax', 'Taxes', 'theta * output'),
          auxiliary('disposable', 'Disposable income', 'output - tax'),
          auxiliary('expected', 'Expected disposable income', expected),
          auxiliary('consumption', 'Consumption', 'alpha1 * expected + alpha2 * cash[households]'),
        ],
        transfers: [
          transfer('consume', 'households', 'firms', 'consumption', income('goods')),
          transfer('spend', 'government', 'firms', 'spending', income('goods')),
          transfer('wages', 'firms', 'households', 'output', income('wages')),
          transfer('taxes', 'households', 'government', 'tax', income('taxes')),
        ],
      },
    ),
    read: {
      Y: (run, k) => run.value('output', k),
      TXd: (run, k) => run.value('paid_taxes', k),
      YD: (run, k) => run.value('disposable', k),
      YDE: (run, k) => run.value('expected', k),
      Cd: (run, k) => run.value('paid_consume', k),
      Hh: (run, k) => run.value('cash', k + 1, 'households'),
      Hs: (run, k) => -run.value('cash', k + 1, 'government'),
    },
  };
}
