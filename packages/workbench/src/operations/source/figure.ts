/** A reference to a simulated number → how it is computed from a run, what it is called, which facts are on the same quantity. */
import type { Run } from '@buildout/engine';
import { statements } from '@buildout/engine/flows/index.ts';
import { yearsOf } from '../../analysis/index.ts';
import { type Metric, monthAt, stepAt } from '../../runs/index.ts';
import { behindCompany, behindLine } from '../behind.ts';
import { mustBeKnown } from '../known-name.ts';
import { memberNames } from '../member-names.ts';
import { OperationError } from '../problems.ts';
import { COMPANY_COLUMNS, lineName, STATEMENTS } from '../statement-lines.ts';
import type { Workbench } from '../workbench.ts';
import { betweenBoth, dotsOn } from './observed.ts';
import type { NumberReference } from './reference.ts';
import type { NumberSource } from './types.ts';

export interface Figure extends Pick<NumberSource, 'title' | 'unit' | 'how' | 'facts' | 'claims'> {
  value(run: Run): number;
}

type Of<Kind extends NumberReference['kind']> = Extract<NumberReference, { kind: Kind }>;

/** Throws OperationError for names and times that the run does not have. */
export function figureOf(
  of: Of<'answer' | 'variable' | 'statement' | 'company' | 'flow'>,
  workbench: Workbench,
  run: Run,
): Figure {
  switch (of.kind) {
    case 'answer':
      return answerFigure(of, workbench, run.steps);
    case 'variable':
      return variableFigure(of, workbench, run.steps);
    case 'statement':
      return statementFigure(of, workbench, run);
    case 'company':
      return companyFigure(of, workbench, run.steps);
    case 'flow':
      return flowFigure(of, workbench, run.steps);
  }
}

/** Answers by their names where a sentence gives their ids: “revenue_gap of 2027”. */
function namedAnswers(words: string, metrics: readonly Metric[]): string {
  const labels = new Map(metrics.map(({ id, label }) => [id, label]));
  return words.replace(/[a-z0-9]+(?:_[a-z0-9]+)+/g, (id) => (labels.has(id) ? `“${labels.get(id)}”` : id));
}

const TIMES = ['year', 'quarter', 'month', 'step'];

function answerFigure({ answer, members, time }: Of<'answer'>, workbench: Workbench, steps: number): Figure {
  const { metrics, program, world } = workbench;
  mustBeKnown('answer', answer, new Set(metrics.map(({ id }) => id)), 'buildout run');
  const metric = metrics.find(({ id }) => id === answer) as Metric;
  const cells = metric.cells({ program, start: world.start, steps });
  const nameOf = memberNames(world);
  const keys = (at: Record<string, string | number>) => Object.keys(at).filter((key) => !TIMES.includes(key));
  const placeOf = (at: Record<string, string | number>) => {
    const when = TIMES.flatMap((key) => (at[key] === undefined ? [] : [String(at[key])]));
    return `${keys(at)
      .map((key) => at[key])
      .join(',')}@${when[0] ?? ''}`;
  };
  const places = cells.map(({ at }) => placeOf(at));
  const wanted = `${members.join(',')}@${time}`;
  mustBeKnown(`value of ${answer}`, wanted, new Set(places));
  const cell = places.indexOf(wanted);
  const line = members.join(',');
  const out = new Float64Array(cells.length);
  return {
    title: [metric.label, ...members.map(nameOf), time].filter(Boolean).join(', '),
    unit: metric.unit,
    how: namedAnswers(metric.about, metrics),
    facts: line === '' ? [] : dotsOn(answer, line, time, workbench),
    claims: line === '' ? answer : `${answer}[${line}]`,
    value(run) {
      out.fill(Number.NaN);
      metric.measure(run, out);
      return out[cell] ?? Number.NaN;
    },
  };
}

function variableFigure({ variable, members, time }: Of<'variable'>, workbench: Workbench, steps: number): Figure {
  const { program, world } = workbench;
  mustBeKnown('variable', variable, new Set(program.variables.map(({ id }) => id)), 'buildout variables');
  const info = program.variable(variable)!;
  const elements = Array.from({ length: info.size }, (_, i) => program.element(info.over, i).join(','));
  mustBeKnown(`element of ${variable}`, members.join(','), new Set(elements));
  const at = info.offset + elements.indexOf(members.join(','));
  const step = stepAt(time, { start: world.start, unit: program.model.time.unit, steps });
  if (typeof step !== 'number' || step < 0 || step > steps)
    throw new OperationError({ code: 'unknown-name', kind: 'month of the run', name: time });
  const names = members.map(memberNames(world));
  return {
    title: [info.label, ...names, monthAt(step, world.start) ?? `step ${step}`].join(', '),
    unit: info.unit,
    how: info.note || `The variable ${variable} of the model at the beginning of the month.`,
    facts: [],
    claims: '',
    value: (run) => run.history[step * run.program.slots + at] ?? Number.NaN,
  };
}

