/** Pictures and tables of question 4. */
import type { Run } from '@buildout/engine';
import { type AnalysisContext, nameOf } from '../context.ts';
import { percent, percentRange } from '../say.ts';
import type { AnswerTable, Cell } from './answer.ts';
import type { Drawn } from './draws.ts';
import { momentOf, monthOf } from './helpers.ts';
import type { CascadeEvent } from './lab-stops.ts';
import { guaranteesPaid } from './lab-stops-drawn.ts';
import { guaranteesOf, type Loss, lossesBy } from './lab-stops-losses.ts';

type Name = (id: string) => string;

/** Ensembles with and without the stop: the same scenarios, so that they may be subtracted one by one. */
export interface BothDrawn {
  base: Drawn;
  stops: Drawn;
}

/** Of every scenario what the stop adds: 10th and 90th percentile. */
export function addedBand({ base, stops }: BothDrawn, holder: string): { p10: number; p90: number } | undefined {
  const [a, b] = [base, stops].map((one) => one.column('lab_stops', { holder }));
  const more = Array.from(b, (value, i) => value - a[i]).filter((value) => !Number.isNaN(value));
  if (more.length === 0) return undefined;
  more.sort((x, y) => x - y);
  const at = (p: number) => {
    const place = p * (more.length - 1);
    const low = Math.floor(place);
    return more[low] + (place - low) * (more[Math.min(more.length - 1, low + 1)] - more[low]);
  };
  return { p10: at(0.1), p90: at(0.9) };
}

export function lossChart(run: Run, lost: { base: Run; stops: Run; from: number }) {
  const { base, stops, from } = lost;
  const line = (id: string, label: string, of: Run) => {
    let sum = 0;
    const values = Array.from({ length: base.steps - from }, (_, k) => {
      sum += of.at('loss_by_holder', from + k).reduce((a, b) => a + b, 0);
      return { t: momentOf(run, from + k), value: sum };
    });
    return { id, label, values };
  };
  return {
    kind: 'line' as const,
    title: 'Claims written off since the stop',
    unit: 'USD',
    lines: [line('stops', 'the lab stops paying', stops), line('pays', 'it pays', base)],
  };
}

export function eventsTable(run: Run, events: CascadeEvent[], name: Name): AnswerTable {
  return {
    id: 'cascade',
    title: 'Who, what, when: events that do not happen while the lab pays',
    columns: [
      { id: 'month', label: 'month' },
      { id: 'company', label: 'company' },
      { id: 'what', label: 'what' },
      { id: 'amount', label: 'amount', unit: 'USD' },
    ],
    rows: events.map(({ step, company, what, amount }) => [monthOf(run, step), name(company), what, amount]),
    note: 'A company misses payments from the month given until it pays again or defaults; the amount is what it leaves unpaid that month, what a guarantor pays is in all.',
  };
}

/** The same month by month, in amounts: what more is unpaid, paid under guarantees and written off. */
export function monthsTable(base: Run, stops: Run, from: number): AnswerTable {
  const more = (id: string, step: number) =>
    stops.at(id, step).reduce((a, b) => a + b, 0) - base.at(id, step).reduce((a, b) => a + b, 0);
  const behind = (run: Run, step: number) => run.at('missed', step).reduce((a, b) => a + b, 0);
  let sum = 0;
  const rows = Array.from({ length: base.steps - from }, (_, k): Cell[] => {
    const step = from + k;
    const lost = more('loss_by_holder', step);
    sum += lost;
    return [
      monthOf(base, step),
      more('unpaid', step),
      more('paid_guarantee_call', step),
      lost,
      sum,
      behind(stops, step) - behind(base, step),
      more('defaulted', step + 1),
    ];
  });
  // After the last month in which anything changes, nothing more is to be told.
  const still = rows.findLastIndex(
    (row, k) => row.slice(1, 4).some((x) => Math.abs(Number(x)) > 1) || (k > 0 && row[6] !== rows[k - 1][6]),
  );
  return {
    id: 'months',
    title: 'Month by month, more than without',
    columns: [
      { id: 'month', label: 'month' },
      { id: 'unpaid', label: 'unpaid', unit: 'USD' },
      { id: 'guarantees', label: 'paid under guarantees', unit: 'USD' },
      { id: 'lost', label: 'written off', unit: 'USD' },
      { id: 'sum', label: 'written off so far', unit: 'USD' },
      { id: 'behind', label: 'companies behind with payments' },
      { id: 'failed', label: 'companies in default' },
    ],
    rows: rows.slice(0, still + 1),
    note: 'Unpaid counts what is due and not paid in the month, dues of earlier months included. After the last row nothing more happens.',
  };
}

