/** Financing vehicles looked at one by one: terms, cascade in the market and outside it, cover and returns. */
export { type CascadeMonth, cascadeOf, cascadeOutside } from './cascade.ts';
export { type BoxSummary, loanRate, summaryOf } from './ratios.ts';
export { type BoxContract, type BoxTerms, boxesOf, boxTerms } from './terms.ts';
