import { type Context, monthsFrom } from './context.ts';

/** A loan or a line of notes at the opening. */
export interface Facility {
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

/** Aggregates whose balance sheets stand for trades far larger than AI. */
const PLACEHOLDER = new Set(['server_makers', 'site_builders', 'power_utilities']);

/** Every loan and line of notes: boxes, what companies owe, and the lines new notes go into. */
export function listFacilities(context: Context): Facility[] {
  const { tables, date, value, peek } = context;
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
    const vehicle = context.vehicle(row.vehicle);
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
  return list;
}
