/** What the worker is asked for, from what the page shows. */
import type { Catalogue, Quantity, View } from '../worker/messages.ts';
import type { Looking } from './looking.ts';

export const chartKey = (index: number) => `chart-${index}`;
export const miniKey = (quantity: string) => `mini-${quantity}`;

/** Answers shown as miniatures: the gap, what fills it, what the machines earn, how much stands idle; at most six. */
const preferred = [
  'revenue_gap_simulated',
  'end_user_revenue',
  'rental_price_h100e',
  'utilisation',
  'waiting_gw',
  'sentiment',
];
const miniatures = 6;
/** A path of fewer points says nothing at this size. */
const fewestPoints = 4;

export function miniQuantities(catalogue: Catalogue): Quantity[] {
  const single = catalogue.quantities.filter(
    (q) => q.group === 'answer' && q.over.length === 0 && q.points >= fewestPoints,
  );
  const rank = (q: Quantity) => {
    const at = preferred.indexOf(q.id.replace(/^answer:/, ''));
    return at < 0 ? preferred.length : at;
  };
  return single.sort((a, b) => rank(a) - rank(b)).slice(0, miniatures);
}

export function viewsOf(looking: Looking, catalogue: Catalogue): View[] {
  const views: View[] = looking.charts.map((chart, i) => ({
    key: chartKey(i),
    kind: 'quantity',
    quantity: chart.quantity,
    ...(chart.lines ? { lines: chart.lines } : {}),
  }));
  for (const q of miniQuantities(catalogue)) views.push({ key: miniKey(q.id), kind: 'quantity', quantity: q.id });
  const { panel, year, company, variable, colour } = looking;
  if (panel === 'money') {
    const origins = colour === 'origin' || company !== undefined;
    views.push({ key: 'flows', kind: 'flows', year, origins, ...(company ? { company } : {}) });
  }
  if (panel === 'companies') {
    views.push({ key: 'companies', kind: 'companies', year });
    if (company) views.push({ key: 'statements', kind: 'statements', company });
  }
  if (panel === 'explain' && variable) {
    const [first, last] = catalogue.years;
    views.push({
      key: 'explain',
      kind: 'explain',
      variable,
      from: first,
      to: Math.min(last, Math.max(first + 1, year)),
    });
  }
  return views;
}

/** For scenarios side by side: the two charts and the headlines. */
export function compareViews(looking: Looking, catalogue: Catalogue): View[] {
  const own = viewsOf({ ...looking, panel: 'compare' }, catalogue);
  return own;
}
