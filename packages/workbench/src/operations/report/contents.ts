/** What the report says of a run: answers with pictures, what they rest on, and how to redo them. */

import { type Lever, yearsOf } from '../../analysis/index.ts';
import { type Chart, type ChartHead, shortCredit, type Table, withUnit } from '../../charts/index.ts';
import type { ReportAssumption, ReportContents, ReportSource } from '../../charts/report/index.ts';
import type { Facts } from '../../facts/index.ts';
import type { Answer } from '../../runs/index.ts';
import { pictureOf } from '../ask/chart.ts';
import { answerTo } from '../ask/questions.ts';
import type { Host } from '../host.ts';
import { inNames, namesOf } from '../names.ts';
import { openingShares } from '../opening-shares.ts';
import { drawsFor, type Performed } from '../perform-run.ts';
import { asProbability, finite } from '../probability.ts';
import { acceptedIn, answersFor, sensitivitiesFor } from '../run-header.ts';
import { commandOf, type EnsembleRequest } from '../run-request.ts';
import { sanityRows } from '../sanity.ts';
import { ENGINE_VERSION } from '../version.ts';
import { chartsOf, pivotOf } from './answer-chart.ts';
import { gapPicture } from './gap-picture.ts';
import { groupOf } from './groups.ts';
import { influencePicture } from './influence-picture.ts';
import { LIMITS } from './limits.ts';
import { moneyPicture } from './money-picture.ts';
import { dotsOfAnswer, followsOf, linesOf } from './origins.ts';

export async function reportContents(
  performed: Performed,
  request: EnsembleRequest,
  host: Host,
): Promise<ReportContents> {
  const { workbench, runId, closing, composition } = performed;
  const credit = shortCredit(workbench.facts.credits());
  const head = { runId, credit, source: 'Buildout, simulated (follows)' };
  const names = namesOf(workbench);
  const answers = answersFor(performed, workbench.metrics).map((answer) => inNames(asProbability(answer), names));
  const moves = Map.groupBy(sensitivitiesFor(performed), (one) => one.metric);
  const sources = sourcesOf(workbench.facts);
  const metrics = new Map(workbench.metrics.map((metric) => [metric.id, metric]));
  const pictures = picturesOf(performed, answers, head);
  return {
    title: 'Does the AI build-out add up?',
    about: aboutOf(performed, request),
    runId,
    reproduce: commandOf('report', request),
    answers: [
      ...(await questionsFor(performed, request, host, head)),
      ...answers.map((answer) => {
        const metric = metrics.get(answer.id)!;
        const dots = dotsOfAnswer(metric, linesOf(metric, workbench, performed.steps), sources, workbench);
        return {
          answer: finite(answer),
          group: answer.headline ? 'Headlines' : groupOf(answer.id),
          headline: answer.headline,
          beside: answer.note ? [answer.note] : [],
          charts: [
            ...(pictures[answer.id] ?? []),
            ...chartsOf(answer, head, dots.byLine),
            ...(moves.get(answer.id) ?? []).slice(-1).map((one) => influencePicture(one, head)),
          ],
          table: pivotOf(answer),
          dots: dots.list,
          follows: followsOf(metric, performed.run, workbench),
          redo: `${commandOf('run', request)} --answer ${answer.id}`,
        };
      }),
    ],
    sanity: { about: SANITY, table: sanityTableOf(sanityRows(performed.run, workbench.context)) },
    shares: openingShares(workbench.world.opening),
    books: { maxResidual: closing.maxResidual, checks: closing.checks.length },
    assumptions: assumptionsOf(
      performed,
      new Set(Object.keys(composition.settings.set).map((name) => name.split('[')[0])),
    ),
    accepted: acceptedIn(performed).map(({ fact, sets, statement, speaker, source, sourceDate, reviewers }) => ({
      ...{ id: fact, sets, statement, reviewers },
      said: [speaker, source, sourceDate].filter(Boolean).join(', '),
    })),
    sources,
    limits: LIMITS,
    version: ENGINE_VERSION,
  };
}

/** In the order in which they are told. */
const QUESTIONS_SHOWN = [13, 36, 15, 26, 4, 1];

/** Scenarios behind a question: as many as were asked for, up to what somebody waits for. */
const MOST_SCENARIOS = 100;

/** Each question with its sentence, pictures and first table, in the form the report has for answers. */
async function questionsFor(
  performed: Performed,
  request: EnsembleRequest,
  host: Host,
  head: Omit<ChartHead, 'unit' | 'title'>,
): Promise<ReportContents['answers']> {
  const scenarios = Math.min(request.scenarios, MOST_SCENARIOS);
  const draw = drawsFor(performed, { scenarios, seed: request.seed }, host);
  // All at once, so that what they want of the same scenarios is drawn once.
  const answered = await Promise.all(QUESTIONS_SHOWN.map((number) => answerTo(number, {}, performed, draw)));
  return answered.map((one) => {
    const { question: number, asked, sentence, charts, tables, unknown, beside, levers } = one;
    const open = unknown.map(({ what, settledBy }) => `Unknown: ${what}; ${settledBy} would settle it.`);
    const [first, ...others] = tables;
    const known = beside ? [`${beside.who}: ${beside.said}. Here: ${beside.ours}; ${beside.why}.`] : [];
    return {
      answer: {
        id: `question-${number}`,
        label: asked,
        unit: '1',
        about: first?.note ?? '',
        sentence,
        values: [],
      },
      charts: charts.map((chart) => pictureOf(chart, { ...head, note: chart.note })),
      table: first,
      more: [...others.map((table) => ({ title: table.title, table, note: table.note })), leversTable(levers)],
      beside: [...known, ...open],
      group: 'Questions people ask',
      redo:
        commandOf(`ask ${number}`, { ...request, scenario: 'baseline', scenarios }) +
        (request.scenario === 'baseline' ? '' : ` --scenario ${request.scenario}`),
    };
  });
}

