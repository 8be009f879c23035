import type { Distribution, ParameterInfo, Program } from '@buildout/engine';
import { drawParameters } from '@buildout/engine/chance/index.ts';
import { indexOf, isNamed, membersOf, readName } from './names.ts';
import { RunsError } from './problems.ts';
import type { Settings } from './settings.ts';

/** A parameter, or an element of one whose elements vary on their own, that differs from scenario to scenario. */
export interface DrawnInput {
  /** As a setting names it: `rate`, or `rate[openai]`. */
  parameter: string;
  label: string;
  unit: string;
  distribution: Distribution;
  /** Which number of a scenario's draw it is: the same whatever else is fixed, so that two ensembles share their chance. */
  dimension: number;
}

/** Fills the parameters of a scenario, the same numbers on any thread and in any order. */
export interface Sampler {
  inputs: DrawnInput[];
  /** Writes the complete parameter vector to `into` and each input's draw to `drawn`. */
  fill(scenario: number, into: Float64Array, drawn: Float64Array): void;
}

/** The parameters an ensemble draws: those with a distribution, unless the settings fix them; in order of declaration. */
export function drawnInputs(program: Program, settings: Settings): DrawnInput[] {
  return dimensionsOf(program, settings).flatMap(({ parameter, element, distribution, drawn }, dimension) => {
    const info = program.parameter(parameter);
    if (!drawn || info === undefined) return [];
    const { label, unit } = info;
    if (element === undefined) return [{ parameter, label, unit, distribution, dimension }];
    const name = elementName(info, element, program);
    return [{ parameter: `${parameter}[${name}]`, label: `${label}: ${name}`, unit, distribution, dimension }];
  });
}

/** The parameter vector with the settings' values in place, before any draw. */
export function baseParameters(program: Program, settings: Settings): Float64Array {
  const base = new Float64Array(program.parameterCount);
  for (const { values, offset } of program.parameters) base.set(values, offset);
  for (const [key, value] of Object.entries(settings.set)) {
    for (const index of placesOf(key, program)) base[index] = value;
  }
  return base;
}

/**
 * Prepares to draw scenarios. A parameter has one draw per scenario: its elements all take it, except that elements with
 * different declared values keep their proportions (each is scaled by draw ÷ centre of the distribution, within the
 * parameter's bounds) and elements fixed by the settings stay.
 */
export function sampler(program: Program, settings: Settings, seed: number): Sampler {
  const base = baseParameters(program, settings);
  const distributions = dimensionsOf(program, settings).map((d) => (d.drawn ? d.distribution : NOT_DRAWN));
  const inputs = drawnInputs(program, settings);
  const fixed = fixedPlaces(program, settings);
  const writers = inputs.map((input) => writer(program, input, fixed));
  return {
    inputs,
    fill(scenario, into, drawn) {
      into.set(base);
      const draws = drawParameters(seed, scenario, distributions);
      for (let i = 0; i < inputs.length; i++) {
        const draw = draws[inputs[i].dimension];
        drawn[i] = draw;
        writers[i](draw, into);
      }
    },
  };
}

/** A coordinate of the point a scenario is: a parameter, or one element of it. */
interface Dimension {
  parameter: string;
  /** Row-major, where elements vary on their own. */
  element?: number;
  distribution: Distribution;
  drawn: boolean;
}

/**
 * Every parameter with a distribution of its own, then elements that vary on their own, then parameters to which only the
 * settings give one: what an ensemble draws of one kind does not move when another kind is added.
 */
