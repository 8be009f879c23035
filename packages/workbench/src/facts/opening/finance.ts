import { declareBoxes } from './boxes.ts';
import type { Context } from './context.ts';
import { listFacilities } from './facilities.ts';
import { declareStakes, PRIVATE } from './stakes.ts';

/** Cash, book values, debts, stakes, pledges and boxes at the opening. */
export function declareFinance(context: Context): void {
  const { builder, tables, value, peek } = context;
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

  builder.flag('is_money_issuer', 'Who owes the money', 'company', (id) => id === 'money_issuer');

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
  const offBalance = new Map(
    companies
      .filter(({ id }) => peek(id, 'off_balance_leases') !== undefined)
      .map(({ id }) => [id, value(id, 'off_balance_leases', { value: 0, reason: 'no leases signed and not begun' })]),
  );
  builder.numbers(
    'off_balance_leases',
    'Leases signed and not begun',
    'USD',
    ['company'],
    (id) => offBalance.get(id) ?? 0,
  );
  builder.flag(
    'has_off_balance',
    'Clouds with leases signed and not begun',
    'company',
    (id) => sectorOf.get(id) === 'cloud' && (offBalance.get(id) ?? 0) > 0,
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
  for (const kind of ['annuity', 'straight', 'bullet', 'revolving', 'sculpted'])
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
}
