/** The evidence room of a workspace: claims, what reviewers made of them, and what follows, read from the store and kept up to date. */
import {
  type AcceptedFact,
  type Claim,
  type ClaimGroup,
  type ClaimState,
  type DocumentEntry,
  type EvidenceStore,
  factOf,
  groupClaims,
  markCopies,
  type ProposedClaim,
  type Relation,
  type RepairPrecision,
  type Review,
  relateClaims,
  repairPrecision,
  StoreError,
  stateOf,
} from '@buildout/evidence';
import { type Facts, nearest, type Problem } from '../../facts/index.ts';
import { openFactsForReview } from '../data.ts';
import type { Host } from '../host.ts';
import { OperationError, problemsOf } from '../problems.ts';
import { openWorkbench, type Workbench } from '../workbench.ts';
import { type Ground, groundOf } from './bearing/index.ts';

/** What all questions about the evidence start from. A snapshot: an event appended later is in the next one. */
export interface Room {
  store: EvidenceStore;
  facts: Facts;
  /** The numbers that claims may lead to; without answers where the model cannot be opened. */
  ground: Ground;
  /** What is wrong with data/accepted.csv; its bad rows are not among the facts. */
  bad: Problem[];
  documents: Map<string, DocumentEntry>;
  claims: Map<string, ProposedClaim>;
  /** In order of document and place. */
  list: Claim[];
  reviews: Review[];
  groups: Map<string, ClaimGroup>;
  relations: Relation[];
  precision: RepairPrecision[];
  /** Throws StoreError for an unknown claim. */
  claim(id: string): ProposedClaim;
  state(id: string): ClaimState;
  /** The fact an accepted claim is, or why it is none. */
  fact(id: string): AcceptedFact | { why: string };
  /** Id of the fact that a claim was after its first `events` events; undefined: none. */
  factAfter(id: string, events: number): string | undefined;
  /** All there are, by id. */
  accepted(): Map<string, AcceptedFact>;
  /** Id of companies.csv for a name in a text; '' for none. */
  company(name: string | null): string;
}

/** The store of this place. Throws OperationError `not-here` where there is none, StoreError where it cannot be opened. */
export async function storeOf(host: Host): Promise<EvidenceStore> {
  if (!host.evidence)
    throw new OperationError({
      code: 'not-here',
      what: 'This',
      reason: 'there is no evidence store; ask a started server or the command line',
    });
  return host.evidence();
}

interface Read {
  documentsKey: string;
  documents: Map<string, DocumentEntry>;
  claims: Map<string, ProposedClaim>;
  list: Claim[];
  groups: Map<string, ClaimGroup>;
  relations: Relation[];
  reviews: Review[];
  byClaim: Map<string, Review[]>;
}

const known = new WeakMap<EvidenceStore, Read>();

/** Opens the room. Only what changed since the last time is read again. */
export async function openRoom(host: Host): Promise<Room> {
  const store = await storeOf(host);
  const { facts, bad } = await openFactsForReview(host);
  const ground = groundOf(facts, await modelIfGood(host));
  return roomOf(store, ground, bad, await readStore(store));
}

/** The model; undefined where it cannot be opened, as with a scenario that names a fact no longer accepted: that must not stand in the way of accepting it again. */
async function modelIfGood(host: Host): Promise<Workbench | undefined> {
  try {
    return await openWorkbench(host);
  } catch (error) {
    if (problemsOf(error)) return undefined;
    throw error;
  }
}

async function readStore(store: EvidenceStore): Promise<Read> {
  const entries = await store.documents();
  const documentsKey = JSON.stringify(entries.map(({ id, claims }) => [id, claims]));
  const before = known.get(store);
  const same = before?.documentsKey === documentsKey;
  const base = same ? before : await readClaims(store, entries, documentsKey);
  const old = before?.reviews ?? [];
  const fresh = await store.reviews({ after: old.at(-1)?.seq ?? 0 });
  const reviews = fresh.length > 0 ? [...old, ...fresh] : old;
  const byClaim = same && fresh.length === 0 ? base.byClaim : Map.groupBy(reviews, ({ claim }) => claim);
  const read: Read = { ...base, documents: new Map(entries.map((entry) => [entry.id, entry])), reviews, byClaim };
  known.set(store, read);
  return read;
}

