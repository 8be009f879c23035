/** The forecast record: errors against what came, printed whether they flatter or not. */
export {
  type BandScore,
  type HindcastOptions,
  type HindcastRecord,
  hindcast,
  hindsightInEnglish,
  type RecordRow,
} from './hindcast.ts';
export { type CompanyScore, crps, type ItemScore, type Score } from './score.ts';
