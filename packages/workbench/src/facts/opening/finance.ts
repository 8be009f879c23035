import { type Context, monthsFrom } from './context.ts';

interface Facility {
  id: string;
  borrower: string;
  lender: string;
  balance: number;
  rate: number;
  kind: 'fixed' | 'floating' | 'notes';
  margin: number;
  amortisation: string;
  start: number;
  maturity: number;
  commitment: number;
  box: string | null;
  noteSplit: number;
  landlord: boolean;
}

const PRIVATE = new Set([
  'openai',
  'anthropic',
  'xai',
  'mistral',
  'cursor',
  'cognition',
  'perplexity',
  'lambda',
  'crusoe',
  'nscale',
  'fluidstack',
  'neoclouds',
]);

/** Aggregates whose balance sheets stand for trades far larger than AI. */
const PLACEHOLDER = new Set(['server_makers', 'site_builders', 'power_utilities']);

/** Cash, book values, debts, stakes, pledges and boxes at the opening. */
export function declareFinance(context: Context): void {
  const { builder, tables, date, value, peek, sector } = context;
  const companies = tables.companies;
  const sectorOf = new Map(companies.map((row) => [row.id, row.sector]));
  const plain = new Set(['end_demand', 'outside', 'capital']);

  // Cash: figures of these companies already contain their securities.
  const contains = new Set(['nvidia', 'oracle', 'amd']);
  const cash = new Map<string, number>();
  for (const { id } of companies) {
    if (id === 'money_issuer' || id === 'economy') continue;
    if (plain.has(sectorOf.get(id)!) && peek(id, 'cash') === undefined) {
      cash.set(id, id.startsWith('users') || id === 'escrow_agent' ? 0 : 5e9);
      continue;
    }
    const base = value(id, 'cash', {
      value: 1e9,
      low: 0,
      high: 5e9,
      reason: 'working balance of a row without accounts',
    });
    const more = contains.has(id) || PRIVATE.has(id) ? 0 : (peek(id, 'marketable_securities') ?? 0);
    cash.set(id, Math.max(0, base) + more);
  }
  cash.set('economy', 20e12);
  cash.set('money_issuer', -[...cash.values()].reduce((a, b) => a + b, 0));
  builder.numbers('opening_cash', 'Cash and securities', 'USD', ['company'], (id) => cash.get(id) ?? 0);

  const boxIds = new Set(builder.members('box'));
  const itShare: Record<string, number> = { cloud: 0.35, neocloud: 0.85, lab: 0.7, application: 0.5 };
  const plant = (id: string): number =>
    plain.has(sectorOf.get(id)!) ? 0 : value(id, 'ppe_net', { value: 0, reason: 'no plant known' });
  const ppe = new Map(companies.map(({ id }) => [id, Math.max(0, plant(id))]));
  const crwvBoxes = [...boxIds]
    .filter((id) => id.startsWith('box_crwv'))
    .reduce((sum, id) => sum + (ppe.get(id) ?? 0), 0);
  ppe.set('coreweave', Math.max(0, (ppe.get('coreweave') ?? 0) - crwvBoxes));
  const isSite = (id: string): boolean => tables.boxes.find((row) => row.id === id)?.kind === 'site';
  const itBook = (id: string): number =>
    boxIds.has(id) ? (isSite(id) ? 0 : ppe.get(id)!) : (ppe.get(id) ?? 0) * (itShare[sectorOf.get(id)!] ?? 0);
  const siteBook = (id: string): number =>
    boxIds.has(id)
      ? isSite(id)
        ? ppe.get(id)!
        : 0
      : (ppe.get(id) ?? 0) * (sectorOf.get(id) === 'cloud' ? 0.35 : 1 - (itShare[sectorOf.get(id)!] ?? 1));
  builder.numbers('opening_it_book', 'Accelerators and other IT at book value', 'USD', ['company'], itBook);
  builder.numbers('opening_site_book', 'Sites at book value', 'USD', ['company'], siteBook);
  builder.numbers('opening_other_plant', 'Other plant at book value', 'USD', ['company'], (id) =>
    Math.max(0, (ppe.get(id) ?? 0) - itBook(id) - siteBook(id)),
  );
  const sum = (of: (id: string) => number): number => companies.reduce((total, { id }) => total + of(id), 0);
  builder.constant('opening_it_invested', 'IT at cost within its economic life', 'USD', 1.35 * sum(itBook));
  builder.constant('opening_site_invested', 'Sites at cost within their economic life', 'USD', 1.15 * sum(siteBook));

  // Earnings from AI at the opening, for leverage and the value of shares.
  const margin: Record<string, number> = { cloud: 0.4, neocloud: 0.55, chip_maker: 0.6, supplier: 0.2, box: 0.7 };
  builder.numbers('opening_ebitda', 'Operating earnings from AI at the opening', 'USD/year', ['company'], (id) => {
    const kind = sectorOf.get(id)!;
    if (kind === 'lab') return Math.min(-1e6, 4 * (peek(id, 'quarterly_operating_cash_flow') ?? -1e8));
    return Math.max(1e6, 4 * (peek(id, 'quarterly_revenue:ai') ?? 0) * (margin[kind] ?? 0));
  });
  builder.numbers('opening_value', 'Market value at the opening', 'USD', ['company'], (id) =>
    peek(id, 'valuation') === undefined ? 0 : value(id, 'valuation', { value: 0, reason: 'not known' }),
  );
  builder.numbers('comfortable_cash', 'Cash a company is content to hold', 'USD', ['payer'], (id) =>
    sectorOf.get(id) === 'lab' ? 80e9 : Math.max(1e9, cash.get(id) ?? 0),
  );

  const facilities = listFacilities(context);
  const facility = new Map(facilities.map((entry) => [entry.id, entry]));
  builder.dimension('facility', [...facility.keys()]);
  const over = ['facility'];
  builder.relation('borrower', 'facility', 'company', (id) => facility.get(id)!.borrower);
  builder.relation('lender', 'facility', 'company', (id) => facility.get(id)!.lender);
  builder.relation('lender_fund', 'facility', 'fund', (id) => facility.get(id)!.lender);
  builder.relation('facility_box', 'facility', 'box', (id) => facility.get(id)!.box);
  builder.relation('facility_lab', 'facility', 'lab', (id) => facility.get(id)!.borrower);
  builder.relation('group_of', 'facility', 'company', (id) => {
    const { box, borrower } = facility.get(id)!;
    const sponsor = tables.boxes.find((row) => row.id === box)?.sponsor;
    return sponsor && sponsor !== 'investors' ? sponsor : borrower;
  });
  builder.numbers('opening_loan', 'Loans and notes at the opening', 'USD', over, (id) => facility.get(id)!.balance);
  builder.numbers('fixed_rate', 'Rate at the opening', '1/year', over, (id) => facility.get(id)!.rate);
  builder.numbers('facility_margin', 'Margin over the short rate', '1/year', over, (id) => facility.get(id)!.margin);
  builder.numbers(
    'amortisation_start',
    'First instalment, months from the start',
    'month',
    over,
    (id) => facility.get(id)!.start,
  );
  builder.numbers('maturity', 'Maturity, months from the start', 'month', over, (id) => facility.get(id)!.maturity);
  builder.numbers('opening_commitment', 'Committed and undrawn', 'USD', over, (id) => facility.get(id)!.commitment);
  builder.numbers(
    'note_split',
    'Share of a facility in new notes of its borrower',
    '1',
    over,
    (id) => facility.get(id)!.noteSplit,
  );
  for (const kind of ['fixed', 'floating', 'notes'] as const)
    builder.flag(`is_${kind}`, `Rate is ${kind}`, 'facility', (id) => facility.get(id)!.kind === kind);
  for (const kind of ['annuity', 'straight', 'bullet', 'revolving'])
    builder.flag(`is_${kind}`, `Repaid as ${kind}`, 'facility', (id) => facility.get(id)!.amortisation === kind);
  builder.flag('is_committed', 'Committed facilities of boxes', 'facility', (id) => facility.get(id)!.commitment > 0);
  builder.flag('is_landlord_notes', 'Loans of landlords for new halls', 'facility', (id) => facility.get(id)!.landlord);
  const grade = new Set(['microsoft', 'alphabet', 'amazon', 'meta', 'china_buyers', 'nvidia_customers']);
  builder.flag('is_investment_grade', 'Borrowers limited by cash earnings', 'company', (id) => grade.has(id));
  builder.flag(
    'is_leveraged',
    'Borrowers limited by contracted earnings',
    'company',
    (id) => sectorOf.get(id) === 'neocloud',
  );
  builder.data.push({
    ...builder.data.find((entry) => entry.id === 'is_oracle')!,
    id: 'is_oracle_company',
    over: ['company'],
    values: companies.map(({ id }) => (id === 'oracle' ? 1 : 0)),
  });
  builder.flag(
    'can_borrow',
    'Companies that sell notes',
    'company',
    (id) => grade.has(id) || id === 'oracle' || sectorOf.get(id) === 'neocloud',
  );
  builder.flag('can_issue', 'Companies that sell shares to the public', 'company', (id) =>
    builder.members('issuer').includes(id),
  );
  builder.numbers('opening_fund_units', 'Fund units at the opening', 'USD', ['fund'], (id) =>
    Math.max(
      0,
      (cash.get(id) ?? 0) +
        facilities.filter((entry) => entry.lender === id).reduce((total, entry) => total + entry.balance, 0),
    ),
  );
  declareStakes(context);
  declareBoxes(context, facility);
  void sector;
}