async function readClaims(store: EvidenceStore, entries: DocumentEntry[], documentsKey: string): Promise<Read> {
  const kept = await store.claims();
  const list = markCopies(kept.map(({ claim }) => claim));
  const proposed = kept.map((one, k) => ({ ...one, claim: list[k] }));
  const groups = new Map<string, ClaimGroup>();
  for (const group of groupClaims(list)) for (const { id } of group.claims) groups.set(id, group);
  return {
    documentsKey,
    documents: new Map(entries.map((entry) => [entry.id, entry])),
    claims: new Map(proposed.map((one) => [one.claim.id, one])),
    list,
    groups,
    relations: relateClaims(list),
    reviews: [],
    byClaim: new Map(),
  };
}

function roomOf(store: EvidenceStore, ground: Ground, bad: Problem[], read: Read): Room {
  const { facts, company } = ground;
  const states = new Map<string, ClaimState>();
  let accepted: Map<string, AcceptedFact> | undefined;
  let precision: RepairPrecision[] | undefined;
  const factIn = (id: string, state: ClaimState): AcceptedFact | { why: string } => {
    const { claim } = room.claim(id);
    const document = read.documents.get(claim.document);
    const licences = facts.tables.licences;
    const licence = licences.some((row) => row.id === document?.licence) ? document!.licence : 'cited_fact';
    return factOf(claim, state, {
      document: {
        name: document?.name ?? claim.document.slice(0, 12),
        title: document?.title,
        date: document?.date ?? claim.said,
        url: document?.url ?? '',
        licence,
      },
      company: company(state.meant.entity),
      sources: read.groups.get(id)?.sources ?? 1,
    });
  };
  const room: Room = {
    store,
    facts,
    ground,
    bad,
    documents: read.documents,
    claims: read.claims,
    list: read.list,
    reviews: read.reviews,
    groups: read.groups,
    relations: read.relations,
    get precision() {
      precision ??= repairPrecision(read.list.map((claim) => ({ claim, state: room.state(claim.id) })));
      return precision;
    },
    claim(id) {
      const found = read.claims.get(id);
      if (!found) {
        const closest = room.accepted().get(id)?.claim ?? closestId(id, read.claims.keys());
        throw new StoreError({ code: 'unknown-claim', id, ...(closest !== undefined && { closest }) });
      }
      return found;
    },
    state(id) {
      const before = states.get(id);
      if (before) return before;
      const state = stateOf(room.claim(id).claim, read.byClaim.get(id) ?? []);
      states.set(id, state);
      return state;
    },
    fact(id) {
      return factIn(id, room.state(id));
    },
    factAfter(id, events) {
      const fact = factIn(id, stateOf(room.claim(id).claim, (read.byClaim.get(id) ?? []).slice(0, events)));
      return 'id' in fact ? fact.id : undefined;
    },
    accepted() {
      accepted ??= new Map(
        [...read.byClaim.keys()]
          .filter((id) => read.claims.has(id))
          .map((id) => room.fact(id))
          .flatMap((fact) => ('id' in fact ? [[fact.id, fact] as const] : [])),
      );
      return accepted;
    },
    company,
  };
  return room;
}

/** The one id that was meant: it begins so, or differs in at most two digits. Ids are random, so nothing farther away is. */
function closestId(asked: string, known: Iterable<string>): string | undefined {
  const wanted = asked.trim().toLowerCase();
  if (wanted.length < 'claim_'.length + 4) return undefined;
  const near = [...known].filter(
    (id) => id.startsWith(wanted) || (id.length === wanted.length && differing(id, wanted) <= 2),
  );
  return near.length === 1 ? near[0] : undefined;
}

function differing(a: string, b: string): number {
  let n = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) n++;
  return n;
}

/** The document of this id, unique beginning of an id, or name. Throws StoreError `unknown-document`, OperationError where several fit. */
export function findDocument(documents: Iterable<DocumentEntry>, asked: string): DocumentEntry {
  const all = [...documents];
  const wanted = asked.trim();
  const exact = all.filter(({ id, name }) => id === wanted || name === wanted);
  const begins = /^[0-9a-f]{6,}$/i.test(wanted) ? all.filter(({ id }) => id.startsWith(wanted.toLowerCase())) : [];
  const found = exact.length > 0 ? exact : begins;
  if (found.length === 1) return found[0];
  if (found.length === 0) {
    const names = all.map(({ name }) => name);
    const closest = nearest(wanted, names);
    throw new StoreError({ code: 'unknown-document', id: asked, ...(closest !== undefined && { closest }) });
  }
  throw new OperationError({
    code: 'bad-input',
    operation: 'evidence-document',
    path: 'id',
    reason: `several documents are called "${asked}": ${found.map(({ id }) => id.slice(0, 12)).join(', ')}; give the beginning of an id`,
  });
}
