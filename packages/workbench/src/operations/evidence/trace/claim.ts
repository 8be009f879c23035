/** The trace of a claim or an accepted fact: its sentence, and every number it speaks to. */
import { recordedRow } from '../bearing/index.ts';
import { dataRow, listed, rowsById, rowsOn } from '../data-rows.ts';
import { linkOf, numbersShown, placeOf } from '../links.ts';
import type { Room } from '../room.ts';
import { sentenceOfFact } from '../sentences.ts';
import { viewsOf } from '../views.ts';
import type { Trace, Tracing } from './tracing.ts';

export async function ofClaim(of: string, kind: 'fact' | 'claim', id: string, tracing: Tracing): Promise<Trace> {
  const { room } = tracing;
  const fact = tracing.fact(of);
  const known = room?.claims.has(id);
  const label = fact ? `${fact.entity} ${fact.metric}`.trim() : (room?.claim(id).claim.key.metric ?? '');
  const out = tracing.empty(of, kind, label);
  if (known && room) {
    const { claim } = room.claim(id);
    out.claims.push(...(await viewsOf(room, [id], { influence: tracing.influences.of })));
    const made = fact ?? room.fact(id);
    if ('id' in made) {
      out.accepted.push(made);
      out.sentences.push(await sentenceOfFact(made, room));
    } else {
      out.remarks.push(`it is no accepted fact: ${made.why}`);
      out.sentences.push({ ...sentenceFrom(claim, room), from: id });
    }
    const link = linkOf(room, claim, tracing.influences.of);
    if (link) tracing.moves(link.parameter, link.by, out);
    out.numbers = await numbersShown(room, claim);
    for (const number of out.numbers) if (number.kind === 'parameter') tracing.moves(number.id, number.why, out);
    const rows = out.numbers.filter((number) => number.kind === 'row').flatMap((number) => number.id.split('+'));
    const { meant } = room.state(id);
    out.facts.push(...rowsById(room.facts.tables, rows));
    const others = rowsOn(room.facts, room.company(meant.entity), meant.metric);
    out.facts.push(...others.filter((row) => !rows.includes(row.id)));
    await addRecorded(claim, room, out);
  } else if (fact) {
    out.accepted.push(fact);
    out.sentences.push(await sentenceOfFact(fact, room));
    out.facts.push(...rowsOn(tracing.workbench.facts, fact.company, fact.metric));
  }
  for (const row of tracing.workbench.facts.tables.parameters)
    if (out.accepted.some((one) => row.source.includes(one.id))) tracing.moves(row.id, 'cites it as its source', out);
  return out;
}

/** The row of claims.csv that rests on the claim's own line. */
async function addRecorded(claim: Room['list'][number], room: Room, out: Trace): Promise<void> {
  const name = room.documents.get(claim.document)?.name ?? '';
  if (!room.facts.tables.claims.some(({ source }) => source === name)) return;
  const { meant } = room.state(claim.id);
  const place = await placeOf(room, claim, name);
  const said = { meant, sentence: claim.sentence.text, figure: claim.figure.text, ...(place && { place }) };
  const row = recordedRow(said, room.ground);
  const found = row && listed(room.facts.tables).find(({ id }) => id === row.id);
  if (found) out.facts.push(dataRow(found, room.facts.tables));
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
