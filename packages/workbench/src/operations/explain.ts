import type { Run, VariableInfo } from '@buildout/engine';
import { z } from 'zod';
import { factOfRow, nearest } from '../facts/index.ts';
import { monthAt, RunsError, stepAt } from '../runs/index.ts';
import { type Cause, causesOfChange } from './causes.ts';
import { roomIfKept } from './evidence/accepted.ts';
import { sentenceSchema } from './evidence/schemas.ts';
import { sentencesBehind } from './evidence/sentences.ts';
import type { Host } from './host.ts';
import { mustBeKnown } from './known-name.ts';
import { ledgerCauses } from './ledger-causes.ts';
import { operation } from './operation.ts';
import { type Fresh, prepareRun, runOnce } from './perform-run.ts';
import { OperationError } from './problems.ts';
import { runRequest } from './run-request.ts';
import type { Workbench } from './workbench.ts';

const cause = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  kind: z.enum(['variable', 'parameter', 'data']),
  from: z.number().optional(),
  to: z.number().optional(),
  contribution: z.number().optional().describe('what of the change would be missing had this cause stood still'),
  share: z.number().optional().describe('contribution ÷ change'),
  source: z.string().optional(),
  reason: z.string().optional(),
});

const moment = z.object({ month: z.string().nullable(), step: z.int(), value: z.number() });

/** Where a number of the model comes from. */
export const explain = operation({
  name: 'explain',
  title: 'Explain a number',
  summary:
    'Shows a variable’s equation, unit and inputs with their sources, and what each direct cause brought of its change.',
  input: runRequest.extend({
    variable: z.string().describe('name, or name[member] as in cash[coreweave]; a parameter too'),
    from: z.union([z.string(), z.int()]).optional().describe('month; the first one of the run where omitted'),
    to: z.union([z.string(), z.int()]).optional().describe('month; the last one of the run where omitted'),
  }),
  output: z.object({
    id: z.string(),
    label: z.string(),
    unit: z.string(),
    kind: z.enum(['stock', 'auxiliary', 'operation', 'parameter']),
    module: z.string(),
    file: z.string().describe('where the equation is written'),
    equation: z.string().describe('of a stock: its flow; empty where a procedure computes it'),
    over: z.array(z.string()),
    element: z.array(z.string()).describe('the element explained; without one asked for, the one that changed most'),
    from: moment.optional(),
    to: moment.optional(),
    causes: z.array(cause),
    remainder: z.number().optional().describe('change less all contributions: shares overlap where causes multiply'),
    usedBy: z.array(z.string()).describe('variables that read it'),
    value: z.number().optional().describe('of a parameter: in this scenario'),
    evidence: z.object({ low: z.number(), high: z.number() }).optional().describe('the range it supports'),
    bounds: z.object({ min: z.number().optional(), max: z.number().optional() }).optional(),
    source: z.string().optional(),
    reason: z.string().optional(),
    sentences: z
      .array(sentenceSchema)
      .describe(
        'what people said that the number rests on: accepted facts, and rows of claims.csv whose document is here',
      ),
    remarks: z.array(z.string()).describe('sentences that are named but not here'),
  }),
  examples: [],
  async do({ variable: asked, from, to, ...request }, host) {
    const prepared = await prepareRun(request, host);
    const { program } = prepared.workbench;
    const { id, members } = readElement(asked);
    const usedBy = program.variables.filter((v) => v.reads.includes(id)).map((v) => v.id);
    const parameter = program.parameter(id);
    if (parameter) {
      const { label, unit, over, module = '', source, reason, low, high, min, max } = parameter;
      const { set } = prepared.composition.settings;
      const key = members.length > 0 ? `${id}[${members.join(', ')}]` : id;
      const element = members.length > 0 ? elementIndex(prepared.workbench, parameter, members) : 0;
      return {
        id: parameter.id,
        label,
        unit,
        kind: 'parameter' as const,
        module,
        file: 'data/parameters.csv',
        equation: '',
        over,
        element: members,
        causes: [],
        usedBy,
        value: set[key] ?? set[id] ?? parameter.values[element],
        ...(low !== undefined && high !== undefined && { evidence: { low, high } }),
        bounds: { min, max },
        source,
        reason,
        ...(await saidOf(prepared, host, [id])),
      };
    }
    const variable = program.variable(id) ?? unknown(id, prepared.workbench);
    const run = runOnce(prepared);
    const clock = { start: prepared.start, unit: program.model.time.unit, steps: prepared.steps };
    const steps: [number, number] = [stepOf(from, 0, clock), stepOf(to, prepared.steps, clock)];
    const element = members.length > 0 ? members : mostChanged(run, variable, steps);
    const equation = causesOfChange(run, prepared.composition.settings.schedule, variable.id, element, steps);
    // Of cash and claims the payments say more than the ledger's own sum of them, and they add up.
    const payments = ledgerCauses(run, variable.id, element, steps);
    const found = payments ? { ...equation, causes: payments, remainder: 0 } : equation;
    const change = found.to - found.from;
    const said = await saidOf(prepared, host, [...found.causes.map((one) => one.id)]);
    const at = (step: number, value: number) => ({ month: monthAt(step, prepared.start), step, value });
    return {
      id: variable.id,
      label: variable.label,
      unit: variable.unit,
      kind: variable.kind,
      module: variable.module ?? '',
      file: program.model.files?.[variable.module ?? ''] ?? '',
      equation: variable.equation,
      over: variable.over,
      element,
      from: at(steps[0], found.from),
      to: at(steps[1], found.to),
      causes: found.causes.map((one) => sourced(one, change, prepared.workbench)),
      remainder: found.remainder,
      usedBy,
      ...said,
    };
  },
});

