/** The record: a run from an earlier opening with what was known then, beside what came, and beside naive forecasts. */
import type { Run } from '@buildout/engine';
import { loadFacts } from '../../facts/index.ts';
import { ensemble, type Metric, metricOf, noSettings, quantilesOf, type Settings } from '../../runs/index.ts';
import { measureOf, type Place } from '../answers/simulated.ts';
import { COMPARED, COMPARED_UNITS, type Compared, RENT } from '../compared.ts';
import { naive, type Observed, observedQuarters, observedYear, quarterNumber } from '../observed.ts';
import { type PreparedModel, prepare } from '../prepare.ts';
import { type Score, score } from './score.ts';

export interface RecordRow extends Place {
  label: string;
  unit: string;
  simulated: number;
  actual: number;
  kind: Observed['kind'];
  /** Rows of the data that give the actual figure. */
  ids: string[];
  /** Naive forecasts from what was known at the as-of date; NaN where nothing was. */
  lastValue: number;
  drift: number;
  /** Forecast over actual, less 1. */
  errors: { model: number; lastValue: number; drift: number };
  /** Quantiles over scenarios, where some were run. */
  band?: { p10: number; p50: number; p90: number };
}

export interface HindcastRecord {
  start: string;
  asOf: string;
  months: number;
  scenarios: number;
  rows: RecordRow[];
  score: Score;
  /** How good the bands are with more and more of what is in doubt drawn, the last with all of it; none without scenarios. */
  bands: BandScore[];
  /** What was used that nobody knew at the as-of date, said so that the errors are read with it. */
  hindsight: { openingRows: number; contractsReadLater: number; words: string };
  closing: number;
}

/** Bands of an ensemble that draws only part of what is in doubt. */
export interface BandScore {
  drawn: 'parameters' | 'opening' | 'disturbances';
  coverage: number;
  crps: number;
}

export interface HindcastOptions {
  files: Map<string, string>;
  start?: string;
  asOf?: string;
  months?: number;
  /** Scenarios for bands, their coverage and the continuous ranked probability score; 0: none. */
  scenarios?: number;
  seed?: number;
  onProgress?: (done: number, total: number) => void;
}

/** Simulates from the opening and compares every quarter and year that the facts later know. Throws as `prepare` does. */
export function hindcast(options: HindcastOptions): HindcastRecord {
  const {
    files,
    start = '2024-12-31',
    asOf = '2025-03-31',
    months = 15,
    scenarios = 0,
    seed = 1,
    onProgress,
  } = options;
  const model = prepare({ files, start, asOf, months });
  const truth = loadFacts(files);
  const places = comparisons(model, truth, start);
  const run = model.program.run();
  const measure = measureOf(model.context);
  const drawn = scenarios > 0 ? draw(model, places, { scenarios, seed, onProgress }) : undefined;
  const inPart = (settings: Settings) =>
    scenarios > 0 ? draw(model, places, { scenarios, seed, settings, onProgress }) : undefined;
  const rows = places.map((one, cell): RecordRow => {
    const { row, observed, forecast, ...place } = one;
    const simulated = measure(run, place);
    const error = (value: number) => value / observed.value - 1;
    const { label } = row;
    return {
      ...place,
      ...{
        label,
        unit: COMPARED_UNITS[row.item],
        simulated,
        actual: observed.value,
        kind: observed.kind,
        ids: observed.ids,
      },
      ...{ lastValue: forecast.last, drift: forecast.drift },
      errors: { model: error(simulated), lastValue: error(forecast.last), drift: error(forecast.drift) },
      ...(drawn && { band: drawn.band(cell) }),
    };
  });
  const all = score(rows, drawn?.columns);
  const bandScore = (of: BandScore['drawn'], part: Drawn | undefined): BandScore[] => {
    if (part === undefined) return [];
    const scored = score(
      rows.map((row, cell) => ({ ...row, band: part.band(cell) })),
      part.columns,
    );
    return [{ drawn: of, coverage: scored.coverage, crps: scored.crps }];
  };
  return {
    ...{ start, asOf, months, scenarios, rows },
    score: all,
    bands: [
      ...bandScore('parameters', inPart(without(model, 'opening', 'disturbances'))),
      ...bandScore('opening', inPart(without(model, 'disturbances'))),
      ...bandScore('disturbances', drawn),
    ],
    hindsight: hindsightOf(model, asOf),
    closing: run.closing.maxResidual,
  };
}

type Comparison = Place & { row: Compared; observed: Observed; forecast: { last: number; drift: number } };