function listFacilities(context: Context): Facility[] {
  const { builder, tables, date, value, peek, facts } = context;
  const sectorOf = new Map(tables.companies.map((row) => [row.id, row.sector]));
  const base: Omit<Facility, 'id' | 'borrower' | 'lender' | 'balance'> = {
    rate: 0.045,
    kind: 'fixed',
    margin: 0,
    amortisation: 'revolving',
    start: 0,
    maturity: 600,
    commitment: 0,
    box: null,
    noteSplit: 0,
    landlord: false,
  };
  const list: Facility[] = [];
  let boxDebt = 0;
  for (const row of tables.boxes) {
    const vehicle = facts.vehicle(row.vehicle);
    const balance = value(row.id, 'total_debt', { value: 0, reason: 'not yet drawn' });
    if (row.sponsor === 'coreweave') boxDebt += balance;
    const size = vehicle.number('facility_size')?.value ?? balance;
    const built = date >= '2026';
    const fixed = vehicle.number('pricing.fixed')?.value;
    const margin = vehicle.number('pricing.margin')?.value;
    list.push({
      ...base,
      id: `f_${row.id.replace('box_', '')}`,
      borrower: row.id,
      lender: row.lender,
      balance,
      kind: margin !== undefined ? 'floating' : 'fixed',
      margin: margin ?? 0,
      rate: fixed ?? 0.0365 + (margin ?? 0.05),
      amortisation: row.amortisation,
      start: monthsFrom(date, row.amortisationStart),
      maturity: Math.max(3, monthsFrom(date, row.maturity)),
      commitment:
        built && row.buildEnd !== ''
          ? Math.max(0, size - Math.max(balance, vehicle.number('drawn_at_opening')?.value ?? 0))
          : 0,
      box: row.id,
    });
  }
  for (const { id, sector } of tables.companies) {
    if (['box', 'capital', 'end_demand', 'outside'].includes(sector)) continue;
    let debt = Math.max(0, value(id, 'total_debt', { value: 0, reason: 'no debt known' }));
    if (id === 'coreweave') debt = Math.max(0, debt - boxDebt);
    // Debts of the aggregates are placeholders of the whole trade; only landlords' AI halls carry debt here.
    if (PLACEHOLDER.has(id)) debt = 0;
    if (id === 'data_centre_landlords') debt = Math.min(debt, 60e9);
    const interest = 4 * (peek(id, 'quarterly_interest') ?? 0);
    const rate =
      id === 'coreweave' ? 0.085 : debt > 1e8 && interest > 0 ? Math.min(0.11, Math.max(0.015, interest / debt)) : 0.05;
    const lender =
      sector === 'neocloud' && id !== 'coreweave'
        ? 'private_credit'
        : sector === 'lab' || sector === 'application'
          ? 'private_credit'
          : sector === 'supplier'
            ? 'banks'
            : 'bondholders';
    if (debt > 0) list.push({ ...base, id: `debt_${id}`, borrower: id, lender, balance: debt, rate });
    const splits: [string, number][] =
      sector === 'neocloud'
        ? [
            ['bondholders', 0.5],
            ['private_credit', 0.5],
          ]
        : sector === 'cloud'
          ? [['bondholders', 1]]
          : [];
    for (const [holder, share] of splits) {
      list.push({
        ...base,
        id: `notes_${id}${splits.length > 1 ? `_${holder === 'bondholders' ? 'bonds' : 'private'}` : ''}`,
        borrower: id,
        lender: holder,
        balance: 0,
        kind: 'notes',
        noteSplit: share,
        rate: sector === 'neocloud' ? 0.09 : 0.05,
      });
    }
  }
  list.push({
    ...base,
    id: 'landlord_new_loans',
    borrower: 'data_centre_landlords',
    lender: 'banks',
    balance: 0,
    rate: 0.065,
    landlord: true,
  });
  void builder;
  return list;
}

