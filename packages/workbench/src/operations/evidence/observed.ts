/** What data/ observed that speaks to a prediction: offered to whoever settles it, never applied. */
import { comesTrueWithin, lastDayOf, type PredictionRecord, speaksTo } from '@buildout/evidence';
import { convertSaid, type Facts } from '../../facts/index.ts';
import { sameMetric } from './metrics.ts';

export interface Offered {
  /** Rows of data/. */
  ids: string[];
  label: string;
  /** In the unit of the prediction. */
  value: number;
  unit: string;
  /** Last day of what was observed. */
  on: string;
  state: 'came true' | 'failed';
  source: string;
}

/** A figure of data/ on its own day. */
interface Observation {
  ids: string[];
  label: string;
  value: number;
  unit: string;
  on: string;
  source: string;
}

const MOST = 4;

/**
 * Observations of the same company, metric and length of time that lie within the horizon, the last first; before it only those that have
 * already reached the bound. None for a prediction without horizon, subject or number, or about a part of the whole.
 */
export function observedFor(facts: Facts, company: string, record: PredictionRecord): Offered[] {
  const { claim, horizon, due } = record;
  const { metric, unit, scope, entity } = claim.key;
  const [low, high] = comesTrueWithin(claim);
  if (!horizon || !due || scope !== '' || claim.figure.modifier === 'vague' || (low === -Infinity && high === Infinity))
    return [];
  const [measure, over = ''] = unit.split('/');
  const rows = company !== '' ? ofCompany(facts, company, metric, over) : ofSeries(facts, entity ?? '', metric, over);
  const offered = rows.flatMap((row): Offered[] => {
    if (row.on > due || (claim.said && row.on <= claim.said)) return [];
    const value = convertSaid(row.value, row.unit, '', measure);
    if (typeof value !== 'number') return [];
    const came = value >= low && value <= high;
    const reached = came && claim.prediction?.bound !== 'about';
    if (!speaksTo(horizon, row.on) && !reached) return [];
    return [{ ...row, value, unit, state: came ? 'came true' : 'failed' }];
  });
  return offered.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).slice(0, MOST);
}

/** Reported figures of a company over the length of time the unit says: years for "a year", quarters, or points in time. */
function ofCompany(facts: Facts, company: string, metric: string, over: string): Observation[] {
  const out: Observation[] = [];
  for (const name of facts.metrics(company)) {
    // a segment, one end of an estimate, or an amount with more in it is not what the claim speaks of
    if (!sameMetric(metric, name) || /:|_(low|high|incl)\b|_incl_|^segment/.test(name)) continue;
    const label = (time: string) => `${facts.company(company).name}, ${name.replaceAll('_', ' ')}, ${time}`;
    const reported = facts.tables.financials.filter(
      (row) => row.companyId === company && row.metric === name && row.kind === 'reported',
    );
    const stock = reported.filter((row) => row.periodStart === undefined);
    if (over === '')
      for (const { id, value, unit, periodEnd, source } of stock)
        out.push({ ids: [id], label: label(periodEnd), value, unit, on: periodEnd, source });
    if (over === 'year') {
      for (const { id, value, unit, periodEnd, source } of stock)
        if (/^annualised/.test(name))
          out.push({ ids: [id], label: label(`run rate of ${periodEnd}`), value, unit, on: periodEnd, source });
      const years = new Set(reported.map((row) => Number(row.periodEnd.slice(0, 4))));
      for (const year of years) {
        const found = stock.length < reported.length ? facts.year(company, name, year) : undefined;
        if (found)
          out.push({
            ids: found.id.split('+'),
            label: label(String(year)),
            value: found.value,
            unit: found.unit,
            on: lastDayOf(String(year)),
            source: found.source,
          });
      }
    }
    if (over === 'quarter' && stock.length < reported.length)
      for (const { id, value, unit, quarter, source } of facts.quarters(company, name)) {
        const time = quarter.replace('Q', '-Q');
        out.push({ ids: id.split('+'), label: label(time), value, unit, on: lastDayOf(time), source });
      }
  }
  return out;
}

/** Observed rents of an accelerator: the median of sellers, a month. */
function ofSeries(facts: Facts, entity: string, metric: string, over: string): Observation[] {
  if (!/^(price|rent|rate|cost)$/.test(metric) || over !== 'hour') return [];
  return facts
    .series('gpu_rental_medians')
    .filter((row) => row.gpu.toLowerCase() === entity.toLowerCase())
    .map(({ id, date, gpu, providerClass, priceType, median, source }) => ({
      ids: [id],
      label: `${gpu}, median rent, ${providerClass} ${priceType}, ${date}`.replaceAll('_', ' '),
      value: median,
      unit: 'USD',
      on: date,
      source,
    }));
}
