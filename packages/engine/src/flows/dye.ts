/**
 * Dye: where money comes from in the end. A month's payments carry the mixture of the payer's opening cash and all its
 * inflows of the month; so the mixtures of one month are one linear system. Computed after the run from its transfers.
 */
import type { LedgerIndex } from '../ledger/types.ts';
import { solveFactored } from './linear.ts';
import { mixMonth } from './mixing.ts';
import { paymentsOf, selectLines } from './payments.ts';
import { checkWindow, offsetOf, type RunLike, type Window, windowsOf } from './run.ts';
import { companyIndex } from './statements.ts';

/** Colour of the cash that was there when the dye begins. */
export const CASH_IN_HAND = 'cash in hand';
/** Colour of outside companies that belong to no declared source. */
export const OTHER_OUTSIDE = 'other outside';

export interface DyeOptions {
  /** Colour of the money that outside companies, or single transfers, bring in. A transfer's colour wins. */
  sources: { companies?: Record<string, string>; transfers?: Record<string, string> };
  /** Count only receipts of these lines, instruments or transfers; the mixing always takes all. */
  lines?: string[];
  windows?: Window[];
  /** Step at which everybody's cash is cash in hand; default 0. */
  start?: number;
}

export interface OriginShares {
  colours: string[];
  companies: string[];
  windows: Window[];
  /** Receipts in currency: window, company, colour, row-major. */
  receipts: Float64Array;
  /** What each company's cash consists of at the end, in currency: company, colour. */
  closing: Float64Array;
  /** Share of each colour in a company's receipts of a window; all 0 where it received nothing. */
  share(window: number, company: string): Record<string, number>;
}

/** Receipts of every company by ultimate origin, per window (default: years of twelve steps). */
export function originShares(run: RunLike, ledger: LedgerIndex, options: DyeOptions): OriginShares {
  const n = ledger.companies.length;
  const start = options.start ?? 0;
  const windows = options.windows ?? windowsOf(run, 12, start);
  for (const w of windows) checkWindow(run, w);
  const { colours, byCompany, byTransfer } = colourTable(ledger, options);
  const width = colours.length;
  const payments = paymentsOf(run, ledger);
  const chosen = selectLines(payments, ledger, options.lines);
  const coloured = Int32Array.from({ length: payments.count }, (_, k) => {
    const own = byTransfer[payments.transfer[k]!]!;
    return own >= 0 ? own : byCompany[payments.payer[k]!]!;
  });
  const cashAt = offsetOf(run, 'cash');
  const matrix = new Float64Array(n * n);
  const scratch = { cash: new Float64Array(n), pot: new Float64Array(n) };
  const mixture = new Float64Array(n * width);
  for (let i = 0; i < n; i++) mixture[i * width] = 1;
  const receipts = new Float64Array(windows.length * n * width);
  const { slots } = run.program;
  const last = windows.reduce((m, w) => Math.max(m, w.to), start);
  for (let step = start; step < last; step++) {
    const row = step * slots;
    const { factors, cash, pot } = mixMonth(run.history, row, cashAt, payments, coloured, n, matrix, scratch);
    for (let i = 0; i < n; i++) {
      const weight = pot[i]! > 0 ? cash[i]! / pot[i]! : 0;
      for (let c = 0; c < width; c++) mixture[i * width + c]! *= weight;
    }
    for (let k = 0; k < payments.count; k++) {
      const colour = coloured[k]!;
      if (colour < 0) continue;
      const i = payments.payee[k]!;
      const amount = run.history[row + payments.offset[k]!]!;
      if (amount !== 0) mixture[i * width + colour]! += amount / pot[i]!;
    }
    solveFactored(factors, mixture, width);
    for (let i = 0; i < n; i++) {
      // What cannot be told (a circle that nothing ever entered) counts as having been there.
      let sum = 0;
      for (let c = 1; c < width; c++) sum += mixture[i * width + c]!;
      mixture[i * width] = sum < 1 ? 1 - sum : 0;
    }
    for (let w = 0; w < windows.length; w++) {
      if (step < windows[w]!.from || step >= windows[w]!.to) continue;
      addReceipts(run.history, row, w, chosen);
    }
  }
  const cash = run.history.subarray(last * slots + cashAt, last * slots + cashAt + n);
  const closing = mixture.map((m, k) => m * Math.max(0, cash[Math.floor(k / width)]!));
  return {
    colours,
    companies: ledger.companies,
    windows,
    receipts,
    closing,
    share(window, company) {
      const at = (window * n + companyIndex(ledger, company)) * width;
      const total = receipts.subarray(at, at + width).reduce((s, x) => s + x, 0);
      return Object.fromEntries(colours.map((c, k) => [c, total > 0 ? receipts[at + k]! / total : 0]));
    },
  };

  function addReceipts(history: Float64Array, row: number, w: number, counted: Uint8Array): void {
    for (let k = 0; k < payments.count; k++) {
      if (!counted[k]) continue;
      const amount = history[row + payments.offset[k]!]! * ledger.dt;
      if (amount === 0) continue;
      const at = (w * n + payments.payee[k]!) * width;
      const colour = coloured[k]!;
      if (colour >= 0) {
        receipts[at + colour]! += amount;
        continue;
      }
      const from = payments.payer[k]! * width;
      for (let c = 0; c < width; c++) receipts[at + c]! += amount * mixture[from + c]!;
    }
  }
}

