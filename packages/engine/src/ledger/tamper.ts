/** For tests only: breaks double entry on purpose, to show that the closing checks catch it. */
import type { Elements } from './elements.ts';
import type { LedgerIndex, TransferIndex } from './types.ts';

export type Tamper =
  /** The payee's end of one element of a transfer is forgotten in one step. */
  | { kind: 'drop-payee'; transfer: string; step: number; element?: number }
  /** `amount` (default one unit of currency per unit of time) of what the payee should get goes to another company. */
  | { kind: 'misdirect'; transfer: string; step: number; to: string; element?: number; amount?: number };

/** Changes the settled cash of one step; undefined when the operation does not settle that transfer. */
export function applyTamper(
  tamper: Tamper,
  transfers: TransferIndex[],
  elements: Elements,
  index: LedgerIndex,
): ((history: Float64Array, row: number, step: number, settled: number) => void) | undefined {
  const t = transfers.findIndex((x) => x.id === tamper.transfer);
  if (t < 0) return undefined;
  const k = elements.transfer.findIndex((x, i) => x === t && elements.element[i] === (tamper.element ?? 0));
  const payee = elements.payee[k]!;
  return (history, row, step, settled) => {
    if (step !== tamper.step) return;
    if (tamper.kind === 'drop-payee') {
      history[row + settled + payee]! -= history[row + elements.paid[k]!]!;
      return;
    }
    const amount = tamper.amount ?? 1;
    history[row + settled + payee]! -= amount;
    history[row + settled + index.companies.indexOf(tamper.to)]! += amount;
  };
}
