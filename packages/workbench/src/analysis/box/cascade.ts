/** What comes into a box each month and in which order it goes out. */
import type { Run } from '@buildout/engine';
import { modelIndex } from '../model-index.ts';
import { judgedFrom } from './ratios.ts';
import type { BoxTerms } from './terms.ts';

/** Amounts of one month in dollars; stocks at its end. */
export interface CascadeMonth {
  step: number;
  receipts: number;
  operation: number;
  interest: number;
  principal: number;
  /** Interest and principal that were due and not paid. */
  missed: number;
  sweep: number;
  distribution: number;
  /** Drawn from the lender and paid in by the sponsor, less what was built. */
  building: number;
  /** Everything else: money from a sale after default, unpaid dues of earlier months. */
  other: number;
  cash: number;
  /** Cash held back for debt service. */
  reserve: number;
  balance: number;
  /** Written off by the lender. */
  lost: number;
  /** Whether the box defaults in this month; at fixed prices nobody does. */
  failed: boolean;
  /** Cash available for debt service over service, three months up to this one; undefined where nothing is due. */
  cover?: number;
}

/** Less than this a month is no debt service. */
const NOTHING = 1000;

/** The cascade of a box in a run, month by month to the end of its loan or of the run. */
export function cascadeOf(run: Run, { box, facility }: BoxTerms): CascadeMonth[] {
  const { ledger } = run.program;
  const index = modelIndex(run.program);
  const loan = ledger!.instruments.find(({ id }) => id === 'loan')!;
  const at = index.members('facility').indexOf(facility);
  const onlyHere = (id: string, dimension: string, step: number): number =>
    index.members(dimension).includes(box) ? run.value(id, step, box) : 0;
  const months: CascadeMonth[] = [];
  for (let step = 0; step < run.steps; step++) {
    const due = run.value('wanted_interest', step, facility) + run.value('wanted_principal', step, facility);
    const interest = run.value('paid_interest', step, facility);
    const principal = run.value('paid_principal', step, facility);
    const receipts = run.value('box_receipts', step, box);
    const operation = run.value('paid_box_operation', step, box);
    const sweep = run.value('paid_sweep', step, box);
    const distribution = run.value('paid_distribution', step, box);
    const built =
      onlyHere('paid_box_chips_payment', 'gpu_box', step) + onlyHere('paid_box_site_payment', 'site_box', step);
    const building = run.value('paid_draw', step, facility) + run.value('paid_box_equity', step, box) - built;
    const cash = run.value('cash', step + 1, box);
    const known = receipts - operation - interest - principal - sweep - distribution + building;
    months.push({
      step,
      receipts,
      operation,
      interest,
      principal,
      missed: Math.max(0, due - interest - principal),
      sweep,
      distribution,
      building,
      other: cash - run.value('cash', step, box) - known,
      cash,
      reserve: Math.min(Math.max(0, cash), run.value('box_reserve', step, box)),
      balance: run.value('loan', step + 1, facility),
      lost: run.at(loan.writtenOff, step)[at],
      failed: run.value('failed_now', step, box) > 0.5,
      cover: coverAt(run, box, step),
    });
    if (months[step].balance < 1 && step > 0 && run.value('commitment_left', step, facility) < 1) break;
  }
  return months;
}

function coverAt(run: Run, box: string, step: number): number | undefined {
  let [have, owe] = [0, 0];
  for (let k = Math.max(0, step - 2); k <= step; k++) {
    have += run.value('box_cfads', k, box);
    owe += run.value('box_service', k, box);
  }
  return owe > NOTHING ? have / owe : undefined;
}

/**
 * The same box outside the market: its customers pay what they signed, renewals come at `renewal` times the signed price, and
 * its rate stays where it is. Contract profiles come from the model's data through the run, everything else from the term sheet.
 */
