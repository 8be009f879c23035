export { type ClearingMatrices, type ClearingOutcome, clearMatrices } from './matrices.ts';
export {
  type ClearingAmounts,
  type ClearingResult,
  type ClearingStructure,
  createClearing,
} from './solve.ts';
