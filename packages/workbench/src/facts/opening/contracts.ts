import type { Contract } from '../tables/contracts.ts';
import { type Context, monthsFrom } from './context.ts';

/** A published contract as the model uses it. */
interface Used {
  id: string;
  row: Contract;
  payer: string;
  payee: string;
  kind: 'compute' | 'site' | 'chip_lease';
  backstop: boolean;
  /** Whether it was signed by the as-of date; one that was not keeps its place in the model with nothing in it. */
  signed: boolean;
}

/** Contracts that stand in the model; those of one claim that contain or repeat another are left out. */
const CONTAINED = new Set(['c_ant_crwv', 'c_jane_crwv', 'c_nvda_cloud', 'c_ant_avgo_21', 'c_xai_vci2']);
/** Contracts whose profile is said to contain renewals, with the month in which the first terms end. */
export const RENEWS: Record<string, string> = { c_msft_crwv: '2027-12' };
const AS: Record<string, string> = { enterprise_demand: 'users_us', spacex: 'xai', jane_street: 'users_us' };

function used({ facts, tables }: Context): Used[] {
  const companies = new Set(tables.companies.map((row) => row.id));
  const sectors = new Map(tables.companies.map((row) => [row.id, row.sector]));
  const found: Used[] = [];
  // Terms are read with hindsight: contracts signed long ago are described best in filings of later years.
  for (const row of [...facts.tables.contracts, ...facts.later.contracts]) {
    if (row.inForceAtOpening === 'framework' || CONTAINED.has(row.id)) continue;
    if (row.aggregate === 'yes' && row.id !== 'c_other_crwv') continue;
    if (!['take_or_pay', 'usage', 'lease'].includes(row.kind)) continue;
    const payer = AS[row.payer] ?? row.payer;
    const payee = AS[row.payees[0]] ?? row.payees[0];
    if (!companies.has(payer) || !companies.has(payee)) continue;
    if (payee === 'data_centre_landlords') continue;
    const toBox = sectors.get(payee) === 'box';
    const chipBox = payee === 'anthropic_xpv' || payee === 'box_xai_vci';
    if (payee === 'box_xai_vci' && row.id !== 'c_xai_vci') continue;
    found.push({
      id: row.id,
      row,
      payer,
      payee,
      kind: chipBox ? 'chip_lease' : toBox ? 'site' : 'compute',
      backstop: row.id === 'c_nvda_crwv',
      signed: facts.asOf === undefined || (row.signed ?? '9') <= facts.asOf,
    });
  }
  return found;
}

/** Yearly rate by calendar year: the published profile, the rest after 2032 spread evenly to the end. */
export function yearlyRate(row: Contract, year: number): number {
  const known: Record<number, number> = {
    2026: row.usd2026 / 0.75,
    2027: row.usd2027,
    2028: row.usd2028,
    2029: row.usd2029,
    2030: row.usd2030,
    2031: row.usd2031,
    2032: row.usd2032,
  };
  if (year in known) return known[year];
  if (year < 2026) {
    const started = Number((row.start ?? '2026').slice(0, 4));
    return year >= started && row.paidBeforeOpeningUsd > 0
      ? row.paidBeforeOpeningUsd / Math.max(1, 2026.25 - Math.max(started, 2025))
      : 0;
  }
  const last = Math.max(2033, Number((row.end ?? '2033').slice(0, 4)));
  return year <= last ? row.usdAfter2032 / (last - 2032) : 0;
}

