/**
 * What a model is: plain, JSON-serialisable data. Equations are text in XMILE's expression grammar with the few
 * extensions listed in `README.md`. Everything else in the engine is a function of these declarations.
 */

/** An ordered list of named elements. A subset shares the member ids of its parent and maps to it without being told. */
export interface DimensionDeclaration {
  id: string;
  label?: string;
  members: string[];
  /** Parent dimension: every member must be a member of it. */
  subsetOf?: string;
}

/** Sends each member of `from` to one member of `to`, or to none: `borrower[facility] → company`. */
export interface RelationDeclaration {
  id: string;
  from: string;
  to: string;
  /** One entry per member of `from`; null where there is none (a gather then gives 0, a total skips it). */
  of: (string | null)[];
}

/** How a parameter varies over scenarios. Bounds are in the parameter's own unit. */
export type Distribution =
  | { kind: 'fixed' }
  | { kind: 'uniform'; low: number; high: number }
  | { kind: 'triangular'; low: number; mode: number; high: number }
  | { kind: 'normal'; mean: number; sd: number; low?: number; high?: number }
  | { kind: 'lognormal'; median: number; sigma: number; low?: number; high?: number };

/** A number a scenario may set: constant in time unless a schedule changes it. */
export interface ParameterDeclaration {
  id: string;
  label: string;
  unit: string;
  /** One number for all elements, or one per element in row-major order of `over`. */
  value: number | number[];
  over?: string[];
  /** Range the evidence supports. */
  low?: number;
  high?: number;
  /** Hard bounds outside which the model has no meaning. */
  min?: number;
  max?: number;
  distribution?: Distribution;
  /** One distribution per element, row-major, where elements vary on their own; replaces `distribution`. */
  distributions?: Distribution[];
  reason?: string;
  source?: string;
  module?: string;
  lever?: boolean;
}

/** Constant numbers by element, from facts: opening fleets, contract schedules. Not settable by scenarios. */
export interface DataDeclaration {
  id: string;
  label: string;
  unit: string;
  over: string[];
  values: number[];
  module?: string;
  source?: string;
}

/** Piecewise-linear graphical function, used as `LOOKUP(id, x)`; flat outside its range. */
export interface LookupDeclaration {
  id: string;
  label?: string;
  x: number[];
  y: number[];
  xUnit?: string;
  yUnit?: string;
}

/** A stock integrates `flow` (per unit of model time) from `initial`; an auxiliary is recomputed each step. */
export type VariableDeclaration =
  | {
      kind: 'stock';
      id: string;
      label: string;
      unit: string;
      over?: string[];
      initial: string;
      flow: string;
      module?: string;
      note?: string;
    }
  | {
      kind: 'auxiliary';
      id: string;
      label: string;
      unit: string;
      over?: string[];
      equation: string;
      /** Near which to look for a solution at step 0 where it needs others and they need it; later steps start from the last one. */
      guess?: number;
      module?: string;
      note?: string;
    };

/** A kind of claim: each element of `over` is one claim held by `holder` on `issuer` (companies, as subscript text). */
export interface InstrumentDeclaration {
  id: string;
  label: string;
  /** One or more dimensions; usually one: facility, stake. */
  over: string[];
  holder: string;
  issuer: string;
  /** Opening balance in currency. */
  opening: string;
}

/** A kind of thing owned, at book value, by company. */
export interface RealAssetDeclaration {
  id: string;
  label: string;
  opening: string;
}

/** What a transfer does to the two balance sheets besides moving cash. */
export type Posting =
  /** Payer's expense, payee's revenue. */
  | { kind: 'income'; line: string }
  /** Payer gains a real asset at cost, payee earns revenue. */
  | { kind: 'purchase'; asset: string; line: string }
  /** Payer gains a real asset at price; payee gives up `book` of it and keeps the difference as gain or loss. */
  | { kind: 'resale'; asset: string; book: string; line: string }
  /** Payer (holder) gains a claim on payee (issuer): a draw, a share issue, a prepayment. `claim` are the subscripts of the instrument. */
  | { kind: 'issue'; instrument: string; claim?: string[] }
  /** Payer (issuer) pays down payee's (holder's) claim. */
  | { kind: 'redeem'; instrument: string; claim?: string[] };