/** Who buys new shares: the public for listed companies, funds for private ones. */
function issueInvestor(id: string): string {
  return PRIVATE.has(id) ? 'investors' : 'public_investors';
}

function declareStakes({ builder, tables, date, facts, position, value, peek }: Context): void {
  const companies = new Set(tables.companies.map((row) => row.id));
  const as = (id: string): string =>
    id === 'spacex' ? 'xai' : ['blue_owl', 'apollo', 'mgx', 'blackstone'].includes(id) ? 'investors' : id;
  const stakes = new Map<string, { holder: string; issuer: string; cost: number }>();
  const add = (holder: string, issuer: string, cost: number): string => {
    const id = `s_${holder}_${issuer}`.replaceAll('box_', '');
    const found = stakes.get(id);
    if (found) found.cost += cost;
    else stakes.set(id, { holder, issuer, cost });
    return id;
  };
  for (const entry of position.values) {
    if (!entry.item.startsWith('stake:')) continue;
    const issuer = as(entry.item.slice(6));
    const holder = as(entry.companyId);
    if (!companies.has(holder) || !companies.has(issuer) || entry.value <= 0 || entry.companyId === 'apollo') continue;
    // A stake is carried at cost: what Alphabet shows for its parent's stake in xAI is a market value and stays outside.
    if (issuer === 'xai' && holder === 'alphabet') continue;
    add(holder, issuer, value(holder, entry.item, { value: 0, reason: 'not known' }));
  }
  const paidIn = new Map<string, number>();
  for (const stake of stakes.values()) paidIn.set(stake.issuer, (paidIn.get(stake.issuer) ?? 0) + stake.cost);
  for (const { id, sector } of tables.companies) {
    if (['capital', 'end_demand', 'outside'].includes(sector)) continue;
    const equity = peek(id, 'equity_book') ?? 0;
    const rest = Math.max(sector === 'lab' ? 2e9 : 0, equity - (paidIn.get(id) ?? 0));
    const box = tables.boxes.find((row) => row.id === id);
    const holder = box
      ? box.sponsor
      : sector === 'lab' || sector === 'application' || PRIVATE.has(id)
        ? 'investors'
        : 'public_investors';
    add(holder, id, rest);
  }
  const pledges = tables.pledges.filter(
    (row) =>
      companies.has(row.holder) &&
      companies.has(row.receiver) &&
      (facts.asOf === undefined || row.signed <= facts.asOf),
  );
  const pledge = new Map(pledges.map((row) => [row.id, row]));
  builder.dimension('pledge', [...pledge.keys()]);
  const pledgeStake = new Map(pledges.map((row) => [row.id, add(row.holder, row.receiver, 0)]));
  const roundStake = new Map(builder.members('lab').map((lab) => [lab, add('investors', lab, 0)]));
  const issueStake = new Map(builder.members('issuer').map((id) => [id, add(issueInvestor(id), id, 0)]));
  const boxStake = new Map(tables.boxes.map((row) => [row.id, add(row.sponsor, row.id, 0)]));
  builder.dimension('stake', [...stakes.keys()]);
  builder.relation('stake_holder', 'stake', 'company', (id) => stakes.get(id)!.holder);
  builder.relation('stake_issuer', 'stake', 'company', (id) => stakes.get(id)!.issuer);
  builder.numbers('opening_stake', 'Stakes at cost', 'USD', ['stake'], (id) => stakes.get(id)!.cost);
  builder.relation('pledge_holder', 'pledge', 'company', (id) => pledge.get(id)!.holder);
  builder.relation('pledge_receiver', 'pledge', 'company', (id) => pledge.get(id)!.receiver);
  builder.relation('pledge_stake', 'pledge', 'stake', (id) => pledgeStake.get(id));
  builder.relation('pledge_fund', 'pledge', 'fund', (id) => pledge.get(id)!.holder);
  builder.flag('pledge_is_vendor', 'Pledges of suppliers', 'pledge', (id) => pledge.get(id)!.vendor === 'yes');
  builder.numbers('pledge_to', 'One where a pledge goes to a lab', '1', ['pledge', 'lab'], (id, lab) =>
    pledge.get(id)!.receiver === lab ? 1 : 0,
  );
  const firstYear = date.slice(5) === '12-31' ? 1 : 0.75;
  builder.numbers(
    'pledge_profile',
    'Pledged amount by calendar year, yearly rate',
    'USD/year',
    ['pledge', 'profile_year'],
    (id, year) => {
      const y = Number(year.slice(1));
      const amount = (pledge.get(id) as unknown as Record<string, number>)[String(y)] ?? 0;
      return y === Number(builder.members('profile_year')[0].slice(1)) ? amount / firstYear : amount;
    },
  );
  builder.relation('round_stake', 'lab', 'stake', (id) => roundStake.get(id));
  builder.relation('round_investor', 'lab', 'company', () => 'investors');
  builder.relation('round_fund', 'lab', 'fund', () => 'investors');
  builder.relation('issue_stake', 'issuer', 'stake', (id) => issueStake.get(id));
  builder.relation('issue_fund', 'issuer', 'fund', issueInvestor);
  builder.relation('issue_investor', 'issuer', 'company', issueInvestor);
  builder.relation('payout_fund', 'payer', 'fund', () => 'public_investors');
  builder.relation('box_stake', 'box', 'stake', (id) => boxStake.get(id));
}

