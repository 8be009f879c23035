import type { DataTables } from './read-data.ts';
import type { AnySeriesRow, SeriesName } from './tables/index.ts';

/** One row of the data as a person looks it up. */
export interface ListedFact {
  id: string;
  file: string;
  line: number;
  /** What the row says, in words. */
  label: string;
  /** Empty where the row gives no figure. */
  value: string;
  unit: string;
  /** Period end, announcement or observation day. */
  date: string;
  source: string;
  sourceUrl: string;
  licence: string;
  confidence: string;
  /** The row's own remark: words of the source, conditions, how the figure was made; empty where it has none. */
  note: string;
}

/** Rows whose id, company, metric, words or source contain every word of the query (any order, any case); all of them without a query. */
export function listFacts(tables: DataTables, query = ''): ListedFact[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return everyFact(tables).filter((fact) => {
    const haystack = `${fact.id} ${fact.label} ${fact.date} ${fact.source} ${fact.file}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

function everyFact(tables: DataTables): ListedFact[] {
  const names = new Map(tables.companies.map(({ id, name }) => [id, name]));
  const named = (id: string) => (names.has(id) ? `${id} (${names.get(id)})` : id);
  const licences = new Map(tables.licences.map(({ id, licence }) => [id, licence]));
  const facts: ListedFact[] = [];
  const add = (
    row: Row,
    label: string,
    value: number | string | undefined,
    unit: string,
    date: string | undefined,
  ): void => {
    const { id, file, line, source, sourceUrl, licence, confidence } = row;
    facts.push({
      id,
      file,
      line,
      label,
      value: value === undefined ? '' : String(value),
      unit,
      date: date ?? '',
      source,
      sourceUrl,
      licence: licences.get(licence) ?? licence,
      confidence,
      note: remarkOf(row),
    });
  };
  for (const row of tables.financials) {
    const kind = row.kind === 'reported' ? '' : `, ${row.kind}`;
    add(
      row,
      `${named(row.companyId)} ${row.metric}${row.periodStart ? ` from ${row.periodStart}` : ''}${kind}`,
      row.value,
      row.unit,
      row.periodEnd,
    );
  }
  for (const row of tables.opening) {
    add(row, `${named(row.companyId)} opening ${row.opening} ${row.item}, ${row.basis}`, row.value, row.unit, row.asOf);
  }
  for (const row of tables.deals) {
    const label = `${row.payerIds.join(', ')} to ${row.receiverIds.join(', ')}: ${row.kind}, ${row.statusClass}`;
    add(row, label, row.amount, row.unit, row.announcedDate);
  }
  for (const row of tables.contracts) {
    add(
      row,
      `${row.payer} to ${row.payees.join(', ')}: ${row.kind} contract, ${row.basis}`,
      row.totalUsd,
      'USD',
      row.signed,
    );
  }
  for (const row of tables.claims) add(row, `${row.who}: ${row.statement}`, row.value, row.unit, row.claimDate);
  for (const row of tables.accepted) {
    const value = row.value ?? (row.high === undefined ? `${row.low} or more` : `${row.low ?? ''} … ${row.high}`);
    const who = row.speaker || 'said';
    add(
      row,
      `${named(row.company || row.entity)} ${row.metric}, ${who}: ${row.statement}`,
      value,
      row.unit,
      row.sourceDate,
    );
  }
  for (const row of tables.vehicles)
    add(row, `${row.vehicle} ${row.field}, ${row.basis}`, row.value, row.unit, row.asOf);
  for (const row of tables.facilities)
    add(row, `${row.companyId} ${row.facility} ${row.field}, ${row.basis}`, row.value, row.unit, row.sourceDate);
  for (const name of Object.keys(tables.series) as SeriesName[]) {
    for (const row of tables.series[name] as AnySeriesRow[]) {
      const { label, value, unit } = seriesFact(name, row);
      add(row, label, value, unit, row.date);
    }
  }
  return facts;
}

type Row = Pick<
  DataTables['financials'][number],
  'id' | 'file' | 'line' | 'source' | 'sourceUrl' | 'licence' | 'confidence'
>;

/** Words a row has beside its figure, under whichever name its table has for them. */
function remarkOf(row: object): string {
  const cells = row as Record<string, unknown>;
  const found = ['quote', 'conditions', 'note', 'reason'].map((name) => cells[name]);
  return found.find((cell): cell is string => typeof cell === 'string' && cell !== '') ?? '';
}

/** What a row of a series is about and its main figure: the first filled column of its kind. */
function seriesFact(name: SeriesName, row: AnySeriesRow): { label: string; value?: number; unit: string } {
  const cells = row as unknown as Record<string, unknown>;
  const words = [
    'gpu',
    'variant',
    'model',
    'recordType',
    'designer',
    'owner',
    'chip',
    'category',
    'episode',
    'metric',
    'component',
    'entity',
    'name',
    'provider',
    'providerClass',
    'region',
    'priceType',
    'status',
  ]
    .map((field) => cells[field])
    .filter((cell) => typeof cell === 'string' && cell !== '');
  const figures: [string, string][] = [
    ['usdPerGpuHour', ''],
    ['median', ''],
    ['blended', ''],
    ['value', ''],
    ['itPowerMw', 'MW of IT load'],
    ['facilityPowerMw', 'MW'],
    ['electricityTwh', 'TWh per year'],
    ['h100Equivalents', 'h100e'],
    ['fp16DenseFlops', 'FLOP/s at 16 bit'],
    ['epochCapability', 'Epoch capability score'],
    ['mmlu', 'percent on MMLU'],
    ['gpqaDiamond', 'percent on GPQA Diamond'],
  ];
  const figure = figures.find(([field]) => typeof cells[field] === 'number');
  const label = `${name}: ${[...new Set(words)].join(', ')}`;
  if (figure === undefined) return { label, unit: '' };
  return { label, value: cells[figure[0]] as number, unit: figure[1] || String(cells.unit ?? '') };
}
