/** Questions people ask, answered in the form they need: the sentence, the picture, the table, the way to redo it. */
export type { AnswerChart, AnswerTable, Change, Lever, MeasureWith, QuestionAnswer, RunWith } from './answer.ts';
// 36. What binds, where, and what is it worth?
export { type BindingAnswer, type BindingCell, bindingAnswer, type ShadowPrices } from './binding.ts';
// 15. What must be true?
export {
  type ConditionsAnswer,
  type ConditionsQuestion,
  conditionsAnswer,
  EARNING_CONDITIONS,
} from './conditions.ts';
// Bands of all of them: what is measured over scenarios.
export {
  changed,
  type Draw,
  type Drawn,
  type DrawRequest,
  drawnOf,
  type Measured,
  measuredMetrics,
  plainDraws,
} from './draws.ts';
export { earningMargin } from './earning.ts';
// 1. Does this facility survive?
export { type FacilityAnswer, type FacilityQuestion, facilityAnswer } from './facility.ts';
// 26. Follow the money.
export {
  type Arrow,
  type FollowMoneyAnswer,
  type FollowMoneyQuestion,
  followMoneyAnswer,
  type Path,
  type RoundTrip,
} from './follow-money.ts';
export { plainMeasures, plainRuns } from './helpers.ts';
// 4. If a lab stops paying.
export { type CascadeEvent, type LabStopsAnswer, type LabStopsQuestion, labStopsAnswer } from './lab-stops.ts';
export type { Loss } from './lab-stops-losses.ts';
// 13. What revenue is needed?
export type { OnOneBasis } from './one-basis.ts';
export { EPOCH, epochGigawatt, type PublishedNumber, publishedNumbers } from './published.ts';
export {
  type RequiredRevenueAnswer,
  type RequiredRevenueQuestion,
  requiredRevenueAnswer,
} from './required-revenue.ts';
