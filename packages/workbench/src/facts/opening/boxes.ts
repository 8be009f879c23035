import { type Context, monthsFrom } from './context.ts';
import { RENEWS } from './contracts.ts';
import type { Facility } from './facilities.ts';

/** Terms of the boxes: what they build, draw, earn and pay for. */
export function declareBoxes(
  { builder, tables, date, peek, vehicle: terms }: Context,
  facility: Map<string, Facility>,
): void {
  const rows = new Map(tables.boxes.map((row) => [row.id, row]));
  const row = (id: string) => rows.get(id)!;
  const vehicle = (id: string) => terms(row(id).vehicle);
  const number = (id: string, field: string): number => vehicle(id).number(field)?.value ?? 0;
  const before = date < '2026';
  builder.relation(
    'box_facility',
    'box',
    'facility',
    (id) => [...facility.values()].find((entry) => entry.box === id)?.id,
  );
  builder.relation('box_sponsor', 'box', 'company', (id) => row(id).sponsor);
  builder.relation('sponsor_fund', 'box', 'fund', (id) => row(id).sponsor);
  builder.relation('distribution_fund', 'box', 'fund', (id) => row(id).sponsor);
  builder.relation('box_parent', 'box', 'company', (id) => (row(id).sponsor === 'coreweave' ? 'coreweave' : null));
  builder.relation('box_gpu', 'box', 'gpu_box', (id) => id);
  builder.relation('box_site', 'box', 'site_box', (id) => id);
  builder.relation('gpu_box_box', 'gpu_box', 'box', (id) => id);
  builder.relation('site_box_box', 'site_box', 'box', (id) => id);
  builder.relation('box_owner', 'box', 'builder', (id) => (row(id).kind === 'gpu' ? row(id).operator : null));
  builder.relation('box_operator_company', 'box', 'company', (id) => row(id).operator);
  const lessee: Record<string, string> = { box_xai_vci: 'xai', anthropic_xpv: 'anthropic' };
  builder.relation('box_operator', 'gpu_box', 'builder', (id) => lessee[id] ?? row(id).operator);
  builder.relation('gpu_box_payer', 'gpu_box', 'company', (id) => lessee[id] ?? row(id).operator);
  builder.relation('box_vendor', 'gpu_box', 'company', (id) => row(id).vendor);
  builder.relation('box_vendor_maker', 'gpu_box', 'maker', (id) => row(id).vendor);
  builder.flag(
    'box_remote',
    'Boxes that outlive their sponsor while their customer pays',
    'box',
    (id) => row(id).remote > 0,
  );
  const over = ['box'];
  const start = (id: string): number =>
    row(id).buildStart === '' || before ? 1000 : monthsFrom(date, row(id).buildStart);
  const end = (id: string): number => (row(id).buildEnd === '' || before ? 1000 : monthsFrom(date, row(id).buildEnd));
  const left = (id: string): number =>
    row(id).buildEnd === '' || before
      ? 0
      : Math.max(0, number(id, 'capex') - number(id, 'reserves.capitalised_interest') - (peek(id, 'ppe_net') ?? 0));
  builder.numbers('box_build_start', 'Start of building', 'month', over, start);
  builder.numbers('box_build_end', 'End of building', 'month', over, end);
  builder.numbers('opening_box_capex_left', 'Capital spending still to do', 'USD', over, left);
  builder.numbers('box_capex_rate', 'Capital spending while building', 'USD/month', over, (id) =>
    left(id) > 0 ? left(id) / Math.max(1, end(id) - Math.max(0, start(id))) : 0,
  );
  builder.numbers('box_capex_total', 'Capital spending in all', 'USD', over, (id) => Math.max(1, number(id, 'capex')));
  builder.numbers(
    'box_advance',
    'Debt over cost',
    '1',
    over,
    (id) => row(id).advance ?? number(id, 'advance_rate_on_cost'),
  );
  builder.numbers(
    'box_equity_funded',
    'Share of the rest that the sponsor pays in',
    '1',
    over,
    (id) => row(id).equityFunded,
  );
  builder.numbers('box_covenant', 'Lowest cover allowed', '1', over, (id) => row(id).covenant);
  builder.numbers('box_sweep_share', 'Share of surplus swept while in breach', '1', over, (id) => row(id).sweepShare);
  builder.numbers('box_reserve_extra', 'Reserve beyond months of service', 'USD', over, (id) => row(id).reserveExtra);
  const gpu = (id: string): boolean => row(id).kind === 'gpu';
  const mw = (id: string): number => number(id, 'collateral.it_mw');
  // USD per kW-month and per MWh to USD a year for the box's load; maintenance and insurance on its cost.
  builder.numbers('box_cost_fixed', 'Operation of a box at full use', 'USD/year', over, (id) =>
    gpu(id)
      ? mw(id) *
          1000 *
          (number(id, 'opex.colocation_usd_per_kw_month') * 12 +
            number(id, 'opex.power_usd_per_mwh') * 8.76 * number(id, 'opex.facility_to_it_power')) +
        number(id, 'capex') *
          (number(id, 'opex.maintenance_share_of_equipment_cost') + number(id, 'opex.insurance_and_tax_share_of_cost'))
      : 0,
  );
  builder.numbers('box_cost_share', 'Operation as a share of revenue', '1', over, (id) =>
    gpu(id)
      ? number(id, 'opex.operator_fee_share_of_revenue')
      : Math.max(number(id, 'opex.landlord_cost_share_of_rent'), number(id, 'opex.manager_fee_share')),
  );
  const profile = builder.data.find((entry) => entry.id === 'contract_profile')!;
  const years = builder.members('profile_year').length;
  const contracts = builder.members('contract');
  const payee = builder.relations.find((entry) => entry.id === 'contract_payee')!.of;
  const peak = (k: number): number => Math.max(...profile.values.slice(k * years, (k + 1) * years));
  builder.numbers('box_full_revenue', 'Revenue of a box at full use', 'USD/year', over, (id) => {
    const assigned = tables.assignments
      .filter((entry) => entry.box === id && contracts.includes(entry.contract))
      .reduce((sum, entry) => sum + entry.share * peak(contracts.indexOf(entry.contract)), 0);
    const direct = contracts.reduce((sum, _, k) => sum + (payee[k] === id ? peak(k) : 0), 0);
    return Math.max(1, assigned + direct);
  });
  // Lenders count what is contracted: a first term, not the renewal that is hoped for.
  builder.numbers(
    'box_signed_revenue',
    'Revenue of a box by calendar year, as contracted, without renewals, yearly rate',
    'USD/year',
    ['box', 'profile_year'],
    (id, year) => {
      const at = builder.members('profile_year').indexOf(year);
      const calendarYear = Number(year.replace(/\D/g, ''));
      const renewed = (contract: string): boolean =>
        contract in RENEWS && calendarYear > Number(RENEWS[contract].slice(0, 4));
      const of = (contract: string): number =>
        renewed(contract) ? 0 : profile.values[contracts.indexOf(contract) * years + at];
      return (
        tables.assignments
          .filter((entry) => entry.box === id && contracts.includes(entry.contract))
          .reduce((sum, entry) => sum + entry.share * of(entry.contract), 0) +
        contracts.reduce((sum, contract, k) => sum + (payee[k] === id ? of(contract) : 0), 0)
      );
    },
  );
  builder.numbers(
    'box_rent_cover',
    'Rent over debt service where a lease sets it so; nothing elsewhere',
    '1',
    over,
    (id) => row(id).rentCover,
  );
  builder.flag(
    'box_is_delayed_draw',
    'Boxes whose debt is sized to cover as they draw',
    'box',
    (id) => gpu(id) && left(id) > 0,
  );
  builder.numbers('box_repayment_months', 'Months from the first instalment to maturity', 'month', over, (id) =>
    Math.max(1, monthsFrom(date, row(id).maturity) - Math.max(0, monthsFrom(date, row(id).amortisationStart))),
  );
  const opening = builder.data.find((entry) => entry.id === 'opening_fleet')!.values;
  const classes = builder.members('generation');
  const perChip = builder.data.find((entry) => entry.id === 'h100e_per_chip')!.values;
  // What the term sheet pledges, as far as it was built at the opening; boxes of one operator cannot hold more than it runs.
  const pledged = (id: string): number[] => {
    const built = before
      ? Math.min(1, (peek(id, 'total_debt') ?? 0) / Math.max(1, number(id, 'facility_size')))
      : 1 - left(id) / Math.max(1, number(id, 'capex'));
    const units = classes.map(() => 0);
    for (let k = 1; ; k++) {
      const type = vehicle(id).text(`collateral.gpus[${k}].type`);
      if (type === undefined) return units;
      const at = classes.indexOf(classOf(type));
      const chips = number(id, `collateral.gpus[${k}].units`);
      if (at >= 0) units[at] += Math.max(0, built) * chips * perChip[at];
    }
  };
  const gpuBoxes = builder.members('gpu_box');
  const held = new Map(gpuBoxes.map((id) => [id, pledged(id)]));
  const runs = (id: string): string => lessee[id] ?? row(id).operator;
  builder.numbers(
    'opening_box_units',
    'Units of a box at the opening',
    'H100e',
    ['gpu_box', 'generation'],
    (id, generation) => {
      const at = classes.indexOf(generation);
      const all = gpuBoxes.reduce((sum, other) => sum + (runs(other) === runs(id) ? held.get(other)![at] : 0), 0);
      const fleet = opening[builder.members('builder').indexOf(runs(id)) * classes.length + at] ?? 0;
      return all > 0 ? held.get(id)![at] * Math.min(1, fleet / all) : 0;
    },
  );
  builder.dimension('host', [...new Set(gpuBoxes.map(runs))], 'builder');
  builder.relation('box_host', 'gpu_box', 'host', runs);
  builder.relation('host_builder', 'host', 'builder', (id) => id);
  builder.relation('builder_host', 'builder', 'host', (id) => id);
  builder.numbers('site_box_gw', 'Load of the halls of a box', 'GW', ['site_box'], (id) => mw(id) / 1000);
  const operators = builder.members('gpu_box').filter((id) => row(id).kind === 'gpu').length;
  builder.numbers('box_part_of_operator', 'Part of an operator’s deliveries a box may take', '1', ['gpu_box'], (id) =>
    row(id).kind === 'gpu' ? 1.6 / operators : 1,
  );
}

/** Launch-year class of the units a term sheet names. */
function classOf(type: string): string {
  if (/A100/.test(type)) return 'g2021';
  return /H100|H200/.test(type) ? 'g2023' : 'g2025';
}
