import type { Context } from './context.ts';

/** Companies whose new shares are bought by funds, not by the public. */
export const PRIVATE = new Set([
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

/** Who buys new shares: the public for listed companies, funds for private ones. */
function issueInvestor(id: string): string {
  return PRIVATE.has(id) ? 'investors' : 'public_investors';
}

/** Stakes at cost, pledged money, and where new shares go. */
export function declareStakes({ builder, tables, date, facts, position, value, peek }: Context): void {
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
  const of = (id: string) => builder.relations.find((relation) => relation.id === id)!.of;
  const possible = tables.pledges.filter((row) => companies.has(row.holder) && companies.has(row.receiver));
  const isSigned = (row: { signed: string }) => facts.asOf === undefined || row.signed <= facts.asOf;
  // The model has a loop over pledges: on a day before the first of them they keep their place with nothing in it.
  const pledges = possible.some(isSigned) ? possible.filter(isSigned) : possible;
  const pledge = new Map(pledges.map((row) => [row.id, row]));
  builder.dimension('pledge', [...pledge.keys()]);
  const pledgeStake = new Map(pledges.map((row) => [row.id, add(row.holder, row.receiver, 0)]));
  const roundStake = new Map(builder.members('lab').map((lab) => [lab, add('investors', lab, 0)]));
  const listingStake = new Map(builder.members('lab').map((lab) => [lab, add('public_investors', lab, 0)]));
  const issueStake = new Map(builder.members('issuer').map((id) => [id, add(issueInvestor(id), id, 0)]));
  const boxStake = new Map(tables.boxes.map((row) => [row.id, add(row.sponsor, row.id, 0)]));
  const lender = of('lender');
  const swapStake = new Map(
    builder
      .members('facility')
      .map((id, k): [string, string | null, string | null] => [id, lender[k], of('borrower')[k]])
      .map(([id, holder, issuer]) => [id, holder === null || issuer === null ? null : add(holder, issuer, 0)]),
  );
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
      const row = pledge.get(id)!;
      const amount = isSigned(row) ? ((row as unknown as Record<string, number>)[String(y)] ?? 0) : 0;
      return y === Number(builder.members('profile_year')[0].slice(1)) ? amount / firstYear : amount;
    },
  );
  builder.relation('round_stake', 'lab', 'stake', (id) => roundStake.get(id));
  builder.relation('round_investor', 'lab', 'company', () => 'investors');
  builder.relation('round_fund', 'lab', 'fund', () => 'investors');
  builder.relation('swap_stake', 'facility', 'stake', (id) => swapStake.get(id));
  builder.relation('listing_stake', 'lab', 'stake', (id) => listingStake.get(id));
  builder.relation('listing_investor', 'lab', 'company', () => 'public_investors');
  builder.relation('listing_fund', 'lab', 'fund', () => 'public_investors');
  builder.relation('issue_stake', 'issuer', 'stake', (id) => issueStake.get(id));
  builder.relation('issue_fund', 'issuer', 'fund', issueInvestor);
  builder.relation('issue_investor', 'issuer', 'company', issueInvestor);
  builder.relation('payout_fund', 'payer', 'fund', () => 'public_investors');
  builder.relation('box_stake', 'box', 'stake', (id) => boxStake.get(id));
}
