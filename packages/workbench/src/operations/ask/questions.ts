/** Which questions there are, and what each needs to know. */
import type { RunOptions } from '@buildout/engine';
import { nameOf } from '../../analysis/index.ts';
import {
  bindingAnswer,
  conditionsAnswer,
  facilityAnswer,
  facilityChance,
  followMoneyAnswer,
  labStopsAnswer,
  type QuestionAnswer,
  type RunWith,
  requiredRevenueAnswer,
} from '../../analysis/questions/index.ts';
import { RunsError, stepAt } from '../../runs/index.ts';
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
  answer(options: AskOptions, prepared: Prepared): QuestionAnswer;
}

/** The facility shown where none is named: its contracts renew before its loan is repaid, so the question bites. */
const FIRST_SHOWN = 'box_crwv_ddtl2';

/** Scenarios behind the probability of a breach: enough for its first figure, few enough to wait for. */
const CHANCE = { scenarios: 100, seed: 1 };

export const QUESTIONS = new Map<number, Question>([
  [
    1,
    {
      short: 'does a facility survive if renewal prices halve',
      answer({ box, renewal }, prepared) {
        const boxes = membersOf('box', prepared);
        const asked = known('facility', box ?? (boxes.includes(FIRST_SHOWN) ? FIRST_SHOWN : boxes[0]), boxes);
        return facilityAnswer(
          {
            box: asked,
            name: nameOf(prepared.workbench.context, asked),
            renewal,
            chance: chanceUnder(asked, renewal ?? 0.5, prepared),
          },
          runsOf(prepared),
        );
      },
    },
  ],
  [
    4,
    {
      short: 'who loses what if a lab stops paying',
      answer({ lab = 'openai', month = '2027-01' }, prepared) {
        const from = stepOf(month, prepared);
        return labStopsAnswer(
          { lab: known('lab', lab, membersOf('lab', prepared)), from },
          runsOf(prepared),
          prepared.workbench.context,
        );
      },
    },
  ],
  [
    13,
    {
      short: 'what revenue is needed, by whose arithmetic',
      answer: ({ year }, prepared) => requiredRevenueAnswer(runOnce(prepared), prepared.workbench.facts, { year }),
    },
  ],
  [
    15,
    {
      short: 'what must be true to earn the cost of capital',
      answer: ({ year = 2031 }, prepared) => conditionsAnswer({ year }, runsOf(prepared)),
    },
  ],
  [
    26,
    {
      short: 'whose money is it, and does it come back',
      answer({ company = 'nvidia', year = 2027 }, prepared) {
        const companies = prepared.workbench.context.companies.map((one) => one.id);
        return followMoneyAnswer(
          runOnce(prepared),
          { company: known('company of the model', company, companies), year },
          prepared.workbench.context,
        );
      },
    },
  ],
  [
    36,
    {
      short: 'what binds: chips, power, money or demand',
      answer: (_, prepared) => bindingAnswer(runOnce(prepared), prepared.workbench.context),
    },
  ],
]);

/** Throws OperationError or RunsError for a name or month that does not exist. */
export function answerTo(question: number, options: AskOptions, prepared: Prepared): QuestionAnswer {
  return QUESTIONS.get(question)!.answer(options, prepared);
}

/** Runs that change something on top of what was asked for. */
function runsOf({ workbench, composition, steps }: Prepared): RunWith {
  const { set, schedule } = composition.settings;
  return (change = {}) => {
    const options: RunOptions = {
      set: { ...set, ...change.set },
      schedule: [...schedule, ...(change.schedule ?? [])],
      steps: Math.min(change.steps ?? steps, steps),
    };
    return workbench.program.run(options);
  };
}

/** How often the facility breaks its covenant, and misses a payment, with renewals at the factor. */
function chanceUnder(box: string, renewal: number, { workbench, composition, steps }: Prepared) {
  const { settings } = composition;
  const share = settings.set.renewal_price_share ?? workbench.program.parameter('renewal_price_share')!.values[0];
  return facilityChance(workbench.program, box, {
    ...CHANCE,
    steps,
    settings: { ...settings, set: { ...settings.set, renewal_price_share: share * renewal } },
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
