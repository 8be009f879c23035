/** A published case and what a checker answers. */

export interface PublishedCase {
  id: string;
  kind: string;
  source: string;
  input: Record<string, unknown>;
  expect: unknown;
  absTol: number;
}

export interface Verdict {
  id: string;
  kind: string;
  status: 'agrees' | 'differs' | 'unsupported';
  /** Largest absolute difference over all numbers compared. */
  maxDifference: number;
  /** Why it differs or is unsupported; for a case that agrees, what of it was not compared. */
  reason: string;
  source: string;
}

/** The case asks for something this checker does not do, or is not well formed. Says what. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}

export function numberOf(input: Record<string, unknown>, name: string, otherwise?: number): number {
  const value = input[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if ((value === undefined || value === null) && otherwise !== undefined) return otherwise;
  throw new Unsupported(`input.${name} is ${describe(value)}; a number is needed.`);
}

export function numbersOf(input: Record<string, unknown>, name: string, otherwise?: number[]): number[] {
  const value = input[name];
  if (Array.isArray(value) && value.every((v) => typeof v === 'number' && Number.isFinite(v))) return value as number[];
  if ((value === undefined || value === null) && otherwise !== undefined) return otherwise;
  throw new Unsupported(`input.${name} is ${describe(value)}; a list of numbers is needed.`);
}

/** A square matrix. */
export function matrixOf(input: Record<string, unknown>, name: string): number[][] {
  const value = input[name];
  if (!Array.isArray(value) || value.length === 0) {
    throw new Unsupported(`input.${name} is ${describe(value)}; a matrix is needed.`);
  }
  return value.map((_, i) => {
    const row = numbersOf({ row: value[i] }, 'row');
    if (row.length !== value.length) {
      throw new Unsupported(`input.${name} has ${value.length} rows but row ${i + 1} has ${row.length} numbers.`);
    }
    return row;
  });
}

export function textOf(input: Record<string, unknown>, name: string, otherwise?: string): string {
  const value = input[name];
  if (typeof value === 'string') return value;
  if ((value === undefined || value === null) && otherwise !== undefined) return otherwise;
  throw new Unsupported(`input.${name} is ${describe(value)}; a text is needed.`);
}

export function sameLength(lists: Record<string, unknown[]>): void {
  const [first, ...rest] = Object.entries(lists);
  for (const [name, list] of rest) {
    if (list.length !== first![1].length) {
      throw new Unsupported(`input.${name} has ${list.length} values, input.${first![0]} has ${first![1].length}.`);
    }
  }
}

export function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
