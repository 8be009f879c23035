import { z } from 'zod';
import type { DataTables } from '../facts/read-data.ts';
import { openData } from './data.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';

const fact = z.object({
  id: z.string(),
  kind: z.string().describe('financial, deal, claim, contract, or the name of a series'),
  companies: z.array(z.string()),
  what: z.string().describe('the metric, or what is said'),
  period: z.string().describe('the period, or the day'),
  value: z.number().nullable(),
  unit: z.string(),
  source: z.string(),
  sourceUrl: z.string(),
  sourceDate: z.string().nullable(),
  licence: z.string(),
  confidence: z.string(),
});
type Fact = z.output<typeof fact>;

/** Finds rows of the fact base by their words, company and day. */
export const facts = operation({
  name: 'facts',
  title: 'Search the facts',
  summary:
    'Finds what companies reported, agreed and claimed, and observed prices: each row with its source, date and confidence.',
  input: z.object({
    query: z
      .string()
      .default('')
      .describe('words that must all occur: company, metric, kind of deal, model of accelerator'),
    company: z.string().optional().describe('only rows of this company'),
    kind: z.string().optional().describe('only rows of this kind'),
    limit: z.int().positive().default(50),
  }),
  output: z.object({ total: z.int(), facts: z.array(fact) }),
  examples: [
    {
      say: 'what CoreWeave reported as capital expenditure',
      input: { query: 'capex', company: 'coreweave', limit: 5 },
    },
    { say: 'deals between OpenAI and Oracle', input: { query: 'openai oracle', kind: 'deal' } },
  ],
  async do({ query, company, kind, limit }, host) {
    const { tables } = await openData(host);
    if (company !== undefined)
      mustBeKnown(
        'company',
        company,
        tables.companies.map((c) => c.id),
        'buildout facts --kind company',
      );
    const all = factsOf(tables);
    if (kind !== undefined) mustBeKnown('kind of fact', kind, new Set(all.map((one) => one.kind)));
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found = all.filter(
      (one) =>
        (company === undefined || one.companies.includes(company)) &&
        (kind === undefined || one.kind === kind) &&
        words.every((word) => textOf(one).includes(word)),
    );
    found.sort((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0));
    return { total: found.length, facts: found.slice(0, limit) };
  },
});

const textOf = (one: Fact) =>
  [one.id, one.kind, ...one.companies, one.what, one.period, one.source].join(' ').toLowerCase();

/** Every table's rows in one form; what a table adds beyond it stays in the table. */
function factsOf(tables: DataTables): Fact[] {
  const { companies, financials, deals, claims, contracts, series } = tables;
  return [
    ...companies.map((row) =>
      form(row, {
        kind: 'company',
        companies: [row.id],
        what: `${row.name} (${row.kind}, ${row.region})`,
        period: row.sourceDate ?? '',
      }),
    ),
    ...financials.map((row) =>
      form(row, {
        kind: 'financial',
        companies: [row.companyId],
        what: row.kind === 'reported' ? row.metric : `${row.metric} (${row.kind})`,
        period: row.periodStart === undefined ? row.periodEnd : `${row.periodStart}…${row.periodEnd}`,
        value: row.value,
        unit: row.unit,
      }),
    ),
    ...deals.map((row) =>
      form(row, {
        kind: 'deal',
        companies: [...new Set([...row.payerIds, ...row.receiverIds])],
        what: `${row.kind}: ${row.payerIds.join(', ')} → ${row.receiverIds.join(', ')} (${row.statusClass})`,
        period: row.announcedDate,
        value: row.amount,
        unit: row.unit,
      }),
    ),
    ...claims.map((row) =>
      form(row, {
        kind: 'claim',
        companies: [],
        what: `${row.who}: ${row.statement}`,
        period: row.claimDate ?? '',
        value: row.value,
        unit: row.unit,
      }),
    ),
    ...contracts.map((row) =>
      form(row, {
        kind: 'contract',
        companies: [row.payer, ...row.payees],
        what: `${row.kind}: ${row.payer} → ${row.payees.join(', ')}`,
        period: row.start ?? row.signed ?? '',
        value: row.totalUsd,
        unit: 'USD',
      }),
    ),
    ...Object.entries(series).flatMap(([name, rows]) =>
      (rows as unknown as (Sourced & Record<string, unknown>)[]).map((row) => seriesFact(name, row)),
    ),
  ];
}

interface Sourced {
  id: string;
  source: string;
  sourceUrl: string;
  sourceDate?: string;
  licence: string;
  confidence: string;
}

/** Which number of a series row is its value (the first that is there), and its unit where the row does not state one. */
const VALUES: Record<string, [column: string, unit?: string][]> = {
  gpu_rental_prices: [['usdPerGpuHour']],
  gpu_rental_medians: [['median']],
  token_prices: [['blended']],
  token_price_medians: [['median']],
  accelerators: [['priceUsd', 'USD']],
  chip_shipments: [['value', 'units']],
  clusters_power: [
    ['itPowerMw', 'MW'],
    ['facilityPowerMw', 'MW'],
    ['electricityTwh', 'TWh'],
    ['h100Equivalents', 'H100e'],
  ],
  datacenter_costs: [['value']],
  analogues: [['value']],
  model_capability: [['epochCapability', 'index']],
};

/** Columns of a series row that do not say what its number is of. */
const ASIDE = new Set([
  'id',
  'date',
  'unit',
  'periodStart',
  'file',
  'source',
  'sourceUrl',
  'sourceDate',
  'licence',
  'confidence',
  'retrievedVersion',
  'note',
  'quality',
  'dateBasis',
  'statistic',
  'incompletePeriod',
  'observedOrProjected',
]);

/** The words of a series row say what its number is of. */
function seriesFact(name: string, row: Sourced & Record<string, unknown>): Fact {
  const words = Object.entries(row).filter(
    ([key, value]) => !ASIDE.has(key) && typeof value === 'string' && value !== '',
  );
  const [column, unit] = VALUES[name]?.find(([key]) => typeof row[key] === 'number') ?? [];
  return form(row, {
    kind: name,
    companies: [],
    what: words.map(([, value]) => value).join(' · '),
    period: typeof row.date === 'string' ? row.date : '',
    value: column === undefined ? undefined : (row[column] as number),
    unit: unit ?? (typeof row.unit === 'string' ? row.unit : ''),
  });
}

function form(
  row: Sourced,
  own: Pick<Fact, 'kind' | 'companies' | 'what' | 'period'> & { value?: number; unit?: string },
): Fact {
  const { id, source, sourceUrl, sourceDate, licence, confidence } = row;
  return {
    id,
    ...own,
    value: own.value ?? null,
    unit: own.unit ?? '',
    source,
    sourceUrl,
    sourceDate: sourceDate ?? null,
    licence,
    confidence,
  };
}
