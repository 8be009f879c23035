/** Answer 8: who loses how much, by kind of holder, by holder, by kind of claim. */
import type { Metric } from '../../runs/index.ts';
import type { AnalysisContext } from '../context.ts';
import { type ModelIndex, perProgram } from '../model-index.ts';
import { band, bn } from '../say.ts';
import {
  addRows,
  type Line,
  linesOf,
  SIMULATED_ONLY,
  sumPlan,
  type Term,
  yearlyFlows,
  yearlyNumbers,
} from '../yearly.ts';

const SECTOR_KINDS: Record<string, string> = {
  lab: 'labs',
  application: 'applications',
  cloud: 'clouds',
  neocloud: 'neoclouds',
  box: 'boxes',
  chip_maker: 'vendors',
  supplier: 'suppliers',
  end_demand: 'users',
  outside: 'rest of the economy',
};

/** Kind of holder by company: what the data says of funds and vendors, the sector of all others. */
export function holderKind({ companies }: AnalysisContext, id: string): string {
  const found = companies.find((company) => company.id === id);
  return found === undefined ? 'unknown' : found.holderKind || SECTOR_KINDS[found.sector] || found.sector;
}

/** Losses of holders, one line per kind. */
export function lossLines(context: AnalysisContext, index: ModelIndex): Line[] {
  const kinds = new Map<string, Term[]>();
  const { instruments, arrears } = index.ledger;
  const holders = new Set([...instruments, ...arrears].flatMap(({ holder }) => [...holder]));
  index.ledger.companies.forEach((id, c) => {
    if (!holders.has(c)) return;
    const kind = holderKind(context, id);
    kinds.set(kind, [...(kinds.get(kind) ?? []), [index.at('loss_by_holder', c), 1]]);
  });
  return [...kinds].map(([holder, terms]) => ({ at: { holder }, terms }));
}

export function losses(context: AnalysisContext): Metric[] {
  const everybody = perProgram((index) =>
    sumPlan([{ at: {}, terms: lossLines(context, index).flatMap(({ terms }): Term[] => terms) }]),
  );
  return [
    yearlyFlows(
      {
        id: 'losses_by_holder_kind',
        label: 'Losses by kind of holder',
        unit: 'USD/year',
        about: `Loans, notes, unpaid dues and equity at cost written off or down in the year, by who held them. ${SIMULATED_ONLY}`,
        sentence: (values, others) => {
          const by = new Map<string, number>();
          for (const { at, value } of values)
            by.set(String(at.holder), (by.get(String(at.holder)) ?? 0) + (value ?? 0));
          const all = [...by.values()].reduce((a, b) => a + b, 0);
          if (all <= 0) return `In this run no claim is written off${band(others('losses_so_far').at(-1), bn)}.`;
          const most = [...by]
            .sort((a, b) => b[1] - a[1])
            .slice(0, 3)
            .filter(([, v]) => v > 0);
          const sum = others('losses_so_far').at(-1);
          const when = sum === undefined ? 'Over all years' : `By the end of ${sum.at.year}`;
          return `${when} ${bn(all)}${band(sum, bn)} are written off; most by ${most.map(([kind, v]) => `${kind} (${bn(v)})`).join(', ')}.`;
        },
      },
      { lines: (index) => lossLines(context, index) },
    ),
    yearlyNumbers(
      {
        id: 'losses_so_far',
        label: 'Losses of all holders since the start',
        unit: 'USD',
        about: `losses_by_holder_kind of all kinds, added up from the start to the end of the year. ${SIMULATED_ONLY}`,
      },
      (run, { to }) => {
        const total = new Float64Array(1);
        addRows(run, everybody(run.program), 0, to, total);
        return total[0] * run.program.ledger!.dt;
      },
    ),
    yearlyFlows(
      {
        id: 'losses_by_holder',
        label: 'Losses by holder',
        unit: 'USD/year',
        about: `As losses_by_holder_kind, by company. ${SIMULATED_ONLY}`,
      },
      {
        lines: (index) => {
          const { instruments, arrears, companies } = index.ledger;
          const holders = new Set([...instruments, ...arrears].flatMap(({ holder }) => [...holder]));
          return linesOf(
            index,
            'loss_by_holder',
            'company',
            companies.filter((_, c) => holders.has(c)),
          );
        },
      },
    ),
    yearlyFlows(
      {
        id: 'losses_by_claim',
        label: 'Losses by kind of claim',
        unit: 'USD/year',
        about: `Written off or down in the year: loans, equity at cost, each kind of unpaid dues. ${SIMULATED_ONLY}`,
      },
      {
        lines: ({ ledger, at }) => {
          const of = (writtenOff: string, size: number): Term[] =>
            Array.from({ length: size }, (_, e) => [at(writtenOff, e), 1]);
          return [
            ...ledger.instruments.map(({ id, writtenOff, size }) => ({
              at: { claim: id },
              terms: of(writtenOff, size),
            })),
            {
              at: { claim: 'arrears' },
              terms: ledger.arrears.flatMap(({ writtenOff, holder }) => of(writtenOff, holder.length)),
            },
          ];
        },
      },
    ),
    yearlyFlows(
      {
        id: 'losses_by_debtor',
        label: 'Claims written off by debtor',
        unit: 'USD/year',
        about: `What a company’s holders and creditors wrote off or down on it in the year; over all debtors it equals losses_by_holder. ${SIMULATED_ONLY}`,
      },
      {
        lines: (index) =>
          linesOf(
            index,
            'gain_by_issuer',
            'company',
            index.ledger.companies.filter((id) => index.data('can_fail', id) === 1),
          ),
      },
    ),
  ];
}
