/** Runs a scenario and answers the views the page asked for. */
import type { Run } from '@buildout/engine';
import { dotsOf } from '@buildout/workbench/operations/dots.ts';
import { memberNames } from '@buildout/workbench/operations/member-names.ts';
import { ENGINE_VERSION } from '@buildout/workbench/operations/version.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';
import { type Composition, compose, findScenario } from '@buildout/workbench/runs/compose.ts';
import { type FactBook, factNumber } from '@buildout/workbench/runs/fact-values.ts';
import { type AnswerValue, contextOf, type Metric, orNull } from '@buildout/workbench/runs/metric.ts';
import { isNamed, readName } from '@buildout/workbench/runs/names.ts';
import { type RunProblem, RunsError } from '@buildout/workbench/runs/problems.ts';
import { runId } from '@buildout/workbench/runs/run-id.ts';
import { companiesTable, statementsOf } from './companies.ts';
import { explained } from './explain.ts';
import { flowsOf } from './flows.ts';
import type { Asked, Books, Quantity, Shown, View } from './messages.ts';
import { answerLines, type LinePlan, largestLines, lineOf, measured, variableLines } from './quantity.ts';
import { isWhole } from './whole.ts';

/** Lines drawn unless the person chooses. */
const mostLines = 5;
/** Of parts that add up all are drawn, as far as they can be told apart. */
const mostParts = 8;

export interface Ran {
  run: Run;
  composition: Composition;
  /** Lines on the page, for the bands: view key → plans. */
  plans: Map<string, LinePlan[]>;
}

function answerValues(metric: Metric, values: Float64Array, run: Run): AnswerValue[] {
  return metric.cells(contextOf(run)).map(({ at }, i) => ({ at, value: orNull(values[i] ?? Number.NaN) }));
}

/** A setting that shows another number than the fact it names: what is seen would not be what is run. */
function otherThanSaid(
  parameter: string,
  name: string,
  shown: number | undefined,
  { model }: Workbench['program'],
  facts: FactBook,
): RunProblem[] {
  const found = readName(parameter, model);
  if (!isNamed(found)) return [];
  const said = factNumber(name, found.parameter.unit, facts);
  if (typeof said !== 'number' || said === shown) return [];
  const reason = `the setting shows ${shown}, the fact says ${said}; set it anew from the claim, or take the setting back`;
  return [{ code: 'bad-fact', fact: name, parameter, reason }];
}

/** One reusable run for what moves, one kept run for the baseline. */
export class Shower {
  readonly #workbench: Workbench;
  readonly #metrics: Map<string, Metric>;
  readonly #quantities: Map<string, Quantity>;
  readonly #runner: ReturnType<Workbench['program']['runner']>;
  /** Numbers of the baseline by metric, measured once. */
  readonly #base: (metric: Metric) => Float64Array;
  readonly #lines = new Map<string, LinePlan[]>();
  #last: { key: string; ran: Ran } | undefined;

  constructor(workbench: Workbench, quantities: Quantity[]) {
    this.#workbench = workbench;
    this.#metrics = new Map(workbench.metrics.map((m) => [`answer:${m.id}`, m]));
    this.#quantities = new Map(quantities.map((q) => [q.id, q]));
    this.#runner = workbench.program.runner();
    this.#base = measured(workbench.program.run());
  }

  /** Runs `asked` unless it was the last; throws RunsError or RunError where it cannot. */
  run(asked: Asked): Ran {
    const key = JSON.stringify(asked);
    if (this.#last?.key === key) return this.#last.ran;
    const composition = this.#compose(asked);
    this.#last = undefined;
    const run = this.#runner.run({ set: composition.settings.set, schedule: composition.settings.schedule });
    const ran: Ran = { run, composition, plans: new Map() };
    this.#last = { key, ran };
    return ran;
  }

  /** The run that is shown. */
  get last(): Ran | undefined {
    return this.#last?.ran;
  }

  #compose({ from, set, facts: named, accepted, shocks }: Asked): Composition {
    const { book, program } = this.#workbench;
    // The page holds all settings and shocks of a scenario itself; its schedule and distributions are the book's.
    const scenario = { ...findScenario(from, book), set, facts: named, shocks };
    const facts: FactBook = new Map(accepted.map((fact) => [fact.id, fact]));
    const problems = Object.entries(named).flatMap(([key, name]) => otherThanSaid(key, name, set[key], program, facts));
    if (problems.length > 0) throw new RunsError(problems);
    return compose(scenario, {}, { ...book, facts }, program.model);
  }

