import { type Column, choice, day, id, maybeDay, maybeNumber, note, number, text, unit } from '../columns.ts';
import { type Columns, type RowOf, rangeFaults, type Table, table } from '../table.ts';
import { provenance } from './shared.ts';

/** `A` primary or curated, `B` public tracker or a page quoting the primary source, `C` secondary or inferred. */
const quality: Column<'A' | 'B' | 'C'> = choice('quality', ['A', 'B', 'C']);
const tail = { ...provenance, retrievedVersion: note('retrieved_version'), note: note('note') };
const identity = id('id', 'ser_');

/** How a series becomes known: a price on the day it stood on a page, an estimate on the day it was published. */
export type KnownBy = 'date' | 'source date';

interface SeriesTable<C extends Columns> extends Table<C> {
  /** Field that holds the observation's day. */
  dateField: keyof C & string;
  knownBy: KnownBy;
}

function series<C extends Columns>(declaration: SeriesTable<C>): SeriesTable<C> {
  return { ...table(declaration), dateField: declaration.dateField, knownBy: declaration.knownBy };
}

/** Rent of an accelerator by offer, USD per GPU-hour. */
export const gpuRentalPrices = series({
  file: 'series/gpu_rental_prices.csv',
  dateField: 'date',
  knownBy: 'date',
  columns: {
    id: identity,
    date: day('date'),
    gpu: text('gpu'),
    variant: note('variant'),
    gpuMemoryGb: maybeNumber('gpu_memory_gb'),
    gpuCount: maybeNumber('gpu_count'),
    provider: note('provider'),
    providerClass: choice('provider_class', ['hyperscaler', 'neocloud', 'marketplace', 'index']),
    region: note('region'),
    priceType: text('price_type'),
    usdPerGpuHour: number('usd_per_gpu_hour'),
    unit: unit('unit'),
    statistic: text('statistic'),
    observations: maybeNumber('n_obs'),
    dateBasis: note('date_basis'),
    quality,
    ...tail,
  },
});

/** Rent by month, accelerator, class of seller and price type: median over all quotes, those of sources without a licence included. */
export const gpuRentalMedians = series({
  file: 'series/gpu_rental_medians.csv',
  dateField: 'date',
  knownBy: 'date',
  columns: {
    id: identity,
    /** Last day of the month. */
    date: day('date'),
    gpu: text('gpu'),
    providerClass: choice('provider_class', ['hyperscaler', 'neocloud', 'marketplace', 'index']),
    priceType: text('price_type'),
    median: number('median_usd_per_gpu_hour'),
    lowerQuartile: number('lower_quartile'),
    upperQuartile: number('upper_quartile'),
    quotes: number('quotes'),
    sources: number('sources'),
    unit: unit('unit'),
    ...tail,
  },
});

/** Price of model tokens by model and provider, USD per million tokens. */
export const tokenPrices = series({
  file: 'series/token_prices.csv',
  dateField: 'date',
  knownBy: 'date',
  columns: {
    id: identity,
    date: day('date'),
    provider: text('provider'),
    providerType: text('provider_type'),
    model: text('model'),
    /** Empty where the source only gives the blended price. */
    input: maybeNumber('input_usd_per_mtok'),
    output: maybeNumber('output_usd_per_mtok'),
    /** Three input tokens to one output token. */
    blended: number('blended_3to1_usd_per_mtok'),
    event: choice('event', ['first_seen', 'change_seen', 'price_at_date']),
    dateBasis: note('date_basis'),
    modelReleaseDate: maybeDay('model_release_date'),
    mmlu: maybeNumber('mmlu_pct'),
    gpqaDiamond: maybeNumber('gpqa_diamond_pct'),
    epochCapability: maybeNumber('epoch_eci'),
    artificialAnalysisIndex: maybeNumber('aa_intelligence_index'),
    unit: unit('unit'),
    quality,
    ...tail,
  },
});

/** Token prices by quarter and provider: median, lowest and highest blended price of the models first seen or changed then. */
export const tokenPriceMedians = series({
  file: 'series/token_price_medians.csv',
  dateField: 'date',
  knownBy: 'date',
  columns: {
    id: identity,
    /** Last day of the quarter. */
    date: day('date'),
    provider: text('provider'),
    median: number('median_usd_per_mtok'),
    low: number('lowest'),
    high: number('highest'),
    prices: number('prices'),
    sources: number('sources'),
    unit: unit('unit'),
    ...tail,
  },
});

/** Accelerators: dense throughput by precision, memory, power, price. */
export const accelerators = series({
  file: 'series/accelerators.csv',
  dateField: 'date',
  knownBy: 'date',
  columns: {
    id: identity,
    date: day('date'),
    model: text('model'),
    vendor: note('vendor'),
    deviceType: note('device_type'),
    soldAs: text('sold_as'),
    acceleratorsPerUnit: maybeNumber('accelerators_per_unit'),
    releaseStatus: text('release_status'),
    fp16DenseFlops: maybeNumber('fp16_bf16_dense_flops'),
    fp8DenseFlops: maybeNumber('fp8_dense_flops'),
    fp4DenseFlops: maybeNumber('fp4_dense_flops'),
    int8DenseOps: maybeNumber('int8_dense_ops'),
    memoryGb: maybeNumber('hbm_gb'),
    memoryBandwidthGbS: maybeNumber('mem_bandwidth_gb_s'),
    tdpWatts: maybeNumber('tdp_w'),
    priceUsd: maybeNumber('price_usd'),
    priceBasis: note('price_basis'),
    processNm: maybeNumber('process_nm'),
    ...tail,
  },
});

