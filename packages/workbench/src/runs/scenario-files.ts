import { z } from 'zod';
import { nearest } from '../facts/nearest.ts';
import { compose, type ScenarioBook } from './compose.ts';
import { type FactBook, namesFact } from './fact-values.ts';
import { isNamed, type ParameterSpace, readName } from './names.ts';
import { type RunProblem, RunsError } from './problems.ts';
import { readQuantity } from './quantity.ts';
import { baseline, type Ground, numberAt, type Scenario, type ScheduledChange, type Shock } from './scenario.ts';
import { scenarioFile, shockFile } from './scenario-schema.ts';
import { boundsProblem, changedValues, resolveSet } from './settings.ts';

/** A file as a host hands it over: its name for messages, and its text. */
export interface TextFile {
  name: string;
  text: string;
}

/**
 * Reads scenario and shock files and checks them against a model's parameters: names, units, bounds, distributions,
 * shocks that exist, accepted facts. Throws RunsError with every problem of every file. The baseline is always there.
 */
export function readScenarioBook(
  files: { scenarios: TextFile[]; shocks: TextFile[] },
  space: ParameterSpace,
  facts: FactBook = new Map(),
): ScenarioBook {
  const problems: RunProblem[] = [];
  const shocks = files.shocks.flatMap((file) => readShock(file, space, problems));
  const scenarios = files.scenarios.flatMap((file) => readScenario(file, space, problems, facts));
  if (!scenarios.some((s) => s.id === baseline.id)) scenarios.unshift(baseline);
  problems.push(...shockProblems(scenarios, shocks, files.shocks));
  if (problems.length > 0) throw new RunsError(problems);

  const book = { scenarios, shocks, facts };
  for (const scenario of scenarios) problems.push(...compositionProblems(scenario, book, space));
  if (problems.length > 0) throw new RunsError(problems);
  return book;
}

/** Shocks that scenarios use but nobody wrote, and sizes outside a shock's range. A shock whose own file is bad is not missing. */
function shockProblems(scenarios: Scenario[], shocks: Shock[], files: TextFile[]): RunProblem[] {
  const known = shocks.map((s) => s.id);
  const written = new Set(files.map((file) => fileId(file)));
  return scenarios.flatMap((scenario) =>
    (scenario.shocks ?? []).flatMap(({ name, size }, i): RunProblem[] => {
      const where = `${scenario.id}.json, shocks[${i}]`;
      const shock = shocks.find((s) => s.id === name);
      if (shock === undefined) {
        if (written.has(name)) return [];
        const closest = nearest(name, known);
        return [{ code: 'unknown-shock', name, known, where, ...(closest !== undefined && { closest }) }];
      }
      const { low, high } = shock.size;
      if (size === undefined || (size >= low && size <= high)) return [];
      return [{ code: 'size-out-of-range', shock: shock.id, size, low, high, where }];
    }),
  );
}

/** What only shows when a scenario is put together: months before the start, bounds that changes would leave. */
function compositionProblems(scenario: Scenario, book: ScenarioBook, space: ParameterSpace): RunProblem[] {
  const start = scenario.start ?? space.time.start;
  try {
    compose(scenario, {}, book, { ...space, time: { ...space.time, start } });
    return [];
  } catch (error) {
    if (!(error instanceof RunsError)) throw error;
    return error.problems.map((problem) => ({
      ...problem,
      where: `${scenario.id}.json${problem.where === undefined || problem.where === scenario.id ? '' : `, ${problem.where}`}`,
    }));
  }
}

function readScenario(file: TextFile, space: ParameterSpace, problems: RunProblem[], facts: FactBook): Scenario[] {
  const raw = parseFile(file, scenarioFile, problems);
  if (raw === undefined) return [];
  const count = problems.length;
  const { set: written, schedule, ...rest } = raw;
  const set: Record<string, number> = {};
  const grounds: Record<string, Ground> = {};
  const named: Record<string, string> = {};
  for (const [name, given] of Object.entries(written)) {
    const value = typeof given === 'object' ? given.value : given;
    // Resolved one by one so that the file keeps its own keys (`x[lab]`) and each problem names its place.
    const at = `${file.name}, set.${name}`;
    const [resolved] = Object.values(resolveSet([[name, value]], space, problems, at, { facts }));
    if (resolved !== undefined) set[name] = resolved;
    if (resolved !== undefined && namesFact(value)) named[name] = value.trim();
    if (typeof given === 'object') addGround(grounds, name, given);
  }
  for (const [name, shape] of Object.entries(raw.distributions ?? {})) {
    const where = `${file.name}, distributions.${name}`;
    const found = readName(name, space);
    if (!isNamed(found)) problems.push({ ...found, where });
    else if (found.elements !== null) {
      problems.push({
        code: 'bad-distribution',
        parameter: name,
        reason: 'it belongs to a whole parameter, not to an element',
        where,
      });
    } else if (
      'low' in shape &&
      'high' in shape &&
      shape.low !== undefined &&
      !(shape.low <= (shape.high ?? shape.low))
    ) {
      problems.push({
        code: 'bad-distribution',
        parameter: name,
        reason: `low ${shape.low} is above high ${shape.high}`,
        where,
      });
    }
  }
  const scenario: Scenario = { ...rest, set };
  if (Object.keys(named).length > 0) scenario.facts = named;
  if (Object.keys(grounds).length > 0) scenario.grounds = grounds;
  for (const [i, { parameters }] of (raw.separates ?? []).entries()) {
    for (const name of parameters) {
      const found = readName(name, space);
      if (!isNamed(found)) problems.push({ ...found, where: `${file.name}, separates[${i}]` });
    }
  }
  if (schedule !== undefined) {
    scenario.schedule = schedule.flatMap(
      ({ value, basis, reason, source, evidence, ...change }, i): ScheduledChange[] => {
        const where = `${file.name}, schedule[${i}]`;
        if (change.until !== undefined && change.months !== undefined) {
          problems.push({
            code: 'bad-field',
            path: `schedule[${i}]`,
            reason: 'say until or months, not both',
            where: file.name,
          });
        }
        const number = changeValue(change.parameter, change.how, value, space, where, problems);
        const at: Record<string, Ground> = {};
        addGround(at, 'ground', { basis, reason, source, evidence });
        return number === undefined ? [] : [{ ...change, value: number, ...at }];
      },
    );
  }
  return problems.length === count ? [scenario] : [];
}

