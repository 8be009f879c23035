/** The other side of double entry: what the same payments mean as cash flow and income. Knows nothing of the stocks. */
import type { EntryDeclaration } from '../declare.ts';
import { bookOf, unique } from './book.ts';
import { claimPlaces, isActive, type Layout } from './elements.ts';
import { CASH_IN, CASH_OUT, expenseOf, GAIN_BY_ISSUER, LOSS_BY_HOLDER, NET_INCOME, revenueOf } from './names.ts';
import type { LedgerIndex, OperationDeclaration, TransferIndex } from './types.ts';

/** Cash in and out, revenue and expense by line, losses, gains and net income, by company. */
export function postIncome(
  index: LedgerIndex,
  entries: EntryDeclaration[],
  expenses: Set<string>,
): OperationDeclaration {
  const rate = `${index.currency}/${index.time}`;
  const over = [index.company];
  const depreciations = entries.filter((e) => e.kind === 'depreciation');
  const claims = [...index.instruments, ...index.arrears];
  return {
    id: 'post_income',
    module: 'ledger',
    reads: unique([
      ...index.transfers.flatMap((t) => [t.posted, t.paid, ...(t.book ? [t.book, t.wanted] : [])]),
      ...claims.map((c) => c.writtenOff),
      ...depreciations.map((e) => e.id),
    ]),
    writes: [
      { id: CASH_IN, label: 'Cash received', unit: rate, over },
      { id: CASH_OUT, label: 'Cash paid', unit: rate, over },
      ...index.lines.flatMap((line) => [
        { id: revenueOf(line), label: `Revenue: ${line}`, unit: rate, over },
        ...(expenses.has(line) ? [{ id: expenseOf(line), label: `Expense: ${line}`, unit: rate, over }] : []),
      ]),
      { id: LOSS_BY_HOLDER, label: 'Claims written off, as holder', unit: rate, over },
      { id: GAIN_BY_ISSUER, label: 'Claims written off, as issuer', unit: rate, over },
      { id: NET_INCOME, label: 'Change of net worth from income, losses and gains', unit: rate, over },
    ],
    build(layout) {
      const n = index.companies.length;
      const cashIn = layout(CASH_IN).offset;
      const cashOut = layout(CASH_OUT).offset;
      const loss = layout(LOSS_BY_HOLDER).offset;
      const gain = layout(GAIN_BY_ISSUER).offset;
      const income = layout(NET_INCOME).offset;
      const revenues = index.lines.map((l) => layout(revenueOf(l)).offset);
      const costs = index.lines.map((l) => (expenses.has(l) ? layout(expenseOf(l)).offset : -1));
      const lineSums = costs.filter((c) => c >= 0);
      const cleared = joinRanges([cashIn, cashOut, loss, gain, ...revenues, ...lineSums], n);
      const sum = new Float64Array(n);
      const lineOf = (t: TransferIndex) => ('line' in t.post ? index.lines.indexOf(t.post.line) : -1);
      const cash = cashList(index, layout, cashIn, cashOut);
      const booked = bookingList(index, layout, (t) => {
        const line = lineOf(t);
        return line < 0 || t.book !== undefined
          ? null
          : { revenue: revenues[line]!, expense: t.post.kind === 'purchase' ? -1 : costs[line]! };
      });
      const resales = index.transfers
        .filter((t) => t.book !== undefined)
        .map((t) => ({
          t,
          posted: layout(t.posted).offset,
          book: bookOf(t, layout),
          revenue: revenues[lineOf(t)]!,
          expense: costs[lineOf(t)]!,
        }));
      const mayBook = new Set([...booked.revenue, ...booked.expense]);
      for (const { t, revenue, expense } of resales) {
        for (const payee of t.payee) if (payee >= 0) mayBook.add(revenue + payee).add(expense + payee);
      }
      const earned = placesWithin(revenues, n, mayBook);
      const spent = placesWithin(lineSums, n, mayBook);
      const written = claimPlaces(claims, (c) => layout(c.writtenOff).offset);
      const used = depreciations.map((e) => layout(e.id).offset);
      return (h, row) => {
        for (let c = 0; c < cleared.length; c += 2) h.fill(0, row + cleared[c]!, row + cleared[c + 1]!);
        for (let k = 0; k < cash.amount.length; k++) {
          const amount = h[row + cash.amount[k]!]!;
          if (amount === 0) continue;
          h[row + cash.out[k]!]! += amount;
          h[row + cash.in[k]!]! += amount;
        }
        for (let k = 0; k < booked.amount.length; k++) {
          const amount = h[row + booked.amount[k]!]!;
          if (amount === 0) continue;
          h[row + booked.revenue[k]!]! += amount;
          if (booked.expense[k]! >= 0) h[row + booked.expense[k]!]! += amount;
        }
        for (const { t, posted, book, revenue, expense } of resales) {
          for (let e = 0; e < t.size; e++) {
            if (!isActive(t, e)) continue;
            const profit = h[row + posted + e]! - book(h, row, e);
            if (profit >= 0) h[row + revenue + t.payee[e]!]! += profit;
            else h[row + expense + t.payee[e]!]! -= profit;
          }
        }
        for (let e = 0; e < written.place.length; e++) {
          const amount = h[row + written.place[e]!]!;
          if (amount === 0) continue;
          if (written.holder[e]! >= 0) h[row + loss + written.holder[e]!]! += amount;
          if (written.issuer[e]! >= 0) h[row + gain + written.issuer[e]!]! += amount;
        }
        for (let i = 0; i < n; i++) sum[i] = h[row + gain + i]! - h[row + loss + i]!;
        for (let e = 0; e < earned.place.length; e++) sum[earned.company[e]!]! += h[row + earned.place[e]!]!;
        for (let e = 0; e < spent.place.length; e++) sum[spent.company[e]!]! -= h[row + spent.place[e]!]!;
        for (let u = 0; u < used.length; u++) {
          const at = row + used[u]!;
          for (let i = 0; i < n; i++) sum[i]! -= h[at + i]!;
        }
        h.set(sum, row + income);
      };
    },
  };
}

