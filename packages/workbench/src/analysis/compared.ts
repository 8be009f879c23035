/** What is compared with reports, guidance and later facts: company of the model, company and metric of the facts. */

/** Each has one definition on the simulated side (`answers/simulated.ts`). */
export type ComparedItem = 'capex' | 'revenue' | 'interest' | 'active_gw' | 'rental_price';

export interface Compared {
  item: ComparedItem;
  /** Of the model; empty for a price. */
  company: string;
  /** Company of the facts, where it is another. */
  fact?: string;
  metric: string;
  label: string;
  note?: string;
  /** What differs in guidance for a year. */
  guidanceNote?: string;
  /** Filings speak of something wider than what is simulated: shown beside it, not scored. */
  wider?: true;
  /** Factor from the unit of the facts to that of the answer. */
  scale?: number;
}

const CAPEX: [company: string, name: string, fact?: string, metric?: string][] = [
  ['microsoft', 'Microsoft'],
  ['alphabet', 'Alphabet'],
  ['amazon', 'Amazon'],
  ['meta', 'Meta'],
  ['oracle', 'Oracle'],
  ['coreweave', 'CoreWeave'],
  ['nebius', 'Nebius'],
  ['iren', 'IREN'],
  ['xai', 'xAI', 'xai', 'segment_capex:spacex_ai'],
];
const GUIDANCE_NOTES: Record<string, string> = {
  microsoft: 'guidance includes finance leases; reported and simulated are cash',
  meta: 'guidance includes principal of finance leases',
  oracle: 'guidance is for the fiscal year to May',
};

export const COMPARED: Compared[] = [
  ...CAPEX.map(
    ([company, name, fact, metric = 'capex']): Compared => ({
      item: 'capex',
      company,
      fact,
      metric,
      label: `${name}: capital spending`,
      note: company === 'xai' ? 'reported for the AI segment of its parent' : undefined,
      guidanceNote: GUIDANCE_NOTES[company],
    }),
  ),
  { item: 'revenue', company: 'nvidia', metric: 'segment_revenue:datacenter', label: 'NVIDIA: data-centre revenue' },
  { item: 'revenue', company: 'broadcom', metric: 'segment_revenue:ai_semiconductor', label: 'Broadcom: AI revenue' },
  {
    item: 'revenue',
    company: 'amd',
    metric: 'segment_revenue:datacenter',
    label: 'AMD: accelerators',
    note: 'reported for the data-centre segment with processors; of a quarter our estimate of accelerators alone',
    wider: true,
  },
  { item: 'revenue', company: 'coreweave', metric: 'revenue', label: 'CoreWeave: revenue' },
  { item: 'revenue', company: 'nebius', metric: 'revenue', label: 'Nebius: revenue' },
  { item: 'revenue', company: 'iren', metric: 'segment_revenue:ai_cloud', label: 'IREN: AI cloud revenue' },
  { item: 'revenue', company: 'openai', metric: 'revenue', label: 'OpenAI: revenue' },
  { item: 'revenue', company: 'anthropic', metric: 'revenue', label: 'Anthropic: revenue' },
  {
    item: 'revenue',
    company: 'xai',
    metric: 'segment_revenue:spacex_ai',
    label: 'xAI: revenue',
    note: 'reported for the AI segment of its parent, advertising included',
    wider: true,
  },
  { item: 'interest', company: 'coreweave', metric: 'interest_expense', label: 'CoreWeave: interest' },
  {
    item: 'active_gw',
    company: 'coreweave',
    metric: 'active_power_mw',
    label: 'CoreWeave: active power at the end of the year',
    scale: 1e-3,
    note: 'reported is power of sites; simulated is IT load',
  },
];

export const COMPARED_UNITS: Record<ComparedItem, string> = {
  capex: 'USD',
  revenue: 'USD',
  interest: 'USD',
  active_gw: 'GW',
  rental_price: 'USD/hour',
};

/** What an hour costs: not of a company. */
export const RENT: Compared = {
  item: 'rental_price',
  company: '',
  metric: '',
  label: 'An H100-hour on demand',
  note: 'reported is the mean of the monthly medians of neoclouds’ list prices',
};
