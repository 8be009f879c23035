export { type ClearingMatrices, type ClearingOutcome, clearMatrices } from './matrices.ts';
export {
  type ClearingAmounts,
  type ClearingResult,
  createClearing,
} from './solve.ts';
export type { ClearingStructure } from './structure.ts';
