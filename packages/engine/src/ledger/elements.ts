/** The elements of several transfers in one flat list of typed arrays, and what operations share: clock and checks. */
import { LedgerRunError } from './problems.ts';
import type { Names } from './subscripts.ts';
import type { TransferIndex } from './types.ts';

export type Layout = (id: string) => { offset: number; size: number };

export interface Elements {
  count: number;
  /** Offset within a row of the amount wanted, the amount paid and (or −1) the stock of arrears and the amount accrued. */
  wanted: Int32Array;
  paid: Int32Array;
  arrears: Int32Array;
  accrued: Int32Array;
  payer: Int32Array;
  payee: Int32Array;
  /** 1 where money can move: payer, payee and claim are somebody's. */
  active: Uint8Array;
  /** Position in the list of claims being redeemed, −1 for none. */
  redeems: Int32Array;
  /** Which transfer and which element of it, to say where something is wrong. */
  transfer: Int32Array;
  element: Int32Array;
}

/** Claims being redeemed and by what they were already reduced earlier in the same step. */
export interface RedeemedClaims {
  /** Offset within a row of each claim's opening balance. */
  balance: Int32Array;
  /** Amounts posted by earlier operations: offset within a row, and which claim. */
  earlier: Int32Array;
  earlierClaim: Int32Array;
  left: Float64Array;
}

export function collectElements(
  transfers: TransferIndex[],
  earlier: TransferIndex[],
  layout: Layout,
): { elements: Elements; claims: RedeemedClaims } {
  const count = transfers.reduce((n, t) => n + t.size, 0);
  const make = () => new Int32Array(count).fill(-1);
  const elements: Elements = {
    count,
    wanted: make(),
    paid: make(),
    arrears: make(),
    accrued: make(),
    payer: make(),
    payee: make(),
    active: new Uint8Array(count),
    redeems: make(),
    transfer: make(),
    element: make(),
  };
  const claimAt = new Map<number, number>();
  const claimOffset = (t: TransferIndex, i: number): number => {
    const instrument = t.post.kind === 'redeem' ? t.post.instrument : '';
    return t.claim && instrument && t.claim[i]! >= 0 ? layout(instrument).offset + t.claim[i]! : -1;
  };
  let k = 0;
  transfers.forEach((t, index) => {
    const wanted = layout(t.wanted).offset;
    const paid = layout(t.paid).offset;
    const arrears = t.arrears === undefined ? -1 : layout(t.arrears).offset;
    const accrued = t.arrears === undefined ? -1 : layout(t.posted).offset;
    for (let i = 0; i < t.size; i++, k++) {
      elements.wanted[k] = wanted + i;
      elements.paid[k] = paid + i;
      if (arrears >= 0) elements.arrears[k] = arrears + i;
      if (accrued >= 0) elements.accrued[k] = accrued + i;
      elements.payer[k] = t.payer[i]!;
      elements.payee[k] = t.payee[i]!;
      elements.active[k] = isActive(t, i) ? 1 : 0;
      elements.transfer[k] = index;
      elements.element[k] = i;
      const offset = claimOffset(t, i);
      if (offset >= 0) {
        if (!claimAt.has(offset)) claimAt.set(offset, claimAt.size);
        elements.redeems[k] = claimAt.get(offset)!;
      }
    }
  });
  const earlierOffsets: number[] = [];
  const earlierClaims: number[] = [];
  for (const t of earlier) {
    if (t.post.kind !== 'redeem') continue;
    const posted = layout(t.posted).offset;
    for (let i = 0; i < t.size; i++) {
      const claim = claimAt.get(claimOffset(t, i));
      if (claim === undefined) continue;
      earlierOffsets.push(posted + i);
      earlierClaims.push(claim);
    }
  }
  return {
    elements,
    claims: {
      balance: Int32Array.from(claimAt.keys()),
      earlier: Int32Array.from(earlierOffsets),
      earlierClaim: Int32Array.from(earlierClaims),
      left: new Float64Array(claimAt.size),
    },
  };
}

export function isActive(t: TransferIndex, i: number): boolean {
  return t.payer[i]! >= 0 && t.payee[i]! >= 0 && (t.claim === undefined || t.claim[i]! >= 0);
}

/** Fills `claims.left` with what each claim still has to be redeemed, per unit of time. */
export function openClaims(claims: RedeemedClaims, history: Float64Array, row: number, dt: number): void {
  const { balance, earlier, earlierClaim, left } = claims;
  for (let c = 0; c < left.length; c++) left[c] = history[row + balance[c]!]! / dt;
  for (let e = 0; e < earlier.length; e++) left[earlierClaim[e]!]! -= history[row + earlier[e]!]!;
}

/** Claims of several instruments in one list: where an amount of each stands, and whose asset and debt it is; −1 for nobody's. */
export function claimPlaces<T extends { holder: Int32Array; issuer: Int32Array }>(
  claims: T[],
  at: (claim: T) => number,
) {
  const all = claims.flatMap((c) => Array.from(c.holder, (holder, e) => ({ c, e, holder, issuer: c.issuer[e]! })));
  const used = all.filter(({ holder, issuer }) => holder >= 0 || issuer >= 0);
  return {
    place: Int32Array.from(used, ({ c, e }) => at(c) + e),
    holder: Int32Array.from(used, ({ holder }) => holder),
    issuer: Int32Array.from(used, ({ issuer }) => issuer),
  };
}

/** Rows come in order, so the step can be counted: row 0 is step 0 and the second row gives the stride. */
export function createClock(): (row: number) => number {
  let stride = 0;
  return (row) => {
    if (row === 0) return 0;
    if (stride === 0 || row < stride) stride = row;
    return Math.round(row / stride);
  };
}

/** Amounts may be below zero by rounding, in currency per unit of time. */
export const NEGATIVE_ROUNDING = -1e-6;

/** What is wrong with an amount, as an error; null when nothing is. */
export function amountError(
  amount: number,
  k: number,
  elements: Elements,
  transfers: TransferIndex[],
  names: Names,
  step: number,
): LedgerRunError | null {
  const code = !Number.isFinite(amount)
    ? 'transfer-not-finite'
    : amount < NEGATIVE_ROUNDING
      ? 'transfer-negative'
      : !elements.active[k] && amount > -NEGATIVE_ROUNDING
        ? 'transfer-inactive'
        : null;
  if (code === null) return null;
  const t = transfers[elements.transfer[k]!]!;
  const element = names.element(t.over, elements.element[k]!);
  return new LedgerRunError({ code, transfer: t.id, variable: t.wanted, element, step, amount });
}
