/** Question 36: what binds next — chips, power, money or demand — where, and what is it worth? */
import type { Run } from '@buildout/engine';
import { CONSTRAINTS, type Constraint } from '../answers/constraints.ts';
import { type CalendarQuarter, quartersOf } from '../calendar.ts';
import { type AnalysisContext, nameOf } from '../context.ts';
import { modelIndex } from '../model-index.ts';
import { band, bn, chance, percent, percentRange } from '../say.ts';
import type { AnswerTable, QuestionAnswer } from './answer.ts';
import { loadsHeldBack, sharesOf } from './binding-drawn.ts';
import type { Draw, Drawn } from './draws.ts';
import { leversOf, meanOf, parameterOf } from './helpers.ts';

/** Shares of load held back in a quarter, in the order of CONSTRAINTS. */
export interface BindingCell {
  quarter: string;
  /** A region, an owner, or `all`. */
  where: string;
  shares: number[];
  most: Constraint;
}

/** What one more unit of each thing would be worth in a quarter. */
export interface ShadowPrices {
  quarter: string;
  /** A gigawatt energised earlier, USD/(GW*year). */
  power: number;
  /** A gigawatt of units where there is power, over its full cost, USD/(GW*year). */
  chips: number;
  /** What borrowers pay over the base rate on a dollar of new notes, mean weighted by debt, 1/year. */
  money: number;
}

export interface BindingAnswer extends QuestionAnswer {
  byRegion: BindingCell[];
  byOwner: BindingCell[];
  shadow: ShadowPrices[];
}

export async function bindingAnswer(run: Run, context: AnalysisContext, draw?: Draw): Promise<BindingAnswer> {
  const index = modelIndex(run.program);
  const quarters = quartersOf(run.program.model.time.start, run.steps);
  const owners = index.members('builder');
  const regions = index.members('region');
  const byRegion = quarters.flatMap((quarter) =>
    loadsHeldBack(run, quarter).map((loads, i) => cellOf(quarter.quarter, i === 0 ? 'all' : regions[i - 1], loads)),
  );
  const byOwner = quarters.flatMap((quarter) =>
    owners.map((owner) => cellOf(quarter.quarter, owner, loadOf(run, quarter, owner))),
  );
  const drawn = await draw?.({ measured: [{ kind: 'binding' }] });
  const shadow = quarters.map((quarter) => shadowPrices(run, quarter));
  return {
    question: 36,
    asked: 'What binds next year: chips, power, money or demand? Where?',
    sentence: sentence(byRegion, shadow, regions, drawn),
    charts: [
      {
        kind: 'bars',
        title: 'Share of owners’ load held back by each constraint',
        unit: 'share',
        barLabel: 'quarter',
        parts: CONSTRAINTS.map((id) => ({ id, label: id })),
        bars: byRegion
          .filter(({ where }) => where === 'all')
          .map(({ quarter, shares }) => ({ label: quarter, values: shares })),
      },
      {
        kind: 'line',
        title: 'What a gigawatt a year earlier would be worth',
        unit: 'USD/(GW*year)',
        lines: (['power', 'chips'] as const).map((id) => ({
          id,
          label: id === 'power' ? 'energised power' : 'units with power waiting',
          values: shadow.map((one, q) => ({
            t: quarterMoment(quarters[q]),
            value: one[id],
            ...(id === 'power' && bandAt(drawn, one.quarter)),
          })),
        })),
      },
      ...(drawn ? [oddsChart(drawn, quarters)] : []),
    ],
    tables: [
      table('regions', 'What binds by region and quarter', 'region', byRegion, (id) => REGIONS[id] ?? id, drawn),
      table(
        'owners',
        'What binds by owner and quarter',
        'owner',
        byOwner.filter(({ shares }) => shares.some((x) => x > 0)),
        (id) => nameOf(context, id),
      ),
      shadowTable(shadow),
    ],
    levers: leversOf(
      run.program,
      'site_start_cap',
      'build_months',
      'pipeline_year2',
      'hbm_supply_cap',
      'capex_tolerance',
      'adoption_factor',
    ),
    beside: {
      who: 'PJM auction 2027/28',
      said: 'USD 333 per MW-day, USD 122 m a year per GW',
      ours: shadow.length > 0 ? `${bn(shadow[0].power)} a year per GW of IT load in ${shadow[0].quarter}` : '',
      why: 'one is the price of capacity on the grid, the other what the load earns with it: the month matters, not the tariff',
    },
    unknown: [
      {
        what: 'queues by region: only requests of this model stand in them',
        settledBy: 'interconnection queues with the load behind each request',
      },
    ],
    redo: 'npx buildout run --json',
    byRegion,
    byOwner,
    shadow,
  };
}

