/** From a reference to where its number comes from. */
import type { Run } from '@buildout/engine';
import type { DataTables } from '../../facts/index.ts';
import { behindCompany, behindLine } from '../behind.ts';
import { dotsOf } from '../dots.ts';
import { observationsOf } from '../evidence/bearing/observations.ts';
import { rowsById } from '../evidence/data-rows.ts';
import { mustBeKnown } from '../known-name.ts';
import { memberNames } from '../member-names.ts';
import { lineName } from '../statement-lines.ts';
import type { Workbench } from '../workbench.ts';
import { booksSource } from './books.ts';
import { figureOf } from './figure.ts';
import { dotWords } from './observed.ts';
import { partsOf } from './parts.ts';
import { type NumberReference, writeReference } from './reference.ts';
import type { NumberSource } from './types.ts';

export interface Found {
  source: NumberSource;
  /** Computes the number from a run; absent for what no parameter moves. */
  value?: (run: Run) => number;
}

/** Throws OperationError for names and times that there are not. */
export function findSource(of: NumberReference, workbench: Workbench, run: Run): Found {
  switch (of.kind) {
    case 'rows':
      return { source: rowsSource(of.ids, workbench) };
    case 'facts':
      return { source: companyFacts(of.company, workbench) };
    case 'start':
      return { source: startSource(of, workbench) };
    case 'seen':
    case 'said':
      return { source: dotSource(of, workbench) };
    case 'books':
      return { source: booksSource(of.check, workbench, run) };
    default: {
      const { value, ...told } = figureOf(of, workbench, run);
      const number = value(run);
      const has = Number.isFinite(number);
      const parts = partsOf(run, value);
      const counts = has && number !== 0 && parts.parts.length === 0;
      const remarks = [
        ...(has ? [] : ['this run has no value here']),
        ...(counts ? ['it counts what happens or says when: no small change of a variable moves it'] : []),
      ];
      const source: NumberSource = {
        of: writeReference(of),
        kind: 'follows',
        ...told,
        value: has ? number : null,
        ...parts,
        remarks,
      };
      return { source, value };
    }
  }
}

const ofFacts = (
  of: NumberReference,
  title: string,
  facts: NumberSource['facts'],
  claims: string,
  how = '',
): NumberSource => ({
  ...{ of: writeReference(of), title, kind: 'facts', unit: '', how, facts, claims },
  ...{ parts: [], adds: false, left: { count: 0, amount: 0 }, remarks: [] },
});

function rowsSource(ids: string[], { facts }: Workbench): NumberSource {
  const rows = rowsById(facts.tables, ids);
  const known = new Set(rows.map(({ id }) => id));
  for (const id of ids) mustBeKnown('row of data/', id, known, 'buildout facts');
  const [first] = rows;
  const year = yearOf(ids, facts.tables);
  const several = rows.length > 1 ? ` and ${rows.length - 1} more row${rows.length > 2 ? 's' : ''}` : '';
  const title = year?.title ?? `${first?.label ?? ''}${several}`;
  return ofFacts({ kind: 'rows', ids }, title, [{ what: '', ids }], ids.join('+'), year?.how);
}

/** A year that is the sum of its quarters, in words; undefined where the rows are no such year. */
function yearOf(ids: string[], tables: DataTables): { title: string; how: string } | undefined {
  const row = tables.financials.find(({ id }) => id === ids[0]);
  const year = row && observationsOf(tables, row.companyId).find(({ id }) => id === ids.join('+'));
  if (year?.sum === undefined) return undefined;
  const title = `${row?.companyId} ${year.metric.replaceAll('_', ' ')}, the year to ${year.on}`;
  return { title, how: `The sum of its four quarters: ${year.sum}.` };
}

function companyFacts(company: string, { facts, world }: Workbench): NumberSource {
  mustBeKnown('company', company, new Set(facts.companies().map(({ id }) => id)), 'buildout companies');
  const title = `${memberNames(world)(company)}: facts behind its row`;
  return ofFacts({ kind: 'facts', company }, title, behindCompany(facts, company, world.start), company);
}

function startSource(of: Extract<NumberReference, { kind: 'start' }>, { facts, world }: Workbench): NumberSource {
  const { company, statement, line } = of;
  mustBeKnown('company', company, new Set(facts.companies().map(({ id }) => id)), 'buildout companies');
  const ids = behindLine(facts, company, world.start, statement, lineName(statement, line));
  const rows = rowsById(facts.tables, ids).map(({ label }) => label);
  const title = `${memberNames(world)(company)}: what the run starts from${rows.length > 0 ? `, ${rows.join('; ')}` : ''}`;
  return ofFacts(of, title, [{ what: '', ids }], ids.join('+'));
}

function dotSource(of: Extract<NumberReference, { kind: 'seen' | 'said' }>, workbench: Workbench): NumberSource {
  const { kind, answer, line, time } = of;
  mustBeKnown('answer', answer, new Set(workbench.metrics.map(({ id }) => id)), 'buildout run');
  const metric = workbench.metrics.find(({ id }) => id === answer)!;
  const dots = dotsOf(answer, [line], workbench)[kind];
  mustBeKnown(`dot of ${answer}[${line}]`, time, new Set(dots.map(({ t }) => String(t))));
  const dot = dots.find(({ t }) => String(t) === time)!;
  const title = `${line ? `${memberNames(workbench.world)(line)} ` : ''}${dotWords(dot, kind, metric.unit)}`;
  return ofFacts(of, title, [{ what: '', ids: dot.ids }], dot.ids.join('+'), dot.label);
}
