/** Every payment the model can make: one entry per element of a transfer that has a payer and a payee. */
import type { TransferIndex } from '@buildout/engine/ledger/types.ts';
import type { ModelIndex } from './model-index.ts';
import { perProgram } from './model-index.ts';

export interface Payment {
  transfer: TransferIndex;
  element: number;
  /** Company indices. */
  payer: number;
  payee: number;
  /** Place of the amount paid in a row of the history. */
  place: number;
}

const lists = perProgram((index: ModelIndex) =>
  index.ledger.transfers.flatMap((transfer) => {
    const at = index.at(transfer.paid);
    return Array.from({ length: transfer.size }, (_, element): Payment => {
      const [payer, payee] = [transfer.payer[element], transfer.payee[element]];
      return { transfer, element, payer, payee, place: at + element };
    }).filter(({ payer, payee }) => payer >= 0 && payee >= 0);
  }),
);

export const paymentsOf = (index: ModelIndex): Payment[] => lists(index.program);

/** The income line a payment is booked on, the asset it buys, or the instrument it moves. */
export function subjectOf({ post }: TransferIndex): string {
  if (post.kind === 'income') return post.line;
  return post.kind === 'purchase' || post.kind === 'resale' ? post.asset : post.instrument;
}

/** Lines of the ledger on which companies earn from the build-out, the rest of a cloud's business and income from money left out. */
export const BUSINESS_LINES = [
  'ai_services',
  'compute',
  'tokens',
  'revenue_share',
  'rent',
  'operations',
  'energy',
  'accelerators',
  'servers',
  'sites',
  'cost_of_chips',
];
