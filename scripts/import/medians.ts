import { lastDayOf, quarterEnd, quarterOf } from '../../packages/workbench/src/facts/calendar.ts';
import { count, type Line, mint, type Sheet, sheet } from './sheet.ts';

const TAIL = ['source', 'source_url', 'source_date', 'licence', 'confidence', 'retrieved_version', 'note'];

/** A group with fewer quotes would only repeat them. */
const FEWEST_UNLICENSED = 2;

/** Monthly medians of GPU rents by accelerator, class of seller and price type, over every usable quote. */
export function gpuRentalMedians(quotes: Line[], shipped: Set<Line>): Sheet {
  const columns = [
    'id',
    'date',
    'gpu',
    'provider_class',
    'price_type',
    'median_usd_per_gpu_hour',
    'lower_quartile',
    'upper_quartile',
    'quotes',
    'sources',
    'unit',
  ];
  const out = sheet('series/gpu_rental_medians.csv', [...columns, ...TAIL], quotes.length);
  const priced = quotes.map((line) => ({
    ...line,
    month: line.date.slice(0, 7),
    price: line.usd_per_gpu_hour,
    licensed: shipped.has(line) ? 'yes' : '',
  }));
  for (const [key, group] of groups(priced, ['month', 'gpu', 'provider_class', 'price_type'])) {
    if (tooThin(group, out)) continue;
    const [month, gpu, provider_class, price_type] = key;
    const sorted = sortedPrices(group);
    out.lines.push({
      id: mint('ser', 'gpu_rental_medians', ...key),
      date: lastDayOf(month)!,
      gpu,
      provider_class,
      price_type,
      median_usd_per_gpu_hour: decimal(quantile(sorted, 0.5)),
      lower_quartile: decimal(quantile(sorted, 0.25)),
      upper_quartile: decimal(quantile(sorted, 0.75)),
      unit: 'USD per GPU-hour',
      ...tail(group, lastDayOf(month)!),
    });
  }
  return out;
}

/** Quarterly median, lowest and highest blended token price by provider, over every usable price. */
export function tokenPriceMedians(prices: Line[], shipped: Set<Line>): Sheet {
  const columns = ['id', 'date', 'provider', 'median_usd_per_mtok', 'lowest', 'highest', 'prices', 'sources', 'unit'];
  const out = sheet('series/token_price_medians.csv', [...columns, ...TAIL], prices.length);
  const priced = prices
    .map((line) => ({
      ...line,
      quarter: quarterOf(line.date),
      price: line.blended_3to1_usd_per_mtok,
      licensed: shipped.has(line) ? 'yes' : '',
    }))
    .filter((line) => Number(line.price) > 0);
  for (const [key, group] of groups(priced, ['quarter', 'provider'])) {
    if (tooThin(group, out)) continue;
    const [quarter, provider] = key;
    const sorted = sortedPrices(group);
    const { quotes, ...rest } = tail(group, quarterEnd(quarter));
    out.lines.push({
      id: mint('ser', 'token_price_medians', ...key),
      date: quarterEnd(quarter),
      provider,
      median_usd_per_mtok: decimal(quantile(sorted, 0.5)),
      lowest: decimal(sorted[0]),
      highest: decimal(sorted[sorted.length - 1]),
      prices: quotes,
      unit: 'USD per million tokens',
      ...rest,
    });
  }
  return out;
}

/** A lone quote of a source without a licence must not come out as a "median". */
function tooThin(group: Line[], out: Sheet): boolean {
  const unlicensed = group.some((line) => line.licensed === '');
  if (!unlicensed || group.length >= FEWEST_UNLICENSED) return false;
  count(out.left, 'a lone quote without a licence is no median', group.length);
  return true;
}

function tail(group: Line[], date: string): Line {
  const names = [...new Set(group.map((line) => line.source))].sort();
  return {
    quotes: String(group.length),
    sources: String(names.length),
    source: `computed by the import: medians over ${names.join('; ')}`,
    source_url: '',
    source_date: date,
    licence: 'pooled_medians',
    confidence: group.length >= 5 ? 'medium' : 'low',
    retrieved_version: '',
    note: '',
  };
}

function groups(lines: Line[], keys: string[]): [string[], Line[]][] {
  const found = new Map<string, Line[]>();
  for (const line of lines) {
    const key = keys.map((column) => line[column]).join('\u001f');
    const group = found.get(key);
    if (group) group.push(line);
    else found.set(key, [line]);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => [key.split('\u001f'), group]);
}

function sortedPrices(group: Line[]): number[] {
  return group.map((line) => Number(line.price)).sort((a, b) => a - b);
}

/** Linear interpolation between order statistics (type 7). */
function quantile(sorted: number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

/** Four decimals are below the precision of any quote. */
function decimal(value: number): string {
  return String(Number(value.toFixed(4)));
}
