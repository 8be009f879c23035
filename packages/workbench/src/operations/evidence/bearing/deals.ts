/** Deals, contracts and facilities a claim speaks of: by their parties, what kind of money it is, and the amount. */
import { addDays } from '../../../facts/calendar.ts';
import type { DataTables } from '../../../facts/index.ts';
import { digitsOf } from './context.ts';
import { namesIn, saysWhom } from './sentence.ts';
import type { Bearing, Ground, Said } from './types.ts';
import { endsOf, near, rowUnit, unitFits } from './units.ts';

const MOST = 3;
/** Digits that make an amount its own name. */
const EXACT = 3;
/** Days by which what is talked about may come before its announcement. */
const ANNOUNCED_LATER = 92;

/** Metrics of claims that can be an amount of a deal, and the kinds of deals each may be. */
const KINDS: Record<string, RegExp> = {
  'funds raised': /equity|debt/,
  offering: /equity/,
  'sale of stock': /equity/,
  capital: /equity|debt/,
  debt: /debt/,
  amount: /./,
  spending: /purchase|take_or_pay|lease|usage/,
  investment: /equity/,
  commitment: /purchase|take_or_pay|lease|usage|backstop/,
  contract: /purchase|take_or_pay|lease|usage|backstop/,
  backlog: /purchase|take_or_pay/,
};

interface Known {
  id: string;
  payers: string[];
  receivers: string[];
  kind: string;
  amount: number;
  unit: string;
  on: string;
  label: string;
}

const lists = new WeakMap<DataTables, Known[]>();

function known(tables: DataTables): Known[] {
  const before = lists.get(tables);
  if (before) return before;
  const label = (from: string[], to: string[], kind: string, on: string) =>
    `${from.join(', ')} to ${to.join(', ')}: ${kind.replaceAll('_', ' ')}${on && `, ${on}`}`;
  const all = [
    ...tables.deals.flatMap(
      ({ id, payerIds: payers, receiverIds: receivers, kind, amount, unit, announcedDate: on }) =>
        amount === undefined
          ? []
          : [{ id, payers, receivers, kind, amount, unit, on, label: label(payers, receivers, kind, on) }],
    ),
    ...tables.contracts.flatMap(({ id, payer, payees, kind, totalUsd, signed }): Known[] =>
      totalUsd === undefined
        ? []
        : [
            {
              id,
              payers: [payer],
              receivers: payees,
              kind,
              amount: totalUsd,
              unit: 'USD',
              on: signed ?? '',
              label: `${label([payer], payees, kind, signed ?? '')}, contract`,
            },
          ],
    ),
  ];
  lists.set(tables, all);
  return all;
}

/** The deal where one party, the kind of money and the amount agree; one that only bears where both parties are named and the kind agrees. */
export function dealBearings(said: Said, { facts, company }: Ground): Bearing[] {
  const { meant, sentence } = said;
  const kinds = KINDS[meant.metric];
  const of = company(meant.entity);
  if (!kinds || of === '' || !saysWhom(sentence, meant.entity!)) return [];
  // What holders sell among themselves is no money for the company.
  if (meant.metric === 'sale of stock' && !/\b(issue|offer|new shares|ipo)\w*\b/i.test(sentence)) return [];
  const others = namesIn(sentence)
    .map(company)
    .filter((id) => id !== '' && id !== of);
  const found = known(facts.tables).flatMap((deal): { deal: Known; relation: Bearing['relation'] }[] => {
    if (!kinds.test(deal.kind) || !unitFits(meant, deal.unit)) return [];
    const { payers, receivers } = deal;
    const raises = /raised|offering|sale of stock|capital|debt/.test(meant.metric);
    const isParty = raises ? receivers.includes(of) : payers.includes(of) || receivers.includes(of);
    if (!isParty) return [];
    const across = others.some((one) => (payers.includes(of) ? receivers : payers).includes(one));
    // An amount that is called nothing leads to a deal only where both sides are named.
    if (meant.metric === 'amount' && !across) return [];
    if (raises !== /equity|debt/.test(deal.kind) && meant.metric === 'debt') return [];
    // A deal that came long after cannot be the one that was spoken of.
    if (said.said !== undefined && deal.on !== '' && deal.on > addDays(said.said, ANNOUNCED_LATER)) return [];
    const agrees = near(meant, meant.unit, deal.amount, rowUnit(deal.unit));
    const stated = !meant.hypothetical && !meant.negated;
    const same = agrees && (across || raises) && stated;
    // Of one party only, an amount told to three digits is that of no other deal of the kind.
    const alone = agrees && digitsOf(said.figure) >= EXACT;
    const thatDay =
      raises && ofOneSize(meant, deal) && said.said !== undefined && deal.on > addDays(said.said, -ANNOUNCED_LATER);
    return same || (agrees && across) || (agrees && raises) || alone || thatDay
      ? [{ deal, relation: same ? 'same' : 'bears' }]
      : [];
  });
  const same = found.filter(({ relation }) => relation === 'same');
  return (same.length > 0 ? same : found).slice(0, MOST).map(({ deal: { id, label, unit }, relation }) => ({
    ...{ kind: 'row', id, line: '', label, unit, relation, sign: 1 },
    why:
      relation === 'same'
        ? 'the same party, kind of money and amount'
        : 'the same party and kind of money, the other not named or the amount not agreed',
  }));
}

/** Whether an amount could be that of the deal at all: no more than three times it, and no less than a third. */
function ofOneSize(meant: Said['meant'], { amount }: Known): boolean {
  const ends = endsOf(meant);
  return ends?.some((end) => end <= 3 * amount && end >= amount / 3) ?? false;
}
