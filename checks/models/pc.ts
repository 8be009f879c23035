/**
 * Model PC of Godley and Lavoie (2007, ch. 4) as transfers: households choose between money and bills, the central bank
 * buys the bills nobody else holds and pays for them with money, and returns its interest to the government.
 */
import { adjust, auxiliary, income, model, parameter, type TransferModel, transfer } from './shared.ts';

export function pc(lambda1: number): TransferModel {
  return {
    model: model('pc', 'Model PC', ['households', 'firms', 'government', 'central_bank'], ['central_bank'], {
      extraDimensions: [{ id: 'bill', members: ['bills_h', 'bills_cb'] }],
      relations: [{ id: 'held_by', from: 'bill', to: 'company', of: ['households', 'central_bank'] }],
      parameters: [
        parameter('r', 0.025, '1/period'),
        parameter('spending', 20, 'money/period'),
        parameter('alpha1', 0.6),
        parameter('alpha2', 0.4, '1/period'),
        parameter('theta', 0.2),
        parameter('lambda0', 0.635),
        parameter('lambda1', lambda1, 'period'),
        parameter('lambda2', 0.01, 'period'),
      ],
      variables: [
        auxiliary('rate', 'Rate on bills', 'r', '1/period'),
        auxiliary('lagged_rate', 'Rate on bills held from last period', 'PREVIOUS(rate, rate)', '1/period'),
        auxiliary('interest_h', 'Interest of households', 'lagged_rate * bills[bills_h]'),
        auxiliary('interest_cb', 'Interest of the central bank', 'lagged_rate * bills[bills_cb]'),
        auxiliary('output', 'Output', 'consumption + spending'),
        auxiliary('tax', 'Taxes', 'theta * (output + interest_h)'),
        auxiliary('disposable', 'Disposable income', 'output - tax + interest_h'),
        auxiliary('consumption', 'Consumption', 'alpha1 * disposable + alpha2 * (cash[households] + bills[bills_h])'),
        auxiliary(
          'wealth',
          'Wealth at the end of the period',
          'cash[households] + bills[bills_h] + DT * (disposable - consumption)',
          'money',
        ),
        auxiliary(
          'bills_wanted',
          'Bills households want',
          'wealth * (lambda0 + lambda1 * rate) - lambda2 * disposable',
          'money',
        ),
        auxiliary('change_h', 'Bills bought by households', '(bills_wanted - bills[bills_h]) / DT'),
        auxiliary('deficit', 'What the government has to borrow', 'spending + interest_h - tax'),
        auxiliary('change_cb', 'Bills bought by the central bank', 'deficit - change_h'),
      ],
      instruments: [
        {
          id: 'bills',
          label: 'Bills',
          over: ['bill'],
          holder: 'held_by[bill]',
          issuer: 'government',
          opening: '0',
        },
      ],
      transfers: [
        transfer('consume', 'households', 'firms', 'consumption', income('goods')),
        transfer('spend', 'government', 'firms', 'spending', income('goods')),
        transfer('wages', 'firms', 'households', 'output', income('wages')),
        transfer('taxes', 'households', 'government', 'tax', income('taxes')),
        transfer('coupons_h', 'government', 'households', 'interest_h', income('interest')),
        transfer('coupons_cb', 'government', 'central_bank', 'interest_cb', income('interest')),
        transfer('profits', 'central_bank', 'government', 'interest_cb', income('profits')),
        ...adjust('bills', 'households', 'government', 'change_h', 'bills_h'),
        ...adjust('bills', 'central_bank', 'government', 'change_cb', 'bills_cb'),
      ],
    }),
    read: {
      Y: (run, k) => run.value('output', k),
      YD: (run, k) => run.value('disposable', k),
      TX: (run, k) => run.value('paid_taxes', k),
      C: (run, k) => run.value('paid_consume', k),
      V: (run, k) => run.value('net_worth', k + 1, 'households'),
      Bh: (run, k) => run.value('bills', k + 1, 'bills_h'),
      Bcb: (run, k) => run.value('bills', k + 1, 'bills_cb'),
      Bs: (run, k) => run.value('bills', k + 1, 'bills_h') + run.value('bills', k + 1, 'bills_cb'),
      Hh: (run, k) => run.value('cash', k + 1, 'households'),
      Hs: (run, k) => -run.value('cash', k + 1, 'central_bank'),
    },
  };
}