function windowOf(time: string, { world }: Workbench, steps: number) {
  const years = yearsOf(world.start, steps);
  mustBeKnown('year of the run', time, new Set(years.map(({ year }) => String(year))));
  return years.find(({ year }) => String(year) === time)!;
}

function ledgerOf({ program }: Workbench) {
  if (!program.ledger)
    throw new OperationError({ code: 'not-here', what: 'A payment', reason: 'the model has no ledger' });
  return program.ledger;
}

function statementFigure(of: Of<'statement'>, workbench: Workbench, run: Run): Figure {
  const { company, statement, line, time } = of;
  const ledger = ledgerOf(workbench);
  mustBeKnown('company of the model', company, ledger.companies, 'buildout companies');
  mustBeKnown('statement', statement, new Set(STATEMENTS.map(({ id }) => id)));
  const { title, linesOf } = STATEMENTS.find(({ id }) => id === statement)!;
  const window = windowOf(time, workbench, run.steps);
  const find = (of: Run) => linesOf(statements(of, ledger, company, window)).find(([id]) => id === line);
  const labels = new Map(
    yearsOf(workbench.world.start, run.steps).flatMap((year) =>
      linesOf(statements(run, ledger, company, year)).map(([id, label]): [string, string] => [id, label]),
    ),
  );
  mustBeKnown(`line of the ${statement} statement of ${company}`, line, labels.keys());
  const label = labels.get(line)!;
  const { facts, world } = workbench;
  const ids = behindLine(facts, company, world.start, statement, lineName(statement, line));
  const level = statement === 'balance' || line === '8:closing';
  const counted = level ? 'at the end of the year' : 'added up over the months of the year';
  return {
    title: `${memberNames(world)(company)}, ${label}, ${time}`,
    unit: 'USD',
    how: `${title}: what the ledger holds under “${label}”, ${line === '1:opening' ? 'at the beginning of the year' : counted}.`,
    facts: ids.length > 0 ? [{ what: 'what the run starts from', ids }] : [],
    claims: ids.length > 0 ? ids.join('+') : knownCompany(company, workbench),
    // A line that does not occur in the year is nought.
    value: (of) => find(of)?.[2] ?? 0,
  };
}

const knownCompany = (company: string, { facts }: Workbench) =>
  facts.companies().some(({ id }) => id === company) ? company : '';

function companyFigure({ company, column, time }: Of<'company'>, workbench: Workbench, steps: number): Figure {
  const ledger = ledgerOf(workbench);
  mustBeKnown('company of the model', company, ledger.companies, 'buildout companies');
  mustBeKnown('column of the companies table', column, new Set(COMPANY_COLUMNS.map(({ id }) => id)));
  const window = windowOf(time, workbench, steps);
  const { of } = COMPANY_COLUMNS.find(({ id }) => id === column)!;
  const { facts, world } = workbench;
  const behind = behindCompany(facts, company, world.start).filter(({ what }) => what === column);
  return {
    title: `${memberNames(world)(company)}, ${column}, ${time}`,
    unit: 'USD',
    how: /end|equity/.test(column)
      ? 'From its balance sheet at the end of the year.'
      : 'All such lines of its statements, added up over the months of the year.',
    facts: behind,
    claims: behind.length > 0 ? behind.flatMap(({ ids }) => ids).join('+') : knownCompany(company, workbench),
    value: (run) => of(statements(run, ledger, company, window)),
  };
}

function flowFigure({ from, to, time }: Of<'flow'>, workbench: Workbench, steps: number): Figure {
  const ledger = ledgerOf(workbench);
  for (const company of [from, to])
    mustBeKnown('company of the model', company, ledger.companies, 'buildout companies');
  const window = windowOf(time, workbench, steps);
  const [payer, payee] = [ledger.companies.indexOf(from), ledger.companies.indexOf(to)];
  const places = ledger.transfers.flatMap((transfer) => {
    const offset = workbench.program.variable(transfer.paid)?.offset ?? -1;
    return Array.from({ length: transfer.size }, (_, i) => i)
      .filter((i) => transfer.payer[i] === payer && transfer.payee[i] === payee)
      .map((i) => offset + i);
  });
  const nameOf = memberNames(workbench.world);
  const facts = betweenBoth(from, to, workbench);
  return {
    title: `${nameOf(from)} to ${nameOf(to)}, ${time}`,
    unit: 'USD',
    how: 'Every payment from the one to the other, added up over the months of the year.',
    facts,
    claims: facts.flatMap(({ ids }) => ids).join('+'),
    value(run) {
      let sum = 0;
      for (let step = window.from; step < window.to; step++)
        for (const place of places) sum += (run.history[step * run.program.slots + place] ?? 0) * ledger.dt;
      return sum;
    },
  };
}
