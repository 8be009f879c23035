/** What the ledger pass hands to the compiler: ordinary declarations, operations, and an index of who pays whom. */
import type { ModelDeclaration, Posting, Settlement } from '../declare.ts';

/** A step of the month that is a procedure, not an equation: one node in the ordering with declared reads and writes. */
export interface OperationDeclaration {
  id: string;
  module?: string;
  reads: string[];
  writes: { id: string; label: string; unit: string; over: string[] }[];
  /** Called once per program; the function it returns runs once per step. `row` is the offset of the step's row in `history`. */
  build(layout: (id: string) => { offset: number; size: number }): (history: Float64Array, row: number) => void;
}

/** A model whose ledger has become ordinary declarations plus operations. */
export interface ExpandedModel {
  /** The model without `ledger`. */
  model: ModelDeclaration;
  operations: OperationDeclaration[];
  /** Present where the model had a ledger. */
  ledger?: LedgerIndex;
}

/** One transfer of the ledger, resolved to company indices. Element `i` is row-major over `over`. */
export interface TransferIndex {
  id: string;
  label: string;
  module?: string;
  over: string[];
  size: number;
  settle: Settlement;
  post: Posting;
  /** Company index of payer and payee per element; −1 where a relation names none (the element is inactive). */
  payer: Int32Array;
  payee: Int32Array;
  /** Where the posting names an instrument: the element of the instrument each element moves, −1 for none. */
  claim?: Int32Array;
  /** Variable ids: amount wanted, due, paid (per unit of time) and, where unpaid dues remain owed, the stock of arrears. */
  wanted: string;
  due: string;
  paid: string;
  arrears?: string;
  /** Variable that enters the balance sheets: `accrued_<id>` for an obligation whose unpaid part stays owed, else `paid`. */
  posted: string;
  /** Variable of the book value given up, for a resale. */
  book?: string;
}

/** One instrument: element `i` is a claim of company `holder[i]` on company `issuer[i]`. */
export interface InstrumentIndex {
  id: string;
  label: string;
  over: string[];
  size: number;
  holder: Int32Array;
  issuer: Int32Array;
  /** Variable of what was written off or down this step (per unit of time). */
  writtenOff: string;
}

/** Arrears of one transfer: element `i` is a claim of the payee on the payer. */
export interface ArrearsIndex {
  id: string;
  label: string;
  transfer: string;
  holder: Int32Array;
  issuer: Int32Array;
  writtenOff: string;
}

/** A change without cash; of an exchange also which instrument it is into, and which claim of it each element becomes (−1: none). */
export interface EntryIndex {
  id: string;
  label: string;
  kind: 'depreciation' | 'write-down' | 'exchange';
  of: string;
  into?: { instrument: string; claim: Int32Array };
}

/** Who pays whom and who owes whom: enough to write statements, matrices and dye from a finished run. */
export interface LedgerIndex {
  /** Dimension of the companies and its members in order. */
  company: string;
  companies: string[];
  currency: string;
  /** Unit of model time: amounts are `currency/time`. */
  time: string;
  /** Model time per step, in units of `time.unit` (1 for a step of one unit). */
  dt: number;
  outside: boolean[];
  transfers: TransferIndex[];
  instruments: InstrumentIndex[];
  arrears: ArrearsIndex[];
  realAssets: { id: string; label: string }[];
  entries: EntryIndex[];
  /** Income lines in order of appearance; the variables are `revenue_<line>` and `expense_<line>`. */
  lines: string[];
}
