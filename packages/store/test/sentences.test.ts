/** Sentences proposed for a brief: kept once, decided in the log, for their workspace alone. */
import { join } from 'node:path';
import type { EvidenceStore } from '@buildout/evidence/index.ts';
import type { NewSentenceReview } from '@buildout/evidence/room/sentences.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backup, openStore, restore, type StoreOptions } from '../src/index.ts';
import { asOwner, chosenIn, documentFrom, onEveryServer, type Place, TALK } from './room.ts';

onEveryServer('sentences', (make) => {
  let place: Place;
  let options: StoreOptions;
  let store: EvidenceStore;
  const talk = documentFrom(TALK);
  const [first, second, third] = chosenIn(talk.document);

  beforeAll(async () => {
    place = await make();
    ({ options } = place);
    store = await openStore(options);
    await store.addDocument(talk.document);
    await store.addClaims(talk.document.id, 'rules', talk.claims);
  });
  afterAll(async () => {
    await store?.close();
    await place?.remove();
  });

  const event = (over: Partial<NewSentenceReview> = {}): NewSentenceReview => ({
    sentence: first.id,
    reviewer: 'ana',
    decision: { kind: 'accept' },
    seen: 0,
    ...over,
  });

  test('a place is proposed once, whoever proposes it again and for what', async () => {
    expect(await store.addSentences(talk.document.id, 'helper:a', [first, second])).toEqual({ added: 2 });
    const again = [{ ...first, role: 'quote' as const }, third];
    expect(await store.addSentences(talk.document.id, 'helper:b', again)).toEqual({ added: 1 });
    const kept = await store.sentences({ document: talk.document.id });
    expect(kept).toEqual(
      [first, second, third].map((sentence, k) => ({ sentence, origin: k < 2 ? 'helper:a' : 'helper:b' })),
    );
    await expect(store.addSentences('0'.repeat(64), 'helper:a', [first])).rejects.toThrow(/There is no document/);
  });

  test('events count with those on claims, and are never given with them', async () => {
    const claim = talk.claims[0].id;
    const one = await store.append({ claim, reviewer: 'ana', reading: 'open', decision: { kind: 'skip' }, seen: 0 });
    const two = await store.appendOnSentence(event());
    const three = await store.append({ claim, reviewer: 'ana', reading: 'open', decision: { kind: 'skip' }, seen: 0 });
    expect([one.seq, two.seq, three.seq]).toEqual([1, 2, 3]);
    expect((await store.reviews()).map(({ seq }) => seq)).toEqual([1, 3]);
    expect(await store.sentenceReviews()).toEqual([two]);
    expect(await store.sentenceReviews({ after: 2 })).toEqual([]);
  });

  test('the same decision is no second event; what is not there and not one’s own is refused', async () => {
    await expect(store.appendOnSentence(event())).rejects.toThrow(/was already accepted by ana/);
    await expect(store.appendOnSentence(event({ sentence: 'sentence_0123456789ab' }))).rejects.toThrow(
      /There is no proposed sentence sentence_0123456789ab/,
    );
    await expect(store.appendOnSentence(event({ sentence: talk.claims[0].id }))).rejects.toThrow(
      /There is no proposed sentence/,
    );
    await expect(
      store.append({
        claim: first.id,
        reviewer: 'ana',
        reading: 'open',
        decision: { kind: 'accept' },
        seen: 0,
      }),
    ).rejects.toThrow(/There is no claim/);
    const undo = (of: number) => event({ reviewer: 'ben', decision: { kind: 'undo', of } });
    await expect(store.appendOnSentence(undo(2))).rejects.toThrow(/it is ana's/);
    await expect(store.appendOnSentence(undo(1))).rejects.toThrow(/it is no event on sentence_/);
  });

  test('of two reviewers at once the second is told of the first', async () => {
    const both = await Promise.allSettled(
      ['ana', 'ben'].map((reviewer) =>
        store.appendOnSentence(event({ sentence: second.id, reviewer, decision: { kind: 'reject', reason: 'dull' } })),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(String(both.find(({ status }) => status === 'rejected' && 'reason')).length).toBeGreaterThan(0);
    const refused = both.find((one) => one.status === 'rejected')!;
    expect(refused.reason.message).toMatch(/decided on sentence_\w+ meanwhile \(reject/);
  });

  test('nothing but a plain decision is taken, and the log cannot be changed', async () => {
    await asOwner(options, async (client) => {
      const insert = (decision: string, claim: string | null, reading = 'open') =>
        client.query(
          `insert into buildout.reviews (workspace, seq, key, claim, sentence, reviewer, reading, decision, seen)
           values ('local', 999, gen_random_uuid(), $3, $1, 'eve', $4, $2, 0)`,
          [first.id, decision, claim, reading],
        );
      await client.query("set buildout.workspace = 'local'");
      for (const decision of ['{"kind":"link","parameter":"x"}', '{"kind":"correct","correction":{}}', '{}'])
        await expect(insert(decision, null)).rejects.toThrow(/sentence_decision|null value|violates/);
      await expect(insert('{"kind":"accept"}', null, 'blind')).rejects.toThrow(/sentence_decision/);
      await expect(insert('{"kind":"accept"}', talk.claims[0].id)).rejects.toThrow(/one_subject/);
      await expect(client.query(`update buildout.reviews set reviewer = 'eve'`)).rejects.toThrow(/append-only/);
      await expect(client.query(`delete from buildout.reviews where sentence is not null`)).rejects.toThrow(
        /append-only/,
      );
    });
  });

  test('another workspace sees and touches none of it', async () => {
    const other = await openStore({ ...options, workspace: 'other' });
    try {
      expect(await other.sentences()).toEqual([]);
      expect(await other.sentenceReviews()).toEqual([]);
      await expect(other.appendOnSentence(event())).rejects.toThrow(/There is no proposed sentence/);
      await other.addDocument(talk.document);
      expect(await other.addSentences(talk.document.id, 'helper:a', [first])).toEqual({ added: 1 });
      expect(await other.sentenceReviews()).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test('a backup has them, with their events and times', async () => {
    const file = join(place.folder, 'sentences.gz');
    const counts = await backup({ ...options, to: file });
    expect(counts).toMatchObject({ sentences: 3, reviews: 4 });
    expect(await restore({ ...options, workspace: 'copy', from: file })).toEqual(counts);
    const copy = await openStore({ ...options, workspace: 'copy' });
    try {
      expect(await copy.sentences()).toEqual(await store.sentences());
      expect(await copy.sentenceReviews()).toEqual(await store.sentenceReviews());
      expect(await copy.reviews()).toEqual(await store.reviews());
    } finally {
      await copy.close();
    }
  });
});