function readShock(file: TextFile, space: ParameterSpace, problems: RunProblem[]): Shock[] {
  const raw = parseFile(file, shockFile, problems);
  if (raw === undefined) return [];
  const count = problems.length;
  for (const [i, change] of raw.changes.entries()) {
    const where = `${file.name}, changes[${i}]`;
    const found = readName(change.parameter, space);
    if (!isNamed(found)) {
      problems.push({ ...found, where });
      continue;
    }
    for (const size of new Set([raw.size.low, raw.size.central, raw.size.high])) {
      const value = numberAt(change.value, size);
      for (const element of found.elements ?? [undefined]) {
        const draft = { parameter: found.parameter.id, how: change.how, value, ...(element && { element }) };
        const bad = changedValues(draft, space).map((v) => boundsProblem(change.parameter, v, found.parameter));
        const first = bad.find((problem) => problem !== undefined);
        if (first !== undefined) problems.push({ ...first, where: `${where} at size ${size}` });
      }
    }
  }
  return problems.length === count ? [raw] : [];
}

/** A factor is a plain number or per cent; what is set or added has the parameter's unit. */
function changeValue(
  name: string,
  how: 'set' | 'multiply' | 'add',
  value: number | string,
  space: ParameterSpace,
  where: string,
  problems: RunProblem[],
): number | undefined {
  const found = readName(name, space);
  if (!isNamed(found)) {
    problems.push({ ...found, where });
    return undefined;
  }
  if (typeof value === 'number') return value;
  const number = readQuantity(value, how === 'multiply' ? '1' : found.parameter.unit);
  if (typeof number === 'number') return number;
  problems.push({ ...number, parameter: name, where });
  return undefined;
}

function addGround(to: Record<string, Ground>, key: string, given: Partial<Ground>): void {
  if (given.basis === undefined && given.reason === undefined && given.source === undefined) return;
  const ground: Ground = { basis: given.basis ?? (given.source === undefined ? 'ours' : 'published') };
  if (given.reason !== undefined) ground.reason = given.reason;
  if (given.source !== undefined) ground.source = given.source;
  if (given.evidence !== undefined) ground.evidence = given.evidence;
  to[key] = ground;
}

/** The id a file's name promises: `fast-decay` of `data/scenarios/fast-decay.json`. */
const fileId = (file: TextFile) => file.name.replace(/^.*[\\/]/, '').replace(/\.json$/, '');

/** JSON and shape of a file that must be named after the id it holds. */
function parseFile<T extends { id: string }>(
  file: TextFile,
  schema: z.ZodType<T>,
  problems: RunProblem[],
): T | undefined {
  let data: unknown;
  try {
    data = JSON.parse(file.text);
  } catch (error) {
    problems.push({ code: 'bad-json', reason: (error as Error).message, where: file.name });
    return undefined;
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => fieldProblem(issue, schema, file.name)));
    return undefined;
  }
  if (fileId(file) !== parsed.data.id) {
    problems.push({ code: 'id-is-not-file-name', id: parsed.data.id, where: file.name });
    return undefined;
  }
  return parsed.data;
}

function fieldProblem(issue: z.core.$ZodIssue, schema: z.ZodType, where: string): RunProblem {
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  if (issue.code !== 'unrecognized_keys') return { code: 'bad-field', path, reason: issue.message, where };
  const key = issue.keys[0];
  const known = issue.path.length === 0 && schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const closest = nearest(key, known);
  const problem: RunProblem = {
    code: 'bad-field',
    path: path === '' ? key : `${path}.${key}`,
    reason: 'there is no such field',
    where,
  };
  return closest === undefined ? problem : { ...problem, closest };
}
