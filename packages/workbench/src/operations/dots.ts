/**
 * What happened before the run starts, and what companies said would happen: only for answers that somebody reports or
 * states under the same definition. Everything else has no dots rather than the wrong ones.
 */
import type { Facts } from '../facts/index.ts';
import type { Workbench } from './workbench.ts';

export interface Dot {
  t: number;
  value: number;
  line: string;
  label: string;
  /** Rows of data/ it was made of. */
  ids: string[];
}

export interface Dots {
  seen: Dot[];
  said: Dot[];
}

const firstYear = 2022;

/** Fact rows of an answer, by the id of the answer: metric of the fact base for a company of this sector, if any. */
const reportedFlows: Record<string, (company: string, sector: string) => string | undefined> = {
  capex_by_company: () => 'capex',
  revenue_by_company: (company, sector) => {
    if (company === 'nvidia') return 'segment_revenue:datacenter';
    // A cloud reports its whole business, which is more than what is counted here.
    return sector === 'lab' || sector === 'neocloud' || sector === 'application' ? 'revenue' : undefined;
  },
};

/** Accelerators whose quotes are those of a class: the class of its launch year. */
const usualChip: Record<string, string> = { g2021: 'A100', g2023: 'H100' };

/** History dots and announced figures of an answer (by its id) for some of its lines. */
export function dotsOf(answer: string, lines: string[], workbench: Pick<Workbench, 'facts' | 'world'>): Dots {
  const { facts, world } = workbench;
  const start = Number(world.start.slice(0, 4));
  const years = Array.from({ length: start - firstYear }, (_, i) => firstYear + i);
  const sectors = new Map(world.companies.map((c) => [c.id, c.sector]));
  const known = new Set(facts.companies().map((c) => c.id));
  const companies = lines.filter((line) => known.has(line));
  const metricOf = reportedFlows[answer];
  if (metricOf) {
    const asked = companies.flatMap((company) => {
      const metric = metricOf(company, sectors.get(company) ?? '');
      return metric ? [{ company, metric }] : [];
    });
    return {
      seen: asked.flatMap(({ company, metric }) => years.flatMap((year) => reported(facts, company, metric, year))),
      said: asked.flatMap(({ company, metric }) =>
        [start, start + 1].flatMap((year) => guided(facts, company, metric, year)),
      ),
    };
  }
  if (answer === 'cash')
    return { seen: companies.flatMap((company) => years.flatMap((year) => cashAt(facts, company, year))), said: [] };
  if (answer === 'rental_price') return { seen: lines.flatMap((line) => quotes(facts, line, start)), said: [] };
  return { seen: [], said: [] };
}

function reported(facts: Facts, company: string, metric: string, year: number): Dot[] {
  const found = facts.year(company, metric, year);
  if (found?.unit !== 'USD') return [];
  return [
    {
      ...{ t: year, value: found.value, line: company, ids: found.id.split('+') },
      label: `reported ${metric.replaceAll('_', ' ')}, ${found.source}`,
    },
  ];
}

function guided(facts: Facts, company: string, metric: string, year: number): Dot[] {
  return facts
    .guidance(company, year)
    .filter((g) => g.metric === metric && g.unit === 'USD' && isYear(g.periodStart, g.periodEnd))
    .map((g) => ({ t: year, value: g.value, line: company, label: `guidance of ${g.givenOn}`, ids: g.rowIds }));
}

const isYear = (from: string | undefined, to: string) =>
  from !== undefined &&
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= 1 &&
  from.slice(5, 7) !== to.slice(5, 7) &&
  Date.parse(to) - Date.parse(from) > 340 * 86_400_000;

/** Cash and, of the same day, marketable securities. */
function cashAt(facts: Facts, company: string, year: number): Dot[] {
  const at = `${year}-12-31`;
  const cash = facts.financial(company, 'cash', { at, span: 'instant' });
  if (cash?.unit !== 'USD' || !cash.periodEnd.startsWith(`${year}-1`)) return [];
  const securities = facts.financial(company, 'marketable_securities_current', { at, span: 'instant' });
  const both = securities?.unit === 'USD' && securities.periodEnd === cash.periodEnd ? securities.value : 0;
  return [
    {
      t: year,
      value: cash.value + both,
      line: company,
      ids: [...cash.id.split('+'), ...(both > 0 && securities ? securities.id.split('+') : [])],
      label: `${both > 0 ? 'cash and securities' : 'cash'} of ${cash.periodEnd}, ${cash.source}`,
    },
  ];
}

/** Mean over a year of the monthly medians that neoclouds and marketplaces list on demand. */
function quotes(facts: Facts, line: string, start: number): Dot[] {
  const chip = usualChip[line];
  if (!chip) return [];
  const byYear = new Map<number, { id: string; median: number }[]>();
  for (const row of facts.series('gpu_rental_medians')) {
    if (row.gpu !== chip || row.priceType !== 'on_demand' || row.providerClass === 'hyperscaler') continue;
    const year = Number(row.date.slice(0, 4));
    if (year < firstYear || year >= start) continue;
    byYear.set(year, [...(byYear.get(year) ?? []), row]);
  }
  return [...byYear].map(([t, medians]) => ({
    t,
    value: medians.reduce((sum, { median }) => sum + median, 0) / medians.length,
    line,
    ids: medians.map(({ id }) => id),
    label: `${chip}, mean of ${medians.length} medians of listed on-demand prices`,
  }));
}
