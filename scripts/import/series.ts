import { licenceOf } from './licences.ts';
import { count, type Line, mint, type Sheet, sheet, uniqueIds } from './sheet.ts';
import type { SourceFolder } from './source-folder.ts';

const TAIL = ['source', 'source_url', 'source_date', 'licence', 'confidence', 'retrieved_version', 'note'];

/** One series of the source folder: its identifying columns (they mint the id), its other columns, and columns that get a new name. */
interface SeriesPlan {
  name: string;
  identity: string[];
  rest: string[];
  rename?: Record<string, string>;
  /** Medians are computed from this series, so rows that may not ship are still of use. */
  pooled?: boolean;
  /** Column whose day stands for the source date when the version of the copy carries none. */
  day: string;
}

const PLANS: SeriesPlan[] = [
  {
    name: 'gpu_rental_prices',
    identity: [
      'date',
      'gpu',
      'variant',
      'gpu_memory_gb',
      'gpu_count',
      'provider',
      'provider_class',
      'region',
      'price_type',
    ],
    rest: ['usd_per_gpu_hour', 'unit', 'statistic', 'n_obs', 'date_basis', 'quality'],
    rename: { units: 'unit' },
    pooled: true,
    day: 'date',
  },
  {
    name: 'token_prices',
    identity: ['date', 'provider', 'provider_type', 'model'],
    rest: [
      'input_usd_per_mtok',
      'output_usd_per_mtok',
      'blended_3to1_usd_per_mtok',
      'event',
      'date_basis',
      'model_release_date',
      'mmlu_pct',
      'gpqa_diamond_pct',
      'epoch_eci',
      'aa_intelligence_index',
      'unit',
      'quality',
    ],
    rename: { units: 'unit' },
    pooled: true,
    day: 'date',
  },
  {
    name: 'accelerators',
    identity: ['date', 'model', 'vendor'],
    rest: [
      'device_type',
      'sold_as',
      'accelerators_per_unit',
      'release_status',
      'fp16_bf16_dense_flops',
      'fp8_dense_flops',
      'fp4_dense_flops',
      'int8_dense_ops',
      'hbm_gb',
      'mem_bandwidth_gb_s',
      'tdp_w',
      'price_usd',
      'price_basis',
      'process_nm',
    ],
    rename: { release_date: 'date', unit: 'sold_as' },
    day: 'date',
  },
  {
    name: 'chip_shipments',
    identity: ['record_type', 'period_start', 'period_end', 'designer', 'owner', 'chip'],
    rest: [
      'units',
      'units_p5',
      'units_p95',
      'h100_equivalents',
      'h100e_p5',
      'h100e_p95',
      'unit',
      'incomplete_period',
      'quality',
    ],
    rename: { unit_note: 'unit' },
    day: 'period_end',
  },
  {
    name: 'clusters_power',
    identity: ['record_type', 'date', 'name', 'owner_or_source', 'region', 'status'],
    rest: [
      'it_power_mw',
      'facility_power_mw',
      'h100_equivalents',
      'capex_busd_2025',
      'compute_capex_busd_2025',
      'construction_capex_busd_2025',
      'annual_opex_busd_2025',
      'electricity_twh',
      'low',
      'high',
      'unit',
      'observed_or_projected',
      'quality',
    ],
    rename: { country_or_region: 'region', unit_note: 'unit' },
    day: 'date',
  },
  {
    name: 'datacenter_costs',
    identity: ['category', 'metric', 'component', 'entity', 'region', 'date'],
    rest: ['value', 'low', 'high', 'unit', 'quality'],
    day: 'date',
  },
  {
    name: 'analogues',
    identity: ['episode', 'metric', 'entity', 'period_start', 'date'],
    rest: ['value', 'low', 'high', 'unit', 'kind', 'quality'],
    day: 'date',
  },
  {
    name: 'model_capability',
    identity: ['model', 'organization', 'release_date'],
    rest: ['epoch_eci', 'mmlu_pct', 'gpqa_diamond_pct', 'open_or_closed'],
    day: 'release_date',
  },
];

/** A series with the rows that may ship, and all rows that may be used for aggregates. */
export interface ImportedSeries {
  sheet: Sheet;
  usable: Line[];
}

export function importSeries(from: SourceFolder): Map<string, ImportedSeries> {
  return new Map(PLANS.map((plan) => [plan.name, importOne(from, plan)]));
}

function importOne(
  from: SourceFolder,
  { name, identity, rest, rename = {}, pooled = false, day }: SeriesPlan,
): ImportedSeries {
  const rows = from.rows(`series/${name}.csv`);
  const out = sheet(`series/${name}.csv`, ['id', ...identity, ...rest, ...TAIL], rows.length);
  const usable: Line[] = [];
  for (const row of rows) {
    if (row.quality === 'X') {
      count(out.left, 'quality X');
      continue;
    }
    const line: Line = {};
    for (const [column, cell] of Object.entries(row)) line[rename[column] ?? column] = cell;
    const rule = licenceOf(row.source, row.licence, row.source_url);
    line.note = row.notes ?? '';
    line.licence = rule.id;
    line.source_date = /(\d{4}-\d{2}-\d{2})/.exec(row.retrieved_version)?.[1] ?? line[day];
    line.confidence = { A: 'high', B: 'medium', C: 'low' }[row.quality] ?? 'high';
    line.id = mint('ser', name, ...identity.map((column) => line[column]), row.source, row.source_url);
    usable.push(line);
    if (rule.ships === 'aggregates')
      count(out.left, `no licence stated (${row.source})${pooled ? ': enters medians only' : ''}`);
    else out.lines.push(line);
  }
  uniqueIds(out.lines);
  return { sheet: out, usable };
}
