/** Short forms for writing a module of the reference model. Everything they return is plain data of the engine. */

import type {
  CheckDeclaration,
  EntryDeclaration,
  InstrumentDeclaration,
  Posting,
  RealAssetDeclaration,
  Settlement,
  TransferDeclaration,
  VariableDeclaration,
} from '@buildout/engine';

/** One module of the model: what it is about, and its declarations. */
export interface ModelModule {
  id: string;
  title: string;
  about: string;
  /** Source file inside this folder, for error messages. */
  file: string;
  variables: VariableDeclaration[];
  transfers?: TransferDeclaration[];
  entries?: EntryDeclaration[];
  instruments?: InstrumentDeclaration[];
  realAssets?: RealAssetDeclaration[];
  checks?: CheckDeclaration[];
}

/** An auxiliary: recomputed every month. */
export function aux(id: string, label: string, unit: string, over: string[], equation: string): VariableDeclaration {
  return { kind: 'auxiliary', id, label, unit, over, equation };
}

/** A stock: integrates `flow` (per month) from `initial`. */
export function stock(
  id: string,
  label: string,
  unit: string,
  over: string[],
  initial: string,
  flow: string,
): VariableDeclaration {
  return { kind: 'stock', id, label, unit, over, initial, flow };
}

/** Settlement short forms, in the order of a month. */
export const finance = (rank: number): Settlement => ({ stage: 'finance', rank });
export const owed = (priority: number, unpaid: 'arrears' | 'lapses' = 'arrears'): Settlement => ({
  stage: 'owed',
  priority,
  unpaid,
});
export const spend = (rank: number): Settlement => ({ stage: 'spend', rank });

export const income = (line: string): Posting => ({ kind: 'income', line });
export const purchase = (asset: string, line: string): Posting => ({ kind: 'purchase', asset, line });
export const issue = (instrument: string, claim?: string[]): Posting => ({ kind: 'issue', instrument, claim });
export const redeem = (instrument: string, claim?: string[]): Posting => ({ kind: 'redeem', instrument, claim });

/** A transfer: who pays whom how much (USD/month), when it settles, and what it does to the two balance sheets. */
export function transfer(
  id: string,
  label: string,
  over: string[],
  from: string,
  to: string,
  amount: string,
  settle: Settlement,
  post: Posting,
): TransferDeclaration {
  return { id, label, over, from, to, amount, settle, post };
}
