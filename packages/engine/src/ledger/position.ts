/** Balance sheets from the stocks, and the closing checks that compare them with what the flows say. */
import type { CheckDeclaration } from '../declare.ts';
import { claimPlaces } from './elements.ts';
import {
  CASH,
  CASH_CHANGE,
  CASH_IN,
  CASH_OUT,
  changeOf,
  GAIN_BY_ISSUER,
  GROSS_FLOWS,
  GROSS_POSITION,
  heldOf,
  issuedOf,
  LOSS_BY_HOLDER,
  NET_INCOME,
  NET_WORTH,
  NET_WORTH_FROM_FLOWS,
  NET_WORTH_GAIN,
  STOCK_CHANGE,
  UNIT,
} from './names.ts';
import type { LedgerIndex, OperationDeclaration } from './types.ts';

/** Net worth from the stocks of this step; total claims held and issued by instrument. */
export function positionOperation(index: LedgerIndex): OperationDeclaration {
  const money = index.currency;
  const over = [index.company];
  const claims = [...index.instruments, ...index.arrears];
  return {
    id: 'close_position',
    module: 'ledger',
    reads: [CASH, ...claims.map((c) => c.id), ...index.realAssets.map((a) => a.id)],
    writes: [
      { id: NET_WORTH, label: 'Net worth', unit: money, over },
      { id: GROSS_POSITION, label: 'Assets plus liabilities', unit: money, over },
      ...index.instruments.flatMap((i) => [
        { id: heldOf(i.id), label: `All held: ${i.label}`, unit: money, over: [] },
        { id: issuedOf(i.id), label: `All owed: ${i.label}`, unit: money, over: [] },
      ]),
    ],
    build(layout) {
      const n = index.companies.length;
      const cash = layout(CASH).offset;
      const worth = layout(NET_WORTH).offset;
      const gross = layout(GROSS_POSITION).offset;
      const assets = index.realAssets.map((a) => layout(a.id).offset);
      const parts = claims.map((c) => claimPlaces([c], () => layout(c.id).offset));
      const totals = index.instruments.map((i) => [layout(heldOf(i.id)).offset, layout(issuedOf(i.id)).offset]);
      return (h, row) => {
        for (let i = 0; i < n; i++) {
          let sum = h[row + cash + i]!;
          let size = Math.abs(sum);
          for (let a = 0; a < assets.length; a++) {
            const amount = h[row + assets[a]! + i]!;
            sum += amount;
            size += Math.abs(amount);
          }
          h[row + worth + i] = sum;
          h[row + gross + i] = size;
        }
        for (let k = 0; k < parts.length; k++) {
          const { place, holder, issuer } = parts[k]!;
          let held = 0;
          let issued = 0;
          for (let e = 0; e < place.length; e++) {
            const amount = h[row + place[e]!]!;
            if (amount === 0) continue;
            const size = Math.abs(amount);
            if (holder[e]! >= 0) {
              h[row + worth + holder[e]!]! += amount;
              h[row + gross + holder[e]!]! += size;
              held += amount;
            }
            if (issuer[e]! >= 0) {
              h[row + worth + issuer[e]!]! -= amount;
              h[row + gross + issuer[e]!]! += size;
              issued += amount;
            }
          }
          if (k >= totals.length) continue;
          h[row + totals[k]![0]!] = held;
          h[row + totals[k]![1]!] = issued;
        }
      };
    },
  };
}

/** Change of each company's balance sheet from the changes of its stocks, and the size of its flows. */
export function changeOperation(index: LedgerIndex): OperationDeclaration {
  const rate = `${index.currency}/${index.time}`;
  const over = [index.company];
  const claims = [...index.instruments, ...index.arrears];
  return {
    id: 'close_change',
    module: 'ledger',
    reads: [
      CASH_CHANGE,
      CASH_IN,
      CASH_OUT,
      ...claims.map((c) => changeOf(c.id)),
      ...index.realAssets.map((a) => changeOf(a.id)),
    ],
    writes: [
      { id: STOCK_CHANGE, label: 'Change of net worth from stocks', unit: rate, over },
      { id: GROSS_FLOWS, label: 'Size of all flows', unit: rate, over },
    ],
    build(layout) {
      const n = index.companies.length;
      const change = layout(STOCK_CHANGE).offset;
      const gross = layout(GROSS_FLOWS).offset;
      const cash = layout(CASH_CHANGE).offset;
      const cashIn = layout(CASH_IN).offset;
      const cashOut = layout(CASH_OUT).offset;
      const assets = index.realAssets.map((a) => layout(changeOf(a.id)).offset);
      const { place, holder, issuer } = claimPlaces(claims, (c) => layout(changeOf(c.id)).offset);
      return (h, row) => {
        for (let i = 0; i < n; i++) {
          let sum = h[row + cash + i]!;
          let size = h[row + cashIn + i]! + h[row + cashOut + i]!;
          for (let a = 0; a < assets.length; a++) {
            const amount = h[row + assets[a]! + i]!;
            sum += amount;
            size += Math.abs(amount);
          }
          h[row + change + i] = sum;
          h[row + gross + i] = size;
        }
        for (let e = 0; e < place.length; e++) {
          const amount = h[row + place[e]!]!;
          if (amount === 0) continue;
          const size = Math.abs(amount);
          if (holder[e]! >= 0) {
            h[row + change + holder[e]!]! += amount;
            h[row + gross + holder[e]!]! += size;
          }
          if (issuer[e]! >= 0) {
            h[row + change + issuer[e]!]! -= amount;
            h[row + gross + issuer[e]!]! += size;
          }
        }
      };
    },
  };
}

