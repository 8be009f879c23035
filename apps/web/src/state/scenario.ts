/** The scenarios of the page: each a scenario of the book with a person's own settings. Pure changes, no worker, no React. */

import type { ShockUse } from '@buildout/workbench/runs/scenario.ts';
import type { BookScenario, Catalogue } from '../worker/messages.ts';

export interface Tab {
  id: string;
  label: string;
  /** The scenario of the book it started from. */
  from: string;
  /** Everything that is set, the book's settings included. */
  set: Record<string, number>;
  /** Settings whose number is an accepted fact's, by the same keys as `set`: `@fact_…` as the command line takes it. */
  facts: Record<string, string>;
  shocks: ShockUse[];
}

export interface Chosen {
  tabs: Tab[];
  active: string;
}

export function tabOf(scenario: BookScenario): Tab {
  return {
    id: scenario.id,
    label: scenario.label,
    from: scenario.id,
    set: { ...scenario.set },
    facts: { ...scenario.facts },
    shocks: [...scenario.shocks],
  };
}

/** A first visit: the baseline and the two poles of the debate. */
export function firstVisit(catalogue: Catalogue): Chosen {
  const poles = catalogue.scenarios.filter((s) => s.id !== 'baseline').slice(0, 2);
  const base = catalogue.scenarios.find((s) => s.id === 'baseline') ?? catalogue.scenarios[0];
  const tabs = [...(base ? [base] : []), ...poles].map(tabOf);
  return { tabs, active: tabs[0]?.id ?? '' };
}

export const activeTab = (chosen: Chosen): Tab =>
  chosen.tabs.find((t) => t.id === chosen.active) ?? (chosen.tabs[0] as Tab);

const change = (chosen: Chosen, edit: (tab: Tab) => Tab): Chosen => ({
  ...chosen,
  tabs: chosen.tabs.map((tab) => (tab.id === chosen.active ? edit(tab) : tab)),
});

/** Without the fact a setting's number came from. */
function unfounded({ facts }: Tab, id: string): Tab['facts'] {
  const { [id]: _, ...rest } = facts;
  return rest;
}

/** Sets a parameter to a number of one's own; the declared value takes the setting away again. */
export function setLever(chosen: Chosen, id: string, value: number, declared: number): Chosen {
  return change(chosen, (tab) => {
    const set = { ...tab.set };
    if (value === declared) delete set[id];
    else set[id] = value;
    return { ...tab, set, facts: unfounded(tab, id) };
  });
}

/** Sets a parameter to an accepted fact's number: `named` as the command line takes it. The setting stays whatever the declared value is. */
export const setToFact = (chosen: Chosen, id: string, value: number, named: string): Chosen =>
  change(chosen, (tab) => ({ ...tab, set: { ...tab.set, [id]: value }, facts: { ...tab.facts, [id]: named } }));

export const clearLever = (chosen: Chosen, id: string): Chosen =>
  change(chosen, (tab) => {
    const { [id]: _, ...set } = tab.set;
    return { ...tab, set, facts: unfounded(tab, id) };
  });

export const addShock = (chosen: Chosen, use: ShockUse): Chosen =>
  change(chosen, (tab) => ({ ...tab, shocks: [...tab.shocks.filter((s) => s.name !== use.name), use] }));

export const removeShock = (chosen: Chosen, name: string): Chosen =>
  change(chosen, (tab) => ({ ...tab, shocks: tab.shocks.filter((s) => s.name !== name) }));

/** Back to the scenario of the book this one started from. */
export const resetToScenario = (chosen: Chosen, book: BookScenario[]): Chosen =>
  change(chosen, (tab) => {
    const origin = book.find((s) => s.id === tab.from);
    return {
      ...tab,
      set: { ...(origin?.set ?? {}) },
      facts: { ...(origin?.facts ?? {}) },
      shocks: [...(origin?.shocks ?? [])],
    };
  });

/** Everything as declared: no setting, no shock. */
export const resetToBaseline = (chosen: Chosen): Chosen =>
  change(chosen, (tab) => ({ ...tab, set: {}, facts: {}, shocks: [] }));

/** A new tab beside the active one, as a copy of it or from the book. */
export function addTab(chosen: Chosen, from: Tab): Chosen {
  const taken = new Set(chosen.tabs.map((t) => t.id));
  let n = 2;
  let id = from.id;
  let label = from.label;
  while (taken.has(id)) {
    id = `${from.id.replace(/-\d+$/, '')}-${n}`;
    label = `${from.label.replace(/ \d+$/, '')} ${n}`;
    n++;
  }
  const at = chosen.tabs.findIndex((t) => t.id === chosen.active) + 1;
  return { tabs: chosen.tabs.toSpliced(at, 0, { ...from, id, label }), active: id };
}

export function closeTab(chosen: Chosen, id: string): Chosen {
  if (chosen.tabs.length < 2) return chosen;
  const at = chosen.tabs.findIndex((t) => t.id === id);
  const tabs = chosen.tabs.filter((t) => t.id !== id);
  return { tabs, active: chosen.active === id ? (tabs[Math.max(0, at - 1)]?.id ?? '') : chosen.active };
}

/** What of a scenario is not as the book has it. */
export function isChanged(tab: Tab, book: BookScenario[]): boolean {
  const origin = book.find((s) => s.id === tab.from);
  const plain = (set: Record<string, number | string>) => JSON.stringify(Object.entries(set).sort());
  return (
    plain(tab.set) !== plain(origin?.set ?? {}) ||
    plain(tab.facts) !== plain(origin?.facts ?? {}) ||
    JSON.stringify(tab.shocks) !== JSON.stringify(origin?.shocks ?? [])
  );
}
