import { GAZETTEER } from '@buildout/evidence/entities/gazetteer.ts';
import { operation } from '../operation.ts';
import { openWorkbench } from '../workbench.ts';
import { companyNames } from './companies.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { CLAIM_METRICS } from './metrics.ts';

/** Units of claims, as corrections may use them; others are kept as they are written and convert to nothing. */
const UNITS = [
  ...[
    'USD',
    'USD/year',
    'USD/quarter',
    'USD/month',
    'USD/hour',
    'USD/GW',
    'USD/MW',
    'USD/(GW*year)',
    'USD/H100e',
    'USD/(H100e*hour)',
  ],
  ...[
    'EUR',
    'EUR/year',
    'percent',
    'x',
    'years',
    'months',
    'days',
    'hours',
    'GW',
    'MW',
    'kW',
    'MWh',
    'TWh/year',
    'tokens',
    'users',
    'parameters',
  ],
];

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
      units: UNITS,
      entities: GAZETTEER.map(({ name }) => ({ name, company: company(name) || null })),
      parameters: program.parameters.map(({ id, label, unit }) => ({ id, label, unit })),
    };
  },
});
