/** Names for people where answers have ids: companies, regions. */
import type { Workbench } from './workbench.ts';

const REGIONS = { us: 'United States', europe: 'Europe', china: 'China', rest: 'Rest of the world' };

export interface Named {
  id: string;
  name: string;
}

/** Of every company of the model and every region. */
export function namesOf({ context }: Workbench): Named[] {
  const regions = Object.entries(REGIONS).map(([id, name]) => ({ id, name }));
  return [...context.companies.map(({ id, label }) => ({ id, name: label })), ...regions];
}

/** An answer as people read it: names in the place of ids. */
export function inNames<A extends { values: { at: Record<string, string | number> }[] }>(answer: A, names: Named[]): A {
  const known = new Map(names.map(({ id, name }) => [id, name]));
  const named = (at: Record<string, string | number>) =>
    Object.fromEntries(Object.entries(at).map(([key, id]) => [key, known.get(String(id)) ?? id]));
  return { ...answer, values: answer.values.map((value) => ({ ...value, at: named(value.at) })) };
}