/** The assumptions that move an answer, each with the range of the evidence and the way to move it. */
function leversTable(levers: Lever[]): { title: string; table: Table; note: string } {
  return {
    title: 'What moves it most',
    note: 'Move one with --set NAME=VALUE; the list of assumptions below gives reason and source of each.',
    table: {
      columns: [
        { id: 'label', label: 'assumption' },
        { id: 'parameter', label: 'name' },
        { id: 'value', label: 'value' },
        { id: 'low', label: 'evidence from' },
        { id: 'high', label: 'to' },
        { id: 'unit', label: 'unit' },
      ],
      rows: levers.map(({ label, parameter, value, low, high, unit }) => [
        label,
        parameter,
        value,
        low ?? null,
        high ?? null,
        unit === '1' ? '' : unit,
      ]),
    },
  };
}

const SANITY =
  'The first simulated year and quarter beside the last reported figures and what companies guided to, whether it flatters or not. ' +
  'Of a year that contains the start, the last reported quarter is part of the simulated figure.';

function sanityTableOf(rows: ReturnType<typeof sanityRows>): Table {
  const amount = (value: number | null | undefined, unit: string) => (value == null ? null : withUnit(value, unit));
  return {
    columns: [
      { id: 'what', label: 'what' },
      { id: 'period', label: 'period' },
      { id: 'simulated', label: 'simulated (follows)' },
      { id: 'reported', label: 'last reported (seen)' },
      { id: 'growth', label: 'growth', unit: 'share' },
      { id: 'guided', label: 'guided (said)' },
      { id: 'error', label: 'off guidance', unit: 'share' },
      { id: 'note', label: 'remark' },
    ],
    rows: rows.map((row) => [
      row.label,
      row.period,
      amount(row.simulated, row.unit),
      amount(row.reported?.value, row.unit),
      row.growth,
      amount(row.guided?.value, row.unit),
      row.error,
      row.note ?? null,
    ]),
  };
}

/** Pictures that belong to one answer and show more than it: at the gap all its sides, at the origin who pays whom. */
function picturesOf(
  performed: Performed,
  answers: Answer[],
  head: Omit<ChartHead, 'unit' | 'title'>,
): Record<string, Chart[]> {
  const gap = gapPicture(answers, head);
  const year = yearsOf(performed.start, performed.steps).find((one) => one.before === 0);
  return {
    revenue_gap_simulated: gap ? [gap] : [],
    revenue_origin: year ? [moneyPicture(performed, year, head)] : [],
  };
}

function aboutOf({ composition, start, steps, asOf }: Performed, { scenarios, seed }: EnsembleRequest): string {
  const known = asOf === null ? 'all that is in the data' : `what was known on ${asOf}`;
  const drawn =
    scenarios > 0
      ? `${scenarios.toLocaleString('en')} scenarios with seed ${seed} give the bands (8 of 10 lie inside).`
      : 'One run without draws: no bands.';
  return `Scenario “${composition.scenario.label}”, ${steps} months from ${start ?? 'step 0'}, on ${known}. ${drawn}`;
}

/** Elements of a parameter that differ are told apart, as long as they are few. */
const MOST_ELEMENTS = 12;

function assumptionsOf({ run, workbench }: Performed, changed: Set<string>): ReportAssumption[] {
  const { program } = workbench;
  return program.parameters.flatMap((p): ReportAssumption[] => {
    const values = [...run.parameters.subarray(p.offset, p.offset + p.size)];
    const { label, unit, low, high, reason, source } = p;
    const row = { label, unit, low, high, reason, source, changed: changed.has(p.id) };
    if (values.every((value) => value === values[0])) return [{ ...row, id: p.id, value: values[0] }];
    const rows = values.map((value, i) => ({ ...row, id: `${p.id}[${program.element(p.over, i).join(', ')}]`, value }));
    return rows.slice(0, MOST_ELEMENTS);
  });
}

/** Every document that a row of the tables cites, once, with the credit its licence asks for. */
function sourcesOf({ tables }: Facts): ReportSource[] {
  const licences = new Map(tables.licences.map((row) => [row.id, row]));
  const cited = [
    tables.opening,
    tables.contracts,
    tables.vehicles,
    tables.facilities,
    tables.deals,
    tables.financials,
    ...Object.values(tables.series),
  ];
  const sources = new Map<string, ReportSource>();
  for (const row of cited.flat() as { source: string; sourceUrl: string; sourceDate?: string; licence: string }[]) {
    const id = row.sourceUrl || row.source;
    if (sources.has(id)) continue;
    const licence = licences.get(row.licence);
    sources.set(id, {
      id,
      label: row.source,
      url: row.sourceUrl || undefined,
      date: row.sourceDate,
      licence: licence?.licence,
      credit: licence?.credit || undefined,
    });
  }
  return [...sources.values()].toSorted((a, b) => (a.label < b.label ? -1 : 1));
}
