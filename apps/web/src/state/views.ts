/** What the worker is asked for, from what the page shows. */
import type { Catalogue, View } from '../worker/messages.ts';
import type { Looking } from './looking.ts';

export const chartKey = (index: number) => `chart-${index}`;
export const miniKey = (quantity: string) => `mini-${quantity}`;

/** Headline answers shown as miniatures, at most this many. */
const miniatures = 6;

/** The headlines that are one line over time: those a miniature can show. */
export const miniQuantities = (catalogue: Catalogue) =>
  catalogue.quantities.filter((q) => q.headline && q.over.length === 0).slice(0, miniatures);

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
