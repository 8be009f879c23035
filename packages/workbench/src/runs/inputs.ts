import type { Distribution, Program } from '@buildout/engine';
import { drawParameters } from '@buildout/engine/chance/index.ts';
import { indexOf, isNamed, readName } from './names.ts';
import { RunsError } from './problems.ts';
import type { Settings } from './settings.ts';

/** A parameter that differs from scenario to scenario. */
export interface DrawnInput {
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
  return dimensionsOf(program, settings).flatMap(({ parameter, distribution, drawn }, dimension): DrawnInput[] => {
    const info = program.parameter(parameter);
    if (!drawn || info === undefined) return [];
    return [{ parameter, label: info.label, unit: info.unit, distribution, dimension }];
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

/** Every parameter with a distribution of its own, then those to which only the settings give one. */
function dimensionsOf(program: Program, settings: Settings) {
  const stated = settings.distributions;
  const own = program.parameters.filter((p) => isSpread(p.distribution));
  const added = program.parameters.filter((p) => !isSpread(p.distribution) && p.id in stated);
  return [...own, ...added].map((p) => {
    const distribution = within(stated[p.id] ?? p.distribution!, p.min, p.max);
    const drawn = isSpread(distribution) && (p.id in stated || !(p.id in settings.set));
    return { parameter: p.id, distribution, drawn };
  });
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
function placesOf(key: string, program: Program): number[] {
  const found = readName(key, program.model);
  if (!isNamed(found)) throw new RunsError([found]);
  const info = program.parameter(found.parameter.id)!;
  if (found.elements === null) return Array.from({ length: info.size }, (_, i) => info.offset + i);
  return found.elements.map((element) => info.offset + indexOf(info, element, program.model));
}