/** Payments between two companies: offsets of the amount and of the payer's and payee's totals. */
function cashList(index: LedgerIndex, layout: Layout, cashIn: number, cashOut: number) {
  const amount: number[] = [];
  const ins: number[] = [];
  const outs: number[] = [];
  for (const t of index.transfers) {
    const paid = layout(t.paid).offset;
    for (let e = 0; e < t.size; e++) {
      if (t.payer[e]! < 0 || t.payee[e]! < 0 || t.payer[e] === t.payee[e]) continue;
      amount.push(paid + e);
      outs.push(cashOut + t.payer[e]!);
      ins.push(cashIn + t.payee[e]!);
    }
  }
  return { amount: Int32Array.from(amount), in: Int32Array.from(ins), out: Int32Array.from(outs) };
}

/** Amounts booked as the payee's revenue and, unless bought as an asset, as the payer's expense (−1 otherwise). */
function bookingList(
  index: LedgerIndex,
  layout: Layout,
  where: (t: TransferIndex) => { revenue: number; expense: number } | null,
) {
  const amount: number[] = [];
  const revenue: number[] = [];
  const expense: number[] = [];
  for (const t of index.transfers) {
    const at = where(t);
    if (!at) continue;
    const posted = layout(t.posted).offset;
    for (let e = 0; e < t.size; e++) {
      if (!isActive(t, e)) continue;
      amount.push(posted + e);
      revenue.push(at.revenue + t.payee[e]!);
      expense.push(at.expense < 0 ? -1 : at.expense + t.payer[e]!);
    }
  }
  return { amount: Int32Array.from(amount), revenue: Int32Array.from(revenue), expense: Int32Array.from(expense) };
}

/** Those of `places` that are one of `n` companies' in a total that starts at one of `starts`, and whose they are. */
function placesWithin(starts: number[], n: number, places: Set<number>) {
  const all = starts.flatMap((start) =>
    Array.from({ length: n }, (_, company) => ({ place: start + company, company })),
  );
  const found = all.filter(({ place }) => places.has(place));
  return { place: Int32Array.from(found, (f) => f.place), company: Int32Array.from(found, (f) => f.company) };
}

/** Ranges [start, start + n) as few as possible: start, end, start, end, … */
function joinRanges(starts: number[], n: number): number[] {
  const out: number[] = [];
  for (const start of [...starts].sort((a, b) => a - b)) {
    if (out.length && out.at(-1) === start) out[out.length - 1] = start + n;
    else out.push(start, start + n);
  }
  return out;
}