export function declareContracts(context: Context): void {
  const { builder, tables, date } = context;
  const list = used(context);
  const of = new Map(list.map((entry) => [entry.id, entry]));
  builder.dimension(
    'contract',
    list.map((entry) => entry.id),
  );
  builder.numbers(
    'contract_profile',
    'Contracted amount by calendar year, yearly rate',
    'USD/year',
    ['contract', 'profile_year'],
    (id, year) => (of.get(id)!.signed ? yearlyRate(of.get(id)!.row, Number(year.slice(1))) : 0),
  );
  for (const { id, row, payer } of list.filter(({ signed }) => signed)) {
    builder.record({
      company: payer,
      item: `contract:${id}`,
      value: row.totalUsd,
      unit: 'USD',
      basis:
        row.basis === 'assumption'
          ? 'assumption'
          : row.basis === 'reported'
            ? 'fact'
            : row.basis === 'derived'
              ? 'derived'
              : 'estimate',
      source: id,
      low: row.totalLow,
      high: row.totalHigh,
      reason: row.reason,
    });
  }
  builder.numbers('contract_price', 'Price of a gigawatt-year', 'USD/(GW*year)', ['contract'], (id) => {
    const { row, payee, signed } = of.get(id)!;
    const usual = payee === 'coreweave' ? 12e9 : 11e9;
    if (!signed) return usual;
    const top = Math.max(...Array.from({ length: 12 }, (_, k) => yearlyRate(row, 2026 + k)));
    const stated = row.mw ? (top / row.mw) * 1000 : 0;
    if (stated > 6e9 && stated < 60e9) return stated;
    return usual;
  });
  const sector = new Map(tables.companies.map((row) => [row.id, row.sector]));
  const builders = new Set(builder.members('builder'));
  builder.relation('contract_payer', 'contract', 'company', (id) => of.get(id)!.payer);
  builder.relation('contract_payee', 'contract', 'company', (id) => of.get(id)!.payee);
  builder.relation('contract_provider', 'contract', 'builder', (id) =>
    of.get(id)!.kind === 'compute' && builders.has(of.get(id)!.payee) ? of.get(id)!.payee : null,
  );
  const isLab = (id: string): boolean => sector.get(of.get(id)!.payer) === 'lab';
  builder.relation('contract_lab', 'contract', 'lab', (id) =>
    isLab(id) && of.get(id)!.kind === 'compute' ? of.get(id)!.payer : null,
  );
  builder.relation('lease_lab', 'contract', 'lab', (id) =>
    isLab(id) && of.get(id)!.kind !== 'compute' ? of.get(id)!.payer : null,
  );
  builder.relation('contract_renter', 'contract', 'builder', (id) => {
    const { payer, kind, backstop } = of.get(id)!;
    return kind === 'compute' && !backstop && sector.get(payer) === 'cloud' ? payer : null;
  });
  builder.relation('contract_box', 'contract', 'box', (id) => of.get(id)!.payee);
  builder.relation('contract_payer_region', 'contract', 'region', (id) => of.get(id)!.payer.replace(/^users_/, ''));
  builder.relation('site_tenant', 'contract', 'builder', (id) =>
    of.get(id)!.kind === 'site' ? of.get(id)!.payer : null,
  );
  builder.flag('contract_is_compute', 'Compute contracts', 'contract', (id) => of.get(id)!.kind === 'compute');
  builder.flag('contract_is_site', 'Leases of sites', 'contract', (id) => of.get(id)!.kind === 'site');
  builder.flag('contract_is_backstop', 'Paid only for unsold capacity', 'contract', (id) => of.get(id)!.backstop);
  builder.flag('contract_of_lab', 'Contracts of labs', 'contract', isLab);
  builder.numbers('lease_gw_per_dollar', 'Load per yearly rent', 'GW*year/USD', ['contract'], (id) => {
    const { row, kind, signed } = of.get(id)!;
    if (!signed) return 0;
    const top = Math.max(...Array.from({ length: 12 }, (_, k) => yearlyRate(row, 2026 + k)), 1);
    return kind === 'site' && row.mw ? row.mw / 1300 / top : 0;
  });
  // Only where the profile is said to contain renewals is there a first term. What CoreWeave's other customers pay is a residual of its
  // remaining performance obligations, which count signed contracts and no renewal.
  builder.numbers('contract_first_term', 'End of the first term, months from the start', 'month', ['contract'], (id) =>
    RENEWS[id] ? monthsFrom(date, RENEWS[id]) : 600,
  );
  builder.flag('renews_at_market', 'Renewed at market after the first term', 'contract', (id) => id in RENEWS);

  builder.numbers('opening_prepaid', 'Prepaid at the opening', 'USD', ['contract'], (id) => {
    const found = tables.prepaid.find((row) => row.contract === id);
    return found && of.get(id)!.signed && date >= '2026' ? found.share * of.get(id)!.row.paidBeforeOpeningUsd : 0;
  });

  const assignments = tables.assignments.filter((row) => of.has(row.contract));
  const name = (row: { contract: string; box: string }): string =>
    `a_${row.contract.slice(2)}_${row.box.replace('box_', '')}`;
  const byName = new Map(assignments.map((row) => [name(row), row]));
  builder.dimension('assignment', [...byName.keys()]);
  builder.relation('assigned_contract', 'assignment', 'contract', (id) => byName.get(id)!.contract);
  builder.relation('assigned_box', 'assignment', 'company', (id) => byName.get(id)!.box);
  builder.relation('assigned_box_only', 'assignment', 'box', (id) => byName.get(id)!.box);
  builder.relation('assigned_payer', 'assignment', 'company', (id) => of.get(byName.get(id)!.contract)!.payer);
  builder.relation('assignment_payer_region', 'assignment', 'region', (id) =>
    of.get(byName.get(id)!.contract)!.payer.replace(/^users_/, ''),
  );
  builder.numbers(
    'assignment_share',
    'Share of a contract assigned to a box',
    '1',
    ['assignment'],
    (id) => byName.get(id)!.share,
  );

  builder.dimension(
    'route',
    tables.routes.map((row) => row.id),
  );
  const route = new Map(tables.routes.map((row) => [row.id, row]));
  builder.relation('route_lab', 'route', 'lab', (id) => route.get(id)!.lab);
  builder.relation('route_to_lab', 'route', 'lab', (id) => route.get(id)!.lab);
  builder.relation('route_provider', 'route', 'builder', (id) => route.get(id)!.provider);
  builder.relation('route_customer', 'route', 'company', (id) => route.get(id)!.lab);
  builder.relation('route_owner', 'route', 'company', (id) => route.get(id)!.provider);
  builder.numbers(
    'route_share',
    'Share of a provider in what a lab signs',
    '1',
    ['route'],
    (id) => route.get(id)!.share,
  );

  const guarantees = tables.guarantees.filter((row) => of.has(row.contract));
  const guarantee = new Map(guarantees.map((row) => [row.id, row]));
  builder.dimension('guarantee', [...guarantee.keys()]);
  builder.relation('guarantor', 'guarantee', 'company', (id) => guarantee.get(id)!.guarantor);
  builder.relation('guaranteed', 'guarantee', 'contract', (id) => guarantee.get(id)!.contract);
  builder.relation('guarantee_beneficiary', 'guarantee', 'company', (id) => of.get(guarantee.get(id)!.contract)!.payee);
  builder.relation('guarantee_box', 'guarantee', 'box', (id) => of.get(guarantee.get(id)!.contract)!.payee);
  builder.numbers(
    'guarantee_share',
    'Share of a missed payment that is covered',
    '1',
    ['guarantee'],
    (id) => guarantee.get(id)!.share,
  );
}
