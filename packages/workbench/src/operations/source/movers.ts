/** Which parameters move a number most: each alone at either end of the range that evidence supports. */
import type { ParameterChange, ParameterInfo, Program, Run } from '@buildout/engine';
import type { Mover } from './types.ts';

const MOST = 8;
/** A parameter that moves the number by less than this part of it moves nothing worth telling. */
const LEAST = 1e-4;

export interface MoversSoFar {
  done: number;
  total: number;
  /** The strongest first. */
  movers: Mover[];
}

/** One step per parameter, two runs each; those nearest to the number in the equations come first. */
export function* moversOf(
  run: Run,
  settings: { set: Record<string, number>; schedule: ParameterChange[] },
  value: (run: Run) => number,
  parts: readonly string[],
): Generator<MoversSoFar> {
  const { program } = run;
  const base = value(run);
  const runner = program.runner();
  const candidates = nearestFirst(program, parts);
  const found: Mover[] = [];
  const with_ = (parameter: ParameterInfo, end: number): number => {
    const own = Object.fromEntries(Object.entries(settings.set).filter(([key]) => key.split('[')[0] !== parameter.id));
    const schedule = settings.schedule.filter((one) => one.parameter !== parameter.id);
    try {
      return value(runner.run({ set: { ...own, [parameter.id]: end }, schedule, steps: run.steps }));
    } catch {
      // A run that breaks down at an end of the range says nothing of the number.
      return Number.NaN;
    }
  };
  for (const [at, parameter] of candidates.entries()) {
    const { id, label, unit, low, high, source, offset } = parameter;
    const [atLow, atHigh] = [with_(parameter, low!), with_(parameter, high!)];
    const span = spanOf(base, { atLow, atHigh });
    if (span > LEAST * Math.abs(base)) {
      const one = {
        id,
        label,
        unit,
        value: run.parameters[offset] ?? Number.NaN,
        low: low!,
        high: high!,
        atLow,
        atHigh,
      };
      found.push({ ...one, ...(source ? { source } : {}) });
      found.sort((a, b) => spanOf(base, b) - spanOf(base, a));
      found.length = Math.min(found.length, MOST);
    }
    yield { done: at + 1, total: candidates.length, movers: [...found] };
  }
}

function spanOf(base: number, { atLow, atHigh }: Pick<Mover, 'atLow' | 'atHigh'>): number {
  const all = [base, atLow, atHigh].filter(Number.isFinite);
  return all.length > 1 ? Math.max(...all) - Math.min(...all) : 0;
}

/** Parameters with a range, by how many equations lie between them and the number. */
function nearestFirst(program: Program, parts: readonly string[]): ParameterInfo[] {
  const away = new Map<string, number>();
  let next = [...parts];
  for (let steps = 0; next.length > 0; steps++) {
    const reached = next.filter((id) => !away.has(id));
    for (const id of reached) away.set(id, steps);
    next = reached.flatMap((id) => program.variable(id)?.reads ?? []);
  }
  return program.parameters
    .filter(
      ({ low, high, values }) =>
        low !== undefined && high !== undefined && low < high && values.every((v) => v === values[0]),
    )
    .toSorted((a, b) => (away.get(a.id) ?? Number.POSITIVE_INFINITY) - (away.get(b.id) ?? Number.POSITIVE_INFINITY));
}
