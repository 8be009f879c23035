import type { Distribution, ParameterDeclaration } from '@buildout/engine';
import type { Parameter } from '../tables/parameters.ts';
import type { Context } from './context.ts';

/** A row of parameters.csv as the engine's declaration. */
export function declaredParameter(row: Parameter): ParameterDeclaration {
  return {
    id: row.id,
    label: row.label,
    unit: row.unit,
    value: row.value,
    low: row.low,
    high: row.high,
    min: row.min,
    max: row.max,
    distribution: distribution(row),
    reason: row.reason,
    source: row.source,
    module: row.module,
    lever: row.lever === 'yes',
  };
}

function distribution({ distribution: kind, low, high, value }: Parameter): Distribution {
  if (low === undefined || high === undefined || low === high) return { kind: 'fixed' };
  if (kind === 'uniform') return { kind, low, high };
  if (kind === 'triangular') return { kind, low, mode: value, high };
  return { kind: 'fixed' };
}

/** Values of single parameters that belong to an earlier opening, with their reason. */
const AT_2024: Record<string, number> = {
  chip_supply_opening: 0.62,
  opening_order_cover: 1.6,
  opening_tightness: 1.03,
  opening_price: 2.99,
  opening_growth: 1.1,
  opening_ambition: 0.6,
  pipeline_year1: 8,
  pipeline_year2: 12,
  site_start_cap: 1.2,
  direct_revenue_opening: 10e9,
  lab_compute_cost_opening: 2.1,
  base_rate: 0.043,
};

/** All parameters of the model: the table, and switches by company, lab, owner, region and guarantee. */
export function declareParameters({ facts, builder, tables, date }: Context): ParameterDeclaration[] {
  const scalars = facts.tables.parameters.map((row) => {
    const declared = declaredParameter(row);
    const earlier = date === '2024-12-31' ? AT_2024[row.id] : undefined;
    if (earlier === undefined) return declared;
    const scale = earlier / row.value;
    return {
      ...declared,
      value: earlier,
      low: row.low === undefined ? undefined : row.low * scale,
      high: row.high === undefined ? undefined : row.high * scale,
      distribution: distribution({
        ...row,
        value: earlier,
        low: row.low === undefined ? undefined : row.low * scale,
        high: row.high === undefined ? undefined : row.high * scale,
      }),
    };
  });
  const by = (
    id: string,
    label: string,
    over: string,
    value: number | number[],
    module: string,
    min: number,
    max: number,
    reason: string,
    unit = '1',
  ): ParameterDeclaration => ({
    id,
    label,
    unit,
    over: [over],
    value,
    min,
    max,
    distribution: { kind: 'fixed' },
    module,
    reason,
    source: 'assumption',
    lever: false,
  });
  const one = 'switch for shocks and scenarios; 1 leaves the model as it is';
  return [
    ...scalars,
    {
      id: 'chance',
      label: 'How much of the month-to-month disturbances happens',
      unit: '1',
      value: 0,
      min: 0,
      max: 1,
      // None in the single run, all in every scenario of an ensemble.
      distribution: { kind: 'uniform', low: 1, high: 1 },
      module: 'chance',
      reason:
        '0 in the single run, 1 in the scenarios of an ensemble; set it to 0 for bands of parameters and opening alone',
      source: 'assumption',
      lever: false,
    },
    {
      ...by(
        'spending_trend',
        'Trend of an owner’s spending beyond what the model says, in standard deviations',
        'builder',
        0,
        'chance',
        -5,
        5,
        'drawn from the standard normal distribution; its size is spending_trend_cloud and spending_trend_other',
      ),
      distribution: undefined,
      distributions: builder.members('builder').map(() => ({ kind: 'normal', mean: 0, sd: 1 })),
    },
    by('lab_pays', 'Whether a lab pays its bills', 'lab', 1, 'labs', 0, 1, one),
    by('round_scale', 'Equity a lab can raise relative to what investors would give', 'lab', 1, 'capital', 0, 3, one),
    by(
      'force_default',
      'Default at once',
      'company',
      0,
      'failure',
      0,
      1,
      'switch for shocks and scenarios; 0 leaves the model as it is',
    ),
    by(
      'restructure',
      'Whether lenders may take a company over instead of its sale',
      'company',
      0,
      'failure',
      0,
      1,
      'switch for scenarios: 0 sells the fleet and pays the estate out; 1 swaps debt for shares where the company is worth more going on, as in Chapter 11',
    ),
    by('capex_cut', 'Capital spending of an owner relative to plan', 'builder', 1, 'race', 0, 3, one),
    by(
      'site_drop',
      'Requested and not started sites an owner gives up',
      'builder',
      0,
      'power',
      0,
      20,
      'switch for shocks and scenarios; 0 leaves the model as it is',
      'GW/month',
    ),
    by('region_open', 'Share of a region’s spending foreign sellers may serve', 'region', 1, 'demand', 0, 1, one),
    by(
      'chip_access',
      'Share of chips from makers abroad that may be delivered to a region',
      'region',
      1,
      'clock',
      0,
      1,
      one,
    ),
    by(
      'connection_stop',
      'Share of a region’s new connections that is stopped',
      'region',
      0,
      'power',
      0,
      1,
      'switch for shocks and scenarios; 0 leaves the model as it is',
    ),
    by(
      'guarantee_cap',
      'Most a guarantee pays',
      'guarantee',
      builder.members('guarantee').map((id) => tables.guarantees.find((row) => row.id === id)!.cap),
      'contracts',
      0,
      1e12,
      'rows of data/model/guarantees.csv',
      'USD',
    ),
  ];
}
