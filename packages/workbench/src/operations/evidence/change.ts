/** What a claim would change in the model, were its linked parameter set to what it means: one run beside the baseline. */
import type { Run } from '@buildout/engine';
import type { Meant } from '@buildout/evidence';
import { convertSaid } from '../../facts/index.ts';
import { compose, findScenario, inEnglish, measure, RunsError } from '../../runs/index.ts';
import { declaredValue, isNamed, readName } from '../../runs/names.ts';
import type { Host } from '../host.ts';
import { type Prepared, prepareRun, runOnce } from '../perform-run.ts';
import { OperationError } from '../problems.ts';
import { runRequest } from '../run-request.ts';
import type { Relation } from './bearing/index.ts';
import type { Influences } from './influence.ts';
import type { Link } from './links.ts';

export interface WouldChange {
  parameter: string;
  sign: 1 | -1;
  label: string;
  unit: string;
  /** Whether the claim is a value of the parameter, or only bears on it. */
  relation: Relation;
  linkedBy: string;
  now: number;
  low: number | null;
  high: number | null;
  meant: number | null;
  why: string | null;
  answers: {
    id: string;
    label: string;
    unit: string;
    at: Record<string, string | number>;
    change: number | null;
    correlation: number;
  }[];
}

/** Headline answers shown for one claim. */
const MOST_ANSWERS = 3;

const ONLY_BEARS =
  'it bears on the parameter and is no value of it; link it with l where the speaker means the very quantity';

/** Answers what single claims would change; the baseline runs once for all of them. */
export class Changes {
  readonly #prepared: Prepared;
  readonly #influences: Influences;
  #baseline: Run | undefined;

  static async open(host: Host, influences: Influences): Promise<Changes> {
    return new Changes(await prepareRun(runRequest.parse({}), host), influences);
  }

  constructor(prepared: Prepared, influences: Influences) {
    this.#prepared = prepared;
    this.#influences = influences;
  }

  /** The value a parameter, or the first of the elements named, has in the baseline. */
  #now(name: string): number {
    const { settings } = this.#prepared.composition;
    const { model } = this.#prepared.workbench.program;
    const found = readName(name, model);
    if (!isNamed(found)) return Number.NaN;
    return settings.set[found.keys[0]] ?? declaredValue(found.parameter, found.elements?.[0] ?? null, model)[0];
  }

  /** Undefined where the link names no parameter of the model. */
  of({ parameter: name, sign, by, relation }: Link, meant: Meant, compute = true): WouldChange | undefined {
    const { program, metrics, book } = this.#prepared.workbench;
    const parameter = program.parameter(name.split('[')[0]);
    if (!parameter || !isNamed(readName(name, program.model))) return undefined;
    const { label, unit, low = null, high = null } = parameter;
    const read = meantIn(meant, sign, unit);
    const value = typeof read === 'number' && relation !== 'same' ? { why: ONLY_BEARS } : read;
    const out: WouldChange = {
      ...{ parameter: name, sign, label, unit, relation, linkedBy: by, now: this.#now(name), low, high },
      ...{ meant: typeof value === 'number' ? value : null, why: typeof value === 'number' ? null : value.why },
      answers: this.#influences
        .answers(parameter.id)
        .slice(0, MOST_ANSWERS)
        .map((one) => ({
          ...{
            id: one.metric,
            label: one.label,
            unit: one.unit,
            at: one.at,
            change: null,
            correlation: one.correlation,
          },
        })),
    };
    if (out.meant === null) return out;
    let run: Run;
    try {
      const baseline = findScenario('baseline', book);
      const composition = compose(
        baseline,
        { set: [`${name}=${out.meant}`] },
        book,
        program.model,
        this.#prepared.steps,
      );
      if (!compute) return out;
      run = runOnce({ ...this.#prepared, composition });
    } catch (error) {
      if (error instanceof RunsError) return { ...out, meant: null, why: error.problems.map(inEnglish).join('; ') };
      if (error instanceof OperationError) return { ...out, why: error.message };
      throw error;
    }
    this.#baseline ??= runOnce(this.#prepared);
    const before = this.#baseline;
    const shown =
      out.answers.length > 0
        ? out.answers
        : metrics.filter((m) => m.headline).flatMap((m) => placesOf(m.id, m.label, m.unit, measure(m, before)));
    const changes = shown.map((answer) => {
      const metric = metrics.find(({ id }) => id === answer.id)!;
      const place = JSON.stringify(answer.at);
      const [was, is] = [before, run].map(
        (one) => measure(metric, one).find(({ at }) => JSON.stringify(at) === place)?.value ?? Number.NaN,
      );
      return {
        answer: { ...answer, change: Number.isFinite(is - was) ? is - was : null },
        size: Math.abs((is - was) / (was || 1)),
      };
    });
    // Of a parameter that ensembles do not draw, the answers it turns out to move most.
    if (out.answers.length === 0) changes.sort((a, b) => (b.size || 0) - (a.size || 0));
    return { ...out, answers: changes.slice(0, MOST_ANSWERS).map(({ answer }) => answer) };
  }
}

const placesOf = (
  id: string,
  label: string,
  unit: string,
  values: { at: Record<string, string | number> }[],
): WouldChange['answers'] => values.map(({ at }) => ({ id, label, unit, at, change: null, correlation: 0 }));

/** The meant value in a parameter’s unit; of a range its middle. */
function meantIn(meant: Meant, sign: 1 | -1, unit: string): number | { why: string } {
  const { value, valueMin, valueMax } = meant;
  const number =
    value ?? (valueMin !== undefined && typeof valueMax === 'number' ? (valueMin + valueMax) / 2 : undefined);
  if (number === undefined) {
    if (valueMin === undefined && valueMax === undefined) return { why: 'it has no number' };
    return { why: 'its range is open, so there is no middle to set' };
  }
  const converted = convertSaid(number, meant.unit, meant.period, unit);
  return typeof converted === 'number' ? sign * converted : converted;
}
