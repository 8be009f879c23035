/** Every metric that a run with scenarios measures, in the order of the answers. */
import type { Metric } from '../runs/index.ts';
import { companyFigures } from './answers/companies.ts';
import { constraints } from './answers/constraints.ts';
import { cycling } from './answers/cycling.ts';
import { financing } from './answers/financing.ts';
import { headlines } from './answers/headlines.ts';
import { losses } from './answers/losses.ts';
import { origin } from './answers/origin.ts';
import { prices } from './answers/prices.ts';
import { regions } from './answers/regions.ts';
import { required } from './answers/required.ts';
import { sanity } from './answers/sanity.ts';
import { solvency } from './answers/solvency.ts';
import { system } from './answers/system.ts';
import type { AnalysisContext } from './context.ts';

export function standardMetrics(context: AnalysisContext): Metric[] {
  return [
    ...headlines(context),
    ...required,
    ...financing(context),
    ...origin(context),
    ...cycling(context),
    ...constraints,
    ...prices,
    ...solvency(context),
    ...losses(context),
    ...sanity(context),
    ...companyFigures(context),
    ...regions,
    ...system,
  ];
}
