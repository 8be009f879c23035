/** Traces of the model's own numbers: parameters, and answers through the parameters that move them. */
import { dataRow, listed } from '../data-rows.ts';
import { sentenceOfFact, sentencesBehind } from '../sentences.ts';
import type { Trace, Tracing } from './tracing.ts';

/** Parameters followed from an answer. */
const MOST_MOVERS = 8;

export async function ofParameter(of: string, id: string, tracing: Tracing): Promise<Trace> {
  const { label } = tracing.workbench.program.parameter(id)!;
  const out = tracing.empty(of, 'parameter', label);
  tracing.moves(id, 'it is the one asked for', out);
  await behind(id, tracing, out);
  if (out.sentences.length === 0 && out.remarks.length === 0)
    out.remarks.push('no document is behind it: its source and reason stand in data/parameters.csv');
  return out;
}

export async function ofAnswer(of: string, label: string, tracing: Tracing): Promise<Trace> {
  const out = tracing.empty(of, 'answer', label);
  await tracing.leading(({ kind, id }) => kind === 'answer' && id === of, of, out);
  const movers = tracing.influences.movers(of).slice(0, MOST_MOVERS);
  if (movers.length === 0)
    out.remarks.push('only headline answers are traced to what moves them: `buildout run --scenarios 200` lists these');
  for (const { parameter, correlation } of movers) {
    const words = `it moves the answer (rank correlation ${correlation.toFixed(2).replace('-', '−')})`;
    tracing.moves(parameter, words, out);
    await behind(parameter, tracing, out);
  }
  out.answers = out.answers.filter(({ id }) => id === of);
  return out;
}

/** What a parameter cites, and what reviewers accepted that speaks to it. */
async function behind(id: string, tracing: Tracing, into: Trace): Promise<void> {
  const { room } = tracing;
  const { facts } = tracing.workbench;
  const row = facts.tables.parameters.find((one) => one.id === id);
  if (row) {
    const found = await sentencesBehind(
      row.source,
      facts,
      async () => room,
      (fact) => tracing.fact(fact),
    );
    into.sentences.push(...found.sentences);
    into.remarks.push(...found.remarks);
    const cited = new Set([...row.source.matchAll(/[a-z_/]+(?:\.csv#|:)([^\s;]+)/g)].map(([, key]) => key));
    into.facts.push(...rowsNamed(cited, tracing));
  }
  const claims = await tracing.leading(({ kind, id: of }) => kind === 'parameter' && of.split('[')[0] === id, id, into);
  for (const claim of claims) {
    const fact = room!.fact(claim.id);
    if (!('id' in fact) || into.accepted.some((one) => one.id === fact.id)) continue;
    into.accepted.push(fact);
    if (!into.sentences.some(({ from }) => from === fact.id)) into.sentences.push(await sentenceOfFact(fact, room));
  }
}

/** Rows a source names by id, or by company and metric. */
function rowsNamed(keys: Set<string>, { workbench }: Tracing) {
  const { tables } = workbench.facts;
  const ids = new Set(keys);
  for (const row of tables.financials) if (keys.has(`${row.companyId}:${row.metric}`)) ids.add(row.id);
  for (const row of tables.opening) if (keys.has(`${row.companyId}:${row.item}`)) ids.add(row.id);
  return listed(tables)
    .filter(({ id }) => ids.has(id))
    .map((row) => dataRow(row, tables));
}
