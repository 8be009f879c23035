import type { Distribution, ParameterDeclaration } from '@buildout/engine';
import { log } from '@buildout/engine/math/index.ts';
import type { Context } from './context.ts';
import { PRIVATE } from './stakes.ts';

/** An 80 % range of what is true over what is stated. */
interface Range {
  low: number;
  high: number;
}

/** Half the width of an 80 % range of a normal distribution, in standard deviations. */
const TENTH = 1.2815515655446004;
/** A range whose ends are nearer than this is the rounding of a reported figure, not doubt. */
const ROUNDING = 1.02;
/** Chips that owners have made for themselves. */
const CUSTOM = /^(TPU|Trainium|Inferentia|MTIA|Maia)/;
/** Most that anything is taken to stand above what is stated. */
const MOST = 50;

/**
 * How far the opening position may be off: one factor per balance, fleet, run rate and contract that has an 80 % range in the
 * data, 1 in the single run, drawn on its own in an ensemble. The equations multiply what is stated by it on both sides of
 * every balance sheet, so each opening balances and retained earnings are what is left. A stated zero stays zero.
 */
export function declareRanges(context: Context): ParameterDeclaration[] {
  const { builder, tables, position, date } = context;
  const factCompany = new Map(tables.companies.map((row) => [row.id, row.factCompany]));
  const row = (company: string, item: string) => position.value(factCompany.get(company) ?? company, item);
  /** Range of an item over its stated value, or of several added up, each on its own. */
  const of = (company: string, ...items: string[]): Range | undefined => {
    const found = items.map((item) => row(company, item)).filter((one) => one !== undefined);
    const total = found.reduce((sum, { value }) => sum + value, 0);
    if (total === 0) return undefined;
    const away = (end: 'low' | 'high') =>
      Math.sqrt(found.reduce((sum, one) => sum + ((one[end] ?? one.value) - one.value) ** 2, 0));
    const [a, b] = [1 - away('low') / Math.abs(total), 1 + away('high') / Math.abs(total)];
    // A burn is stated as a negative cash flow, whose low end is the larger burn.
    return total > 0 ? { low: a, high: b } : { low: 2 - b, high: 2 - a };
  };
  const contracts = new Map(
    [...context.facts.tables.contracts, ...context.facts.later.contracts].map((one) => [one.id, one]),
  );
  const owners = new Map(tables.owners.filter((one) => one.opening === date).map((one) => [one.owner, one]));
  const stakes = new Map(builder.relations.map((relation) => [relation.id, relation]));
  const stakeIndex = new Map(builder.members('stake').map((id, k) => [id, k]));
  const side = (relation: string, stake: string) => stakes.get(relation)!.of[stakeIndex.get(stake)!] ?? '';
  const borrower = new Map(builder.members('facility').map((id, k) => [id, stakes.get('borrower')!.of[k] ?? '']));

  const loans = builder.data.find(({ id }) => id === 'opening_loan')!.values;
  const loanOf = (facility: string) => loans[builder.members('facility').indexOf(facility)];
  const issuers = new Set(builder.members('issuer'));
  const opening = 'data/opening.csv';
  return [
    factor('opening_cash_factor', 'Cash at the opening over what is stated', 'company', 'capital', opening, (id) =>
      id === 'economy' || id === 'money_issuer'
        ? undefined
        : PRIVATE.has(id) || ['nvidia', 'oracle', 'amd'].includes(id)
          ? of(id, 'cash')
          : of(id, 'cash', 'marketable_securities'),
    ),
    factor('opening_debt_factor', 'Debt at the opening over what is stated', 'facility', 'capital', opening, (id) =>
      loanOf(id) > 0 ? of(borrower.get(id)!, 'total_debt') : undefined,
    ),
    factor('opening_stake_factor', 'Stake at cost over what is stated', 'stake', 'capital', opening, (id) =>
      of(side('stake_holder', id), `stake:${side('stake_issuer', id)}`),
    ),
    factor(
      'opening_value_factor',
      'Market value at the opening over what is stated',
      'company',
      'capital',
      opening,
      (id) => (issuers.has(id) ? of(id, 'valuation') : undefined),
    ),
    factor('opening_plant_factor', 'Plant at book value over what is stated', 'company', 'accounts', opening, (id) =>
      of(id, 'ppe_net'),
    ),
    factor(
      'opening_fleet_factor',
      'Units in use at the opening over what is stated',
      'builder',
      'fleet',
      opening,
      (id) => of(id, 'accelerators_h100e'),
    ),
    factor('opening_sales_factor', 'Run rate at the opening over what is stated', 'seller', 'demand', opening, (id) =>
      of(id, 'quarterly_revenue:ai'),
    ),
    factor('opening_burn_factor', 'Burn at the opening over what is stated', 'lab', 'labs', opening, (id) =>
      of(id, 'quarterly_operating_cash_flow'),
    ),
    factor('guidance_range_factor', 'Capital spending within its guidance', 'builder', 'race', opening, (id) =>
      of(id, 'capex_guidance_year'),
    ),
    factor('base_flow_factor', 'Cash flow outside AI over what is stated', 'builder', 'race', opening, (id) =>
      owners.get(id)!.kind === 'lab' ? undefined : of(id, 'quarterly_operating_cash_flow'),
    ),
    factor(
      'own_use_factor',
      'Own use at the opening over what is assumed',
      'builder',
      'race',
      'data/model/owners.csv',
      (id) => {
        const { ownShare, ownShareLow, ownShareHigh } = owners.get(id)!;
        return ownShare > 0 && ownShareLow !== undefined && ownShareHigh !== undefined
          ? { low: ownShareLow / ownShare, high: ownShareHigh / ownShare }
          : undefined;
      },
    ),
    // Sites hold custom chips counted as units, with a range: what is true of their number is true of their share.
    factor(
      'custom_mix_factor',
      'Share of custom chips in what an owner buys over what is stated',
      'builder',
      'clock',
      opening,
      customRange,
    ),
    factor(
      'contract_size_factor',
      'Amount of a contract over what is stated',
      'contract',
      'contracts',
      'data/contracts.csv',
      (id) => {
        const { totalUsd = 0, totalLow, totalHigh, signed = '9' } = contracts.get(id)!;
        // What was not signed by then has nothing in it, so no range either.
        if (context.facts.asOf !== undefined && signed > context.facts.asOf) return undefined;
        return totalUsd > 0 && totalLow !== undefined && totalHigh !== undefined
          ? { low: totalLow / totalUsd, high: totalHigh / totalUsd }
          : undefined;
      },
    ),
  ];

  function customRange(id: string): Range | undefined {
    const held = [...position.itemsOf(factCompany.get(id) ?? id, 'accelerators:')]
      .filter(([chip]) => CUSTOM.test(chip))
      .map(([chip, row]) => ({ row, weight: tables.chips.find((kind) => kind.chip === chip)?.h100e ?? 0 }));
    // The counts of one owner come from one estimate: they are too high or too low together.
    const sum = (end: 'low' | 'high' | 'value') =>
      held.reduce((total, { row, weight }) => total + weight * (row[end] ?? row.value), 0);
    return sum('value') > 0 ? { low: sum('low') / sum('value'), high: sum('high') / sum('value') } : undefined;
  }

  function factor(
    id: string,
    label: string,
    over: string,
    module: string,
    source: string,
    range: (member: string) => Range | undefined,
  ): ParameterDeclaration {
    return {
      id,
      label,
      unit: '1',
      over: [over],
      value: 1,
      min: 0,
      max: MOST,
      distributions: builder.members(over).map((member) => drawnWithin(range(member))),
      module,
      reason: 'low and high of the row are taken as the ends of an 80 % range; 1 leaves what is stated',
      source,
      lever: false,
    };
  }
}

/** The distribution whose 10 and 90 % points are the ends of a range: lognormal, or normal cut at zero where the range reaches it. */
function drawnWithin(range: Range | undefined): Distribution {
  if (range === undefined) return { kind: 'fixed' };
  const { low, high } = range;
  if (!(high > 0) || (low > 0 && high / low < ROUNDING)) return { kind: 'fixed' };
  if (low <= 0)
    return {
      kind: 'normal',
      mean: (Math.max(low, 0) + high) / 2,
      sd: (high - Math.max(low, 0)) / 2 / TENTH,
      low: 0,
      high: 2 * high,
    };
  return {
    kind: 'lognormal',
    median: Math.sqrt(low * high),
    sigma: log(high / low) / 2 / TENTH,
    low: low / 4,
    high: Math.min(4 * high, MOST),
  };
}
