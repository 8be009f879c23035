import type { ModelDeclaration, ParameterDeclaration } from '@buildout/engine';
import { nearest } from '../facts/nearest.ts';
import type { RunProblem } from './problems.ts';

/** What is needed of a model to read settings: its parameters and dimensions; `program.model` serves. */
export type ParameterSpace = Pick<ModelDeclaration, 'parameters' | 'dimensions' | 'time'>;

/** A parameter as a setting names it: all of it, or the listed elements. */
export interface Named {
  parameter: ParameterDeclaration;
  /** Null: every element. */
  elements: string[][] | null;
  /** The keys the engine takes: `rate`, or `rate[openai]` for each element. */
  keys: string[];
}

/** Reads `rate`, `rate[openai]`, `x[a,b]`, `rate[lab]` (each member of the subset `lab`) or `rate[*]`. */
export function readName(text: string, space: ParameterSpace): Named | RunProblem {
  const match = /^\s*([^[\]\s]+)\s*(?:\[([^[\]]*)\])?\s*$/.exec(text);
  const id = match?.[1] ?? text.trim();
  const parameter = space.parameters.find((p) => p.id === id);
  if (parameter === undefined) {
    return withClosest(
      { code: 'unknown-parameter', name: id },
      nearest(
        id,
        space.parameters.map((p) => p.id),
      ),
    );
  }
  if (match?.[2] === undefined) return { parameter, elements: null, keys: [id] };

  const over = parameter.over ?? [];
  const given = match[2].split(',').map((part) => part.trim());
  if (given.length !== over.length) return { code: 'wrong-subscripts', parameter: id, given, over };
  const choices: string[][] = [];
  for (const [i, dimension] of over.entries()) {
    const members = membersOf(dimension, space);
    const chosen = given[i] === '*' || given[i] === dimension ? members : choose(given[i], dimension, members, space);
    if (chosen === undefined) {
      const closest = nearest(given[i], [...members, ...subsetsOf(dimension, space)]);
      return withClosest({ code: 'unknown-member', parameter: id, member: given[i], dimension }, closest);
    }
    choices.push(chosen);
  }
  const elements = choices.reduce<string[][]>((lists, some) => lists.flatMap((l) => some.map((m) => [...l, m])), [[]]);
  return { parameter, elements, keys: elements.map((element) => `${id}[${element.join(',')}]`) };
}

/** Whether `readName` found what was named. */
export const isNamed = (found: Named | RunProblem): found is Named => 'keys' in found;

/** Members of a dimension, in order. */
export function membersOf(dimension: string, space: Pick<ParameterSpace, 'dimensions'>): string[] {
  return space.dimensions.find((d) => d.id === dimension)?.members ?? [];
}

/** The declared value of one element (row-major), or of a parameter that has one for all. */
export function declaredValue(
  parameter: ParameterDeclaration,
  element: string[] | null,
  space: ParameterSpace,
): number[] {
  if (typeof parameter.value === 'number') return [parameter.value];
  if (element === null) return parameter.value;
  return [parameter.value[indexOf(parameter, element, space)]];
}

/** Row-major position of an element within its parameter. */
export function indexOf(
  parameter: Pick<ParameterDeclaration, 'over'>,
  element: string[],
  space: Pick<ParameterSpace, 'dimensions'>,
): number {
  let index = 0;
  for (const [i, dimension] of (parameter.over ?? []).entries()) {
    const members = membersOf(dimension, space);
    index = index * members.length + members.indexOf(element[i]);
  }
  return index;
}

function choose(name: string, dimension: string, members: string[], space: ParameterSpace): string[] | undefined {
  if (members.includes(name)) return [name];
  return subsetsOf(dimension, space).includes(name) ? membersOf(name, space) : undefined;
}

/** Dimensions that are, directly or through others, part of this one. */
function subsetsOf(dimension: string, space: ParameterSpace): string[] {
  const direct = space.dimensions.filter((d) => d.subsetOf === dimension).map((d) => d.id);
  return direct.flatMap((id) => [id, ...subsetsOf(id, space)]);
}

const withClosest = <P extends RunProblem>(problem: P, closest: string | undefined): P =>
  closest === undefined ? problem : { ...problem, closest };
