/**
 * Time value of money with the sign convention of spreadsheets: money received is positive, paid is negative, and
 * present value + payments + future value are worth nothing together. `begin`: payments at the start of each period.
 */
import { log, pow } from '../math/index.ts';
import { brent } from './rates.ts';

export type When = 'begin' | 'end';

/** Growth over `periods`, and what one payment per period is worth at the end. */
function growth(rate: number, periods: number, when: When): { factor: number; annuity: number } {
  const factor = pow(1 + rate, periods);
  const early = when === 'begin' ? 1 + rate : 1;
  if (Math.abs(rate * periods) > 0.1) return { factor, annuity: ((factor - 1) / rate) * early };
  // Near a rate of nothing (factor − 1) / rate loses its digits: the binomial series n + n(n−1)/2 · r + … does not.
  let term = periods;
  let annuity = term;
  for (let k = 1; k < 60 && Math.abs(term) > 1e-18 * Math.abs(annuity); k++) {
    term *= ((periods - k) / (k + 1)) * rate;
    annuity += term;
  }
  return { factor, annuity: annuity * early };
}

export function futureValue(rate: number, periods: number, payment: number, present = 0, when: When = 'end'): number {
  const { factor, annuity } = growth(rate, periods, when);
  return -(present * factor + payment * annuity);
}

export function presentValue(rate: number, periods: number, payment: number, future = 0, when: When = 'end'): number {
  const { factor, annuity } = growth(rate, periods, when);
  // So many periods that only the perpetuity is left of it.
  if (factor === Infinity) return (-payment * (when === 'begin' ? 1 + rate : 1)) / rate;
  return -(future + payment * annuity) / factor;
}

export function payment(rate: number, periods: number, present: number, future = 0, when: When = 'end'): number {
  const { factor, annuity } = growth(rate, periods, when);
  return -(future + present * factor) / annuity;
}

/** Interest part of payment number `period` (from 1). */
export function interestPayment(
  rate: number,
  period: number,
  periods: number,
  present: number,
  future = 0,
  when: When = 'end',
): number {
  if (when === 'begin' && period === 1) return 0;
  const pay = payment(rate, periods, present, future, when);
  const balance = futureValue(rate, period - 1, pay, present, when);
  return when === 'begin' ? (balance * rate) / (1 + rate) : balance * rate;
}

export function principalPayment(
  rate: number,
  period: number,
  periods: number,
  present: number,
  future = 0,
  when: When = 'end',
): number {
  return payment(rate, periods, present, future, when) - interestPayment(rate, period, periods, present, future, when);
}

/** Number of periods until present value, payments and future value are worth nothing; NaN where they never are. */
export function numberOfPeriods(rate: number, pay: number, present: number, future = 0, when: When = 'end'): number {
  if (rate === 0) return -(present + future) / pay;
  const z = (pay * (when === 'begin' ? 1 + rate : 1)) / rate;
  return log((z - future) / (z + present)) / log(1 + rate);
}

/** Rate per period of an annuity; undefined where there is none above −1. */
export function annuityRate(
  periods: number,
  pay: number,
  present: number,
  future = 0,
  when: When = 'end',
  guess = 0.1,
): number | undefined {
  const f = (rate: number) => futureValue(rate, periods, pay, present, when) - future;
  const grid = [-0.999];
  for (let x = -0.99; x < 0.2; x += 0.005) grid.push(x);
  for (let x = 0.2; x < 100; x *= 1.1) grid.push(x);
  const roots: number[] = [];
  for (let k = 1; k < grid.length; k++)
    if (f(grid[k - 1]!) * f(grid[k]!) <= 0) roots.push(brent(f, grid[k - 1]!, grid[k]!));
  return roots.length ? roots.reduce((a, b) => (Math.abs(b - guess) < Math.abs(a - guess) ? b : a)) : undefined;
}

/** Worth of flows at times (in periods) at the origin of time. */
export function netPresentValue(rate: number, flows: number[], times: number[] = flows.map((_, t) => t)): number {
  let sum = 0;
  for (let k = 0; k < flows.length; k++) sum += flows[k]! / pow(1 + rate, times[k]!);
  return sum;
}

/** Return when what is paid in is financed at one rate and what comes back earns another; undefined without both signs. */
export function modifiedRate(flows: number[], financeRate: number, reinvestRate: number): number | undefined {
  const n = flows.length;
  let paid = 0;
  let earned = 0;
  flows.forEach((f, t) => {
    if (f < 0) paid -= f / pow(1 + financeRate, t);
    else earned += f * pow(1 + reinvestRate, n - 1 - t);
  });
  return paid > 0 && earned > 0 ? pow(earned / paid, 1 / (n - 1)) - 1 : undefined;
}

/** Level payment that repays `principal` over `periods`, as a positive number. */
export function annuity(principal: number, rate: number, periods: number): number {
  return -payment(rate, periods, principal);
}