function colourTable(ledger: LedgerIndex, { sources }: DyeOptions) {
  const colours = [CASH_IN_HAND];
  const colour = (name: string) => {
    if (!colours.includes(name)) colours.push(name);
    return colours.indexOf(name);
  };
  const byCompany = new Int32Array(ledger.companies.length).fill(-1);
  for (const [company, name] of Object.entries(sources.companies ?? {})) {
    byCompany[companyIndex(ledger, company)] = colour(name);
  }
  const byTransfer = new Int32Array(ledger.transfers.length).fill(-1);
  for (const [id, name] of Object.entries(sources.transfers ?? {})) {
    const t = ledger.transfers.findIndex((x) => x.id === id);
    if (t < 0) throw new RangeError(`There is no transfer '${id}' to take a colour from.`);
    byTransfer[t] = colour(name);
  }
  ledger.outside.forEach((outside, i) => {
    if (outside && byCompany[i]! < 0) byCompany[i] = colour(OTHER_OUTSIDE);
  });
  return { colours, byCompany, byTransfer };
}

export interface OwnMoneyOptions {
  companies?: string[];
  lines?: string[];
  windows?: Window[];
  start?: number;
}

export interface OwnMoney {
  companies: string[];
  windows: Window[];
  /** Receipts that are the company's own earlier payments come back, in currency: window, company. */
  own: Float64Array;
  receipts: Float64Array;
  share(window: number, company: string): number;
}

/**
 * For each asked company, the part of its receipts that it had paid out itself: all its payments carry its colour, everybody
 * else passes on what they got in proportion, outside companies pass on nothing, and before `start` nobody holds any of it.
 */
export function ownMoneyBack(run: RunLike, ledger: LedgerIndex, options: OwnMoneyOptions = {}): OwnMoney {
  const n = ledger.companies.length;
  const start = options.start ?? 0;
  const windows = options.windows ?? windowsOf(run, 12, start);
  for (const w of windows) checkWindow(run, w);
  const companies = options.companies ?? ledger.companies.filter((_, i) => !ledger.outside[i]);
  const asked = companies.map((c) => companyIndex(ledger, c));
  const width = asked.length;
  const payments = paymentsOf(run, ledger);
  const chosen = selectLines(payments, ledger, options.lines);
  const coloured = Int32Array.from(payments.payer, (p) => (ledger.outside[p] ? 0 : -1));
  const cashAt = offsetOf(run, 'cash');
  const matrix = new Float64Array(n * n);
  const scratch = { cash: new Float64Array(n), pot: new Float64Array(n) };
  const share = new Float64Array(n * width);
  const unit = new Float64Array(n * width);
  const own = new Float64Array(windows.length * width);
  const receipts = new Float64Array(windows.length * width);
  const { slots } = run.program;
  const last = windows.reduce((m, w) => Math.max(m, w.to), start);
  for (let step = start; step < last; step++) {
    const row = step * slots;
    const { factors, cash, pot } = mixMonth(run.history, row, cashAt, payments, coloured, n, matrix, scratch);
    unit.fill(0);
    asked.forEach((a, w) => {
      unit[a * width + w] = 1;
    });
    for (let i = 0; i < n; i++) {
      const weight = pot[i]! > 0 ? cash[i]! / pot[i]! : 0;
      for (let w = 0; w < width; w++) share[i * width + w] = asked[w] === i ? 0 : share[i * width + w]! * weight;
    }
    solveFactored(factors, share, width);
    solveFactored(factors, unit, width);
    // The asked company's own equation is replaced by "its payments are all its own money".
    for (let w = 0; w < width; w++) {
      const a = asked[w]! * width + w;
      const lift = (1 - share[a]!) / unit[a]!;
      for (let i = 0; i < n; i++) share[i * width + w]! += lift * unit[i * width + w]!;
    }
    for (let v = 0; v < windows.length; v++) {
      if (step < windows[v]!.from || step >= windows[v]!.to) continue;
      for (let k = 0; k < payments.count; k++) {
        if (!chosen[k]) continue;
        const amount = run.history[row + payments.offset[k]!]! * ledger.dt;
        if (amount === 0) continue;
        const w = asked.indexOf(payments.payee[k]!);
        if (w < 0) continue;
        receipts[v * width + w]! += amount;
        if (coloured[k]! < 0) own[v * width + w]! += amount * share[payments.payer[k]! * width + w]!;
      }
    }
  }
  return {
    companies,
    windows,
    own,
    receipts,
    share(window, company) {
      const at = window * width + companies.indexOf(company);
      return receipts[at]! > 0 ? own[at]! / receipts[at]! : 0;
    },
  };
}
