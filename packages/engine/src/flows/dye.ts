/**
 * Dye: where money comes from in the end. A month's payments carry the mixture of the payer's opening cash and all its
 * inflows of the month; so the mixtures of one month are one linear system. Computed after the run from its transfers.
 */
import type { LedgerIndex } from '../ledger/types.ts';
import { solveFactored } from './linear.ts';
import { Mixing } from './mixing.ts';
import { selectLines } from './payments.ts';
import { checkWindow, type RunLike, type Window, windowsOf } from './run.ts';
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
  const mixing = new Mixing(run, ledger, (payments, k) => {
    const own = byTransfer[payments.transfer[k]!]!;
    return own >= 0 ? own : byCompany[payments.payer[k]!]!;
  });
  const { payments, coloured, from, to, pot, system, place } = mixing;
  const chosen = selectLines(payments, ledger, options.lines);
  const mixture = new Float64Array(n * width);
  for (let i = 0; i < n; i++) mixture[i * width] = 1;
  const receipts = new Float64Array(windows.length * n * width);
  const last = windows.reduce((m, w) => Math.max(m, w.to), start);
  for (let step = start; step < last; step++) {
    mixing.prepare(step);
    mixing.weigh(mixture, width);
    for (let k = 0; k < payments.count; k++) {
      if (coloured[k]! < 0) continue;
      const amount = mixing.amount(step, k);
      if (amount !== 0) mixture[to[k]! * width + coloured[k]!]! += amount / pot[to[k]!]!;
    }
    solveFactored(system, n, mixture, width);
    for (let i = 0; i < n; i++) {
      // What cannot be told (a circle that nothing ever entered) counts as having been there.
      let sum = 0;
      for (let c = 1; c < width; c++) sum += mixture[i * width + c]!;
      mixture[i * width] = sum < 1 ? 1 - sum : 0;
    }
    for (let w = 0; w < windows.length; w++) {
      if (step >= windows[w]!.from && step < windows[w]!.to) addReceipts(step, w);
    }
  }
  const closing = new Float64Array(n * width);
  for (let i = 0; i < n; i++) {
    const cash = mixing.cashOf(last, place[i]!);
    for (let c = 0; c < width; c++) closing[i * width + c] = mixture[place[i]! * width + c]! * cash;
  }
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

  function addReceipts(step: number, w: number): void {
    for (let k = 0; k < payments.count; k++) {
      if (!chosen[k]) continue;
      const amount = mixing.amount(step, k) * ledger.dt;
      if (amount === 0) continue;
      const at = (w * n + payments.payee[k]!) * width;
      const colour = coloured[k]!;
      if (colour >= 0) {
        receipts[at + colour]! += amount;
        continue;
      }
      const payer = from[k]! * width;
      for (let c = 0; c < width; c++) receipts[at + c]! += amount * mixture[payer + c]!;
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
  const mixing = new Mixing(run, ledger, (payments, k) => (ledger.outside[payments.payer[k]!] ? 0 : -1));
  const { payments, coloured, from, place, system } = mixing;
  const chosen = selectLines(payments, ledger, options.lines);
  const columnOf = new Int32Array(n).fill(-1);
  asked.forEach((a, w) => {
    columnOf[a] = w;
  });
  const share = new Float64Array(n * width);
  const unit = new Float64Array(n * width);
  const own = new Float64Array(windows.length * width);
  const receipts = new Float64Array(windows.length * width);
  const last = windows.reduce((m, w) => Math.max(m, w.to), start);
  for (let step = start; step < last; step++) {
    mixing.prepare(step);
    asked.forEach((a, w) => {
      share[place[a]! * width + w] = 0;
    });
    mixing.weigh(share, width);
    unit.fill(0);
    asked.forEach((a, w) => {
      unit[place[a]! * width + w] = 1;
    });
    solveFactored(system, n, share, width);
    solveFactored(system, n, unit, width);
    // The asked company's own equation is replaced by "its payments are all its own money".
    for (let w = 0; w < width; w++) {
      const a = place[asked[w]!]! * width + w;
      const lift = (1 - share[a]!) / unit[a]!;
      for (let i = 0; i < n; i++) share[i * width + w]! += lift * unit[i * width + w]!;
    }
    for (let v = 0; v < windows.length; v++) {
      if (step < windows[v]!.from || step >= windows[v]!.to) continue;
      for (let k = 0; k < payments.count; k++) {
        const w = columnOf[payments.payee[k]!]!;
        if (!chosen[k] || w < 0) continue;
        const amount = mixing.amount(step, k) * ledger.dt;
        if (amount === 0) continue;
        receipts[v * width + w]! += amount;
        if (coloured[k]! < 0) own[v * width + w]! += amount * share[from[k]! * width + w]!;
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