/**
 * The closing checks. Two kinds on purpose: over the flows of one step, relative to those flows alone, where one moved
 * dollar shows beside balances of 10¹³; and over the stocks, where it shows that the integration did what the flows say.
 * One unit of currency is added to what a residual is compared with, so that rounding beside nothing at all is not a gap.
 */
export function closingChecks(index: LedgerIndex): CheckDeclaration[] {
  const company = index.company;
  const all = (e: string) => `SUM(${e} OVER ${company})`;
  const before = (v: string) => `PREVIOUS(${v}, 0)`;
  const opened = `IF STEP_NUMBER > 0 THEN 1 ELSE 0`;
  return [
    {
      id: 'closing_cash_settled',
      label: 'Cash settled = cash in − cash out, by company',
      over: [company],
      equation: `${CASH_CHANGE} - (${CASH_IN} - ${CASH_OUT})`,
      scale: `${CASH_IN} + ${CASH_OUT} + ${UNIT} / DT`,
    },
    {
      id: 'closing_cash_row',
      label: 'What some receive, others pay',
      equation: all(CASH_CHANGE),
      scale: `${all(`(${CASH_IN} + ${CASH_OUT})`)} + ${UNIT} / DT`,
    },
    {
      id: 'closing_cash_balance',
      label: 'Opening cash + in − out = closing cash, by company',
      over: [company],
      equation: `(${opened}) * (${CASH} - ${before(CASH)} - DT * (${before(CASH_IN)} - ${before(CASH_OUT)}))`,
      scale: `${UNIT} + ABS(${before(CASH)}) + DT * (${before(CASH_IN)} + ${before(CASH_OUT)})`,
    },
    {
      id: 'closing_money',
      label: 'All cash together stays what it was',
      equation: `(${opened}) * (${all(CASH)} - ${before(all(CASH))})`,
      scale: `${UNIT} + ${before(all(`ABS(${CASH})`))} + DT * ${before(all(`(${CASH_IN} + ${CASH_OUT})`))}`,
    },
    ...index.instruments.map((i) => ({
      id: `closing_${i.id}`,
      label: `Held = owed: ${i.label}`,
      equation: `${heldOf(i.id)} - ${issuedOf(i.id)}`,
      scale: `${UNIT} + ABS(${heldOf(i.id)}) + ABS(${issuedOf(i.id)})`,
    })),
    {
      id: 'closing_net_worth_flows',
      label: 'Change of stocks = net income, by company',
      over: [company],
      equation: `${STOCK_CHANGE} - ${NET_INCOME}`,
      scale: `${GROSS_FLOWS} + ${UNIT} / DT`,
    },
    {
      id: 'closing_net_worth',
      label: 'Net worth from stocks = net worth from flows, by company',
      over: [company],
      equation: `(${opened}) * ((${NET_WORTH} - ${before(NET_WORTH)}) - (${NET_WORTH_FROM_FLOWS} - ${before(NET_WORTH_FROM_FLOWS)}))`,
      // The two sides are running totals: for a company that has shrunk to nothing, rounding is of the size of what it once had.
      scale: `${UNIT} + ${before(GROSS_POSITION)} + DT * ${before(GROSS_FLOWS)} + ABS(${before(NET_WORTH_GAIN)})`,
    },
    {
      id: 'closing_wealth',
      label: 'Net worth of all = real assets and cash',
      equation: [all(NET_WORTH), ...[CASH, ...index.realAssets.map((a) => a.id)].map(all)].join(' - '),
      scale: `${UNIT} + ${all(GROSS_POSITION)}`,
    },
    {
      id: 'closing_write_offs',
      label: 'Losses of holders = gains of issuers',
      equation: `${all(LOSS_BY_HOLDER)} - ${all(GAIN_BY_ISSUER)}`,
      scale: `${all(LOSS_BY_HOLDER)} + ${all(GAIN_BY_ISSUER)} + ${UNIT} / DT`,
    },
  ];
}