/** When a transfer settles within the month. Stages run in this order; ranks and priorities ascending within a stage. */
export type Settlement =
  /** Before clearing; limited by the payer's cash (outside companies are not limited). Receipts count for clearing. */
  | { stage: 'finance'; rank: number }
  /** An obligation, paid in one mutual clearing of all companies. */
  | { stage: 'owed'; priority: number; unpaid: 'arrears' | 'lapses' }
  /** After clearing, from cash left, pro rata within a rank; receipts are usable next month. */
  | { stage: 'spend'; rank: number };

/** Money moving between two companies: one per element of `over`. `from` and `to` are subscript text (`borrower[facility]`, `nvidia`). */
export interface TransferDeclaration {
  id: string;
  label: string;
  over: string[];
  from: string;
  to: string;
  /** Equation for the amount wanted, per unit of model time (USD/month), never negative (negative is an error of the model). */
  amount: string;
  settle: Settlement;
  post: Posting;
  module?: string;
  note?: string;
}

/** A change of the balance sheets without cash. */
export type EntryDeclaration =
  /** Book value used up (depreciation, impairment): expense of the company. Amount per unit of time over `company`. */
  | { kind: 'depreciation'; id: string; label: string; asset: string; amount: string; module?: string }
  /** The holder forgives part of a claim: holder's loss, issuer's gain. Amount per unit of time, over the instrument's dimensions. */
  | { kind: 'write-down'; id: string; label: string; instrument: string; amount: string; module?: string }
  /**
   * A claim given for another on the same company by the same holder, such as debt for equity: no gain, no loss. `claim` says
   * which claim of `into`, one subscript per dimension of it. Amount per unit of time, over the dimensions of `instrument`.
   */
  | {
      kind: 'exchange';
      id: string;
      label: string;
      instrument: string;
      into: string;
      claim: string[];
      amount: string;
      module?: string;
    };

/** Turns money on: which dimension is the company, who may go below zero, what happens to claims on the failed. */
export interface LedgerDeclaration {
  company: string;
  currency: string;
  /** Opening cash by company. */
  cash: string;
  /** Members of the company dimension that may have negative cash and never fail to pay. */
  outside: string[];
  /**
   * Share (0…1) of every claim on a company — all instruments and arrears — written off this step, over `company`.
   * Omitted: nothing is written off automatically.
   */
  writeOff?: string;
  /** Share of cash lost when a company cannot pay in full (Rogers and Veraart), over `company`; omitted: none. */
  bankruptcyCost?: string;
  instruments: InstrumentDeclaration[];
  realAssets: RealAssetDeclaration[];
  transfers: TransferDeclaration[];
  entries: EntryDeclaration[];
}

/** An identity that must hold at every step: |equation| relative to |scale| is a closing check. */
export interface CheckDeclaration {
  id: string;
  label: string;
  over?: string[];
  /** Must be zero. */
  equation: string;
  /** Size to compare with; > 0 where the check means anything. */
  scale: string;
}

export interface ModelDeclaration {
  id: string;
  title: string;
  time: {
    /** ISO date of step 0, or null for abstract periods. */
    start: string | null;
    /** How many steps the run takes. */
    steps: number;
    unit: string;
    /** Length of a step in units of time, `DT` in equations: 1 where left out. */
    dt?: number;
  };
  dimensions: DimensionDeclaration[];
  relations: RelationDeclaration[];
  parameters: ParameterDeclaration[];
  data: DataDeclaration[];
  lookups?: LookupDeclaration[];
  variables: VariableDeclaration[];
  ledger?: LedgerDeclaration;
  checks?: CheckDeclaration[];
  /** Where each module's equations are written, for error messages: module id → file. */
  files?: Record<string, string>;
}