/** Company on whose paper or bills something is lost × kind of holder, with totals both ways. */
export function matrixTable(losses: Loss[], name: Name, drawn: BothDrawn | undefined): AnswerTable {
  const kinds = [...lossesBy(losses, 'kind').keys()];
  const debtors = [...lossesBy(losses, 'debtor').keys()];
  const at = (debtor: string | undefined, kind: string | undefined) =>
    losses.reduce(
      (sum, one) =>
        (debtor === undefined || one.debtor === debtor) && (kind === undefined || one.kind === kind)
          ? sum + one.amount
          : sum,
      0,
    );
  const bandCell = (holder: string, end: 'p10' | 'p90') => (drawn && addedBand(drawn, holder)?.[end]) ?? null;
  return {
    id: 'losses',
    title: 'Lost more than without, by company that does not pay and kind of holder',
    columns: [
      { id: 'debtor', label: 'lost on' },
      ...kinds.map((kind) => ({ id: kind, label: kind, unit: 'USD' })),
      { id: 'all', label: 'all', unit: 'USD' },
    ],
    rows: [
      ...debtors.map((debtor) => [name(debtor), ...kinds.map((kind) => at(debtor, kind)), at(debtor, undefined)]),
      ['all', ...kinds.map((kind) => at(undefined, kind)), at(undefined, undefined)],
      ...(drawn
        ? (['p10', 'p90'] as const).map((end) => [
            `all, ${end} of scenarios`,
            ...kinds.map((kind) => bandCell(kind, end)),
            bandCell('all', end),
          ])
        : []),
    ],
    note: 'Loans, notes, stakes at cost and unpaid dues written off, and what guarantors pay. Negative where a loss that would have come anyway is smaller. Each column’s p10 and p90 are its own: they do not add up.',
  };
}

export function holdersTable(losses: Loss[], name: Name, total: number): AnswerTable {
  const rows = [...lossesBy(losses, 'holder')].map(([holder, amount]): Cell[] => [
    losses.find((one) => one.holder === holder)!.kind,
    name(holder),
    amount,
  ]);
  return {
    id: 'holders',
    title: 'The same by holder',
    columns: [
      { id: 'kind', label: 'kind of holder' },
      { id: 'holder', label: 'holder' },
      { id: 'amount', label: 'lost', unit: 'USD' },
    ],
    rows: [...rows, ['all', '', total]],
    note: 'Who stands behind a kind of holder is not known.',
  };
}

/** What each guarantee pays, and to whom. */
export function guaranteesTable(base: Run, stops: Run, from: number, context: AnalysisContext): AnswerTable {
  const name = (id: string) => nameOf(context, id);
  return {
    id: 'guarantees',
    title: 'What guarantees pay',
    columns: [
      { id: 'guarantor', label: 'guarantor' },
      { id: 'debtor', label: 'guarantees payments of' },
      { id: 'beneficiary', label: 'to' },
      { id: 'left', label: 'cap left at the stop', unit: 'USD' },
      { id: 'paid', label: 'pays after the stop', unit: 'USD' },
      { id: 'without', label: 'without it', unit: 'USD' },
    ],
    rows: guaranteesOf(base).map(({ guarantee, guarantor, debtor, beneficiary }) => [
      name(guarantor),
      name(debtor),
      name(beneficiary),
      stops.value('guarantee_left', from, guarantee),
      guaranteesPaid(stops, from, guarantee),
      guaranteesPaid(base, from, guarantee),
    ]),
    note: 'A guarantee is called once the payer has defaulted, a month after the guaranteed payment was missed.',
  };
}

/** Who fails because of it, in how many scenarios; those that fail in none are left out. */
export function failuresTable({ base, stops }: BothDrawn, companies: string[], name: Name): AnswerTable {
  const rows = companies.flatMap((failed) => {
    const [without, because] = [base, stops].map((one) => one.share('lab_stops', (value) => value > 0.5, { failed }));
    return because.share > 0 || without.share > 0 ? [{ failed, without, because }] : [];
  });
  const odds = ({ share, low, high }: { share: number; low: number; high: number }) =>
    `${percent(share)} (${percentRange(low, high)})`;
  return {
    id: 'failures',
    title: 'Who has failed by the end, in how many scenarios',
    columns: [
      { id: 'company', label: 'company' },
      { id: 'stops', label: 'the lab stops' },
      { id: 'pays', label: 'it pays' },
    ],
    rows: rows
      .sort((a, b) => b.because.share - b.without.share - (a.because.share - a.without.share))
      .map(({ failed, because, without }) => [name(failed), odds(because), odds(without)]),
  };
}

export function unpaidTable(unpaid: Map<string, number>, name: Name, month: string): AnswerTable {
  return {
    id: 'unpaid',
    title: `Not paid in ${month}`,
    columns: [
      { id: 'payee', label: 'owed to' },
      { id: 'amount', label: 'amount', unit: 'USD' },
    ],
    rows: [
      ...[...unpaid].map(([payee, amount]) => [name(payee), amount]),
      ['all', [...unpaid.values()].reduce((a, b) => a + b, 0)],
    ],
  };
}
