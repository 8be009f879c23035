/** What members of dimensions are called: companies by their labels, everything else by its id in words. */
import type { World } from '@buildout/workbench/facts/opening/index.ts';

const abbreviations = new Set(['us', 'ipo', 'ddtl', 'gpu', 'it', 'eu']);

export function inWords(id: string): string {
  const words = id.split(/[_-]/).map((w) => (abbreviations.has(w) ? w.toUpperCase() : w));
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function memberNames(world: World): (id: string) => string {
  const companies = new Map(world.companies.map((c) => [c.id, c.label]));
  return (id) => companies.get(id) ?? inWords(id);
}

/** Sectors in the order money mostly takes: from those who bring it in to those who keep it. */
const order = [
  'outside',
  'end_demand',
  'capital',
  'application',
  'lab',
  'cloud',
  'neocloud',
  'box',
  'chip_maker',
  'supplier',
];

const plurals: Record<string, string> = {
  outside: 'Rest of the economy',
  end_demand: 'End demand',
  capital: 'Capital',
  application: 'Applications',
  lab: 'Labs',
  cloud: 'Clouds',
  neocloud: 'Neoclouds',
  box: 'Boxes',
  chip_maker: 'Chip makers',
  supplier: 'Suppliers',
};

export function sectorsOf(world: World): { id: string; label: string }[] {
  const present = [...new Set(world.companies.map((c) => c.sector))];
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return present.sort((a, b) => place(a) - place(b)).map((id) => ({ id, label: plurals[id] ?? inWords(id) }));
}
