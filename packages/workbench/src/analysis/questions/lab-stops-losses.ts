/** Who loses what on whom, in one run more than in another. */
import type { Run } from '@buildout/engine';
import { holderKind } from '../answers/losses.ts';
import type { AnalysisContext } from '../context.ts';
import { modelIndex } from '../model-index.ts';
import { GUARANTORS, guaranteesPaid } from './lab-stops-drawn.ts';

/** Lost by `holder` on what `debtor` owed it or had issued. */
export interface Loss {
  debtor: string;
  holder: string;
  /** Kind of the holder; `guarantors` for what is paid under guarantees. */
  kind: string;
  amount: number;
}

/** Less than this is rounding. */
const LEAST = 1;

/** Losses by debtor and holder from a step on, in `stops` more than in `base`; they add up to what is lost in all. */
export function lossesBetween(base: Run, stops: Run, from: number, context: AnalysisContext): Loss[] {
  const { companies, instruments, arrears, dt } = base.program.ledger!;
  const found = new Map<string, Loss>();
  const add = (debtor: string, holder: string, kind: string, amount: number) => {
    const key = `${debtor} ${holder} ${kind}`;
    const known = found.get(key);
    if (known) known.amount += amount;
    else found.set(key, { debtor, holder, kind, amount });
  };
  for (const { writtenOff, holder, issuer } of [...instruments, ...arrears]) {
    for (let step = from; step < base.steps; step++) {
      const [now, without] = [stops.at(writtenOff, step), base.at(writtenOff, step)];
      for (let i = 0; i < holder.length; i++) {
        const amount = (now[i] - without[i]) * dt;
        if (amount === 0 || holder[i] < 0 || issuer[i] < 0) continue;
        const who = companies[holder[i]];
        add(companies[issuer[i]], who, holderKind(context, who), amount);
      }
    }
  }
  for (const { guarantee, guarantor, debtor } of guaranteesOf(base)) {
    const amount = guaranteesPaid(stops, from, guarantee) - guaranteesPaid(base, from, guarantee);
    if (amount !== 0) add(debtor, guarantor, GUARANTORS, amount);
  }
  return [...found.values()].filter(({ amount }) => Math.abs(amount) > LEAST).sort((a, b) => b.amount - a.amount);
}

/** A guarantee with its parties. */
export interface GuaranteeParties {
  guarantee: string;
  guarantor: string;
  /** Whose payments are guaranteed, and to whom. */
  debtor: string;
  beneficiary: string;
}

export function guaranteesOf(run: Run): GuaranteeParties[] {
  const index = modelIndex(run.program);
  const [guarantor, guaranteed, beneficiary, payer] = [
    'guarantor',
    'guaranteed',
    'guarantee_beneficiary',
    'contract_payer',
  ].map((id) => index.relation(id));
  return index.members('guarantee').map((guarantee) => ({
    guarantee,
    guarantor: guarantor.get(guarantee) ?? '',
    debtor: payer.get(guaranteed.get(guarantee) ?? '') ?? '',
    beneficiary: beneficiary.get(guarantee) ?? '',
  }));
}

/** Added up by a part of the loss, largest first. */
export function lossesBy(losses: Loss[], part: 'debtor' | 'holder' | 'kind'): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of losses) sums.set(one[part], (sums.get(one[part]) ?? 0) + one.amount);
  return new Map([...sums].sort((a, b) => b[1] - a[1]));
}

/** Sectors whose balance sheets stand for the world outside the build-out: those who lend and invest, users, the rest. */
const OUTSIDE = new Set(['capital', 'outside', 'end_demand']);

/** Part of the losses that falls on lenders, investors and the rest of the world; NaN where nothing is lost. */
export function outsideShare(losses: Loss[], { companies }: AnalysisContext): number {
  const outside = new Set(companies.filter(({ sector }) => OUTSIDE.has(sector)).map(({ id }) => id));
  const all = losses.reduce((sum, { amount }) => sum + amount, 0);
  const theirs = losses.reduce((sum, { holder, amount }) => sum + (outside.has(holder) ? amount : 0), 0);
  return all > 0 ? theirs / all : Number.NaN;
}
