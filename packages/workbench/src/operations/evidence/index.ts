/** The operations of the evidence room, in the order of the manual. */
import type { Operation } from '../operation.ts';
import { evidenceDecideSentence, evidenceSentences } from './chosen.ts';
import { evidenceDecide, evidenceUndo } from './decide.ts';
import { evidenceAdd, evidenceDocument, evidenceDocuments } from './documents.ts';
import { evidenceExport } from './export.ts';
import { evidenceDefine, evidenceMoreLike, evidenceSearch } from './find.ts';
import { evidenceAgreement, evidenceClaim, evidenceConflicts, evidenceFacts, evidenceReviews } from './look.ts';
import { evidencePredictions } from './predictions.ts';
import { evidencePropose } from './propose.ts';
import { evidenceQueue } from './queue.ts';
import { evidenceBrief, evidenceRead } from './reading.ts';
import { evidenceResolve } from './resolve.ts';
import { evidenceTrace } from './trace.ts';
import { evidenceMetrics } from './vocabulary.ts';

export const evidenceOperations: Operation[] = [
  evidenceAdd,
  evidenceDocuments,
  evidenceDocument,
  evidenceRead,
  evidenceBrief,
  evidenceQueue,
  evidenceClaim,
  evidenceDecide,
  evidenceSentences,
  evidenceDecideSentence,
  evidenceUndo,
  evidenceReviews,
  evidenceAgreement,
  evidenceSearch,
  evidenceDefine,
  evidenceMoreLike,
  evidenceConflicts,
  evidenceFacts,
  evidenceTrace,
  evidenceExport,
  evidencePredictions,
  evidenceResolve,
  evidencePropose,
  evidenceMetrics,
];

export { evidenceDecideSentence, evidenceSentences } from './chosen.ts';
export { evidenceDecide, evidenceUndo } from './decide.ts';
export { evidenceAdd, evidenceDocument, evidenceDocuments } from './documents.ts';
export { evidenceExport } from './export.ts';
export { evidenceDefine, evidenceMoreLike, evidenceSearch } from './find.ts';
export { evidenceSchemas } from './inputs.ts';
export { evidenceAgreement, evidenceClaim, evidenceConflicts, evidenceFacts, evidenceReviews } from './look.ts';
export { evidencePredictions } from './predictions.ts';
export { evidencePropose } from './propose.ts';
export { evidenceQueue } from './queue.ts';
export { evidenceBrief, evidenceRead } from './reading.ts';
export { evidenceResolve } from './resolve.ts';
export * from './schemas.ts';
export { evidenceTrace } from './trace.ts';
export { evidenceMetrics } from './vocabulary.ts';
