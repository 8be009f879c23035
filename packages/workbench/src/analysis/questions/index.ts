/** Questions people ask, answered in the form they need: the sentence, the picture, the table, the way to redo it. */
export type { AnswerChart, AnswerTable, Lever, QuestionAnswer, RunWith } from './answer.ts';
// 36. What binds, where, and what is it worth?
export { type BindingAnswer, type BindingCell, bindingAnswer, type ShadowPrices } from './binding.ts';
// 15. What must be true?
export {
  type ConditionsAnswer,
  type ConditionsQuestion,
  conditionsAnswer,
  EARNING_CONDITIONS,
  earningMargin,
} from './conditions.ts';
// 1. Does this facility survive?
export {
  type FacilityAnswer,
  type FacilityQuestion,
  facilityAnswer,
  facilityChance,
  facilityMetrics,
} from './facility.ts';
// 26. Follow the money.
export {
  type Arrow,
  type FollowMoneyAnswer,
  type FollowMoneyQuestion,
  followMoneyAnswer,
  type Path,
  type RoundTrip,
} from './follow-money.ts';
export { plainRuns } from './helpers.ts';
// 4. If a lab stops paying.
export { type CascadeEvent, type LabStopsAnswer, type LabStopsQuestion, labStopsAnswer } from './lab-stops.ts';
export { EPOCH, epochGigawatt, type PublishedNumber, publishedNumbers } from './published.ts';
// 13. What revenue is needed?
export {
  type OnOneBasis,
  type RequiredRevenueAnswer,
  type RequiredRevenueQuestion,
  requiredRevenueAnswer,
} from './required-revenue.ts';
