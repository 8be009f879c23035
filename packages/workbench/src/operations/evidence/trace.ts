/** From any number to the sentences it rests on, and from a sentence to the numbers it moves. */
import type { z } from 'zod';
import { factOfRow, nearest } from '../../facts/index.ts';
import { operation } from '../operation.ts';
import { OperationError } from '../problems.ts';
import { openWorkbench, type Workbench } from '../workbench.ts';
import { roomIfKept } from './accepted.ts';
import { dataRow, listed, rowsOn } from './data-rows.ts';
import { type Influences, influences } from './influence.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { linkOf } from './links.ts';
import { sameMetric } from './metrics.ts';
import type { Room } from './room.ts';
import { sentenceOfFact, sentencesBehind, sentencesOfRow } from './sentences.ts';
import { viewsOf } from './views.ts';

type Trace = z.output<typeof schemas.trace.output>;

/** Parameters followed from an answer. */
const MOST_MOVERS = 8;
/** Claims shown of one parameter. */
const MOST_CLAIMS = 40;

export const evidenceTrace = operation({
  name: 'evidence-trace',
  title: 'Trace a number to its sentence',
  summary:
    'Leads from a parameter, an answer, a row of data/, a fact or a claim to the sentences behind it, and on to what they move.',
  ...schemas.trace,
  examples: [{ say: 'what a parameter rests on', input: { of: 'required_margin' } }],
  async do({ of: asked }, host) {
    const of = asked.trim().replace(/^@/, '');
    const workbench = await openWorkbench(host);
    const tracer = new Tracer(workbench, await influences(host), await roomIfKept(host));
    return tracer.trace(of.replace(/^(data\/)?[a-z_/]+\.csv#/, ''));
  },
});

class Tracer {
  readonly #workbench: Workbench;
  readonly #influences: Influences;
  readonly #room: Room | undefined;

  constructor(workbench: Workbench, moved: Influences, room: Room | undefined) {
    this.#workbench = workbench;
    this.#influences = moved;
    this.#room = room;
  }

  async trace(of: string): Promise<Trace> {
    const { program, metrics, facts } = this.#workbench;
    const parameter = program.parameter(of.split('[')[0]);
    if (parameter) return this.#ofParameter(of, parameter.id);
    const answer = metrics.find(({ id }) => id === of);
    if (answer) return this.#ofAnswer(of, answer.label);
    const fact = this.#fact(of);
    if (fact) return this.#ofClaim(of, 'fact', fact.claim);
    if (of.startsWith('claim_') && this.#room) {
      this.#room.claim(of);
      return this.#ofClaim(of, 'claim', of);
    }
    const row = listed(facts.tables).find(({ id }) => id === of);
    if (row) return this.#ofRow(of);
    const names = [...program.parameters.map(({ id }) => id), ...metrics.map(({ id }) => id)];
    throw new OperationError({
      code: 'unknown-name',
      kind: 'parameter, answer, row of data/, fact or claim',
      name: of,
      closest: nearest(of, names),
      list: 'buildout params',
    });
  }

  #fact(id: string) {
    const row = this.#workbench.facts.tables.accepted.find((one) => one.id === id);
    return this.#room?.accepted().get(id) ?? (row && factOfRow(row));
  }

  #empty(of: string, kind: Trace['kind'], label: string): Trace {
    return {
      of,
      kind,
      label,
      sentences: [],
      parameters: [],
      answers: [],
      facts: [],
      accepted: [],
      claims: [],
      remarks: [],
    };
  }

  /** What a parameter cites, and what reviewers accepted that speaks to it. */
  async #behind(id: string, into: Trace): Promise<void> {
    const { facts } = this.#workbench;
    const row = facts.tables.parameters.find((one) => one.id === id);
    if (row) {
      const found = await sentencesBehind(
        row.source,
        facts,
        async () => this.#room,
        (fact) => this.#fact(fact),
      );
      into.sentences.push(...found.sentences);
      into.remarks.push(...found.remarks);
      const cited = new Set([...row.source.matchAll(/[a-z_/]+(?:\.csv#|:)([^\s;]+)/g)].map(([, key]) => key));
      into.facts.push(...this.#rowsNamed(cited));
    }
    const claims = this.#linkedTo(id);
    for (const claim of claims) {
      const fact = this.#room!.fact(claim);
      if (!('id' in fact) || into.accepted.some((one) => one.id === fact.id)) continue;
      into.accepted.push(fact);
      if (!into.sentences.some(({ from }) => from === fact.id))
        into.sentences.push(await sentenceOfFact(fact, this.#room));
    }
    const shown = claims.slice(0, MOST_CLAIMS);
    if (claims.length > shown.length)
      into.remarks.push(`of ${claims.length} claims that speak to ${id} the first ${shown.length} are shown`);
    if (this.#room) into.claims.push(...(await viewsOf(this.#room, shown, { influence: this.#influences.of })));
  }

  /** Rows a source names by id, or by company and metric. */
  #rowsNamed(keys: Set<string>) {
    const { tables } = this.#workbench.facts;
    const ids = new Set(keys);
    for (const row of tables.financials) if (keys.has(`${row.companyId}:${row.metric}`)) ids.add(row.id);
    for (const row of tables.opening) if (keys.has(`${row.companyId}:${row.item}`)) ids.add(row.id);
    return listed(tables)
      .filter(({ id }) => ids.has(id))
      .map(dataRow);
  }

  #linkedTo(parameter: string): string[] {
    const room = this.#room;
    if (!room) return [];
    return room.list
      .filter(
        (claim) => !claim.copyOf && linkOf(room, claim, this.#influences.of)?.parameter.split('[')[0] === parameter,
      )
      .map(({ id }) => id);
  }

  #parameterOf(id: string, through: string): Trace['parameters'] {
    const found = this.#workbench.program.parameter(id.split('[')[0]);
    return found ? [{ id: found.id, label: found.label, unit: found.unit, value: found.values[0], through }] : [];
  }

  #answersOf(parameter: string): Trace['answers'] {
    return this.#influences.answers(parameter.split('[')[0]).map(({ metric, label, unit, correlation }) => ({
      ...{ id: metric, label, unit, correlation, parameter },
    }));
  }

  async #ofParameter(of: string, id: string): Promise<Trace> {
    const { label } = this.#workbench.program.parameter(id)!;
    const out = this.#empty(of, 'parameter', label);
    out.parameters.push(...this.#parameterOf(id, 'it is the one asked for'));
    out.answers.push(...this.#answersOf(id));
    await this.#behind(id, out);
    if (out.sentences.length === 0 && out.remarks.length === 0)
      out.remarks.push('no document is behind it: its source and reason stand in data/parameters.csv');
    return out;
  }

  async #ofAnswer(of: string, label: string): Promise<Trace> {
    const out = this.#empty(of, 'answer', label);
    const movers = this.#influences.movers(of).slice(0, MOST_MOVERS);
    if (movers.length === 0)
      out.remarks.push(
        'only headline answers are traced to what moves them: `buildout run --scenarios 200` lists these',
      );
    for (const { parameter, correlation } of movers) {
      const words = `it moves the answer (rank correlation ${correlation.toFixed(2).replace('-', '−')})`;
      out.parameters.push(...this.#parameterOf(parameter, words));
      out.answers.push(...this.#answersOf(parameter).filter(({ id }) => id === of));
      await this.#behind(parameter, out);
    }
    return out;
  }

  async #ofClaim(of: string, kind: 'fact' | 'claim', id: string): Promise<Trace> {
    const room = this.#room;
    const fact = this.#fact(of);
    const known = room?.claims.has(id);
    const out = this.#empty(
      of,
      kind,
      fact ? `${fact.entity} ${fact.metric}`.trim() : (room?.claim(id).claim.key.metric ?? ''),
    );
    if (known && room) {
      const { claim } = room.claim(id);
      out.claims.push(...(await viewsOf(room, [id], { influence: this.#influences.of })));
      const made = fact ?? room.fact(id);
      if ('id' in made) {
        out.accepted.push(made);
        out.sentences.push(await sentenceOfFact(made, room));
      } else {
        out.remarks.push(`it is no accepted fact: ${made.why}`);
        out.sentences.push({ ...sentenceFrom(claim, room), from: id });
      }
      const link = linkOf(room, claim, this.#influences.of);
      if (link) this.#moves(link.parameter, link.by, out);
      const { meant } = room.state(id);
      out.facts.push(...rowsOn(room.facts, room.company(meant.entity), meant.metric));
    } else if (fact) {
      out.accepted.push(fact);
      out.sentences.push(await sentenceOfFact(fact, room));
      out.facts.push(...rowsOn(this.#workbench.facts, fact.company, fact.metric));
    }
    for (const row of this.#workbench.facts.tables.parameters)
      if (out.accepted.some((one) => row.source.includes(one.id))) this.#moves(row.id, 'cites it as its source', out);
    return out;
  }

  #moves(parameter: string, through: string, out: Trace): void {
    if (out.parameters.some(({ id }) => id === parameter.split('[')[0])) return;
    out.parameters.push(...this.#parameterOf(parameter, through));
    out.answers.push(...this.#answersOf(parameter));
  }

  async #ofRow(of: string): Promise<Trace> {
    const { facts } = this.#workbench;
    const row = listed(facts.tables).find(({ id }) => id === of)!;
    const out = this.#empty(of, 'row', row.label);
    out.facts.push(dataRow(row));
    const said = facts.tables.claims.find(({ id }) => id === of);
    if (said) {
      const found = this.#room
        ? await sentencesOfRow(said, this.#room)
        : {
            why: `it rests on ${said.source}, ${said.sourceLocator}; add that document to the workspace to see the sentence`,
          };
      if ('why' in found) out.remarks.push(found.why);
      else out.sentences.push(...found);
    }
    const about = aboutOf(of, facts);
    for (const fact of this.#room?.accepted().values() ?? []) {
      if (!about || fact.company !== about.company || !sameMetric(fact.metric, about.metric)) continue;
      out.accepted.push(fact);
      out.sentences.push(await sentenceOfFact(fact, this.#room));
    }
    const names = about ? [of, `${about.company}:${about.metric}`] : [of];
    for (const one of facts.tables.parameters)
      if (names.some((name) => new RegExp(`[#:]${name}(?![a-z0-9_])`).test(one.source)))
        this.#moves(one.id, 'cites it as its source', out);
    return out;
  }
}

/** Company and metric of a row of financials.csv or opening.csv. */
function aboutOf(id: string, { tables }: Workbench['facts']): { company: string; metric: string } | undefined {
  const figure = tables.financials.find((row) => row.id === id);
  if (figure) return { company: figure.companyId, metric: figure.metric };
  const item = tables.opening.find((row) => row.id === id);
  return item && { company: item.companyId, metric: item.item };
}

function sentenceFrom({ document, sentence, anchor, speaker }: Room['list'][number], room: Room) {
  return {
    document,
    documentName: room.documents.get(document)?.name ?? '',
    text: sentence.text,
    anchor,
    ...(speaker !== undefined && { speaker }),
  };
}
