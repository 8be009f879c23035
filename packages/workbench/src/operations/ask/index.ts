import { z } from 'zod';
import { mustBeKnown } from '../known-name.ts';
import { operation } from '../operation.ts';
import { drawsFor, prepareRun } from '../perform-run.ts';
import { commandOf, ensembleRequest } from '../run-request.ts';
import { drawnOf } from './chart.ts';
import { type AskOptions, answerTo, QUESTIONS } from './questions.ts';

const cell = z.union([z.string(), z.number()]).nullable();
const column = z.object({ id: z.string(), label: z.string(), unit: z.string().optional() });
const table = z.object({ columns: z.array(column), rows: z.array(z.array(cell)) });

/** Enough for the first figure of a probability, few enough to wait for. */
const SCENARIOS = 100;

/** The questions people ask most, each in the form it needs. */
export const ask = operation({
  name: 'ask',
  title: 'Answer a question',
  summary: `Answers a question people ask, in the form it needs: ${[...QUESTIONS].map(([number, { short }]) => `${number} ${short}`).join('; ')}.`,
  input: ensembleRequest.extend({
    scenarios: ensembleRequest.shape.scenarios
      .unwrap()
      .default(SCENARIOS)
      .describe('for bands and probabilities; 0: only the single run'),
    question: z.int().describe('number of the question'),
    company: z.string().optional().describe('26: whose money is followed (nvidia)'),
    lab: z.string().optional().describe('4: the lab that stops paying (openai)'),
    box: z.string().optional().describe('1: the facility (the first one of the model)'),
    renewal: z.number().positive().optional().describe('1: factor on renewal prices (0.5)'),
    month: z.union([z.string(), z.int()]).optional().describe('4: the first month without payment (2027-01)'),
    year: z.int().optional().describe('13, 15, 26: the calendar year'),
  }),
  output: z.object({
    question: z.int(),
    asked: z.string(),
    sentence: z.string(),
    charts: z.array(z.object({ title: z.string(), svg: z.string(), table })),
    tables: z.array(table.extend({ id: z.string(), title: z.string(), note: z.string().optional() })),
    levers: z.array(
      z.object({
        parameter: z.string(),
        label: z.string(),
        unit: z.string(),
        value: z.number(),
        low: z.number().optional(),
        high: z.number().optional(),
        source: z.string().optional(),
      }),
    ),
    beside: z.object({ who: z.string(), said: z.string(), ours: z.string(), why: z.string() }).optional(),
    unknown: z.array(z.object({ what: z.string(), settledBy: z.string() })),
    redo: z.string(),
  }),
  examples: [
    { say: 'required revenue, six published numbers on one basis', input: { question: 13, scenarios: 0 } },
    { say: 'who loses if OpenAI stops paying', input: { question: 4, lab: 'openai', scenarios: 20 } },
  ],
  async do({ question, company, lab, box, renewal, month, year, ...request }, host) {
    const options: AskOptions = { company, lab, box, renewal, month, year };
    mustBeKnown('question with an answer here', String(question), [...QUESTIONS.keys()].map(String));
    const prepared = await prepareRun(request, host);
    const { charts, tables, asked, sentence, levers, beside, unknown } = await answerTo(
      question,
      options,
      prepared,
      drawsFor(prepared, request, host),
    );
    const words = Object.entries(options)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ` --${name} ${value}`);
    const scenario = request.scenario === 'baseline' ? '' : ` --scenario ${request.scenario}`;
    const redo = commandOf(`ask ${question}${words.join('')}${scenario}`, { ...request, scenario: 'baseline' });
    return {
      question,
      asked,
      sentence,
      charts: charts.map((chart) => drawnOf(chart, { source: 'Buildout (follows)', note: chart.note })),
      tables,
      levers,
      beside,
      unknown,
      redo,
    };
  },
});
