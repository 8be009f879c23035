/** Question 13: what revenue does the build-out need, and by when? Six published numbers on one basis. */
import type { Run } from '@buildout/engine';
import type { Facts } from '../../facts/index.ts';
import { endUserRevenue } from '../answers/required.ts';
import { band, bn, chance } from '../say.ts';
import type { AnswerTable, QuestionAnswer } from './answer.ts';
import type { Draw, Drawn } from './draws.ts';
import { leversOf } from './helpers.ts';
import { type OnOneBasis, onBasis, type RequirementSteps, stepsOf, yearsOfBasis } from './one-basis.ts';
import { publishedNumbers } from './published.ts';
import type { RequiredFigure } from './required-revenue-drawn.ts';

export interface RequiredRevenueQuestion {
  /** Year of the run that the spending bases are put on; default the first whole one. */
  year?: number;
}

export interface RequiredRevenueAnswer extends QuestionAnswer {
  numbers: OnOneBasis[];
  steps: RequirementSteps;
}

export async function requiredRevenueAnswer(
  run: Run,
  facts: Facts,
  { year }: RequiredRevenueQuestion = {},
  draw?: Draw,
): Promise<RequiredRevenueAnswer> {
  const { chosen, last } = yearsOfBasis(run, year);
  const numbers = publishedNumbers(facts).map((one) => onBasis(run, one, chosen, last));
  const steps = stepsOf(run, chosen);
  const actual = endUserRevenue(run, chosen);
  const [declared, simulated] = [steps[0].value, steps[steps.length - 1].value];
  const drawn = await draw?.({ measured: [{ kind: 'required', year, ids: numbers.map(({ id }) => id) }] });
  const said = (figure: RequiredFigure) => band(drawn?.band('required', { figure }), bn);
  const short = drawn
    ? ` Users pay less than what stands needs in ${chance(drawn.share('required', (value) => value > 0, { figure: 'missing' }))}.`
    : '';
  return {
    question: 13,
    asked:
      'What revenue does this build-out need, and by when? Sequoia, Bain, J.P. Morgan, Goldman, Epoch and HSBC on one basis.',
    sentence: `What stands and runs in ${chosen.year} needs ${bn(simulated)} a year${said('simulated')}; users pay ${bn(actual)}${said('actual')}. By the declared arithmetic the accelerators bought in ${chosen.year} ask for ${bn(declared)}${said('declared')}.${short}`,
    charts: [
      {
        kind: 'waterfall',
        title: `From ${bn(declared)} declared to ${bn(simulated)} simulated, ${chosen.year}`,
        unit: 'USD',
        note: 'One year’s accelerators earned once, against the yearly earnings of everything that stands.',
        steps,
      },
      {
        kind: 'bars',
        title: 'Published numbers and this run’s on the same basis',
        unit: 'USD',
        barLabel: 'who',
        parts: [{ id: 'published', label: 'published' }],
        bars: numbers.map(({ who, number, ours }) => ({
          label: who,
          values: [number],
          ...(ours !== null && { compare: { value: ours } }),
        })),
        compareLabel: 'this run by the same rule',
      },
    ],
    tables: [basisTable(numbers, drawn), stepsTable(steps, actual, chosen.year, drawn)],
    levers: leversOf(
      run.program,
      'other_per_gpu_dollar',
      'required_margin',
      'hurdle_rate',
      'economic_life_it',
      'seller_margin',
    ),
    beside: {
      who: 'Sequoia, 2024',
      said: '600 bn a year, 500 of it missing',
      ours: `${bn(declared)} for ${chosen.year} by the same rule`,
      why: 'spending on accelerators has grown since; the rule has not changed',
    },
    unknown: [
      { what: 'what Bain and J.P. Morgan put in', settledBy: 'the notes themselves' },
      {
        what: 'what users pay for AI inside larger bills',
        settledBy: 'disclosure of AI revenue by clouds and software companies',
      },
    ],
    redo: 'npx buildout gap',
    numbers,
    steps,
  };
}

function basisTable(numbers: OnOneBasis[], drawn: Drawn | undefined): AnswerTable {
  return {
    id: 'basis',
    title: 'What each counts, recomputed, and this run on the same basis',
    columns: [
      { id: 'who', label: 'who' },
      { id: 'horizon', label: 'for' },
      { id: 'counts', label: 'what is counted' },
      { id: 'unit', label: 'unit' },
      { id: 'number', label: 'published' },
      { id: 'recomputed', label: 'recomputed' },
      { id: 'rule', label: 'rule' },
      { id: 'actualThen', label: 'revenue they saw' },
      { id: 'ours', label: 'this run, same rule' },
      ...(drawn ? [{ id: 'band', label: '8 of 10 scenarios' }] : []),
      { id: 'oursFor', label: 'for which year' },
      { id: 'actual', label: 'users pay in this run', unit: 'USD/year' },
      { id: 'why', label: 'why they differ' },
      { id: 'source', label: 'source' },
    ],
    rows: numbers.map((one) => [
      one.who,
      one.horizon,
      one.counts,
      one.unit,
      one.number,
      one.recomputed ?? null,
      one.rule,
      one.actualThen ?? null,
      one.ours,
      ...(drawn ? [rangeOf(drawn, one.id)] : []),
      one.oursFor,
      one.actual,
      one.why,
      one.source,
    ]),
    note: 'A requirement on a year’s spending, on a return, on a gigawatt and a forecast do not add up and do not compare except through the rule.',
  };
}

function rangeOf(drawn: Drawn, published: string): string | null {
  const { p10, p90 } = drawn.band('required', { published });
  return p10 == null || p90 == null ? null : `${bn(p10)} to ${bn(p90)}`;
}

function stepsTable(steps: RequirementSteps, actual: number, year: number, drawn: Drawn | undefined): AnswerTable {
  const figure: Record<string, RequiredFigure> = {
    [steps[0].label]: 'declared',
    [steps[steps.length - 1].label]: 'simulated',
    'users pay': 'actual',
    missing: 'missing',
  };
  const ends = (label: string) => {
    if (!drawn) return [];
    const band = figure[label] && drawn.band('required', { figure: figure[label] });
    return [band?.p10 ?? null, band?.p90 ?? null];
  };
  return {
    id: 'steps',
    title: `From the declared to the simulated requirement, ${year}`,
    columns: [
      { id: 'step', label: 'step' },
      { id: 'kind', label: 'total or change' },
      { id: 'value', label: 'amount', unit: 'USD/year' },
      ...(drawn ? ['p10', 'p90'].map((id) => ({ id, label: id, unit: 'USD/year' })) : []),
    ],
    rows: [
      ...steps.map(({ label, kind, value }) => [label, kind, value, ...ends(label)]),
      ['users pay', 'total', actual, ...ends('users pay')],
      ['missing', 'change', steps[steps.length - 1].value - actual, ...ends('missing')],
    ],
  };
}