/** Chips shipped by quarter and cumulatively by owner; estimates with 5 % and 95 % bounds. */
export const chipShipments = series({
  file: 'series/chip_shipments.csv',
  dateField: 'date',
  knownBy: 'source date',
  columns: {
    id: identity,
    recordType: choice('record_type', ['shipments_quarter', 'owner_cumulative']),
    periodStart: maybeDay('period_start'),
    date: day('period_end'),
    designer: text('designer'),
    owner: note('owner'),
    chip: text('chip'),
    value: number('units'),
    low: maybeNumber('units_p5'),
    high: maybeNumber('units_p95'),
    h100Equivalents: maybeNumber('h100_equivalents'),
    h100Low: maybeNumber('h100e_p5'),
    h100High: maybeNumber('h100e_p95'),
    unit: unit('unit'),
    incompletePeriod: note('incomplete_period'),
    quality,
    ...tail,
  },
});

/** Data-centre sites over time, GPU clusters, tracked totals, announced capacity, electricity. */
export const clustersPower = series({
  file: 'series/clusters_power.csv',
  dateField: 'date',
  knownBy: 'source date',
  columns: {
    id: identity,
    recordType: choice('record_type', ['site_timeline', 'gpu_cluster', 'tracked_total', 'electricity', 'announced']),
    date: maybeDay('date'),
    name: text('name'),
    ownerOrSource: note('owner_or_source'),
    region: note('region'),
    status: note('status'),
    itPowerMw: maybeNumber('it_power_mw'),
    facilityPowerMw: maybeNumber('facility_power_mw'),
    h100Equivalents: maybeNumber('h100_equivalents'),
    capexBusd2025: maybeNumber('capex_busd_2025'),
    computeCapexBusd2025: maybeNumber('compute_capex_busd_2025'),
    constructionCapexBusd2025: maybeNumber('construction_capex_busd_2025'),
    annualOpexBusd2025: maybeNumber('annual_opex_busd_2025'),
    electricityTwh: maybeNumber('electricity_twh'),
    low: maybeNumber('low'),
    high: maybeNumber('high'),
    unit: unit('unit'),
    observedOrProjected: text('observed_or_projected'),
    quality,
    ...tail,
  },
});

const valueColumns = {
  value: number('value'),
  low: maybeNumber('low'),
  high: maybeNumber('high'),
  unit: unit('unit'),
};

/** What a data centre costs to build and run, how long it takes, what electricity costs. */
export const datacenterCosts = series({
  file: 'series/datacenter_costs.csv',
  dateField: 'date',
  knownBy: 'date',
  columns: {
    id: identity,
    category: text('category'),
    metric: text('metric'),
    component: note('component'),
    entity: note('entity'),
    region: note('region'),
    date: day('date'),
    ...valueColumns,
    quality,
    ...tail,
  },
  faults: (row) => rangeFaults(row),
});

/** Earlier build-outs: telecom, railways, memory chips, shale. */
export const analogues = series({
  file: 'series/analogues.csv',
  dateField: 'date',
  knownBy: 'date',
  columns: {
    id: identity,
    episode: text('episode'),
    metric: text('metric'),
    entity: note('entity'),
    periodStart: maybeDay('period_start'),
    date: day('date'),
    ...valueColumns,
    kind: text('kind'),
    quality,
    ...tail,
  },
  faults: (row) => rangeFaults(row),
});

/** Capability scores by model. */
export const modelCapability = series({
  file: 'series/model_capability.csv',
  dateField: 'date',
  knownBy: 'source date',
  columns: {
    id: identity,
    model: text('model'),
    organization: note('organization'),
    date: maybeDay('release_date'),
    epochCapability: maybeNumber('epoch_eci'),
    mmlu: maybeNumber('mmlu_pct'),
    gpqaDiamond: maybeNumber('gpqa_diamond_pct'),
    openOrClosed: note('open_or_closed'),
    ...tail,
  },
});

/** Every series by the name it is asked for. */
export const SERIES = {
  gpu_rental_prices: gpuRentalPrices,
  gpu_rental_medians: gpuRentalMedians,
  token_prices: tokenPrices,
  token_price_medians: tokenPriceMedians,
  accelerators,
  chip_shipments: chipShipments,
  clusters_power: clustersPower,
  datacenter_costs: datacenterCosts,
  analogues,
  model_capability: modelCapability,
};
export type SeriesName = keyof typeof SERIES;
export type SeriesRow<N extends SeriesName> = RowOf<(typeof SERIES)[N]['columns']>;
/** What every row of every series has. */
export type AnySeriesRow = SeriesRow<SeriesName>;
