/**
 * Why a variable changed between two steps of a run: its equation alone, fed with the paths its direct causes took in the
 * run, and once more for each cause as if that one had stood still since the first step. What is missing then is what the
 * cause brought. What several causes bring only together (a product of two that grew) is in each of their shares; the
 * remainder says by how much the shares overlap.
 */
import type { ParameterChange, Run, VariableInfo } from '@buildout/engine';
import { alone } from './equation-alone.ts';

export interface Cause {
  id: string;
  label: string;
  unit: string;
  kind: 'variable' | 'parameter' | 'data';
  /** Its own value at the two steps, where it is one number or runs over the same dimensions as the variable. */
  from?: number;
  to?: number;
  /** What of the variable's change it brought, in the variable's unit; absent where the equation cannot be fed alone. */
  contribution?: number;
}

export interface Causes {
  from: number;
  to: number;
  causes: Cause[];
  /** Change less the sum of the contributions; absent where there are none. */
  remainder?: number;
}

/** `schedule` are the changes of parameters the run was made with. `members` is one element of the variable. */
export function causesOfChange(
  run: Run,
  schedule: ParameterChange[],
  id: string,
  members: string[],
  [first, last]: [step: number, step: number],
): Causes {
  const { program } = run;
  const target = program.variable(id);
  if (!target) throw new RangeError(`the model has no variable ${id}`);
  const from = run.value(id, first, ...members);
  const to = run.value(id, last, ...members);
  const causes = target.reads
    .filter((name) => name !== id)
    .map((name) => described(run, name, target, members, first, last));
  const equation = target.equation === '' ? undefined : alone(run, schedule, target, last);
  const same = Math.abs((equation?.value(members) ?? Number.NaN) - to) <= 1e-9 * Math.max(Math.abs(to), Math.abs(from));
  if (!equation || !same) return { from, to, causes };

  const shared = causes.map(
    (cause): Cause => ({ ...cause, contribution: to - equation.value(members, { id: cause.id, since: first }) }),
  );
  const explained = shared.reduce((sum, cause) => sum + (cause.contribution ?? 0), 0);
  const size = (cause: Cause) => Math.abs(cause.contribution ?? 0);
  return { from, to, causes: shared.toSorted((a, b) => size(b) - size(a)), remainder: to - from - explained };
}

function described(
  run: Run,
  name: string,
  target: VariableInfo,
  members: string[],
  first: number,
  last: number,
): Cause {
  const { program } = run;
  const variable = program.variable(name);
  if (variable) {
    const cause: Cause = { id: name, label: variable.label, unit: variable.unit, kind: 'variable' };
    const at = variable.over.length === 0 ? [] : variable.over.join() === target.over.join() ? members : undefined;
    return at ? { ...cause, from: run.value(name, first, ...at), to: run.value(name, last, ...at) } : cause;
  }
  const parameter = program.parameter(name);
  if (parameter) {
    const cause: Cause = { id: name, label: parameter.label, unit: parameter.unit, kind: 'parameter' };
    if (parameter.size > 1) return cause;
    const value = run.parameters[parameter.offset];
    return { ...cause, from: value, to: value };
  }
  const data = program.model.data.find((d) => d.id === name);
  return { id: name, label: data?.label ?? name, unit: data?.unit ?? '', kind: 'data' };
}
