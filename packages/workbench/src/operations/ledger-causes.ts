/** What moved cash or a claim between two steps: the payments themselves, kind by kind, which add up to the change. */
import type { Run } from '@buildout/engine';
import type { TransferIndex } from '@buildout/engine/ledger/types.ts';
import type { Cause } from './causes.ts';

/** Less than this part of what moved may be left over: then the payments are not the whole story. */
const LEFT_OVER = 1e-6;

/**
 * Of `cash[company]` each kind of payment received and made, of an instrument's element each kind of payment that moves it and
 * what was written off, summed over steps `first` … `last − 1`. Undefined for any other variable, and where they do not add up.
 */
export function ledgerCauses(
  run: Run,
  id: string,
  members: string[],
  [first, last]: [number, number],
): Cause[] | undefined {
  const { ledger } = run.program;
  const info = run.program.variable(id);
  if (ledger === undefined || info === undefined || last <= first) return undefined;
  const moves = id === 'cash' ? cashMoves(run, members[0], first, last) : claimMoves(run, id, members, first, last);
  if (moves === undefined) return undefined;
  const causes = [...moves.values()].filter(({ contribution }) => contribution !== 0);
  const change = run.value(id, last, ...members) - run.value(id, first, ...members);
  const sum = causes.reduce((total, { contribution }) => total + contribution!, 0);
  const gross = causes.reduce((total, { contribution }) => total + Math.abs(contribution!), 0);
  if (Math.abs(sum - change) > LEFT_OVER * Math.max(1, gross)) return undefined;
  return causes.sort((a, b) => Math.abs(b.contribution!) - Math.abs(a.contribution!));
}

type Moves = Map<string, Cause>;

function add(moves: Moves, id: string, label: string, unit: string, amount: number): void {
  if (amount === 0) return;
  const known = moves.get(label);
  if (known) known.contribution! += amount;
  else moves.set(label, { id, label, unit, kind: 'variable', contribution: amount });
}

/** Paid over steps by element of a transfer. */
function paid(run: Run, { paid: id, size }: TransferIndex, first: number, last: number): Float64Array {
  const sums = new Float64Array(size);
  for (let step = first; step < last; step++) {
    const row = run.at(id, step);
    for (let i = 0; i < size; i++) sums[i] += row[i] * run.program.ledger!.dt;
  }
  return sums;
}

function cashMoves(run: Run, company: string, first: number, last: number): Moves {
  const { companies, transfers, currency } = run.program.ledger!;
  const at = companies.indexOf(company);
  const moves: Moves = new Map();
  for (const transfer of transfers) {
    const sums = paid(run, transfer, first, last);
    for (let i = 0; i < transfer.size; i++) {
      const [payer, payee] = [transfer.payer[i], transfer.payee[i]];
      if (payer < 0 || payee < 0 || payer === payee) continue;
      if (payee === at) add(moves, transfer.paid, `received: ${transfer.label}`, currency, sums[i]);
      if (payer === at) add(moves, transfer.paid, `paid: ${transfer.label}`, currency, -sums[i]);
    }
  }
  return moves;
}

function claimMoves(run: Run, id: string, members: string[], first: number, last: number): Moves | undefined {
  const { instruments, transfers, currency, dt } = run.program.ledger!;
  const instrument = instruments.find((one) => one.id === id);
  if (instrument === undefined) return undefined;
  const at = Array.from({ length: instrument.size }, (_, i) => run.program.element(instrument.over, i)).findIndex(
    (element) => element.join() === members.join(),
  );
  const moves: Moves = new Map();
  for (const transfer of transfers) {
    if (!('instrument' in transfer.post) || transfer.post.instrument !== id || transfer.claim === undefined) continue;
    const sums = paid(run, transfer, first, last);
    for (let i = 0; i < transfer.size; i++) {
      if (transfer.claim[i] !== at) continue;
      // What the holder pays raises the claim, what the issuer pays lowers it.
      const raises = transfer.payer[i] === instrument.holder[at];
      add(
        moves,
        transfer.paid,
        `${raises ? 'lent' : 'repaid'}: ${transfer.label}`,
        currency,
        raises ? sums[i] : -sums[i],
      );
    }
  }
  let lost = 0;
  for (let step = first; step < last; step++) lost += run.at(instrument.writtenOff, step)[at] * dt;
  add(moves, instrument.writtenOff, 'written off or down', currency, -lost);
  return moves;
}
