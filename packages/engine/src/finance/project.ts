/**
 * Project finance in annual steps: debt sized on a cover ratio, sculpted service, reserves, the cascade and returns.
 * Year 0 is financial close; arrays run from year 0.
 */
import { pow } from '../math/index.ts';
import { annuity, netPresentValue } from './time-value.ts';

export interface SculptedDebt {
  size: number;
  presentValue: number;
  balance: number[];
  interest: number[];
  principal: number[];
  service: number[];
}

/** Debt whose service is cash available ÷ cover ratio in each year of the tenor, so that it is repaid exactly at its end. */
export function sculptDebt(available: number[], rate: number, tenor: number, cover: number): SculptedDebt {
  const years = available.length - 1;
  const used = available.map((c, t) => (t >= 1 && t <= tenor ? c : 0));
  const value = netPresentValue(rate, used);
  const size = value / cover;
  const out: SculptedDebt = {
    size,
    presentValue: value,
    balance: [size],
    interest: [0],
    principal: [0],
    service: [0],
  };
  for (let t = 1; t <= years; t++) {
    const before = out.balance[t - 1]!;
    const inTenor = t <= tenor;
    const service = inTenor ? used[t]! / cover : 0;
    const interest = inTenor ? before * rate : 0;
    out.service.push(service);
    out.interest.push(interest);
    out.principal.push(service - interest);
    out.balance.push(inTenor ? before - (service - interest) : 0);
  }
  return out;
}

export interface AnnuityDebt {
  payment: number;
  interest: number[];
  principal: number[];
  balance: number[];
}

/** A loan repaid by level payments. */
export function annuityDebt(principal: number, rate: number, years: number): AnnuityDebt {
  const payment = annuity(principal, rate, years);
  const out: AnnuityDebt = { payment, interest: [0], principal: [0], balance: [principal] };
  for (let t = 1; t <= years; t++) {
    const interest = out.balance[t - 1]! * rate;
    out.interest.push(interest);
    out.principal.push(payment - interest);
    out.balance.push(out.balance[t - 1]! - (payment - interest));
  }
  return out;
}

export interface BoxTerms {
  /** Year-1 revenue and its growth per year (price and output together). */
  revenue: number[];
  operatingCost: number[];
  /** Saved per year for replacing major equipment, and the years it is spent in. */
  equipmentCost: number;
  equipmentYear: number;
  inflation: number;
  tenor: number;
  rate: number;
  cover: number;
  debtReserveMonths: number;
  costReserveMonths: number;
  reserveRate: number;
  hardCost: number;
  constructionFinancing: number;
  debtFee: number;
}

export interface BoxResult {
  revenue: number[];
  operatingCost: number[];
  ebitda: number[];
  equipmentFunding: number[];
  /** Cash available for debt service in the years of the tenor, and over the whole life. */
  available: number[];
  availableForLife: number[];
  debt: SculptedDebt;
  coverRatio: number[];
  debtReserve: number[];
  debtReserveFunding: number[];
  debtReserveRelease: number[];
  costReserve: number[];
  equipmentReserve: number[];
  reserveInterest: number[];
  debtFee: number;
  financingCost: number;
  installedCost: number;
  equity: number;
  /** Cash to equity before tax, the equity itself in year 0. */
  equityFlow: number[];
}

/** A financed project: revenue less cost, reserves, sculpted debt, and what is left for equity before tax. */
export function financeBox(terms: BoxTerms): BoxResult {
  const { revenue, operatingCost, tenor, rate, cover } = terms;
  const life = revenue.length - 1;
  const years = Array.from({ length: life + 1 }, (_, t) => t);
  const ebitda = years.map((t) => revenue[t]! - operatingCost[t]!);
  ebitda[0] = 0;
  const saving =
    terms.equipmentYear > 0
      ? (terms.equipmentCost * pow(1 + terms.inflation, terms.equipmentYear - 1)) / terms.equipmentYear
      : 0;
  const equipmentFunding = years.map((t) => (t >= 1 && t <= terms.equipmentYear ? saving : 0));
  const equipmentReserve = years.map((t) => (t < terms.equipmentYear ? saving * t : 0));
  const availableForLife = years.map((t) => (t === 0 ? 0 : ebitda[t]! - equipmentFunding[t]!));
  const debt = sculptDebt(availableForLife, rate, tenor, cover);
  const monthsAhead = (flow: number[], months: number) => years.map((t) => ((flow[t + 1] ?? 0) * months) / 12);
  const debtReserve = monthsAhead(debt.service, terms.debtReserveMonths);
  const costReserve = monthsAhead(operatingCost, terms.costReserveMonths);
  const reserves = years.map((t) => debtReserve[t]! + costReserve[t]! + equipmentReserve[t]!);
  const reserveInterest = years.map((t) => (t === 0 ? 0 : terms.reserveRate * reserves[t - 1]!));
  const debtFee = terms.debtFee * debt.size;
  const financingCost = terms.constructionFinancing + debtFee + debtReserve[0]! + costReserve[0]!;
  const installedCost = terms.hardCost + financingCost;
  const equity = installedCost - debt.size;
  const change = (balance: number[], t: number) => balance[t]! - (t === 0 ? 0 : balance[t - 1]!);
  const equityFlow = years.map((t) =>
    t === 0
      ? -equity
      : ebitda[t]! +
        reserveInterest[t]! -
        debt.service[t]! -
        change(debtReserve, t) -
        change(costReserve, t) -
        equipmentFunding[t]!,
  );
  return {
    revenue,
    operatingCost,
    ebitda,
    equipmentFunding,
    available: availableForLife.map((c, t) => (t <= tenor ? c : 0)),
    availableForLife,
    debt,
    coverRatio: years.map((t) => (debt.service[t]! > 0 ? availableForLife[t]! / debt.service[t]! : 0)),
    debtReserve,
    debtReserveFunding: years.map((t) => (t < tenor ? change(debtReserve, t) : 0)),
    debtReserveRelease: years.map((t) => (t >= tenor ? change(debtReserve, t) : 0)),
    costReserve,
    equipmentReserve,
    reserveInterest,
    debtFee,
    financingCost,
    installedCost,
    equity,
    equityFlow,
  };
}
