/** Which questions there are, and what each needs to know. */
import type { RunOptions } from '@buildout/engine';
import { nameOf } from '../../analysis/index.ts';
import {
  bindingAnswer,
  type Change,
  conditionsAnswer,
  type Draw,
  facilityAnswer,
  followMoneyAnswer,
  labStopsAnswer,
  type MeasureWith,
  type QuestionAnswer,
  type RunWith,
  requiredRevenueAnswer,
} from '../../analysis/questions/index.ts';
import { measuring, RunsError, stepAt } from '../../runs/index.ts';
import { mustBeKnown } from '../known-name.ts';
import { type Prepared, runOnce } from '../perform-run.ts';

export interface AskOptions {
  company?: string;
  lab?: string;
  box?: string;
  renewal?: number;
  month?: string | number;
  year?: number;
}

interface Question {
  short: string;
  /** With `draw` the answer has bands and probabilities over scenarios. */
  answer(options: AskOptions, prepared: Prepared, draw?: Draw): Promise<QuestionAnswer>;
}

/** The facility shown where none is named: its contracts renew before its loan is repaid, so the question bites. */
const FIRST_SHOWN = 'box_crwv_ddtl2';

export const QUESTIONS = new Map<number, Question>([
  [
    1,
    {
      short: 'does a facility survive if renewal prices halve',
      async answer({ box, renewal }, prepared, draw) {
        const boxes = membersOf('box', prepared);
        const asked = known('facility', box ?? (boxes.includes(FIRST_SHOWN) ? FIRST_SHOWN : boxes[0]), boxes);
        return facilityAnswer(
          { box: asked, name: nameOf(prepared.workbench.context, asked), renewal },
          runsOf(prepared),
          draw,
        );
      },
    },
  ],
  [
    4,
    {
      short: 'who loses what if a lab stops paying',
      async answer({ lab = 'openai', month = '2027-01' }, prepared, draw) {
        const from = stepOf(month, prepared);
        return labStopsAnswer(
          { lab: known('lab', lab, membersOf('lab', prepared)), from },
          runsOf(prepared),
          prepared.workbench.context,
          draw,
        );
      },
    },
  ],
  [
    13,
    {
      short: 'what revenue is needed, by whose arithmetic',
      answer: async ({ year }, prepared, draw) =>
        requiredRevenueAnswer(runOnce(prepared), prepared.workbench.facts, { year }, draw),
    },
  ],
  [
    15,
    {
      short: 'what must be true to earn the cost of capital',
      answer: async ({ year = 2031 }, prepared, draw) =>
        conditionsAnswer({ year }, runsOf(prepared), measuresOf(prepared), draw),
    },
  ],
  [
    26,
    {
      short: 'whose money is it, and does it come back',
      async answer({ company = 'nvidia', year = 2027 }, prepared, draw) {
        const companies = prepared.workbench.context.companies.map((one) => one.id);
        return followMoneyAnswer(
          runOnce(prepared),
          { company: known('company of the model', company, companies), year },
          prepared.workbench.context,
          draw,
        );
      },
    },
  ],
  [
    36,
    {
      short: 'what binds: chips, power, money or demand',
      answer: async (_, prepared, draw) => bindingAnswer(runOnce(prepared), prepared.workbench.context, draw),
    },
  ],
]);

/** Throws OperationError or RunsError for a name or month that does not exist. */
export function answerTo(
  question: number,
  options: AskOptions,
  prepared: Prepared,
  draw?: Draw,
): Promise<QuestionAnswer> {
  return QUESTIONS.get(question)!.answer(options, prepared, draw);
}

/** Runs that change something on top of what was asked for. */
const runsOf = (prepared: Prepared): RunWith => {
  const options = optionsOf(prepared);
  return (change) => prepared.workbench.program.run(options(change));
};

/** The same, measured. */
const measuresOf = (prepared: Prepared): MeasureWith => {
  const options = optionsOf(prepared);
  return (metrics) => {
    const measure = measuring({ program: prepared.workbench.program, metrics });
    return (change) => measure(options(change));
  };
};

function optionsOf({ composition, steps }: Prepared): (change?: Change) => RunOptions {
  const { set, schedule } = composition.settings;
  return (change = {}) => ({
    set: { ...set, ...change.set },
    schedule: [...schedule, ...(change.schedule ?? [])],
    steps: Math.min(change.steps ?? steps, steps),
  });
}

function membersOf(dimension: string, { workbench }: Prepared): string[] {
  return workbench.program.model.dimensions.find((one) => one.id === dimension)?.members ?? [];
}

function known(kind: string, name: string, names: string[]): string {
  mustBeKnown(kind, name, names);
  return name;
}

function stepOf(month: string | number, { start, steps, workbench }: Prepared): number {
  const clock = { start, unit: workbench.program.model.time.unit, steps };
  const step = stepAt(month, clock);
  if (typeof step !== 'number') throw new RunsError([step]);
  if (step < 0 || step >= steps) throw new RunsError([{ code: 'outside-horizon', text: String(month), start, steps }]);
  return step;
}
