import type { ParameterChange } from '@buildout/engine';
import { nearest } from '../facts/nearest.ts';
import type { FactBook } from './fact-values.ts';
import { isNamed, type ParameterSpace, readName } from './names.ts';
import type { CompositionNote } from './notes.ts';
import { type RunProblem, RunsError } from './problems.ts';
import { numberAt, type Scenario, type Shock, type ShockUse, type When } from './scenario.ts';
import { boundsProblem, changedValues, readAssignment, resolveSet, type Settings } from './settings.ts';
import { type Clock, stepAt } from './time.ts';

/** The scenarios and shocks there are. */
export interface ScenarioBook {
  scenarios: Scenario[];
  shocks: Shock[];
  /** Accepted facts that settings may name; none where there are none. */
  facts?: FactBook;
}

/** What a person adds to a scenario. */
export interface Additions {
  /** `name=value` texts, later ones replacing earlier ones and the scenario's. */
  set?: string[];
  /** After the scenario's own. */
  shocks?: ShockUse[];
}

/** A scenario with everything added, resolved against a model. */
export interface Composition {
  scenario: Scenario;
  /** With months and sizes filled in. */
  shocks: Required<ShockUse>[];
  settings: Settings;
  /** Key of `settings.set` → the accepted fact its number comes from. */
  facts: Record<string, string>;
  notes: CompositionNote[];
}

/** The scenario of this id; throws RunsError with the nearest one. */
export function findScenario(id: string, book: ScenarioBook): Scenario {
  return find(id, book.scenarios, 'unknown-scenario');
}

/** The shock of this id; throws RunsError with the nearest one. */
export function findShock(id: string, book: ScenarioBook): Shock {
  return find(id, book.shocks, 'unknown-shock');
}

/** Reads `rental-halves`, `rental-halves@2027-06`, `rental-halves:0.4` or `rental-halves@2027-06:0.4` (month, then size). */
export function readShockUse(text: string): ShockUse {
  const match = /^\s*([^@:\s]+)(?:@([^:\s]+))?(?::(\S+))?\s*$/.exec(text);
  const size = match?.[3] === undefined ? undefined : Number(match[3]);
  if (match === null || Number.isNaN(size)) {
    throw new RunsError([
      { code: 'bad-field', path: text, reason: 'a shock is written name, name@month, name:size or name@month:size' },
    ]);
  }
  const use: ShockUse = { name: match[1] };
  if (match[2] !== undefined) use.at = match[2];
  if (size !== undefined) use.size = size;
  return use;
}

/**
 * Resolves a scenario, its shocks and what is added against a model. Throws RunsError with everything that is wrong:
 * unknown names, values out of bounds, units, months before the start.
 */
export function compose(
  scenario: Scenario,
  additions: Additions,
  book: ScenarioBook,
  space: ParameterSpace,
  steps = space.time.steps,
): Composition {
  const problems: RunProblem[] = [];
  const clock: Clock = { start: space.time.start, unit: space.time.unit, steps };
  const notes: CompositionNote[] = [];

  const added = (additions.set ?? []).map(readAssignment);
  const own = Object.entries(scenario.set).map(([name, value]): [string, number | string] => [
    name,
    scenario.facts?.[name] ?? value,
  ]);
  const used = new Map<string, string>();
  const set = resolveSet([...own, ...added], space, problems, undefined, { facts: book.facts, used });

  const changes: Draft[] = (scenario.schedule ?? []).map((c) => ({ ...c, origin: scenario.id }));
  const shocks: Required<ShockUse>[] = [];
  for (const use of [...(scenario.shocks ?? []), ...(additions.shocks ?? [])]) {
    const shock = findShock(use.name, book);
    const size = use.size ?? shock.size.central;
    const at = use.at ?? shock.at;
    if (!(size >= shock.size.low && size <= shock.size.high)) {
      problems.push({ code: 'size-out-of-range', shock: shock.id, size, low: shock.size.low, high: shock.size.high });
    }
    shocks.push({ name: shock.id, at, size });
    changes.push(...shockDrafts(shock, at, size));
  }
  const schedule: ParameterChange[] = [];
  const origins = new Map<string, Set<string>>();
  for (const draft of changes) {
    for (const change of resolveChange(draft, clock, space, problems, notes)) {
      schedule.push(change);
      const key = change.element === undefined ? change.parameter : `${change.parameter}[${change.element.join(',')}]`;
      origins.set(key, (origins.get(key) ?? new Set()).add(draft.origin));
    }
  }
  if (problems.length > 0) throw new RunsError(problems);

  for (const [parameter, by] of origins)
    if (by.size > 1) notes.push({ code: 'same-parameter', parameter, by: [...by] });
  notes.push(...beyondEvidence(set, space));
  const facts = Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  return { scenario, shocks, settings: { set, schedule, distributions: drawnStill(scenario, added) }, facts, notes };
}

