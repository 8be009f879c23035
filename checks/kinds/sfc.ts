/** Stock-flow consistent models written as equations, run through the engine like any other model. */
import { compile, type ModelDeclaration, type ParameterChange, type Program } from '@buildout/engine/index.ts';
import { describe, Unsupported } from '../case.ts';
import { Translator } from './sfc-equations.ts';

interface SfcRun {
  name: string;
  /** Periods, or until nothing changes. */
  warmup: number | 'steady';
  set: Record<string, number>;
}

type Expected = { period: number | 'steady'; values: Record<string, number> }[][];

/** The longest run that is sensible. */
const MOST = 100_000;

/** Periods tried until nothing changes; then the case is answered as it stands. */
const STEADY = [2_000, 20_000, 100_000];

export function sfc(input: Record<string, unknown>, _source: string, expected: unknown): Expected {
  const equations = textsOf(input.equations);
  const parameters = recordOf(input.parameters ?? {}, 'parameters', 'number') as Record<string, number>;
  const initial = recordOf(input.initial ?? {}, 'initial', 'number') as Record<string, number>;
  const runs = runsOf(input.runs);
  if (!Array.isArray(expected) || expected.length !== runs.length) {
    throw new Unsupported(`There are ${runs.length} runs; expect has ${describe(expected)}.`);
  }
  const translator = new Translator(equations, parameters, initial);
  const programs = new Map<number, Program>();
  const programFor = (steps: number): Program => {
    const fits = [...programs.keys()].filter((s) => s >= steps).sort((a, b) => a - b)[0];
    if (fits !== undefined) return programs.get(fits)!;
    const program = compile(declare(translator, steps));
    programs.set(steps, program);
    return program;
  };
  return runs.map((run, r) => {
    const wanted = (expected as Expected)[r]!;
    if (!Array.isArray(wanted))
      throw new Unsupported(`expect[${r}] is ${describe(wanted)}; a list of periods is needed.`);
    const warmup = run.warmup === 'steady' ? settle(translator, programFor, [], 0).step + 1 : run.warmup;
    const schedule = Object.entries(run.set).map(([name, value]): ParameterChange => {
      if (!(name in parameters)) throw new Unsupported(`Run '${run.name}' sets '${name}', which is no parameter.`);
      return { parameter: translator.parameterName(name), from: warmup, how: 'set', value };
    });
    const last = Math.max(
      1,
      ...wanted.map(({ period }) => (typeof period === 'number' && period <= MOST ? period : 1)),
    );
    const numbered = programFor(warmup + last - 1).run({ schedule, steps: warmup + last - 1 });
    let steady: { program: Program; history: Float64Array; step: number } | undefined;
    return wanted.map((one, k) => {
      const { period, values } = one ?? {};
      if (typeof values !== 'object' || values === null)
        throw new Unsupported(`expect[${r}][${k}].values is ${describe(values)}; names with values are needed.`);
      let row: (name: string) => number;
      if (period === 'steady') {
        steady ??= settle(translator, programFor, schedule, warmup);
        const { program, history, step } = steady;
        row = (id) => history[step * program.slots + program.variable(id)!.offset]!;
      } else if (Number.isInteger(period) && period >= 1 - warmup && period <= MOST) {
        row = (id) => numbered.value(id, warmup + period - 1);
      } else if (period === 0) {
        // Before the first period of a run without warm-up stand the values it starts from.
        return { period, values: translator.startOf(Object.keys(values)) };
      } else throw new Unsupported(`Period ${describe(period)} is neither a number from 1 to ${MOST} nor 'steady'.`);
      const computed: Record<string, number> = {};
      for (const name of Object.keys(values)) {
        const id = translator.variableName(name);
        if (id === undefined)
          throw new Unsupported(`The case expects '${name}', which is neither an equation nor a parameter.`);
        computed[name] = row(id);
      }
      return { period, values: computed };
    });
  });
}

/** Runs until no variable changes by more than rounding, or as long as is sensible. */
function settle(
  translator: Translator,
  programFor: (steps: number) => Program,
  schedule: ParameterChange[],
  warmup: number,
) {
  let found: { program: Program; history: Float64Array; step: number } | undefined;
  for (const periods of STEADY) {
    const step = warmup + periods;
    const program = programFor(step);
    const { history } = program.run({ schedule, steps: step });
    found = { program, history, step };
    const still = translator.variables.every((id) => {
      const at = program.variable(id)!.offset;
      const now = history[step * program.slots + at]!;
      const before = history[(step - 1) * program.slots + at]!;
      return Math.abs(now - before) <= 1e-14 * Math.max(1, Math.abs(now));
    });
    if (still) break;
  }
  return found!;
}

function declare(translator: Translator, steps: number): ModelDeclaration {
  return {
    id: 'sfc',
    title: 'Published equations',
    time: { start: null, steps, unit: 'period' },
    dimensions: [],
    relations: [],
    parameters: translator.declareParameters(),
    data: [],
    variables: translator.declareVariables(),
  };
}

/** Right-hand sides; a number alone is one too. */
function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0)
    throw new Unsupported(`input.equations is ${describe(value)}; names with right-hand sides are needed.`);
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => {
      if (typeof text === 'string' || (typeof text === 'number' && Number.isFinite(text))) return [name, `${text}`];
      throw new Unsupported(`input.equations.${name} is ${describe(text)}; a right-hand side is needed.`);
    }),
  );
}

function recordOf(value: unknown, name: string, type: 'string' | 'number'): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unsupported(`input.${name} is ${describe(value)}; names with values are needed.`);
  }
  for (const [k, v] of Object.entries(value)) {
    const fits = type === 'string' ? typeof v === 'string' : typeof v === 'number' && Number.isFinite(v);
    if (!fits) throw new Unsupported(`input.${name}.${k} is ${describe(v)}; a ${type} is needed.`);
  }
  return value as Record<string, unknown>;
}

function runsOf(value: unknown): SfcRun[] {
  if (!Array.isArray(value) || !value.length)
    throw new Unsupported(`input.runs is ${describe(value)}; a list is needed.`);
  return value.map((run: Record<string, unknown>, i) => {
    const given = run?.warmup ?? 0;
    const words = typeof given === 'string' && /^(steady|until (nothing|steady))/i.test(given);
    if (!words && !(typeof given === 'number' && Number.isInteger(given) && given >= 0)) {
      throw new Unsupported(`input.runs[${i}].warmup is ${describe(given)}; a whole number or 'steady' is needed.`);
    }
    // A warm-up longer than that is meant to last until nothing changes.
    const warmup = words || (given as number) > MOST ? 'steady' : (given as number);
    const set = recordOf(run?.set ?? {}, `runs[${i}].set`, 'number') as Record<string, number>;
    return { name: String(run?.name ?? i + 1), warmup, set };
  });
}