function cellOf(quarter: string, where: string, loads: Float64Array): BindingCell {
  const shares = [...sharesOf(loads)];
  return { quarter, where, shares, most: CONSTRAINTS[shares.indexOf(Math.max(...shares))] };
}

/** Load of one owner held back by each constraint in a quarter. */
function loadOf(run: Run, { from, to }: CalendarQuarter, owner: string): Float64Array {
  const loads = new Float64Array(CONSTRAINTS.length);
  for (let step = from; step < to; step++) {
    loads[Math.round(run.value('binding', step, owner)) - 1] += run.value('fleet_gw', step, owner);
  }
  return loads;
}

function shadowPrices(run: Run, period: CalendarQuarter): ShadowPrices {
  const perGw = (parameterOf(run, 'usable_share') * 8760 * 1e6) as number;
  let chips = 0;
  let [spread, debt] = [0, 0];
  const borrowers = modelIndex(run.program).ledger.companies.filter(
    (id) => (modelIndex(run.program).data('can_borrow', id) ?? 0) > 0,
  );
  for (let step = period.from; step < period.to; step++) {
    const earned = (run.value('realised_price', step) * perGw) / run.value('power_now', step);
    chips += Math.max(0, earned - run.value('cost_gw', step)) / (period.to - period.from);
    for (const id of borrowers) {
      if (run.value('alive', step, id) < 0.5) continue;
      const owed = run.value('group_debt', step, id);
      spread += owed * (run.value('note_rate', step, id) - run.value('base_rate_now', step));
      debt += owed;
    }
  }
  return {
    quarter: period.quarter,
    power: meanOf(run, 'value_of_power', period),
    chips,
    money: debt > 0 ? spread / debt : 0,
  };
}

const quarterMoment = ({ quarter }: CalendarQuarter) =>
  Number(quarter.slice(0, 4)) + (Number(quarter.slice(5)) - 0.5) / 4;

const REGIONS: Record<string, string> = {
  all: 'everywhere',
  us: 'United States',
  europe: 'Europe',
  china: 'China',
  rest: 'rest of the world',
};

function bandAt(drawn: Drawn | undefined, quarter: string): { p10?: number; p90?: number } {
  const { p10, p90 } = drawn?.band('power_value', { quarter }) ?? {};
  return p10 == null || p90 == null ? {} : { p10, p90 };
}

/** In how many scenarios each constraint holds back most of the load somewhere. */
function oddsOf(drawn: Drawn, where: string, quarter: string, constraint: number) {
  return drawn.share('binding', (most) => most === constraint, { where, quarter });
}

function oddsChart(drawn: Drawn, quarters: CalendarQuarter[]) {
  return {
    kind: 'bars' as const,
    title: 'Share of scenarios in which each constraint holds back most of the load',
    unit: 'share',
    barLabel: 'quarter',
    parts: CONSTRAINTS.map((id) => ({ id, label: id })),
    bars: quarters.map(({ quarter }) => ({
      label: quarter,
      values: CONSTRAINTS.map((_, c) => oddsOf(drawn, 'all', quarter, c).share || 0),
    })),
  };
}