  /** The id `npx buildout run` prints for the same scenario without draws. */
  idOf({ composition }: Ran): string {
    const { program, world, facts, modelHash } = this.#workbench;
    return runId({
      engineVersion: ENGINE_VERSION,
      modelHash,
      dataHash: facts.hash,
      overrides: composition.settings,
      start: world.start,
      asOf: facts.asOf ?? null,
      horizon: program.steps,
      ...(Object.keys(composition.facts).length > 0 && { facts: composition.facts }),
      scenarios: 0,
      seed: 1,
    });
  }

  books({ run }: Ran): Books {
    const { maxResidual, checks } = run.closing;
    return { maxResidual, checks: checks.map((c) => ({ id: c.id, label: c.label, maxResidual: c.maxResidual })) };
  }

  views(ran: Ran, views: View[]): Shown[] {
    const own = measured(ran.run);
    const base = this.#base;
    ran.plans.clear();
    return views.map(
      (view) =>
        this.#view(view, ran, own, base) ?? {
          key: view.key,
          kind: 'nothing',
          reason: 'This run has nothing to show here.',
        },
    );
  }

  #view(view: View, ran: Ran, own: (m: Metric) => Float64Array, base: (m: Metric) => Float64Array): Shown | undefined {
    const { key } = view;
    const { run } = ran;
    const workbench = this.#workbench;
    switch (view.kind) {
      case 'quantity':
        return this.#quantity(view, ran, own, base);
      case 'flows': {
        const flows = flowsOf(run, own, workbench, view);
        return flows && { key, kind: 'flows', year: view.year, ...flows };
      }
      case 'companies': {
        const table = companiesTable(run, workbench, view.year);
        return table && { key, kind: 'companies', year: view.year, ...table };
      }
      case 'statements':
        return {
          key,
          kind: 'statements',
          company: view.company,
          statements: statementsOf(run, workbench, view.company),
        };
      case 'explain': {
        const one = explained(run, ran.composition.settings.schedule, workbench, view, memberNames(workbench.world));
        return one && { key, kind: 'explain', ...one };
      }
    }
  }

  #quantity(
    view: Extract<View, { kind: 'quantity' }>,
    ran: Ran,
    own: (m: Metric) => Float64Array,
    base: (m: Metric) => Float64Array,
  ): Shown | undefined {
    const quantity = this.#quantities.get(view.quantity);
    if (!quantity) return undefined;
    const metric = this.#metrics.get(view.quantity);
    const all = this.#linesOf(view.quantity);
    const asked = view.lines?.flatMap((id) => all.filter((p) => p.id === id)) ?? [];
    const plans = asked.length > 0 ? asked : largestLines(all, own, isWhole(quantity) ? mostParts : mostLines);
    ran.plans.set(view.key, plans);
    return {
      key: view.key,
      kind: 'quantity',
      quantity,
      lines: plans.map((p) => lineOf(p, own, base)),
      all: all.map(({ id, label }) => ({ id, label })),
      ...dotsOf(
        view.quantity.replace(/^answer:/, ''),
        plans.map((p) => p.id),
        this.#workbench,
      ),
      ...(metric?.sentence ? { sentence: metric.sentence(answerValues(metric, own(metric), ran.run), () => []) } : {}),
    };
  }

  /** The same plans for every question, so that what was measured of the baseline is found again. */
  #linesOf(quantity: string): LinePlan[] {
    const known = this.#lines.get(quantity);
    if (known) return known;
    const nameOf = memberNames(this.#workbench.world);
    const metric = this.#metrics.get(quantity);
    const lines = metric
      ? answerLines(metric, this.#workbench, nameOf)
      : variableLines(quantity.replace(/^variable:/, ''), this.#workbench, nameOf);
    this.#lines.set(quantity, lines);
    return lines;
  }
}
