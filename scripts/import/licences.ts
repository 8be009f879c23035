import type { Line } from './sheet.ts';
import { type Sheet, sheet } from './sheet.ts';

/** Licence of a family of sources: what may be shipped, and the credit that must go with it. */
export interface LicenceRule {
  id: string;
  /** Matched against `source`, licence text and address of a row, the first rule that matches wins. */
  pattern: RegExp;
  licence: string;
  ships: 'rows' | 'facts' | 'aggregates';
  credit: string;
  note: string;
}

/** In order: the first match decides. The table is written to data/licences.csv as it stands. */
export const LICENCES: LicenceRule[] = [
  {
    id: 'no_licence_gpu_trackers',
    pattern: /cherielilili|nixj9|sooddvs/,
    licence: 'no licence stated',
    ships: 'aggregates',
    credit: '',
    note: 'GPU price trackers; only monthly medians over several quotes are computed from them (series/gpu_rental_medians.csv)',
  },
  {
    id: 'no_licence_token_trackers',
    pattern: /simonw\/llm-prices|MichaelKokin/,
    licence: 'no licence stated',
    ships: 'aggregates',
    credit: '',
    note: 'Token price lists; only quarterly medians are computed from them (series/token_price_medians.csv)',
  },
  {
    id: 'gpurentalprices_cc_by',
    pattern: /gpurentalprices|afhubbard/,
    licence: 'CC BY 4.0',
    ships: 'rows',
    credit: 'GPU rental prices: gpurentalprices.com, CC BY 4.0',
    note: 'Attribution asked for by name',
  },
  {
    id: 'epoch_chip_counts',
    pattern: /Epoch AI chip counts model/,
    licence: 'MIT (code and counts), CC BY 4.0 (site data)',
    ships: 'rows',
    credit: 'Chip shipments: Epoch AI, ai-chip-counts (MIT; site data CC BY 4.0)',
    note: 'Estimates with 5 % and 95 % bounds',
  },
  {
    id: 'epoch_cc_by',
    pattern: /CC BY 4\.0.*epoch|epoch.*CC BY 4\.0|computed from site_timeline rows/i,
    licence: 'CC BY 4.0',
    ships: 'rows',
    credit:
      'Hardware, GPU and token prices, data centres, GPU clusters and capability scores: Epoch AI, epoch.ai/data, CC BY 4.0',
    note: 'Tracked totals are sums over Epoch AI rows',
  },
  {
    id: 'owid_cc_by',
    pattern: /Our World in Data/,
    licence: 'CC BY 4.0',
    ships: 'rows',
    credit: 'Memory prices: J. C. McCallum (2023), processed by Our World in Data, CC BY 4.0',
    note: '',
  },
  {
    id: 'iea_wei_2019',
    pattern: /CC BY 4\.0 \(IEA WEI 2019\)/,
    licence: 'CC BY 4.0',
    ships: 'rows',
    credit: 'Energy investment: International Energy Agency, World Energy Investment 2019, CC BY 4.0',
    note: '',
  },
  {
    id: 'eia_public_domain',
    pattern: /ODC-PDDL|US public domain \(EIA\)|\bEIA\b.*US public domain/,
    licence: 'US public domain (EIA); ODC-PDDL 1.0 for the packaged oil price',
    ships: 'rows',
    credit: '',
    note: 'Source: US Energy Information Administration',
  },
  {
    id: 'us_public_domain',
    pattern: /US public domain/,
    licence: 'US public domain',
    ships: 'rows',
    credit: '',
    note: 'Work of the US government or its laboratories',
  },
  {
    id: 'litellm_mit',
    pattern: /AgentOps-AI\/tokencost|MattFisher\/llm-prices|BerriAI\/litellm/,
    licence: 'MIT',
    ships: 'rows',
    credit:
      'Token prices: LiteLLM model price map, BerriAI (MIT), read through AgentOps-AI/tokencost and MattFisher/llm-prices',
    note: 'Dates are first sightings in the public history',
  },
  {
    id: 'genai_prices_mit',
    pattern: /pydantic\/genai-prices/,
    licence: 'MIT',
    ships: 'rows',
    credit: 'Token prices: genai-prices, Pydantic (MIT)',
    note: 'Dates are first sightings in the public history',
  },
  {
    id: 'fsdl_mit',
    pattern: /Full Stack Deep Learning/,
    licence: 'MIT',
    ships: 'rows',
    credit: 'GPU rental prices: Full Stack Deep Learning, cloud GPU table (MIT)',
    note: '',
  },
  {
    id: 'tugot17_mit',
    pattern: /tugot17/,
    licence: 'MIT',
    ships: 'rows',
    credit: 'GPU rental prices: tugot17, GPU price tracker (MIT)',
    note: '',
  },
  {
    id: 'becloudready_apache',
    pattern: /becloudready/,
    licence: 'Apache-2.0',
    ships: 'rows',
    credit: 'GPU rental prices: becloudready, gpu-price (Apache-2.0)',
    note: 'GPU counts of instances were inferred',
  },
  {
    id: 'pooled_medians',
    pattern: /^computed by the import: medians/,
    licence: 'medians computed from the sources named in the row',
    ships: 'rows',
    credit:
      'Monthly and quarterly price medians: computed from quotes of Epoch AI (CC BY 4.0), gpurentalprices.com (CC BY 4.0) and the other sources of data/README.md',
    note: 'Contain quotes of sources without a licence only as part of a median',
  },
  {
    id: 'own_judgement',
    pattern: /^(assumption|background knowledge|.*recalled, not re-read)/,
    licence: 'Apache-2.0',
    ships: 'rows',
    credit: '',
    note: 'Assumptions and background knowledge of this project, with their reason in the row',
  },
  {
    id: 'sec_filings',
    pattern: /sec\.gov|SEC EDGAR|fast-edgar/,
    licence: 'public filing with the US Securities and Exchange Commission',
    ships: 'facts',
    credit: '',
    note: 'Figures of filings are facts; cited one by one',
  },
  {
    id: 'cited_fact',
    pattern: /./s,
    licence: 'single fact, cited',
    ships: 'facts',
    credit: '',
    note: 'One figure with its address; nothing of the page is copied',
  },
];

/** The rule for a source. */
export function licenceOf(source: string, licence = '', url = ''): LicenceRule {
  const text = `${source} | ${licence} | ${url}`;
  return LICENCES.find((rule) => rule.pattern.test(text))!;
}

export function licenceSheet(): Sheet {
  const out = sheet('licences.csv', ['id', 'pattern', 'licence', 'ships', 'credit', 'note'], LICENCES.length);
  out.lines = LICENCES.map((rule): Line => ({ ...rule, pattern: rule.pattern.source }));
  return out;
}
