import { parse } from 'yaml';
import { citation, type DealIndex } from './citations.ts';
import { count, type Line, mint, type Sheet, sheet, shiftDecimal } from './sheet.ts';
import type { SourceFolder } from './source-folder.ts';

const COLUMNS = [
  'id',
  'vehicle',
  'company_id',
  'kind',
  'as_of',
  'field',
  'value',
  'low',
  'high',
  'unit',
  'basis',
  'source',
  'source_url',
  'source_date',
  'licence',
  'confidence',
  'note',
];

type Node = Record<string, unknown>;
const HEAD = new Set(['id', 'company_id', 'name', 'kind', 'as_of']);

/** The vehicle files, one row a field: `customers[meta].share`, `collateral.gpus[1].units`, `tranches[2.1].size`. */
export function importVehicles(from: SourceFolder, deals: DealIndex): Sheet {
  const out = sheet('vehicles.csv', COLUMNS, 0);
  for (const name of from.names('facts/vehicles', '.yaml')) {
    const vehicle = parse(from.text(name)) as Node;
    const head = {
      vehicle: String(vehicle.id),
      company_id: String(vehicle.company_id),
      kind: String(vehicle.kind),
      as_of: String(vehicle.as_of),
    };
    for (const [key, node] of Object.entries(vehicle)) {
      if (!HEAD.has(key)) walk(key, node, (field, leaf) => addField(out, head, field, leaf, deals));
    }
  }
  return out;
}

function walk(path: string, node: unknown, visit: (field: string, leaf: Node) => void): void {
  if (Array.isArray(node)) {
    for (const [index, item] of (node as Node[]).entries()) {
      const key = item.company_id ?? (typeof item.name === 'string' ? item.name : index + 1);
      const { company_id, name, ...rest } = item;
      walk(`${path}[${key}]`, rest, visit);
    }
  } else if (node !== null && typeof node === 'object') {
    if ('value' in node) visit(path, node as Node);
    else for (const [key, child] of Object.entries(node)) walk(`${path}.${key}`, child, visit);
  } else {
    throw new Error(`vehicle field ${path}: expected a value with basis and source, found ${JSON.stringify(node)}`);
  }
}

function addField(out: Sheet, head: Line, field: string, leaf: Node, deals: DealIndex): void {
  if (Array.isArray(leaf.value)) {
    const pick = (list: unknown, index: number) => (Array.isArray(list) ? list[index] : null);
    for (const index of leaf.value.keys()) {
      const value = leaf.value[index];
      addField(
        out,
        head,
        `${field}[${index + 1}]`,
        { ...leaf, value, low: pick(leaf.low, index), high: pick(leaf.high, index) },
        deals,
      );
    }
    return;
  }
  out.read++;
  const source = cell(leaf.source);
  const inBillions = leaf.unit === 'USD bn';
  const amount = (value: unknown) => (inBillions && cell(value) !== '' ? shiftDecimal(cell(value), 9) : cell(value));
  if (inBillions) count(out.changed, 'billions of USD written as plain USD');
  const basis = cell(leaf.basis);
  const cited = citation(source, '', deals);
  out.lines.push({
    id: mint('veh', head.vehicle, field),
    ...head,
    field,
    value: amount(leaf.value),
    low: amount(leaf.low),
    high: amount(leaf.high),
    unit: inBillions ? 'USD' : cell(leaf.unit),
    basis,
    ...cited,
    confidence: basis === 'assumption' ? 'low' : cited.confidence,
    note: cell(leaf.note) || (basis === 'assumption' && source !== 'assumption' ? source : ''),
  });
}

function cell(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
