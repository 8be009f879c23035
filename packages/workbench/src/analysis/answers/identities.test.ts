/** What must hold of the answers whatever the model's levels are: they add up, and they say the same thing twice. */
import { fileURLToPath } from 'node:url';
import { originShares, ownMoneyBack } from '@buildout/engine/flows/index.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDataFolder } from '../../facts/node-files.ts';
import { type At, ensemble, measure, noSettings } from '../../runs/index.ts';
import { type PreparedModel, prepare } from '../prepare.ts';
import { modalConstraints } from './constraints.ts';
import { SOURCES } from './financing.ts';
import { moneyFlows, statementsOf } from './money-flows.ts';
import { probabilities } from './probabilities.ts';
import { sanityTable } from './sanity.ts';

const files = readDataFolder(fileURLToPath(new URL('../../../../../data', import.meta.url)));
let prepared: PreparedModel;
/** The baseline, and one in which a lab stops paying and a neocloud fails. */
let run: ReturnType<PreparedModel['program']['run']>;
let broken: ReturnType<PreparedModel['program']['run']>;

beforeAll(() => {
  prepared = prepare({ files, months: 69 });
  run = prepared.program.run();
  broken = prepared.program.run({
    schedule: [
      { parameter: 'lab_pays', element: ['openai'], from: 12, how: 'set', value: 0 },
      { parameter: 'force_default', element: ['coreweave'], from: 14, until: 15, how: 'set', value: 1 },
    ],
  });
}, 60_000);

