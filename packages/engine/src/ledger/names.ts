/** Names of the variables that the ledger generates, in one place. */

export const CASH = 'cash';
export const CASH_CHANGE = 'cash_change';
export const CASH_AFTER_FINANCE = 'cash_after_finance';
export const CASH_AFTER_CLEARING = 'cash_after_clearing';
export const CASH_AFTER_SPENDING = 'cash_after_spending';
export const UNPAID = 'unpaid';
export const CASH_IN = 'cash_in';
export const CASH_OUT = 'cash_out';
export const NET_WORTH = 'net_worth';
export const NET_WORTH_GAIN = 'net_worth_gain';
export const NET_WORTH_FROM_FLOWS = 'net_worth_from_flows';
export const NET_INCOME = 'net_income';
export const STOCK_CHANGE = 'net_worth_change';
export const GROSS_POSITION = 'gross_position';
export const GROSS_FLOWS = 'gross_flows';
export const LOSS_BY_HOLDER = 'loss_by_holder';
export const GAIN_BY_ISSUER = 'gain_by_issuer';
export const WRITE_OFF_SHARE = 'write_off_share';
export const BANKRUPTCY_COST_SHARE = 'bankruptcy_cost_share';
export const BANKRUPTCY_COST = 'bankruptcy_cost';

/** One unit of currency, as data: what rounding is compared with where nothing flows. */
export const UNIT = 'currency_unit';

export const revenueOf = (line: string) => `revenue_${line}`;
export const expenseOf = (line: string) => `expense_${line}`;
export const changeOf = (stock: string) => `change_${stock}`;
export const heldOf = (instrument: string) => `total_held_${instrument}`;
export const issuedOf = (instrument: string) => `total_issued_${instrument}`;
/** Cash settled up to and including the `i`-th operation, which is the last of its stage or not. */
export const settledAfter = (i: number) => `settled_so_far_${i}`;
