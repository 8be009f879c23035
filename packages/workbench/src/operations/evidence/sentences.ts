/** From what a number cites (accepted facts, rows of claims.csv) to the sentences it rests on. */
import { type AcceptedFact, type Anchor, anchorOf, type Document, resolveAnchor } from '@buildout/evidence';
import { offsetsOf, sentenceAt } from '@buildout/evidence/text/index.ts';
import type { Claim as ClaimRow, Facts } from '../../facts/index.ts';
import { linesOf, sameNumber } from './bearing/index.ts';
import type { Room } from './room.ts';
import { textOf } from './texts.ts';

export interface Sentence {
  document: string;
  documentName: string;
  text: string;
  anchor: Anchor | null;
  speaker?: string;
  /** What leads to it. */
  from: string;
}

/** The sentence of an accepted fact; its anchor where the document is in the workspace. */
export async function sentenceOfFact(fact: AcceptedFact, room: Room | undefined): Promise<Sentence> {
  const anchor = room && (await anchorIn(room, fact));
  return {
    document: fact.document,
    documentName: room?.documents.get(fact.document)?.name ?? fact.source,
    text: fact.statement,
    anchor: anchor ?? null,
    ...(fact.speaker && { speaker: fact.speaker }),
    from: fact.id,
  };
}

async function anchorIn(room: Room, { document, start, end, quote }: AcceptedFact): Promise<Anchor | undefined> {
  if (!room.documents.has(document)) return undefined;
  const text = await textOf(room.store, document);
  if (text === undefined) return undefined;
  const offsets = offsetsOf(text);
  const [from, to] = [offsets.toUtf16(start), offsets.toUtf16(end)];
  const anchor = anchorOf({ id: document, text, offsets, times: [] } as unknown as Document, from, to);
  // What stands there has to be the words the fact quotes.
  return anchor.exact.replace(/\s+/g, ' ') === quote && resolveAnchor(anchor, text).found ? anchor : undefined;
}

/** Rows of claims.csv and accepted facts that a source cell names. */
function citedIn(source: string): { claims: string[]; facts: string[] } {
  const all = (pattern: RegExp) => [...source.matchAll(pattern)].map(([, id]) => id);
  return {
    claims: all(/claims(?:\.csv#|:)(c_[a-z0-9_]+)/g),
    facts: all(/accepted(?:\.csv#|:)(fact_[0-9a-z]+)/g),
  };
}

/**
 * The sentences a row of claims.csv rests on, where its document is in the workspace: of the lines it names, those sentences that say its
 * figure; all of them where none does. A reason in words where the way ends before.
 */
export async function sentencesOfRow(row: ClaimRow, room: Room): Promise<Sentence[] | { why: string }> {
  const document = [...room.documents.values()].find(({ name }) => name === row.source);
  if (!document) return { why: `claims.csv#${row.id} rests on ${row.source}, which is not in this workspace` };
  const lines = linesOf(row.sourceLocator);
  const text = await textOf(room.store, document.id);
  if (!lines || text === undefined) return { why: `claims.csv#${row.id} names no line of ${row.source}` };
  const span = lineSpan(text, lines);
  if (!span) return { why: `${row.source} has no line ${lines[0]}` };
  const offsets = offsetsOf(text);
  const figures = room.list.filter(
    ({ document: of, anchor }) => of === document.id && anchor.startUtf16 >= span.start && anchor.endUtf16 <= span.end,
  );
  const close = figures.filter(
    ({ figure }) => typeof figure.value === 'number' && row.value !== undefined && sameNumber(figure.value, row.value),
  );
  const places = (close.length > 0 ? close : figures).map(({ anchor }) => sentenceAt(text, anchor.startUtf16));
  const unique = [...new Map(places.map((place) => [place.start, place])).values()];
  const shown =
    unique.length > 0 ? unique : [{ start: span.start, end: Math.min(span.end, sentenceAt(text, span.start).end) }];
  return shown.map(({ start, end }) => {
    const [from, to] = trimmed(text, Math.max(start, span.start), Math.min(end, span.end));
    return {
      document: document.id,
      documentName: document.name,
      text: text.slice(from, to).replace(/\s+/g, ' '),
      anchor: anchorOf({ id: document.id, text, offsets, times: [] } as unknown as Document, from, to),
      from: `claims.csv#${row.id}`,
    };
  });
}

function trimmed(text: string, start: number, end: number): [number, number] {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  return [from, to];
}

function lineSpan(text: string, [first, last]: [number, number]): { start: number; end: number } | undefined {
  const lines = text.split('\n');
  if (first < 1 || first > lines.length) return undefined;
  const start = lines.slice(0, first - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const end = start + lines.slice(first - 1, last).join('\n').length;
  return { start, end };
}

/** Sentences behind a source cell, with what could not be followed. The store is not opened where nothing is cited. */
export async function sentencesBehind(
  source: string,
  facts: Facts,
  room: () => Promise<Room | undefined>,
  factById: (id: string) => AcceptedFact | undefined,
): Promise<{ sentences: Sentence[]; remarks: string[] }> {
  const cited = citedIn(source);
  const sentences: Sentence[] = [];
  const remarks: string[] = [];
  if (cited.claims.length + cited.facts.length === 0) return { sentences, remarks };
  const opened = await room();
  for (const id of cited.facts) {
    const fact = opened?.accepted().get(id) ?? factById(id);
    if (fact) sentences.push(await sentenceOfFact(fact, opened));
    else remarks.push(`there is no accepted fact ${id} here`);
  }
  for (const id of cited.claims) {
    const row = facts.tables.claims.find((one) => one.id === id);
    if (!row || !opened) {
      if (row)
        remarks.push(
          `claims.csv#${id} rests on ${row.source}, ${row.sourceLocator}; add that document to the workspace to see the sentence`,
        );
      continue;
    }
    const found = await sentencesOfRow(row, opened);
    if ('why' in found) remarks.push(found.why);
    else sentences.push(...found);
  }
  return { sentences, remarks };
}
