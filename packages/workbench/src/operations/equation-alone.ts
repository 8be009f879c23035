/** One equation of a model, compiled alone and fed with what its causes were in a run. */
import {
  compile,
  type ModelDeclaration,
  type ParameterChange,
  type ParameterDeclaration,
  type Run,
  type VariableDeclaration,
  type VariableInfo,
} from '@buildout/engine';

export interface EquationAlone {
  /** The variable's element at the last step; with `still`, as if that cause had kept its value of step `since`. */
  value(members: string[], still?: { id: string; since: number }): number;
}

/** Builds it for steps 0 … `last`. `schedule` are the changes of parameters the run was made with. */
export function alone(run: Run, schedule: ParameterChange[], target: VariableInfo, last: number): EquationAlone {
  const fed = target.reads.filter((name) => name !== target.id).flatMap((name) => run.program.variable(name) ?? []);
  const program = compile(modelOf(run, target, fed, last));
  const own = schedule.filter((change) => target.reads.includes(change.parameter));
  const paths = new Map([
    ...own.map((change): [string, Path] => [change.parameter, own.filter((c) => c.parameter === change.parameter)]),
    ...fed.map((v): [string, Path] => [v.id, pathOf(run, v, last)]),
  ]);
  return {
    value(members, still) {
      const changes = [...paths].flatMap(([id, path]) => (id === still?.id ? stopped(path, still.since) : path));
      return program.run({ schedule: changes }).value(target.id, last, ...members);
    },
  };
}

type Path = ParameterChange[];

/** What is in force at the step stays in force; what came later never comes. */
function stopped(path: Path, since: number): Path {
  return path
    .filter((change) => change.from <= since)
    .map((change) => {
      if (change.until === undefined || change.until <= since) return change;
      const { until: _, ...forGood } = change;
      return forGood;
    });
}

/** A variable's values as changes of the parameter that stands for it, one per stretch of equal values. */
function pathOf(run: Run, { id, over, size }: VariableInfo, last: number): Path {
  const changes: Path = [];
  for (let index = 0; index < size; index++) {
    const element = over.length > 0 ? { element: run.program.element(over, index) } : {};
    for (let from = 0; from <= last; ) {
      const value = run.at(id, from)[index];
      let until = from + 1;
      while (until <= last && run.at(id, until)[index] === value) until++;
      changes.push({ parameter: pathName(id), ...element, from, until, how: 'set', value });
      from = until;
    }
  }
  return changes;
}

/** Each cause is an auxiliary that repeats a parameter, so that the equation's own text stays as it is. */
function modelOf(run: Run, target: VariableInfo, fed: VariableInfo[], steps: number): ModelDeclaration {
  const { model, parameters } = run.program;
  const read = new Set(target.reads);
  const { id, label, unit, over } = target;
  const opening = { id: `${id}__opening`, label, unit, over, values: [...run.at(id, 0)] };
  return {
    id: 'alone',
    title: label,
    time: { ...model.time, steps },
    dimensions: model.dimensions,
    relations: model.relations,
    lookups: model.lookups,
    parameters: [
      ...parameters
        .filter((p) => read.has(p.id))
        .map((p) => parameter(p, p.id, run.parameters.subarray(p.offset, p.offset + p.size))),
      ...fed.map((v) => parameter(v, pathName(v.id), run.at(v.id, 0))),
    ],
    data: [...model.data.filter((d) => read.has(d.id)), ...(target.kind === 'stock' ? [opening] : [])],
    variables: [
      ...fed.map(
        (v): VariableDeclaration => ({ kind: 'auxiliary', ...names(v), equation: subscripted(pathName(v.id), v.over) }),
      ),
      target.kind === 'stock'
        ? { kind: 'stock', ...names(target), initial: subscripted(opening.id, over), flow: target.equation }
        : { kind: 'auxiliary', ...names(target), equation: target.equation },
    ],
  };
}

const names = ({ id, label, unit, over }: VariableInfo) => ({ id, label, unit, over });

function parameter(
  of: Pick<VariableInfo, 'label' | 'unit' | 'over'>,
  id: string,
  values: Float64Array,
): ParameterDeclaration {
  return { id, label: of.label, unit: of.unit, over: of.over, value: of.over.length > 0 ? [...values] : values[0] };
}

const pathName = (id: string) => `${id}__path`;
const subscripted = (id: string, over: string[]) => (over.length > 0 ? `${id}[${over.join(', ')}]` : id);
