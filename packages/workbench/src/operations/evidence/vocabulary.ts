import { GAZETTEER } from '@buildout/evidence/entities/gazetteer.ts';
import { operation } from '../operation.ts';
import { openWorkbench } from '../workbench.ts';
import { companyNames } from './companies.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { CLAIM_METRICS } from './metrics.ts';
import { UNITS_OF_CLAIMS } from './units.ts';

/** The words a correction may choose from. */
export const evidenceMetrics = operation({
  name: 'evidence-metrics',
  title: 'The words of claims',
  summary: 'Lists metrics, units, names and parameters that a correction or a link may use.',
  ...schemas.metrics,
  examples: [{ say: 'the vocabulary', input: {} }],
  async do(_, host) {
    const { program, facts } = await openWorkbench(host);
    const company = companyNames(facts);
    return {
      metrics: CLAIM_METRICS.map(({ id, label }) => ({ id, label })),
      units: UNITS_OF_CLAIMS,
      entities: GAZETTEER.map(({ name }) => ({ name, company: company(name) || null })),
      parameters: program.parameters.map(({ id, label, unit }) => ({ id, label, unit })),
    };
  },
});