const of = (id: string, what = run) => {
  const metric = prepared.metrics.find((one) => one.id === id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return measure(metric, what);
};
const sum = (values: { value: number }[]) => values.reduce((total, { value }) => total + value, 0);
const years = (values: { at: At }[]) => [...new Set(values.map(({ at }) => Number(at.year)))];

describe('every metric', () => {
  test('has an id of its own, a definition and cells that are told apart', () => {
    const ids = prepared.metrics.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const context = { program: prepared.program, start: prepared.world.start, steps: 69 };
    for (const metric of prepared.metrics) {
      expect(metric.about.length, metric.id).toBeGreaterThan(10);
      expect(metric.unit, metric.id).not.toBe('');
      const cells = metric.cells(context).map(({ at }) => JSON.stringify(at));
      expect(new Set(cells).size, metric.id).toBe(cells.length);
    }
  });

  test('gives a number or nothing, never infinity, also when companies fail and when the run is short', () => {
    const short = prepared.program.run({ steps: 5 });
    for (const what of [run, broken, short]) {
      for (const metric of prepared.metrics) {
        for (const { at, value } of measure(metric, what)) {
          expect(Number.isFinite(value) || Number.isNaN(value), `${metric.id} ${JSON.stringify(at)} ${value}`).toBe(
            true,
          );
        }
      }
    }
  });

  test('is the same in memory that is used again', () => {
    const runner = prepared.program.runner();
    const metric = prepared.metrics.find(({ id }) => id === 'revenue_origin')!;
    runner.run({ set: { token_elasticity: 1.2 } });
    measure(metric, runner.run({ set: { token_elasticity: 1.2 } }));
    expect(measure(metric, runner.run()).map(({ value }) => value)).toEqual(
      of('revenue_origin').map(({ value }) => value),
    );
  });
});

describe('required revenue', () => {
  test('gap is required less actual', () => {
    for (const kind of ['declared', 'simulated']) {
      const required = of(`required_revenue_${kind}`);
      const actual = of('end_user_revenue');
      of(`revenue_gap_${kind}`).forEach(({ value }, k) => {
        expect(value / (required[k].value - actual[k].value)).toBeCloseTo(1, 12);
      });
    }
  });

  test('users pay what their sellers receive', () => {
    const actual = of('end_user_revenue').find(({ at }) => at.year === 2028)!.value;
    const users = prepared.context.companies.filter(({ sector }) => sector === 'end_demand').map(({ id }) => id);
    const { flows } = moneyFlows(run, 2028, prepared.context);
    const paid = sum(flows.filter(({ from }) => users.includes(from)).map(({ amount }) => ({ value: amount })));
    expect(actual / paid).toBeCloseTo(1, 12);
  });
});

describe('financing', () => {
  test.each([
    ['as it is', () => run],
    ['with failures', () => broken],
  ])('adds up to capital spending, %s', (_, what) => {
    const sources = of('capex_financing_by_company', what());
    for (const { at, value } of of('capex_financed', what())) {
      const parts =
        at.company === 'owners'
          ? of('capex_financing', what())
          : sources.filter((one) => one.at.company === at.company);
      const total = sum(parts.filter((one) => one.at.year === at.year));
      const size = Math.max(...parts.map((one) => Math.abs(one.value)), 1);
      expect(Math.abs(total - value) / size, `${at.company} ${at.year}`).toBeLessThan(1e-9);
    }
    expect(new Set(sources.map(({ at }) => at.source))).toEqual(new Set(SOURCES));
  });
});

describe('origin', () => {
  test('shares add up to 1, or there is no revenue', () => {
    const values = of('revenue_origin');
    for (const company of new Set(values.map(({ at }) => at.company))) {
      for (const year of years(values)) {
        const parts = values.filter(({ at }) => at.company === company && at.year === year);
        const total = sum(parts);
        if (!Number.isNaN(total)) expect(total, `${company} ${year}`).toBeCloseTo(1, 9);
        for (const { value } of parts) if (!Number.isNaN(value)) expect(value).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('agrees with the engine’s dye on all companies, where groups play no part', () => {
    const ledger = prepared.program.ledger!;
    const colour: Record<string, string> = { end_demand: 'end_demand', capital: 'outside_equity' };
    const companies = Object.fromEntries(
      prepared.context.companies.flatMap(({ id, sector }) => (colour[sector] ? [[id, colour[sector]]] : [])),
    );
    const outside = ledger.companies.map((id, i) => ledger.outside[i] || companies[id] !== undefined);
    const shares = originShares(run, ledger, {
      sources: { companies: { ...companies, economy: 'other_business' }, transfers: { draw: 'debt' } },
      windows: [{ from: 9, to: 21 }],
      lines: ['accelerators'],
    }).share(0, 'broadcom');
    for (const { at, value } of of('revenue_origin').filter(
      ({ at }) => at.company === 'broadcom' && at.year === 2027,
    )) {
      const name = at.origin === 'cash_in_hand' ? 'cash in hand' : String(at.origin);
      expect(Math.abs(value - shares[name]), name).toBeLessThan(0.01);
    }
    const back = ownMoneyBack(
      run,
      { ...ledger, outside },
      { companies: ['amazon'], windows: [{ from: 9, to: 21 }], lines: ['compute', 'ai_services', 'tokens'] },
    );
    const own = of('own_money_back').find(({ at }) => at.company === 'amazon' && at.year === 2027)!.value;
    expect(own / back.share(0, 'amazon')).toBeCloseTo(1, 2);
  });

  test('more money of vendors in customers brings more of it back', () => {
    const without = prepared.program.run({ set: { vendor_equity_factor: 0 } });
    const first = (what: typeof run) =>
      of('own_money_back', what).find(({ at }) => at.company === 'nvidia' && at.year === 2027)!.value;
    expect(first(without)).toBeLessThan(first(run));
    expect(of('cycling_index', without)[1].value).toBeLessThan(of('cycling_index')[1].value);
  });
});

describe('constraints', () => {
  test('shares add up to 1 and the modal one is the largest', () => {
    const values = of('binding_constraint');
    for (const { quarter, constraint, share } of modalConstraints(run)) {
      const parts = values.filter(({ at }) => at.quarter === quarter);
      expect(sum(parts)).toBeCloseTo(1, 12);
      expect(Math.max(...parts.map(({ value }) => value))).toBe(share);
      expect(parts.find(({ value }) => value === share)!.at.constraint).toBe(constraint);
    }
  });
});

describe('failure', () => {
  test('losses of holders are what is written off on debtors, by every cut', () => {
    const cuts = ['losses_by_holder_kind', 'losses_by_holder', 'losses_by_claim', 'losses_by_debtor'].map((id) =>
      of(id, broken),
    );
    const totals = cuts.map((cut) => sum(cut));
    expect(totals[0]).toBeGreaterThan(1e9);
    for (const total of totals) expect(total / totals[0]).toBeCloseTo(1, 9);
    for (const year of years(cuts[0])) {
      const [first, ...rest] = cuts.map((cut) => sum(cut.filter(({ at }) => at.year === year)));
      for (const other of rest) expect(Math.abs(other - first)).toBeLessThan(1);
    }
  });

  test('who fails was in arrears or made to, stays failed, and has a date', () => {
    const defaults = of('default_by', broken);
    const dates = of('default_date', broken);
    expect(dates.find(({ at }) => at.company === 'coreweave')!.value).toBeCloseTo(2027 + 5.5 / 12, 9);
    for (const company of ['openai', 'coreweave']) {
      const own = defaults.filter(({ at }) => at.company === company).map(({ value }) => value);
      expect(own).toEqual([...own].sort());
      expect(own.at(-1)).toBe(1);
    }
    const first = Math.min(...dates.map(({ value }) => value).filter((value) => !Number.isNaN(value)));
    expect(of('first_default', broken)[0].value).toBe(first);
    expect(
      of('arrears_by', broken).filter(({ at, value }) => at.company === 'openai' && value === 1).length,
    ).toBeGreaterThan(0);
    expect(sum(of('defaults', broken).filter(({ at }) => at.year === 2030))).toBe(
      sum(defaults.filter(({ at }) => at.year === 2030)),
    );
  });
});

describe('accounts', () => {
  test('cash of a statement is the cash answered, for a company without boxes', () => {
    const cash = of('cash').find(({ at }) => at.company === 'nvidia' && at.year === 2028)!.value;
    const { cash: flow, income } = statementsOf(run, 'nvidia', 2028);
    expect(flow.closing).toBe(cash);
    const revenue = of('revenue_by_company').find(({ at }) => at.company === 'nvidia' && at.year === 2028)!.value;
    expect(
      sum(income.revenue.filter(({ id }) => id === 'accelerators').map(({ amount }) => ({ value: amount }))) / revenue,
    ).toBeCloseTo(1, 9);
  });

  test('revenue and capital spending of the year of the start contain the reported quarter', () => {
    const { lastQuarter } = prepared.context;
    const whole = of('capex_by_company').find(({ at }) => at.company === 'alphabet' && at.year === 2026)!.value;
    const simulated = of('capex_financed').find(({ at }) => at.company === 'alphabet' && at.year === 2026)!.value;
    expect(whole - simulated).toBeCloseTo(lastQuarter.alphabet.capex!, -3);
    const four = of('capex_of_the_four').find(({ at }) => at.year === 2027)!.value;
    const each = of('capex_by_company').filter(
      ({ at }) => at.year === 2027 && ['microsoft', 'alphabet', 'amazon', 'meta'].includes(String(at.company)),
    );
    expect(four / sum(each)).toBeCloseTo(1, 12);
  });

  test('the table of the first year says the same as the answers', () => {
    const table = sanityTable(run, prepared.context);
    const errors = of('first_year_error');
    expect(table.filter(({ guided }) => guided).map(({ error }) => error)).toEqual(errors.map(({ value }) => value));
    const nvidia = table.find(({ company, span }) => company === 'nvidia' && span === 'year')!;
    expect(nvidia.simulated).toBe(of('nvidia_data_centre').find(({ at }) => at.year === 2026)!.value);
    expect(nvidia.reported!.ids.length).toBeGreaterThan(0);
    for (const row of table.filter(({ span }) => span === 'quarter'))
      expect(row.reported ?? row.guided, row.label).toBeDefined();
  });

  test('a year outside the run is refused by name', () => {
    expect(() => moneyFlows(run, 2050, prepared.context)).toThrow(
      'no whole year 2050 in this run, which has 2026 to 2031',
    );
    expect(() => statementsOf(run, 'nvidiia', 2027)).toThrow(/no company 'nvidiia'/);
  });
});

describe('probabilities', () => {
  test('are the shares of an ensemble, inside their interval, and never fall from year to year', () => {
    const metrics = prepared.metrics.filter(({ id }) => id === 'default_by' || id === 'arrears_by');
    const settings = { ...noSettings, set: { lending_open: 0, equity_open: 0 } };
    const result = ensemble({ program: prepared.program, metrics }, { settings, seed: 1, scenarios: 24 });
    const list = probabilities(result);
    expect(list.length).toBeGreaterThan(0);
    for (const { company, year, share, low, high, n } of list) {
      expect(n).toBe(24);
      expect(share).toBeGreaterThanOrEqual(low - 1e-12);
      expect(share).toBeLessThanOrEqual(high + 1e-12);
      const before = list.find((one) => one.company === company && one.year === year - 1);
      if (before) expect(share).toBeGreaterThanOrEqual(before.share);
    }
  });
});
