/** A scenario of the page as the command line takes it. */
import type { Catalogue } from '../worker/messages.ts';
import type { Tab } from './scenario.ts';

const quote = (text: string) => (/^[\w.,:=@+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/**
 * `npx buildout run camp-a --set rental_price_decay=0.3 --shock rental-halves@2027-01:0.5`. What the page took away from
 * the book's scenario is set to its declared value; a number that is
 * an accepted fact's is named as the fact, `--set required_margin=@fact_…`, so that the run has the same id.
 */
export function commandFor(tab: Tab, catalogue: Pick<Catalogue, 'scenarios' | 'levers'>): string {
  const origin = catalogue.scenarios.find((s) => s.id === tab.from);
  const words = ['npx buildout run', tab.from];
  const own = origin?.set ?? {};
  for (const [key, value] of Object.entries(tab.set)) {
    const named = tab.facts[key];
    if (own[key] !== value || origin?.facts[key] !== named) words.push('--set', quote(`${key}=${named ?? value}`));
  }
  for (const key of Object.keys(own)) {
    const declared = catalogue.levers.find((l) => l.id === key)?.value;
    if (!(key in tab.set) && declared !== undefined) words.push('--set', quote(`${key}=${declared}`));
  }
  const has = new Set((origin?.shocks ?? []).map((s) => JSON.stringify(s)));
  for (const shock of tab.shocks) {
    if (has.has(JSON.stringify(shock))) continue;
    const at = shock.at === undefined ? '' : `@${shock.at}`;
    const size = shock.size === undefined ? '' : `:${shock.size}`;
    words.push('--shock', quote(`${shock.name}${at}${size}`));
  }
  return words.join(' ');
}
