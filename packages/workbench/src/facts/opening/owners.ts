import type { Context } from './context.ts';

/** Owners of accelerators: fleets, sites, mix of makers, budgets, cash flow outside AI. */
export function declareOwners(context: Context): void {
  const { builder, tables, date, value, peek, sector } = context;
  const rows = new Map(tables.owners.filter((row) => row.opening === date).map((row) => [row.owner, row]));
  const row = (id: string) => rows.get(id)!;
  const guidance = new Map(
    tables.guidance.filter((entry) => entry.opening === date).map((entry) => [entry.company, entry]),
  );
  const chips = new Map(tables.chips.map((entry) => [entry.chip, entry]));
  const start = Number(date.slice(0, 4)) + (date.slice(5) === '12-31' ? 1 : 0);
  const monthsLeft = date.slice(5) === '12-31' ? 12 : 12 - Number(date.slice(5, 7));

  const fleet = new Map<string, Map<number, number>>();
  for (const id of builder.members('builder')) {
    const total = value(id, 'accelerators_h100e', {
      value: 0,
      reason: 'no units known; treated as none',
    });
    const held = context.position.itemsOf(id, 'accelerators:');
    const byClass = new Map<number, number>();
    let sum = 0;
    for (const [chip, entry] of held) {
      const kind = chips.get(chip);
      if (!kind) continue;
      byClass.set(kind.class, (byClass.get(kind.class) ?? 0) + entry.value * kind.h100e);
      sum += entry.value * kind.h100e;
    }
    if (sum === 0) byClass.set(2023, 1);
    const norm = sum === 0 ? total : total / sum;
    fleet.set(id, new Map([...byClass].map(([year, units]) => [year, units * norm])));
  }
  builder.numbers(
    'opening_fleet',
    'Units in use at the opening',
    'H100e',
    ['builder', 'generation'],
    (id, generation) => fleet.get(id)?.get(Number(generation.slice(1))) ?? 0,
  );
  const fraction = (name: string, label: string, of: (entry: ReturnType<typeof row>) => number): void =>
    builder.numbers(name, label, '1', ['builder'], (id) => of(row(id)));
  fraction('in_market', 'Owners whose compute is in the market', (entry) => entry.inMarket);
  fraction('own_share', 'Share of the opening fleet for own use, before scaling', (entry) => entry.ownShare);
  fraction('own_use_weight', 'Weight of cash flow in the limit of own use', (entry) => entry.ownUseWeight);
  fraction('is_racer', 'Clouds that watch each other', (entry) => entry.racer);
  fraction('is_unlimited', 'Owners without a limit but their budget', (entry) => entry.unlimited);
  fraction('keep_own_use', 'Owners whose own use moves', (entry) => (entry.kind === 'lab' ? 0 : 1));
  fraction('leased_share', 'Share of load in rented halls', (entry) => entry.leasedShare);
  fraction('is_cloud', 'Clouds', (entry) => (entry.kind === 'cloud' ? 1 : 0));
  fraction('is_oracle', 'Oracle', (entry) => (entry.kind === 'oracle' ? 1 : 0));
  fraction('is_neocloud', 'Neoclouds', (entry) => (entry.kind === 'neocloud' ? 1 : 0));
  fraction('is_lab', 'Labs that own units', (entry) => (entry.kind === 'lab' ? 1 : 0));
  builder.numbers(
    'site_region_share',
    'Regions of an owner’s sites',
    '1',
    ['builder', 'region'],
    (id, region) => row(id)[region as 'us' | 'europe' | 'rest' | 'china'],
  );
  builder.numbers(
    'mix',
    'Share of new gigawatts by maker',
    '1',
    ['builder', 'maker'],
    (id, maker) => row(id)[maker as 'nvidia' | 'amd' | 'broadcom' | 'other_chips'],
  );
  builder.numbers(
    'region_start_share',
    'Share of a region in the starts of sites',
    '1',
    ['region'],
    (region) => ({ us: 0.62, europe: 0.1, rest: 0.13, china: 0.15 })[region] ?? 0,
  );

  const quarterlyCapex = (id: string): number => peek(id, 'quarterly_capex') ?? 0;
  const guided = (id: string): number => {
    const entry = guidance.get(id);
    return entry?.amount ?? peek(id, 'capex_guidance_year') ?? 4 * quarterlyCapex(id);
  };
  const guidedRate = (id: string): number => {
    const entry = guidance.get(id);
    if (!entry) return 0;
    const spent = entry.alreadySpent ?? (monthsLeft < 12 ? quarterlyCapex(id) : 0);
    return (Math.max(0.5 * guided(id), guided(id) - spent) * 12) / monthsLeft;
  };
  builder.numbers(
    'guidance_rate',
    'Guided capital spending for the rest of the year, yearly rate',
    'USD/year',
    ['builder'],
    (id) =>
      row(id).kind === 'lab'
        ? 0
        : builder.record({
            company: id,
            item: 'capex_guidance_rate',
            value: guidedRate(id),
            unit: 'USD/year',
            basis: 'derived',
            source: guidance.get(id)?.source ?? 'assumption',
            reason: guidance.get(id)?.reason,
          }),
  );
  builder.numbers('guidance_end', 'Until when guidance is followed', 'year', ['builder'], (id) =>
    row(id).kind === 'lab' ? 0 : start + 1,
  );
  builder.numbers('opening_base_capex', 'Capital spending outside AI', 'USD/year', ['builder'], (id) =>
    row(id).kind === 'lab' ? 0 : guided(id) * (1 - row(id).aiCapexShare),
  );
  const flow = (id: string): number => {
    if (id === 'nvidia_customers') return 4.8 * Math.max(quarterlyCapex(id), 1e9);
    if (id === 'china_buyers')
      return (
        4 *
        Math.max(peek(id, 'quarterly_operating_cash_flow') ?? 0, 1.5 * quarterlyCapex(id), 1e9) *
        row(id).baseFlowShare
      );
    return 4 * (peek(id, 'quarterly_operating_cash_flow') ?? 0) * row(id).baseFlowShare;
  };
  builder.numbers('base_cash_flow', 'Cash flow outside AI at the opening', 'USD/year', ['builder'], (id) =>
    id === 'xai' ? 8e9 : Math.max(0, flow(id)),
  );
  // The order book is shared as guided AI spending buys gigawatts.
  const ratio = (id: string): number =>
    row(id).nvidia + 0.5 * row(id).amd + 0.4 * (row(id).broadcom + row(id).other_chips) + 0.2;
  const labBudget = labCapex(context);
  const weight = (id: string): number =>
    (row(id).kind === 'lab' ? labBudget(id, start) : guidedRate(id) * row(id).aiCapexShare * 0.62) / ratio(id);
  const all = builder.members('builder').reduce((sum, id) => sum + weight(id), 0);
  builder.numbers('order_share', 'Share of the opening order book', '1', ['builder'], (id) => weight(id) / all);
  builder.numbers(
    'order_share_sites',
    'Share of the opening site pipeline',
    '1',
    ['builder'],
    (id) => weight(id) / all,
  );
  builder.numbers(
    'lab_capex',
    'Planned capital spending of labs',
    'USD/year',
    ['builder', 'profile_year'],
    (id, year) => (row(id).kind === 'lab' ? labBudget(id, Number(year.slice(1))) : 0),
  );
  builder.relation('direct_buyer', 'builder', 'company', (id) =>
    id === 'nebius' || id === 'nscale' ? 'users_europe' : id === 'neoclouds' ? 'users_rest' : 'users_us',
  );
  builder.relation('direct_region', 'builder', 'region', (id) =>
    id === 'nebius' || id === 'nscale' ? 'europe' : id === 'neoclouds' ? 'rest' : 'us',
  );
  builder.numbers('is_self', 'One where a lab is the owner itself', '1', ['lab', 'builder'], (lab, id) =>
    lab === id ? 1 : 0,
  );
  const buyers = builder.members('buyer');
  const cash = (id: string): number => (peek(id, 'cash') ?? 0) + (peek(id, 'marketable_securities') ?? 0);
  const buyersCash = buyers.reduce((sum, id) => sum + cash(id), 0);
  builder.numbers('buyer_share', 'Share of a buyer in failed fleets', '1', ['builder'], (id) =>
    buyers.includes(id) ? cash(id) / buyersCash : 0,
  );
  builder.numbers('training_minimum', 'Training a lab keeps up whatever it sells', 'H100e', ['lab'], (id) =>
    id === 'xai' ? 0.6 * [...(fleet.get(id)?.values() ?? [])].reduce((a, b) => a + b, 0) : id === 'mistral' ? 10000 : 0,
  );
  void sector;
}

function labCapex({ tables, date }: Context): (id: string, year: number) => number {
  const rows = new Map(tables.labCapex.filter((row) => row.opening === date).map((row) => [row.lab, row]));
  return (id, year) => {
    const found = rows.get(id) as Record<string, unknown> | undefined;
    const number = found?.[String(Math.min(year, 2036))];
    return typeof number === 'number' ? number : 0;
  };
}
