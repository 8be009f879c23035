/** Traces of what stands in data/: rows, the dots of a chart's line, and the columns of a company. */
import type { DataTables } from '../../../facts/index.ts';
import type { Metric } from '../../../runs/index.ts';
import { behindCompany } from '../../behind.ts';
import { dotsOf } from '../../dots.ts';
import { mustBeKnown } from '../../known-name.ts';
import { observationsOf } from '../bearing/observations.ts';
import { rowsById } from '../data-rows.ts';
import { madeOf } from '../made-of.ts';
import { sameMetric } from '../metrics.ts';
import { sentenceOfFact, sentencesOfRow } from '../sentences.ts';
import type { Trace, Tracing } from './tracing.ts';

export async function ofRows(of: string, ids: string[], tracing: Tracing): Promise<Trace> {
  const { facts } = tracing.workbench;
  const rows = rowsById(facts.tables, ids);
  const out = tracing.empty(of, 'row', rows.map(({ label }) => label).join('; '));
  const whole = ids.length > 1 ? totalOf(ids, tracing) : undefined;
  if (whole !== undefined) out.remarks.push(whole);
  out.facts.push(...rows);
  // Through rows made of other rows, down to those that stand on a document.
  const chain = chainOf(ids, facts.tables);
  out.facts.push(...rowsById(facts.tables, chain));
  for (const id of [...ids, ...chain]) await addRow(id, tracing, out);
  // A year added up from its quarters is a quantity of its own, under the ids of all.
  await addClaims(new Set([...ids, ...chain, ids.join('+')]), `row${ids.length > 1 ? 's' : ''} ${of}`, tracing, out);
  return out;
}

/** The arithmetic of a year: the sum of its four quarters, in words; undefined where the rows are no such year. */
function totalOf(ids: readonly string[], { workbench }: Tracing): string | undefined {
  const { facts } = workbench;
  const of = ids.join('+');
  const row = facts.tables.financials.find(({ id }) => id === ids[0]);
  const year = row && observationsOf(facts.tables, row.companyId).find(({ id }) => id === of);
  return year?.sum === undefined
    ? undefined
    : `The year is the sum of its four quarters: ${year.sum}. A claim on one of them speaks to a part of it; what repeats another claim is counted with it, once.`;
}

/** Rows of a chain shown; a median of many quotes stands for them. */
const LONGEST_CHAIN = 40;

/** What rows were made of, what that was made of, and so on; without the rows themselves. */
function chainOf(ids: readonly string[], tables: DataTables): string[] {
  const found = new Set<string>();
  let next = [...ids];
  while (next.length > 0 && found.size < LONGEST_CHAIN) {
    next = next.flatMap((id) => madeOf(tables, id)).filter((id) => !found.has(id) && !ids.includes(id));
    for (const id of next) found.add(id);
  }
  return [...found].slice(0, LONGEST_CHAIN);
}

/** A line of a chart: the rows its dots are made of. */
export async function ofLine(of: string, metric: Metric, member: string, tracing: Tracing): Promise<Trace> {
  const { workbench } = tracing;
  const { program, world, facts } = workbench;
  const cells = metric.cells({ program, start: world.start, steps: program.steps });
  const members = new Set(cells.flatMap(({ at }) => Object.values(at).map(String)));
  mustBeKnown(`line of ${metric.id}`, member, members);
  const out = tracing.empty(of, 'line', `${metric.label}: ${member.replaceAll('_', ' ')}`);
  const { seen, said } = dotsOf(metric.id, [member], workbench);
  const ids = [...new Set([...seen, ...said].flatMap((dot) => dot.ids))];
  out.facts.push(...rowsById(facts.tables, ids));
  if (ids.length === 0)
    out.remarks.push('nobody reports or announces this quantity under the same definition: no dots');
  const known = new Set([...ids, ...[...seen, ...said].map((dot) => dot.ids.join('+'))]);
  await tracing.leading(
    ({ kind, id, line }) =>
      (kind === 'answer' && id === metric.id && line === member) || (kind === 'row' && known.has(id)),
    of,
    out,
  );
  await addAccepted(tracing, out);
  return out;
}

/** A row of the companies table: the facts behind its columns. */
export async function ofCompany(of: string, tracing: Tracing): Promise<Trace> {
  const { facts, world } = tracing.workbench;
  const out = tracing.empty(of, 'company', facts.company(of).name);
  out.columns = behindCompany(facts, of, world.start);
  const ids = new Set(out.columns.flatMap((column) => column.ids));
  out.facts.push(...rowsById(facts.tables, ids));
  if (ids.size === 0)
    out.remarks.push('no fact stands behind its numbers: they are assumptions of the opening position');
  await tracing.leading(
    ({ kind, id, line }) => (kind === 'row' && ids.has(id)) || (kind === 'answer' && line === of),
    facts.company(of).name,
    out,
  );
  await addAccepted(tracing, out);
  return out;
}

/** What a row rests on, what was accepted on the same company and metric, and which parameters cite it. */
async function addRow(id: string, tracing: Tracing, out: Trace): Promise<void> {
  const { room } = tracing;
  const { facts } = tracing.workbench;
  const said = facts.tables.claims.find((row) => row.id === id);
  if (said) {
    const found = room
      ? await sentencesOfRow(said, room)
      : {
          why: `it rests on ${said.source}, ${said.sourceLocator}; add that document to the workspace to see the sentence`,
        };
    if ('why' in found) out.remarks.push(found.why);
    else out.sentences.push(...found);
  }
  const about = aboutOf(id, tracing);
  for (const fact of room?.accepted().values() ?? []) {
    if (!about || fact.company !== about.company || !sameMetric(fact.metric, about.metric)) continue;
    if (out.accepted.some((one) => one.id === fact.id)) continue;
    out.accepted.push(fact);
    out.sentences.push(await sentenceOfFact(fact, room));
  }
  const names = about ? [id, `${about.company}:${about.metric}`] : [id];
  for (const one of facts.tables.parameters)
    if (names.some((name) => new RegExp(`[#:]${name}(?![a-z0-9_])`).test(one.source)))
      tracing.moves(one.id, 'cites it as its source', out);
}

/** Claims that lead to any of the rows. */
async function addClaims(ids: ReadonlySet<string>, what: string, tracing: Tracing, out: Trace): Promise<void> {
  await tracing.leading(({ kind, id }) => kind === 'row' && ids.has(id), what, out);
  const parts = out.of.split('+');
  for (const lead of out.leads)
    if (parts.length > 1 && parts.includes(lead.id))
      lead.why += `; one of the ${parts.length} rows the number is made of`;
}

/** The facts that claims listed have become, with their sentences. */
async function addAccepted({ room }: Tracing, out: Trace): Promise<void> {
  for (const { id } of out.claims) {
    const fact = room!.fact(id);
    if (!('id' in fact) || out.accepted.some((one) => one.id === fact.id)) continue;
    out.accepted.push(fact);
    out.sentences.push(await sentenceOfFact(fact, room));
  }
}

/** Company and metric of a row of financials.csv or opening.csv. */
function aboutOf(id: string, { workbench }: Tracing): { company: string; metric: string } | undefined {
  const { tables } = workbench.facts;
  const figure = tables.financials.find((row) => row.id === id);
  if (figure) return { company: figure.companyId, metric: figure.metric };
  const item = tables.opening.find((row) => row.id === id);
  return item && { company: item.companyId, metric: item.item };
}