/** The sentences behind parameters: facts that the settings name, then what their sources cite. */
async function saidOf({ accepted, composition, workbench }: Fresh, host: Host, ids: string[]) {
  const { program, facts } = workbench;
  const named = Object.entries(composition.facts).filter(([key]) => ids.includes(key.split('[')[0]));
  const sources = ids
    .filter((id) => !named.some(([key]) => key === id))
    .map((id) => program.parameter(id)?.source ?? '');
  const source = [...named.map(([, fact]) => `accepted.csv#${fact}`), ...sources].join(' ; ');
  const rows = new Map(facts.tables.accepted.map((row) => [row.id, row]));
  return sentencesBehind(
    source,
    facts,
    () => roomIfKept(host),
    (id) => {
      const row = rows.get(id);
      return accepted.find((fact) => fact.id === id) ?? (row && factOfRow(row));
    },
  );
}

/** Place of an element among a parameter's values; throws OperationError for one that it does not have. */
function elementIndex(
  { program }: Workbench,
  { id, over, size }: { id: string; over: string[]; size: number },
  members: string[],
): number {
  const elements = Array.from({ length: size }, (_, i) => program.element(over, i).join(', '));
  const asked = members.join(', ');
  mustBeKnown(`element of ${id}`, asked, elements);
  return elements.indexOf(asked);
}

function readElement(text: string): { id: string; members: string[] } {
  const match = /^\s*([^[\]\s]+)\s*(?:\[([^\]]*)\])?\s*$/.exec(text);
  const members =
    match?.[2]
      ?.split(',')
      .map((m) => m.trim())
      .filter(Boolean) ?? [];
  return { id: match?.[1] ?? text.trim(), members };
}

function unknown(name: string, { program }: Workbench): never {
  const names = [...program.variables, ...program.parameters].map((one) => one.id);
  throw new OperationError({
    code: 'unknown-name',
    kind: 'variable or parameter',
    name,
    closest: nearest(name, names),
    list: 'buildout variables',
  });
}

function stepOf(when: string | number | undefined, otherwise: number, clock: Parameters<typeof stepAt>[1]): number {
  if (when === undefined) return otherwise;
  const step = stepAt(when, clock);
  if (typeof step !== 'number') throw new RunsError([step]);
  if (step < 0 || step > clock.steps)
    throw new RunsError([{ code: 'outside-horizon', text: String(when), start: clock.start, steps: clock.steps }]);
  return step;
}

function mostChanged(run: Run, { id, over, size }: VariableInfo, [first, last]: [number, number]): string[] {
  let most = 0;
  const changes = Array.from({ length: size }, (_, i) => Math.abs(run.at(id, last)[i] - run.at(id, first)[i]));
  for (let i = 1; i < size; i++) if (changes[i] > changes[most]) most = i;
  return run.program.element(over, most);
}

function sourced(one: Cause, change: number, { program }: Workbench) {
  const { source, reason } = program.parameter(one.id) ?? {
    source: program.model.data.find((d) => d.id === one.id)?.source,
    reason: undefined,
  };
  const share = one.contribution === undefined || change === 0 ? undefined : one.contribution / change;
  return { ...one, share, source, reason };
}