function declareBoxes({ builder, tables, date, facts, peek }: Context, facility: Map<string, Facility>): void {
  const rows = new Map(tables.boxes.map((row) => [row.id, row]));
  const row = (id: string) => rows.get(id)!;
  const vehicle = (id: string) => facts.vehicle(row(id).vehicle);
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
  const over = ['box'];
  const start = (id: string): number =>
    row(id).buildStart === '' || before ? 1000 : monthsFrom(date, row(id).buildStart);
  const end = (id: string): number => (row(id).buildEnd === '' || before ? 1000 : monthsFrom(date, row(id).buildEnd));
  const left = (id: string): number =>
    row(id).buildEnd === '' || before ? 0 : Math.max(0, number(id, 'capex') - number(id, 'reserves.capitalised_interest') - (peek(id, 'ppe_net') ?? 0));
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
  const operators = builder.members('gpu_box').filter((id) => row(id).kind === 'gpu').length;
  builder.numbers('box_part_of_operator', 'Part of an operator’s deliveries a box may take', '1', ['gpu_box'], (id) =>
    row(id).kind === 'gpu' ? 1.6 / operators : 1,
  );
  builder.numbers('assigned_share', 'Share of a contract assigned to boxes', '1', ['contract'], (id) =>
    tables.assignments.filter((entry) => entry.contract === id).reduce((sum, entry) => sum + entry.share, 0),
  );
}
