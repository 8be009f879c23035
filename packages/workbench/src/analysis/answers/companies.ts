/** Plain figures by company and year: revenue, capital spending, earnings, interest, debt, cash, value. */
import type { Metric } from '../../runs/index.ts';
import { type AnalysisContext, inSectors } from '../context.ts';
import type { ModelIndex } from '../model-index.ts';
import { BUSINESS_LINES, paymentsOf, subjectOf } from '../payments.ts';
import { type Line, linesOf, type Term, WHOLE_YEAR, yearlyFlows, yearlyLevels } from '../yearly.ts';

const BUSINESS = new Set(BUSINESS_LINES);

/** Companies with accounts of their own: boxes of an operating company are part of its accounts. */
export function reporting(index: ModelIndex, companies: string[]): string[] {
  return companies.filter((id) => index.company(id) >= 0 && index.group(index.company(id)) === index.company(id));
}

/** One line per company of what its group received on the lines that count, payments within the group left out. */
export function revenueLines(index: ModelIndex, companies: string[]): Line[] {
  return perCompany(index, companies, ({ transfer, payer, payee, place }, group) => {
    const line = 'line' in transfer.post ? transfer.post.line : undefined;
    if (line === undefined || !BUSINESS.has(line) || transfer.post.kind === 'resale') return undefined;
    return index.group(payee) === group && index.group(payer) !== group ? [place, 1] : undefined;
  });
}

/** One line per company of the real assets its group bought; fleets bought from the failed included, sold ones not subtracted. */
export function capexLines(index: ModelIndex, companies: string[]): Line[] {
  return perCompany(index, companies, ({ transfer, payer, payee, place }, group) => {
    const { kind } = transfer.post;
    if (kind !== 'purchase' && kind !== 'resale') return undefined;
    return index.group(payer) === group && index.group(payee) !== group ? [place, 1] : undefined;
  });
}

/** Cash from the business before interest, tax and payouts: what the group earns on business lines less what they cost it. */
export function earningsLines(index: ModelIndex, companies: string[]): Line[] {
  const costs = new Set([...BUSINESS, 'staff', 'supplies', 'guarantee', 'business']);
  return perCompany(index, companies, ({ transfer, payer, payee, place }, group) => {
    const { post } = transfer;
    const receives = index.group(payee) === group;
    const pays = index.group(payer) === group;
    if (receives === pays || !('line' in post) || !costs.has(post.line) || post.kind === 'resale') return undefined;
    if (pays) return post.kind === 'income' ? [place, -1] : undefined;
    return [place, 1];
  });
}

/** Interest a group paid. */
export function interestLines(index: ModelIndex, companies: string[]): Line[] {
  return perCompany(index, companies, ({ transfer, payer, place }, group) =>
    subjectOf(transfer) === 'interest' && index.group(payer) === group ? [place, 1] : undefined,
  );
}

/** Loans and notes a group owes outside itself. */
export function debtLines(index: ModelIndex, companies: string[]): Line[] {
  const loans = index.ledger.instruments.filter(({ id }) => id === 'loan');
  return reporting(index, companies).map((id) => {
    const group = index.company(id);
    const terms = loans.flatMap((loan) =>
      [...loan.issuer.keys()]
        .filter(
          (e) => loan.issuer[e] >= 0 && index.group(loan.issuer[e]) === group && index.group(loan.holder[e]) !== group,
        )
        .map((e): Term => [index.at(loan.id, e), 1]),
    );
    return { at: { company: id }, terms };
  });
}

function perCompany(
  index: ModelIndex,
  companies: string[],
  termOf: (payment: ReturnType<typeof paymentsOf>[number], group: number) => Term | undefined,
): Line[] {
  const payments = paymentsOf(index);
  return reporting(index, companies).map((id) => {
    const group = index.company(id);
    const terms = payments.flatMap((payment) => {
      const term = termOf(payment, group);
      return term === undefined ? [] : [term];
    });
    return { at: { company: id }, terms };
  });
}

/** Cash of a group, its boxes included. */
export function cashLines(index: ModelIndex, companies: string[]): Line[] {
  return reporting(index, companies).map((id) => {
    const group = index.company(id);
    const terms = index.ledger.companies.flatMap((_, i): Term[] =>
      index.group(i) === group ? [[index.at('cash', i), 1]] : [],
    );
    return { at: { company: id }, terms };
  });
}

export function companyFigures(context: AnalysisContext): Metric[] {
  const operating = inSectors(context, 'application', 'lab', 'cloud', 'neocloud', 'box', 'chip_maker');
  const earners = [...operating, ...inSectors(context, 'supplier')];
  const owners = [...inSectors(context, 'lab', 'cloud', 'neocloud', 'box'), 'data_centre_landlords'];
  const borrowers = [...inSectors(context, 'lab', 'application', 'cloud', 'neocloud', 'box'), 'data_centre_landlords'];
  const known = (lines: Line[], item: 'revenue' | 'capex' | 'interest'): Line[] =>
    lines.map((line) => ({ ...line, before: context.lastQuarter[String(line.at.company)]?.[item] }));
  const has = (lines: Line[]) => lines.filter(({ terms }) => terms.length > 0);
  return [
    yearlyFlows(
      {
        id: 'revenue_by_company',
        label: 'Revenue from the build-out by company',
        unit: 'USD/year',
        about: `Services, compute, tokens, rent, accelerators, servers, sites and energy sold to companies outside the group; boxes of an operating company are counted with it, a cloud’s other business is not counted. ${WHOLE_YEAR}`,
      },
      { lines: (index) => known(has(revenueLines(index, earners)), 'revenue'), firstYear: 'whole' },
    ),
    yearlyFlows(
      {
        id: 'capex_by_company',
        label: 'Capital spending by company',
        unit: 'USD/year',
        about: `Accelerators, other IT, sites and other plant paid in the year, boxes counted with the operating company that sponsors them. ${WHOLE_YEAR}`,
      },
      { lines: (index) => known(has(capexLines(index, owners)), 'capex'), firstYear: 'whole' },
    ),
    yearlyLevels(
      {
        id: 'debt',
        label: 'Debt by company',
        unit: 'USD',
        about: 'Loans and notes at the end of the year, boxes counted with their sponsor; leases are not debt.',
      },
      { lines: (index) => has(debtLines(index, borrowers)), take: 'end' },
    ),
    yearlyLevels(
      {
        id: 'cash',
        label: 'Cash by company',
        unit: 'USD',
        about: 'Cash and securities at the end of the year, boxes counted with their sponsor.',
      },
      { lines: (index) => has(cashLines(index, earners)), take: 'end' },
    ),
    yearlyLevels(
      {
        id: 'valuation',
        label: 'Valuation of labs',
        unit: 'USD',
        about: 'What investors would pay at the end of the year: revenue × multiple × expected growth × sentiment.',
      },
      { lines: (index) => linesOf(index, 'valuation', 'company'), take: 'end' },
    ),
  ];
}