export function cascadeOutside(run: Run, terms: BoxTerms, { renewal }: { renewal: number }): CascadeMonth[] {
  const { rate, amortisation, opening } = terms;
  const monthly = (rate.floating ? Math.max(0, rate.base + rate.margin) : rate.fixed) / 12;
  const service: number[] = [];
  const available: number[] = [];
  const months: CascadeMonth[] = [];
  let { loan: balance, cash, commitment, capexLeft } = opening;
  let ready = 1 - capexLeft / terms.capexTotal;
  for (let step = 0; step < run.steps; step++) {
    const building = step >= terms.buildStart && step < terms.buildEnd ? Math.min(capexLeft, terms.capexRate) : 0;
    const draw = Math.min(commitment, building * terms.advance);
    const equity = Math.max(0, building - draw) * terms.equityFunded;
    const interestDue = balance * monthly;
    const principalDue = principalOf(balance, monthly, step, amortisation, () =>
      Math.min(1, run.value('box_signed_now', step, terms.box) / 12 / run.value('box_signed_ahead', step, terms.box)),
    );
    const rent =
      step >= amortisation.start ? (terms.rentCover * (interestDue + principalDue)) / (1 - terms.costShare) : 0;
    const revenue = terms.contracts.reduce((sum, one) => {
      if (!one.assigned && rent > 0) return sum + rent * one.share;
      const price = one.renews && step >= one.firstTerm ? renewal : 1;
      const profile = run.value('contract_profile_now', step, one.id) / 12;
      return sum + profile * price * one.share * (one.assigned ? ready : 1);
    }, 0);
    const operation = Math.min(
      revenue + cash,
      terms.costShare * revenue + (terms.costFixed / 12) * (revenue / (terms.fullRevenue / 12)),
    );
    let left = cash + draw + equity + revenue - operation;
    const interest = Math.min(left, interestDue);
    left -= interest;
    const principal = Math.min(left, principalDue);
    left -= principal;
    const built = Math.min(building, left);
    left -= built;
    service.push(interestDue + principalDue);
    available.push(revenue - operation);
    const last = (values: number[]) => values.slice(-3).reduce((a, b) => a + b, 0);
    const cover = last(service) > NOTHING ? last(available) / last(service) : undefined;
    const before = service.length > 1 ? last(available.slice(0, -1)) / last(service.slice(0, -1)) : Infinity;
    const missed = interestDue - interest + principalDue - principal;
    const reserve =
      terms.reserveMonths * (interestDue + principalDue) +
      terms.reserveExtra +
      capexLeft * (1 - terms.advance) * (1 - terms.equityFunded);
    const surplus = Math.max(0, left - reserve);
    const sweep =
      before < terms.covenant && step >= judgedFrom(amortisation.start)
        ? Math.min(balance - principal, surplus * terms.sweepShare)
        : 0;
    const locked =
      before < terms.lockup || missed > 1 || (capexLeft > 0 && step < terms.buildEnd && step >= terms.buildStart);
    const distribution = locked ? 0 : Math.max(0, surplus - sweep);
    const target = 1 - capexLeft / terms.capexTotal;
    ready += (target - ready) / terms.deliveryLag;
    balance = Math.max(0, balance + draw - principal - sweep);
    commitment -= draw;
    capexLeft -= built;
    cash = left - sweep - distribution;
    months.push({
      step,
      receipts: revenue,
      operation,
      interest,
      principal,
      missed,
      sweep,
      distribution,
      building: draw + equity - built,
      other: 0,
      cash,
      reserve: Math.min(cash, reserve),
      balance,
      lost: 0,
      failed: false,
      cover,
    });
    if (balance < 1 && commitment < 1) break;
  }
  return months;
}

/** Scheduled principal; `due` gives service over the balance of a loan that follows contract cash. */
function principalOf(
  balance: number,
  rate: number,
  step: number,
  { kind, start, maturity }: BoxTerms['amortisation'],
  due: () => number,
) {
  const left = Math.max(1, maturity - step);
  if (kind === 'bullet') return step >= maturity - 1 ? balance : 0;
  if (step < start) return 0;
  if (kind === 'sculpted')
    return step >= maturity - 1 ? balance : Math.min(balance, balance * Math.max(0, due() - rate));
  if (kind === 'straight' || rate === 0) return balance / left;
  return Math.min(balance, (balance * rate) / ((1 + rate) ** left - 1));
}
