import { z } from 'zod';
import { type Answer, type AnswerValue, answersOf, findScenario } from '../runs/index.ts';
import { mustBeKnown } from './known-name.ts';
import { operation } from './operation.ts';
import { prepareRun, runOnce } from './perform-run.ts';
import { acceptedIn, runHeader } from './run-header.ts';
import { runRequest } from './run-request.ts';
import { openWorkbench } from './workbench.ts';

const at = z.record(z.string(), z.union([z.string(), z.number()]));

/** The same answers in several scenarios, side by side. */
export const compare = operation({
  name: 'compare',
  title: 'Compare scenarios',
  summary: 'Runs several scenarios, or one under several shocks, and sets the same answers side by side.',
  input: runRequest.omit({ scenario: true, shocks: true }).extend({
    scenarios: z
      .array(z.string())
      .default([])
      .describe('scenarios beside the baseline; each may carry a shock: camp-a+rental-halves'),
    answers: z.array(z.string()).default([]).describe('ids of answers; none: the headlines'),
  }),
  output: z.object({
    scenarios: z.array(z.object({ id: z.string(), label: z.string(), accepted: runHeader.accepted })),
    answers: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        unit: z.string(),
        rows: z.array(
          z.object({ at, values: z.array(z.number().nullable()).describe('one per scenario, in their order') }),
        ),
      }),
    ),
  }),
  examples: [{ say: 'the baseline and itself under halved rents', input: { scenarios: ['baseline+rental-halves'] } }],
  async do({ scenarios, answers, ...request }, host) {
    const asked = ['baseline', ...scenarios.filter((one) => one !== 'baseline')];
    const { book, metrics } = await openWorkbench(host, { start: request.start, asOf: request.asOf });
    for (const id of answers)
      mustBeKnown(
        'answer',
        id,
        metrics.map((m) => m.id),
        'buildout run',
      );
    const wanted = metrics.filter((m) => (answers.length > 0 ? answers.includes(m.id) : m.headline));
    const columns: Answer[][] = [];
    const accepted: ReturnType<typeof acceptedIn>[] = [];
    for (const [done, one] of asked.entries()) {
      const [scenario, ...shocks] = one.split('+');
      const prepared = await prepareRun({ ...request, scenario, shocks }, host);
      columns.push(answersOf(runOnce(prepared), wanted));
      accepted.push(acceptedIn(prepared));
      host.progress?.({ what: 'scenarios', done: done + 1, total: asked.length });
    }
    return {
      scenarios: asked.map((id, i) => ({
        id,
        accepted: accepted[i],
        label: id
          .split('+')
          .map((part, i) => (i === 0 ? findScenario(part, book).label : part))
          .join(' + '),
      })),
      answers: wanted.map(({ id, label, unit }, i) => ({
        id,
        label,
        unit,
        rows: sideBySide(columns.map((column) => column[i].values)),
      })),
    };
  },
});

/** One row per place; scenarios with other dates may lack some. */
function sideBySide(columns: AnswerValue[][]) {
  const key = (value: AnswerValue) => JSON.stringify(value.at);
  const places = new Map(columns.flat().map((value) => [key(value), value.at]));
  const byPlace = columns.map((column) => new Map(column.map((value) => [key(value), value.value])));
  return [...places].map(([place, where]) => ({
    at: where,
    values: byPlace.map((column) => column.get(place) ?? null),
  }));
}