/** The scenario's distributions, but not those of parameters a person has fixed on top of it. */
function drawnStill(scenario: Scenario, added: [name: string, value: string][]): Settings['distributions'] {
  const fixed = new Set(added.map(([name]) => name));
  return Object.fromEntries(Object.entries(scenario.distributions ?? {}).filter(([name]) => !fixed.has(name)));
}

/** A change before it is resolved; `offset` counts months from `from`. */
interface Draft {
  origin: string;
  parameter: string;
  from: When;
  offset?: number;
  until?: When;
  months?: number;
  ramp?: number;
  how: 'set' | 'multiply' | 'add';
  value: number;
}

function shockDrafts(shock: Shock, at: When, size: number): Draft[] {
  return shock.changes.map(({ after, value, ...change }) => {
    const draft: Draft = { ...change, origin: shock.id, from: at, value: numberAt(value, size) };
    if (after !== undefined) draft.offset = after;
    return draft;
  });
}

function resolveChange(
  draft: Draft,
  clock: Clock,
  space: ParameterSpace,
  problems: RunProblem[],
  notes: CompositionNote[],
): ParameterChange[] {
  const where = draft.origin;
  const found = readName(draft.parameter, space);
  const begins = stepAt(draft.from, clock);
  const ends = draft.until === undefined ? undefined : stepAt(draft.until, clock);
  for (const problem of [found, begins, ends]) {
    if (typeof problem === 'object' && 'code' in problem) problems.push({ ...problem, where });
  }
  if (!isNamed(found) || typeof begins !== 'number' || typeof ends === 'object') return [];
  if (begins < 0) {
    problems.push({ code: 'outside-horizon', text: String(draft.from), start: clock.start, steps: clock.steps, where });
    return [];
  }
  const from = begins + (draft.offset ?? 0);
  if (from >= clock.steps) {
    notes.push({ code: 'never-reached', parameter: draft.parameter, by: draft.origin, from: draft.from });
    return [];
  }
  const until = draft.months === undefined ? ends : from + draft.months;
  return (found.elements ?? [undefined]).map((element) => {
    const change: ParameterChange = { parameter: found.parameter.id, from, how: draft.how, value: draft.value };
    if (element !== undefined) change.element = element;
    if (until !== undefined && until < clock.steps) change.until = until;
    if (draft.ramp !== undefined && draft.ramp > 0) change.ramp = draft.ramp;
    for (const value of changedValues(change, space)) {
      const problem = boundsProblem(draft.parameter, value, found.parameter);
      if (problem !== undefined) problems.push({ ...problem, where });
    }
    return change;
  });
}

function beyondEvidence(set: Record<string, number>, space: ParameterSpace): CompositionNote[] {
  return Object.entries(set).flatMap(([name, value]): CompositionNote[] => {
    const found = readName(name, space);
    if (!isNamed(found)) return [];
    const { low, high, unit } = found.parameter;
    if (low === undefined || high === undefined || (value >= low && value <= high)) return [];
    return [{ code: 'beyond-evidence', parameter: name, value, low, high, unit }];
  });
}

function find<T extends { id: string }>(id: string, among: T[], code: 'unknown-scenario' | 'unknown-shock'): T {
  const found = among.find((one) => one.id === id);
  if (found !== undefined) return found;
  const known = among.map((one) => one.id);
  const closest = nearest(id, known);
  throw new RunsError([closest === undefined ? { code, name: id, known } : { code, name: id, known, closest }]);
}