/** The first spells of the world, the quarter a year ahead with its band, and regions that differ then. */
function sentence(cells: BindingCell[], shadow: ShadowPrices[], regions: string[], drawn: Drawn | undefined): string {
  const world = cells.filter(({ where }) => where === 'all');
  const spells: { most: Constraint; from: string; to: string }[] = [];
  for (const { most, quarter } of world) {
    const last = spells.at(-1);
    if (last?.most === most) last.to = quarter;
    else spells.push({ most, from: quarter, to: quarter });
  }
  const words = spells
    .slice(0, 3)
    .map(({ most, from, to }) => (from === to ? `${most} in ${from}` : `${most} from ${from} to ${to}`));
  const next = world[Math.min(4, world.length - 1)];
  if (next === undefined) return 'The run has no whole quarter.';
  const { quarter, most } = next;
  const constraint = CONSTRAINTS.indexOf(most);
  const apart = regions.flatMap((region) => {
    const there = cells.find((one) => one.where === region && one.quarter === quarter);
    return there !== undefined && there.most !== most ? [`${there.most} in ${REGIONS[region] ?? region}`] : [];
  });
  const range = band(drawn?.band('binding', { where: 'all', quarter, constraint: most }), percent);
  const odds = drawn ? `, and it holds back most of it in ${chance(oddsOf(drawn, 'all', quarter, constraint))}` : '';
  const price = shadow.find((one) => one.quarter === quarter)!;
  const worth = `${bn(price.power)}${band(bandAt(drawn, quarter), bn)}`;
  return `In ${quarter} ${most} binds for ${percent(next.shares[constraint])} of the load${range}${odds}${apart.length > 0 ? `, but ${apart.join(' and ')}` : ''}. In the run most of the load is held back by ${words.join(', then ')}. A gigawatt energised a year earlier is worth ${worth} in ${quarter}.`;
}

function table(
  id: string,
  title: string,
  where: string,
  cells: BindingCell[],
  name: (id: string) => string,
  drawn?: Drawn,
): AnswerTable {
  const odds = ({ where: at, quarter }: BindingCell): string => {
    const found = CONSTRAINTS.map((label, c) => ({ label, ...oddsOf(drawn!, at, quarter, c) }));
    const known = found.filter(({ share }) => share >= 0.005).sort((a, b) => b.share - a.share);
    return known
      .map(({ label, share, low, high }) => `${label} ${percent(share)} (${percentRange(low, high)})`)
      .join(', ');
  };
  return {
    id,
    title,
    columns: [
      { id: 'quarter', label: 'quarter' },
      { id: 'where', label: where },
      { id: 'most', label: 'binds most' },
      ...CONSTRAINTS.map((one) => ({ id: one, label: one, unit: 'share' })),
      ...(drawn ? [{ id: 'odds', label: 'binds most in so many scenarios' }] : []),
    ],
    rows: cells.map((one) => [one.quarter, name(one.where), one.most, ...one.shares, ...(drawn ? [odds(one)] : [])]),
    note: `Shares of IT load whose owner is held back by each; a region counts owners by what they have energised there.${drawn ? ' Single run and scenarios are different things: the run has every input at its stated value, a scenario draws all of them, and where several constraints lie close together a draw tips from one to another.' : ''}`,
  };
}

function shadowTable(shadow: ShadowPrices[]): AnswerTable {
  return {
    id: 'shadow',
    title: 'What one more unit would be worth',
    columns: [
      { id: 'quarter', label: 'quarter' },
      { id: 'power', label: 'a gigawatt energised earlier', unit: 'USD/(GW*year)' },
      { id: 'month', label: 'the same per megawatt and month', unit: 'USD/(MW*month)' },
      { id: 'chips', label: 'a gigawatt of units, over full cost', unit: 'USD/(GW*year)' },
      { id: 'money', label: 'new notes over the base rate', unit: '1/year' },
    ],
    rows: shadow.map(({ quarter, power, chips, money }) => [quarter, power, power / 12_000, chips, money]),
    note: 'Demand has no price of its own: where it binds, more capacity earns less than it costs.',
  };
}