/** Every quarter and year within the run that the facts now know, with the naive forecasts from what was known. */
function comparisons(
  { facts, program, world }: PreparedModel,
  truth: ReturnType<typeof loadFacts>,
  start: string,
): Comparison[] {
  const companies = new Set(world.companies.map(({ id }) => id));
  const first = quarterNumber(`${start.slice(0, 4)}Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`) + 1;
  const last = first + Math.floor(program.steps / 3) - 1;
  const scored = COMPARED.filter(
    ({ item, company, wider }) => item !== 'active_gw' && !wider && companies.has(company),
  );
  const wanted = [...scored, RENT];
  return wanted.flatMap((row): Comparison[] => {
    const known = observedQuarters(facts, row).filter(({ quarter }) => quarterNumber(quarter) < first);
    const later = observedQuarters(truth, row).filter(
      ({ quarter }) => quarterNumber(quarter) >= first && quarterNumber(quarter) <= last,
    );
    const place = { item: row.item, company: row.company };
    const quarters = later.map((observed): Comparison => {
      const ahead = quarterNumber(observed.quarter) - quarterNumber(known.at(-1)?.quarter ?? observed.quarter);
      return { ...place, span: 'quarter', period: observed.quarter, row, observed, forecast: naive(known, ahead) };
    });
    // Years where the quarters are not all known on their own.
    const years: Comparison[] = [];
    for (let year = Math.ceil(first / 4); year * 4 + 3 <= last; year++) {
      const whole = row.item === 'rental_price' ? undefined : observedYear(truth, row, year);
      if (whole === undefined || later.filter(({ quarter }) => quarter.startsWith(String(year))).length === 4) continue;
      const parts = [0, 1, 2, 3].map((q) =>
        naive(known, year * 4 + q - quarterNumber(known.at(-1)?.quarter ?? `${year}Q1`)),
      );
      const sum = (of: 'last' | 'drift') => parts.reduce((total, part) => total + part[of], 0);
      years.push({
        ...place,
        span: 'year',
        period: String(year),
        row,
        observed: whole,
        forecast: { last: sum('last'), drift: sum('drift') },
      });
    }
    return [...quarters, ...years];
  });
}

/** Settings that leave the opening position as stated, or no disturbances. */
function without({ program }: PreparedModel, ...what: ('opening' | 'disturbances')[]): Settings {
  const set: Record<string, number> = {};
  if (what.includes('disturbances')) set.chance = 0;
  for (const { id, module, distributions } of program.parameters) {
    if (distributions !== undefined && module !== 'chance' && what.includes('opening')) set[id] = 1;
  }
  return { ...noSettings, set };
}

type Drawn = ReturnType<typeof draw>;

/** The same comparisons over scenarios. */
function draw(
  { program, context }: PreparedModel,
  places: Place[],
  {
    scenarios,
    seed,
    settings = noSettings,
    onProgress,
  }: { scenarios: number; seed: number; settings?: Settings; onProgress?: (done: number, total: number) => void },
) {
  const measure = measureOf(context);
  const metric: Metric = {
    id: 'record',
    label: 'Compared figures',
    unit: '1',
    about: 'Simulated figures that are compared with later facts.',
    cells: () => places.map(({ item, company, period }) => ({ at: { item, company, period } })),
    measure: (run: Run, out: Float64Array) => {
      places.forEach((place, k) => {
        out[k] = measure(run, place);
      });
    },
  };
  const result = ensemble({ program, metrics: [metric] }, { settings, seed, scenarios }, { onProgress });
  const { stride, columns } = result.memory;
  const { first } = metricOf(result, 'record');
  return {
    band(cell: number) {
      const [p10, p50, p90] = quantilesOf(result, 'record', cell, [0.1, 0.5, 0.9]).values;
      return { p10, p50, p90 };
    },
    columns: places.map((_, k) =>
      columns.subarray((first + k) * stride, (first + k + 1) * stride).filter((value) => !Number.isNaN(value)),
    ),
  };
}

/** What a run as of a day uses though it was published later. */
export function hindsightUsed({ facts, world }: Pick<PreparedModel, 'facts' | 'world'>, asOf: string) {
  const opening = facts.opening(world.start, { withHindsight: true }).values.filter(({ hindsight }) => hindsight);
  const contracts = facts.later.contracts.filter(({ signed }) => (signed ?? '9') <= asOf);
  return { openingRows: opening.length, contracts: contracts.length, boxTerms: facts.later.vehicles.length };
}

/** The same in a sentence that stands with every run as of a day. */
export function hindsightInEnglish(model: Pick<PreparedModel, 'facts' | 'world'>, asOf: string): string {
  const { openingRows, contracts, boxTerms } = hindsightUsed(model, asOf);
  return `Not blind: ${openingRows} rows of the opening position, the terms of ${contracts} contracts signed by then and ${boxTerms} terms of financing vehicles were published after ${asOf}; the structure of the model, its tables and the values and ranges of its parameters were set with all the data known, and a row is used as it was last written, with its status and amounts. Later contracts, pledges and reports are left out.`;
}

function hindsightOf({ facts, world }: PreparedModel, asOf: string): HindcastRecord['hindsight'] {
  const { openingRows, contracts, boxTerms } = hindsightUsed({ facts, world }, asOf);
  return {
    openingRows,
    contractsReadLater: contracts,
    words: `Not blind: ${openingRows} rows of the opening position, the terms of ${contracts} contracts and ${boxTerms} terms of financing vehicles were published after ${asOf}; guidance of early 2025 stands in the model’s tables from memory; price and power of 2025 chips, own use, contract loads, the ranges of parameters and the disturbances of adoption and of sellers were set with 2025 known. What nobody knew then (later contracts, pledges, reports) is left out.`,
  };
}
