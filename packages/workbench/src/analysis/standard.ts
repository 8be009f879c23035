/** Every metric that a run with scenarios measures, in the order of the answers. */
import type { Metric } from '../runs/index.ts';
import { companyFigures } from './answers/companies.ts';
import { required } from './answers/required.ts';
import type { AnalysisContext } from './context.ts';

export function standardMetrics(context: AnalysisContext): Metric[] {
  return [...required, ...companyFigures(context)];
}
