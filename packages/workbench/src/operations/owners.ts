/** What a company's owners get, apart from what it earns: the ledger books both against net worth, an annual report does not. */

interface Line {
  id: string;
  amount: number;
}

/**
 * Income as annual reports have it (USD): net income before dividends and buy-backs, what owners are paid, and what is kept.
 * `net` is the ledger's figure, the change of net worth, from which payouts are already taken.
 */
export function incomeOfOwners({ expense, net }: { expense: Line[]; net: number }) {
  const payouts = expense.filter(isPayout).reduce((sum, line) => sum + line.amount, 0);
  return { beforePayouts: net + payouts, payouts, kept: net };
}

export const isPayout = ({ id }: { id: string }) => id === 'payout';

/**
 * Book equity (USD): assets less debts. In the ledger shares are a claim of their holders on the company, so its net worth is what is
 * left after them; who reads a balance sheet expects what was paid in for shares on the owners' side.
 */
export function equityOfOwners({ liabilities, netWorth }: { liabilities: Line[]; netWorth: number }) {
  const paidIn = liabilities.filter(isShares).reduce((sum, line) => sum + line.amount, 0);
  return { bookEquity: netWorth + paidIn, paidIn, accumulated: netWorth };
}

export const isShares = ({ id }: { id: string }) => id === 'equity';
