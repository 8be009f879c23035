/** Finance arithmetic: dates and day counts, time value, rates of return, project finance. */
export { addMonths, type Day, dayNumber, daysBetween, parseDay } from './dates.ts';
export { DAY_COUNTS, type DayCountTerms, dayCountFraction } from './day-count.ts';
export {
  type AnnuityDebt,
  annuityDebt,
  type BoxResult,
  type BoxTerms,
  financeBox,
  type SculptedDebt,
  sculptDebt,
} from './project.ts';
export { allRates, brent, internalRate } from './rates.ts';
export {
  annuity,
  annuityRate,
  futureValue,
  interestPayment,
  modifiedRate,
  netPresentValue,
  numberOfPeriods,
  payment,
  presentValue,
  principalPayment,
  type When,
} from './time-value.ts';
