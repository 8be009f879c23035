/**
 * Model BMW of Godley and Lavoie (2007, ch. 7) as transfers: private money only. Banks lend to firms; what banks are below
 * zero is what households have deposited. Firms buy their capital from themselves and borrow what depreciation leaves open.
 */
import { adjust, auxiliary, income, model, parameter, type TransferModel, transfer } from './shared.ts';

export function bmw(): TransferModel {
  return {
    model: model('bmw', 'Model BMW', ['households', 'firms', 'banks'], ['banks'], {
      extraDimensions: [{ id: 'loan', members: ['loan_f'] }],
      cash: [160, 0, -160],
      asset: { id: 'capital', opening: [0, 160, 0], wear: 'delta * capital' },
      parameters: [
        parameter('rl', 0.025, '1/period'),
        parameter('alpha0', 20, 'money/period'),
        parameter('alpha1', 0.75),
        parameter('alpha2', 0.1, '1/period'),
        parameter('delta', 0.1, '1/period'),
        parameter('gamma', 0.15, '1/period'),
        parameter('kappa', 1, 'period'),
        parameter('first_output', 160, 'money/period'),
        parameter('first_loans', 160, 'money'),
      ],
      variables: [
        auxiliary('rate', 'Rate on loans and deposits', 'rl', '1/period'),
        auxiliary('lagged_rate', 'Rate agreed last period', 'PREVIOUS(rate, rate)', '1/period'),
        auxiliary('funds', 'Amortisation funds', 'delta * capital[firms]'),
        auxiliary(
          'investment',
          'Investment',
          'gamma * (kappa * PREVIOUS(output, first_output) - capital[firms]) + funds',
        ),
        auxiliary('output', 'Output', 'consumption + investment'),
        auxiliary('loan_interest', 'Interest on loans', 'lagged_rate * loans[loan_f]'),
        auxiliary('wage_bill', 'Wages', 'output - loan_interest - funds'),
        auxiliary('deposit_interest', 'Interest on deposits', 'lagged_rate * cash[households]'),
        auxiliary('disposable', 'Disposable income', 'wage_bill + deposit_interest'),
        auxiliary('consumption', 'Consumption', 'alpha0 + alpha1 * disposable + alpha2 * cash[households]'),
      ],
      instruments: [
        { id: 'loans', label: 'Loans', over: ['loan'], holder: 'banks', issuer: 'firms', opening: 'first_loans' },
      ],
      transfers: [
        transfer('consume', 'households', 'firms', 'consumption', income('goods')),
        transfer('invest', 'firms', 'firms', 'investment', { kind: 'purchase', asset: 'capital', line: 'goods' }),
        transfer('wages', 'firms', 'households', 'wage_bill', income('wages')),
        transfer('pay_banks', 'firms', 'banks', 'loan_interest', income('interest')),
        transfer('pay_depositors', 'banks', 'households', 'deposit_interest', income('interest')),
        ...adjust('loans', 'banks', 'firms', 'investment - funds', 'loan_f'),
      ],
    }),
    read: {
      Y: (run, k) => run.value('output', k),
      Cd: (run, k) => run.value('paid_consume', k),
      Id: (run, k) => run.value('paid_invest', k),
      YD: (run, k) => run.value('disposable', k),
      WBd: (run, k) => run.value('paid_wages', k),
      W: (run, k) => run.value('paid_wages', k) / run.value('output', k),
      K: (run, k) => run.at('capital', k + 1)[1]!,
      Ld: (run, k) => run.value('loans', k + 1, 'loan_f'),
      Mh: (run, k) => run.value('cash', k + 1, 'households'),
    },
  };
}