function dimensionsOf(program: Program, settings: Settings): Dimension[] {
  const stated = settings.distributions;
  const own = program.parameters.filter((p) => isSpread(p.distribution));
  const added = program.parameters.filter((p) => !isSpread(p.distribution) && p.id in stated);
  const whole = (p: ParameterInfo): Dimension => {
    const distribution = within(stated[p.id] ?? p.distribution!, p.min, p.max);
    const drawn = isSpread(distribution) && (p.id in stated || !(p.id in settings.set));
    return { parameter: p.id, distribution, drawn };
  };
  const elements = program.parameters.flatMap((p) =>
    (p.distributions ?? []).flatMap((distribution, element): Dimension[] => {
      if (!isSpread(distribution)) return [];
      const fixed = p.id in stated || p.id in settings.set || fixedElement(p, element, program, settings);
      return [{ parameter: p.id, element, distribution: within(distribution, p.min, p.max), drawn: !fixed }];
    }),
  );
  return [...own.map(whole), ...elements, ...added.map(whole)];
}

const fixedElement = (info: ParameterInfo, element: number, program: Program, { set }: Settings): boolean =>
  `${info.id}[${elementName(info, element, program)}]` in set;

/** `openai`, or `box,lender`: the members of an element, as a setting writes them. */
function elementName({ over }: ParameterInfo, element: number, program: Program): string {
  const names: string[] = [];
  let rest = element;
  for (const dimension of over.toReversed()) {
    const members = membersOf(dimension, program.model);
    names.unshift(members[rest % members.length]);
    rest = Math.floor(rest / members.length);
  }
  return names.join(',');
}

/** A distribution with tails ends at the bounds where the parameter has a meaning. */
function within(distribution: Distribution, min = -Infinity, max = Infinity): Distribution {
  if (distribution.kind !== 'normal' && distribution.kind !== 'lognormal') return distribution;
  const low = Math.max(distribution.low ?? -Infinity, min);
  const high = Math.min(distribution.high ?? Infinity, max);
  return { ...distribution, ...(low > -Infinity && { low }), ...(high < Infinity && { high }) };
}

/** Keeps the place of a parameter among the draws without drawing it. */
const NOT_DRAWN: Distribution = { kind: 'fixed' };

const isSpread = (distribution: Distribution | undefined) =>
  distribution !== undefined && distribution.kind !== 'fixed';

function writer(program: Program, input: DrawnInput, fixed: Set<number>): (draw: number, into: Float64Array) => void {
  if (input.parameter.includes('[')) {
    const [place] = placesOf(input.parameter, program);
    return (draw, into) => {
      into[place] = draw;
    };
  }
  const { offset, size, values, min = -Infinity, max = Infinity } = program.parameter(input.parameter)!;
  const places = Array.from({ length: size }, (_, i) => offset + i).filter((place) => !fixed.has(place));
  if (values.every((value) => value === values[0])) {
    return (draw, into) => {
      for (const place of places) into[place] = draw;
    };
  }
  const centre = centreOf(input.distribution);
  return (draw, into) => {
    for (const place of places) {
      into[place] = Math.min(max, Math.max(min, (values[place - offset] * draw) / centre));
    }
  };
}

/** The number around which a distribution was stated. */
function centreOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return 1;
    case 'uniform':
      return (distribution.low + distribution.high) / 2;
    case 'triangular':
      return distribution.mode;
    case 'normal':
      return distribution.mean;
    case 'lognormal':
      return distribution.median;
  }
}

/** Places of single elements the settings fix; whole parameters that are fixed are not drawn at all. */
function fixedPlaces(program: Program, settings: Settings): Set<number> {
  const elements = Object.keys(settings.set).filter((key) => key.includes('['));
  return new Set(
    elements.filter((key) => !(key.split('[')[0] in settings.distributions)).flatMap((key) => placesOf(key, program)),
  );
}

/** Positions in the parameter vector that a key of `set` stands for. */
/** Where in the parameter vector a setting's name (`rate`, `rate[openai]`) lies; all elements of a parameter named alone. */
export function placesOf(key: string, program: Program): number[] {
  const found = readName(key, program.model);
  if (!isNamed(found)) throw new RunsError([found]);
  const info = program.parameter(found.parameter.id)!;
  if (found.elements === null) return Array.from({ length: info.size }, (_, i) => info.offset + i);
  return found.elements.map((element) => info.offset + indexOf(info, element, program.model));
}
