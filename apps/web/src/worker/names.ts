/** Sectors in their order, and what they are called together. */
import type { World } from '@buildout/workbench/facts/opening/index.ts';
import { inWords } from '@buildout/workbench/operations/member-names.ts';

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
