import type { Sourced } from '../provenance.ts';
import type { VehicleField } from '../tables/index.ts';

/** A financing box with its terms by field path. */
export class Vehicle {
  readonly id: string;
  readonly companyId: string;
  readonly kind: string;
  readonly asOf: string;
  readonly fields: Map<string, VehicleField>;

  constructor(rows: VehicleField[]) {
    const [first] = rows;
    this.id = first.vehicle;
    this.companyId = first.companyId;
    this.kind = first.kind;
    this.asOf = first.asOf;
    this.fields = new Map(rows.map((row) => [row.field, row]));
  }

  /** A field with a unit as a sourced number; undefined when the field is absent or in words. */
  number(field: string): Sourced | undefined {
    const row = this.fields.get(field);
    if (row === undefined || row.unit === '') return undefined;
    const bound = (cell: string) => (cell === '' ? undefined : Number(cell));
    return {
      id: row.id,
      value: Number(row.value),
      low: bound(row.low),
      high: bound(row.high),
      unit: row.unit,
      basis: row.basis,
      periodEnd: row.asOf,
      source: row.source,
      sourceUrl: row.sourceUrl,
      sourceDate: row.sourceDate,
      licence: row.licence,
      confidence: row.confidence,
      note: row.note,
    };
  }

  /** A field in words, such as `maturity` (`2029-05`) or `amortisation.type`. */
  text(field: string): string | undefined {
    return this.fields.get(field)?.value;
  }

  /** Members of a list field: `members('customers')` gives the company ids of `customers[…]`. */
  members(list: string): string[] {
    const found = new Set<string>();
    for (const field of this.fields.keys()) {
      if (field.startsWith(`${list}[`)) found.add(field.slice(list.length + 1, field.indexOf(']', list.length)));
    }
    return [...found];
  }
}

export function vehiclesOf(rows: VehicleField[]): Map<string, Vehicle> {
  const grouped = new Map<string, VehicleField[]>();
  for (const row of rows) grouped.set(row.vehicle, [...(grouped.get(row.vehicle) ?? []), row]);
  return new Map([...grouped].map(([id, group]) => [id, new Vehicle(group)]));
}
