/** What the workspace holds, in formats others read. */
import {
  type AcceptedFact,
  brief,
  type Claim,
  toAnnotations,
  toChaptersJson,
  toClaimReview,
  toCsv,
  toMarkdown,
  toProv,
  toWebVtt,
  withAccepted,
} from '@buildout/evidence';
import type { Standing } from '@buildout/evidence/formats/index.ts';
import { qualified, verdictOf } from '@buildout/evidence/formats/index.ts';
import { acceptedCsv, checkData, DataError, factOfRow, problemInEnglish } from '../../facts/index.ts';
import { tablesOf } from '../data.ts';
import type { Host } from '../host.ts';
import { operation } from '../operation.ts';
import { OperationError } from '../problems.ts';
import { ENGINE_VERSION } from '../version.ts';
import { acceptedFor, openChosen } from './chosen.ts';
import { openDocument } from './documents.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { withSentences } from './prov-sentences.ts';
import { findDocument, openRoom, type Room } from './room.ts';

export const evidenceExport = operation({
  name: 'evidence-export',
  title: 'Export the evidence',
  summary:
    'Writes accepted facts as data/accepted.csv, or claims and briefs as annotations, CSV, PROV, ClaimReview, Markdown, chapters or WebVTT.',
  ...schemas.export,
  examples: [],
  async do({ as, document: asked }, host) {
    const room = await openRoom(host);
    const entry = asked === undefined ? undefined : findDocument(room.documents.values(), asked);
    const claims = room.list.filter(({ document }) => entry === undefined || document === entry.id);
    const originOf = ({ id }: Claim) => room.claim(id).origin;
    const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
    const base = (entry?.name ?? 'evidence').replace(/\.[a-z0-9]+$/i, '');
    switch (as) {
      case 'data':
        return {
          as,
          text: await factsAsData(room, host),
          file: 'accepted.csv',
          remarks: room.bad.map((one) => `left out: ${problemInEnglish(one)}`),
        };
      case 'annotations':
        return { as, text: json(toAnnotations(claims, originOf)), file: `${base}.annotations.json`, remarks: [] };
      case 'csv':
        return { as, text: toCsv(claims, (claim) => standingOf(room, claim)), file: `${base}.csv`, remarks: [] };
      case 'claimreview':
        return {
          as,
          text: json(
            claims.map((claim) => toClaimReview(claim, outcomeOf(room, claim), room.documents.get(claim.document))),
          ),
          file: `${base}.claimreview.json`,
          remarks: [],
        };
    }
    if (!entry)
      throw new OperationError({
        code: 'bad-input',
        operation: 'evidence-export',
        path: 'document',
        reason: `as ${as} one document is written; name it (--document NAME)`,
      });
    const document = await openDocument(room, entry);
    switch (as) {
      case 'prov':
        return {
          as,
          text: json(
            withSentences(
              withReviews(
                toProv(document, claims, { name: 'buildout-evidence', version: ENGINE_VERSION }, originOf),
                room,
                claims,
              ),
              await openChosen(room.store, room.documents),
              entry.id,
            ),
          ),
          file: `${base}.prov.json`,
          remarks: [],
        };
      case 'markdown':
        return {
          as,
          text: toMarkdown(withAccepted(brief(document), await acceptedFor(room.store, entry.id))),
          file: `${base}.md`,
          remarks: [],
        };
      case 'chapters':
        return {
          as,
          text: `${toChaptersJson(document, brief(document).chapters)}\n`,
          file: `${base}.chapters.json`,
          remarks: [],
        };
      case 'webvtt':
        return { as, text: toWebVtt(document), file: `${base}.vtt`, remarks: [] };
    }
  },
});

/**
 * data/accepted.csv as it should be: rows of claims this workspace knows are what its reviewers hold now, rows of others stay as they are.
 * Throws DataError where the data with it would not pass its check, so that nothing is written that nothing can run on.
 */
async function factsAsData(room: Room, host: Host): Promise<string> {
  const facts = new Map<string, AcceptedFact>();
  for (const row of room.facts.tables.accepted) if (!room.claims.has(row.claim)) facts.set(row.id, factOfRow(row));
  for (const [id, fact] of room.accepted()) facts.set(id, fact);
  const text = acceptedCsv([...facts.values()]);
  const problems = checkData(tablesOf(await host.files(host.data)).set('accepted.csv', text));
  if (problems.length > 0) throw new DataError(problems);
  return text;
}

function standingOf(room: Room, { id }: Claim): Standing {
  const fact = room.fact(id);
  return { origin: room.claim(id).origin, state: room.state(id).status, ...('id' in fact && { fact: fact.id }) };
}

/** A rating only where a prediction’s outcome is on record: that somebody accepted a claim says it was said, not that it is true. */
function outcomeOf(room: Room, claim: Claim) {
  const { resolved } = room.state(claim.id);
  const verdict = resolved && verdictOf(resolved.state);
  return verdict && { reviewer: resolved.reviewer, on: resolved.on, verdict, note: resolved.source };
}

/** PROV with what reviewers added: the facts derived from claims, and by whom. */
function withReviews(prov: Record<string, unknown>, room: Room, claims: readonly Claim[]): Record<string, unknown> {
  const out = prov as Record<
    'entity' | 'activity' | 'agent' | 'wasDerivedFrom' | 'wasAttributedTo',
    Record<string, unknown>
  > &
    Record<string, unknown>;
  for (const { id } of claims) {
    const fact = room.fact(id);
    if (!('id' in fact)) continue;
    out.entity[`fact:${fact.id}`] = {
      'prov:label': fact.quote,
      'buildout:value': fact.value,
      'buildout:unit': fact.unit,
    };
    out.wasDerivedFrom[`_:f-${fact.id}`] = {
      'prov:generatedEntity': `fact:${fact.id}`,
      'prov:usedEntity': `claim:${id}`,
    };
    for (const [i, reviewer] of fact.reviewers.entries()) {
      const person = `person:${qualified(reviewer)}`;
      out.agent[person] ??= { 'prov:label': reviewer, 'prov:type': { $: 'prov:Person', type: 'prov:QUALIFIED_NAME' } };
      out.wasAttributedTo[`_:r-${fact.id}-${i}`] = {
        'prov:entity': `fact:${fact.id}`,
        'prov:agent': person,
      };
    }
  }
  const prefix = out.prefix as Record<string, string>;
  return { ...out, prefix: { ...prefix, fact: 'urn:buildout:fact:' } };
}
