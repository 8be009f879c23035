/** Cover, returns and losses of a box, from its cascade. */
import { internalRate, netPresentValue } from '@buildout/engine/finance/index.ts';
import type { CascadeMonth } from './cascade.ts';
import type { BoxTerms } from './terms.ts';

export interface BoxSummary {
  /** Least and mean cover over months in which principal and interest are due. */
  minCover?: number;
  averageCover?: number;
  /** Step of the first month below the covenant; of the first payment missed. */
  firstBreach?: number;
  firstMissed?: number;
  /** Worth of the cash for service over the life of the loan, over its balance when principal begins to fall due. */
  loanLifeCover?: number;
  /** Of the lender, a year, on what is outstanding at the start; what is still owed at the end counts at par. */
  lenderReturn?: number;
  /** Step of default. */
  defaulted?: number;
  /** Written off, in dollars. */
  lost: number;
  /** Written off over what was owed at default; undefined without a default, or where the months end before it is resolved. */
  lossGivenDefault?: number;
  /** Owed when the months end. */
  stillOwed: number;
}

/** The yearly rate a box pays when nothing changes. */
export const loanRate = ({ rate }: Pick<BoxTerms, 'rate'>): number =>
  rate.floating ? Math.max(0, rate.base + rate.margin) : rate.fixed;

/** Cover looks back over three months: it is judged once they lie in the time of repayment. Before it interest is paid out of the financing. */
const LOOKS_BACK = 2;

/** A rent set to its covenant meets it. */
const ROUNDING = 1 - 1e-6;

export const judgedFrom = (start: number): number => (start > 0 ? start + LOOKS_BACK : 0);

export function summaryOf(months: CascadeMonth[], terms: BoxTerms): BoxSummary {
  const start = Math.max(0, terms.amortisation.start);
  const repaying = months.filter(({ step }) => step >= start);
  const judged = months.filter(({ step }) => step >= judgedFrom(start));
  const covers = judged.flatMap(({ cover }) => (cover === undefined ? [] : [cover]));
  const breach = judged.find(({ cover }) => cover !== undefined && cover < terms.covenant * ROUNDING);
  const missed = months.find((month) => month.missed > 1000);
  const failed = months.find((month) => month.failed);
  const lost = months.reduce((sum, month) => sum + month.lost, 0);
  const { loan } = terms.opening;
  const monthly = loanRate(terms) / 12;
  const owed = start === 0 ? loan : (months[start - 1]?.balance ?? 0);
  const worth = netPresentValue(monthly, [0, ...repaying.map(({ receipts, operation }) => receipts - operation)]);
  const stillOwed = months.at(-1)?.balance ?? 0;
  const monthlyReturn = internalRate(lenderFlows(months, loan, stillOwed), undefined, monthly);
  return {
    minCover: covers.length > 0 ? Math.min(...covers) : undefined,
    averageCover: covers.length > 0 ? covers.reduce((a, b) => a + b, 0) / covers.length : undefined,
    firstBreach: breach?.step,
    firstMissed: missed?.step,
    // A run that ends before the loan does cannot say.
    loanLifeCover:
      owed > 1 && (stillOwed < 1 || months.length >= terms.amortisation.maturity) ? worth / owed : undefined,
    lenderReturn: monthlyReturn === undefined ? undefined : (1 + monthlyReturn) ** 12 - 1,
    defaulted: failed?.step,
    lost,
    lossGivenDefault:
      failed !== undefined && failed.balance > 1 && stillOwed < 1 ? Math.min(1, lost / failed.balance) : undefined,
    stillOwed,
  };
}

/** What the lender pays out and gets back, by month from today; a balance above what was left of the last one is a draw. */
function lenderFlows(months: CascadeMonth[], loan: number, stillOwed: number): number[] {
  let before = loan;
  const flows = [-loan];
  for (const { interest, principal, sweep, balance, lost } of months) {
    const repaid = principal + sweep;
    flows.push(interest + repaid - Math.max(0, balance + repaid + lost - before));
    before = balance;
  }
  flows[flows.length - 1] += stillOwed;
  return flows;
}
