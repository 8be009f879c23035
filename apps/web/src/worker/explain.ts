/** A variable's equation, what it reads, and what each of those brought of its change between two years. */
import type { ParameterChange, Run } from '@buildout/engine';
import { causesOfChange } from '@buildout/workbench/operations/causes.ts';
import { writeReference } from '@buildout/workbench/operations/source/reference.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import { monthAt } from '@buildout/workbench/runs/time.ts';
import type { Explained } from './messages.ts';
import type { NameOf } from './quantity.ts';
import { windowOf } from './time.ts';

export interface ExplainAsk {
  variable: string;
  /** Members of one element, with commas; the one that changed most where left out. */
  member?: string;
  from: number;
  to: number;
}

export function explained(
  run: Run,
  schedule: ParameterChange[],
  workbench: Workbench,
  ask: ExplainAsk,
  nameOf: NameOf,
): Explained | undefined {
  const { program, world } = workbench;
  const info = program.variable(ask.variable);
  const [first, last] = [windowOf(ask.from, world.start, run.steps), windowOf(ask.to, world.start, run.steps)];
  if (!info || !first || !last) return undefined;
  const steps: [number, number] = [first.from, last.from];
  const members = ask.member === undefined ? mostChanged(run, info, steps) : ask.member.split(',').filter(Boolean);
  const { from, to, causes } = causesOfChange(run, schedule, info.id, members, steps);
  const sourceOf = (id: string) => program.parameter(id)?.source ?? program.model.data.find((d) => d.id === id)?.source;
  return {
    id: members.length > 0 ? `${info.id}[${members.join(',')}]` : info.id,
    label: [info.label, ...members.map(nameOf)].join(', '),
    unit: info.unit,
    references: steps.map((step) =>
      writeReference({
        kind: 'variable',
        variable: info.id,
        members,
        time: monthAt(step, world.start) ?? String(step),
      }),
    ) as [string, string],
    equation: info.equation || 'what paying all that is due leaves (a procedure, not an equation)',
    module: info.module ?? info.origin,
    change: { from, to, fromLabel: String(ask.from), toLabel: String(ask.to) },
    causes: causes.map((cause) => {
      const source = sourceOf(cause.id);
      return { ...cause, ...(source ? { source } : {}) };
    }),
  };
}

function mostChanged(
  run: Run,
  { id, over, size }: { id: string; over: string[]; size: number },
  [first, last]: [number, number],
): string[] {
  const [before, after] = [run.at(id, first), run.at(id, last)];
  let most = 0;
  const change = (i: number) => Math.abs((after[i] ?? 0) - (before[i] ?? 0));
  for (let i = 1; i < size; i++) if (change(i) > change(most)) most = i;
  return run.program.element(over, most);
}
