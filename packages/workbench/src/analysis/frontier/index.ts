/** Searching backwards: what value, or which two together, make something hold. */
export { type BreakEven, breakEven, frontierOf } from './bisect.ts';
export {
  type Condition,
  type Conditions,
  conditionsOf,
  frontier,
  type Margin,
  type OneAlone,
  type TwoTogether,
  tryConditions,
} from './conditions.ts';
