import type { Distribution, ParameterChange } from '@buildout/engine';
import { type FactBook, factNumber, namesFact, readFactReference } from './fact-values.ts';
import { declaredValue, isNamed, type ParameterSpace, readName } from './names.ts';
import { type RunProblem, RunsError } from './problems.ts';
import { readQuantity } from './quantity.ts';

/** Everything a scenario changes about a model, resolved: keys of existing elements, numbers in the parameters' units, steps. */
export interface Settings {
  /** Keys as the engine takes them, in alphabetical order: a whole parameter comes before its elements. */
  set: Record<string, number>;
  schedule: ParameterChange[];
  distributions: Record<string, Distribution>;
}

/** Settings that change nothing. */
export const noSettings: Settings = { set: {}, schedule: [], distributions: {} };

/** Splits `name=value` or `name[member]=value`; throws RunsError when there is no name or no value. */
export function readAssignment(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  const [name, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 0 || name === '' || value === '') throw new RunsError([{ code: 'bad-assignment', text }]);
  return [name, value];
}

/**
 * Resolves `name → value` pairs against a model, in order: values as numbers in the parameter's unit, as text with a unit, or as
 * the name of an accepted fact; later ones replacing earlier ones. Adds what is wrong to `problems`, and to `used` which key has
 * its number from which fact.
 */
export function resolveSet(
  pairs: Iterable<[name: string, value: number | string]>,
  space: ParameterSpace,
  problems: RunProblem[],
  where?: string,
  { facts = new Map(), used = new Map() }: { facts?: FactBook; used?: Map<string, string> } = {},
): Record<string, number> {
  const set = new Map<string, number>();
  for (const [name, given] of pairs) {
    const at = where === undefined ? {} : { where };
    const found = readName(name, space);
    if (!isNamed(found)) {
      problems.push({ ...found, ...at });
      continue;
    }
    const { parameter } = found;
    const value =
      typeof given === 'number'
        ? given
        : namesFact(given)
          ? factNumber(given, parameter.unit, facts)
          : readQuantity(given, parameter.unit);
    if (typeof value !== 'number') {
      problems.push({ ...value, parameter: name, ...at });
      continue;
    }
    const bounds = boundsProblem(name, value, parameter);
    if (bounds !== undefined) problems.push({ ...bounds, ...at });
    if (found.elements === null) {
      for (const key of set.keys()) {
        if (!key.startsWith(`${parameter.id}[`)) continue;
        set.delete(key);
        used.delete(key);
      }
    }
    const fact = namesFact(given) ? readFactReference(given)?.id : undefined;
    for (const key of found.keys) {
      set.set(key, value);
      if (fact === undefined) used.delete(key);
      else used.set(key, fact);
    }
  }
  return Object.fromEntries([...set].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The problem of a value outside the bounds where the model has a meaning; undefined when there is none. */
export function boundsProblem(
  name: string,
  value: number,
  parameter: { unit: string; min?: number; max?: number; low?: number; high?: number; source?: string },
): RunProblem | undefined {
  const { unit, min, max, low, high, source } = parameter;
  if (!Number.isFinite(value))
    return { code: 'bad-quantity', text: String(value), unit, parameter: name, reason: 'it is not finite' };
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return undefined;
  const problem: Extract<RunProblem, { code: 'out-of-bounds' }> = {
    code: 'out-of-bounds',
    parameter: name,
    value,
    unit,
  };
  for (const [key, limit] of Object.entries({ min, max, low, high })) {
    if (limit !== undefined) problem[key as 'min'] = limit;
  }
  if (source !== undefined) problem.source = source;
  return problem;
}

/** What a change makes of the declared value, for the check of its bounds. */
export function changedValues(
  change: { parameter: string; element?: string[]; how: 'set' | 'multiply' | 'add'; value: number },
  space: ParameterSpace,
): number[] {
  const parameter = space.parameters.find((p) => p.id === change.parameter);
  if (parameter === undefined) return [];
  const declared = declaredValue(parameter, change.element ?? null, space);
  if (change.how === 'set') return [change.value];
  return declared.map((value) => (change.how === 'multiply' ? value * change.value : value + change.value));
}
