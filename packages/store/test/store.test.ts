import { type EvidenceStore, StoreError } from '@buildout/evidence/index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { matchesIn } from '../src/search.ts';
import { asOwner, documentFrom, onEveryServer, type Place, TALK } from './room.ts';

onEveryServer('the evidence store', (make) => {
  let place: Place;
  let store: EvidenceStore;
  const talk = documentFrom(TALK);

  beforeAll(async () => {
    place = await make();
    store = await openStore(place.options);
    await store.addDocument(talk.document);
    await store.addClaims(talk.document.id, 'rules', talk.claims);
  });
  afterAll(async () => {
    await store?.close();
    await place?.remove();
  });

  test('a document comes back byte by byte, and the same bytes again are the same document', async () => {
    const found = await store.document(talk.document.id);
    expect(Buffer.from(found!.bytes)).toEqual(Buffer.from(talk.document.bytes));
    expect(found).toMatchObject({ text: TALK, name: 'talk.txt', passages: 4, claims: talk.claims.length });
    expect(await store.addDocument({ ...talk.document, name: 'again.txt' })).toEqual({ added: false });
    expect((await store.documents()).map(({ name }) => name)).toEqual(['talk.txt']);
    expect(await store.document('0'.repeat(64))).toBeUndefined();
  });

  test('claims come back as they were proposed, in order of place, and are never replaced', async () => {
    expect((await store.claims()).map(({ claim }) => claim)).toEqual(talk.claims);
    const changed = [{ ...talk.claims[0], key: { ...talk.claims[0].key, metric: 'other' } }];
    expect(await store.addClaims(talk.document.id, 'helper:x', changed)).toEqual({ added: 0 });
    expect(await store.claims({ ids: [talk.claims[0].id] })).toEqual([{ claim: talk.claims[0], origin: 'rules' }]);
    await expect(store.addClaims('0'.repeat(64), 'rules', [])).rejects.toThrow(/There is no document 0000/);
  });

  test('text that PostgreSQL cannot hold keeps its offsets', async () => {
    const odd = documentFrom('Revenue of $5 billion.', 'odd.txt');
    const text = `a\0b\ud800c 𝟙 $5 billion`;
    await store.addDocument({ ...odd.document, text, passages: [{ ...odd.document.passages[0], text }] });
    const found = await store.document(odd.document.id);
    expect(found!.text).toBe('a\uFFFDb\uFFFDc 𝟙 $5 billion');
    expect(found!.characters).toBe([...text].length);
  });

  test('an event is numbered and dated by the store', async () => {
    const [first, second] = talk.claims;
    const one = await store.append({
      claim: first.id,
      reviewer: 'ana',
      reading: 'open',
      decision: { kind: 'accept' },
      seen: 0,
    });
    const two = await store.append({
      claim: second.id,
      reviewer: 'ana',
      reading: 'open',
      decision: { kind: 'skip' },
      seen: 0,
    });
    expect(two.seq).toBe(one.seq + 1);
    expect(Math.abs(Date.parse(one.at) - Date.now())).toBeLessThan(3_600_000);
    expect(await store.reviews({ after: one.seq })).toEqual([two]);
    expect(await store.reviews({ claim: first.id })).toEqual([one]);
    await expect(
      store.append({
        claim: 'claim_000000000000',
        reviewer: 'ana',
        reading: 'open',
        decision: { kind: 'accept' },
        seen: 0,
      }),
    ).rejects.toThrow(/There is no claim claim_000000000000/);
  });

  test('only one’s own decisions are undone, and once', async () => {
    const claim = talk.claims[2].id;
    const by = (reviewer: string, decision: Parameters<EvidenceStore['append']>[0]['decision']) =>
      store.append({ claim, reviewer, reading: 'open', decision, seen: 1e9 });
    const done = await by('ana', { kind: 'accept' });
    await expect(by('ben', { kind: 'undo', of: done.seq })).rejects.toThrow(/it is ana's/);
    await by('ana', { kind: 'undo', of: done.seq });
    await expect(by('ana', { kind: 'undo', of: done.seq })).rejects.toThrow(/undone already/);
    await expect(by('ana', { kind: 'undo', of: 1e9 })).rejects.toThrow(/no event on/);
  });

  test('a decision its reviewer holds already is no second event; another one is, and the same after another', async () => {
    const { document, claims } = documentFrom('Northgrid owns 700 megawatts.', 'twice.txt');
    await store.addDocument(document);
    await store.addClaims(document.id, 'rules', claims);
    const claim = claims[0].id;
    type New = Parameters<EvidenceStore['append']>[0];
    const by = (reviewer: string, decision: New['decision'], reading: New['reading'] = 'open') =>
      store.append({ claim, reviewer, reading, decision, seen: 1e9 });
    const correct = { kind: 'correct' as const, correction: { value: 7e8, unit: 'W', scope: undefined } };
    const first = await by('ana', { kind: 'accept' });
    const again = await Promise.allSettled([1, 2, 3].map(() => by('ana', { kind: 'accept' })));
    for (const one of again) {
      expect(one.status).toBe('rejected');
      const { message, problems } = (one as PromiseRejectedResult).reason;
      expect(problems[0]).toMatchObject({ code: 'decided-already', standing: first });
      expect(message).toBe(`${claim} was already accepted by ana on ${first.at.slice(0, 10)}; nothing was recorded.`);
    }
    await by('ben', { kind: 'accept' });
    await by('ana', { kind: 'accept' }, 'blind');
    await by('ana', correct);
    await expect(by('ana', { ...correct, correction: { unit: 'W', value: 7e8 } })).rejects.toThrow(/already corrected/);
    await by('ana', { kind: 'reject', reason: 'a plan' });
    await expect(by('ana', { kind: 'reject', reason: 'a plan' })).rejects.toThrow(/already rejected/);
    const other = await by('ana', { kind: 'reject', reason: 'a plan, and old' });
    await by('ana', { kind: 'undo', of: other.seq });
    await expect(by('ana', { kind: 'reject', reason: 'a plan' })).rejects.toThrow(/already rejected/);
    for (const parameter of ['a', 'b', 'a']) await by('ana', { kind: 'link', parameter });
    await expect(by('ana', { kind: 'link', parameter: 'a' })).rejects.toThrow(/already linked/);
    await by('ben', { kind: 'link', parameter: 'b' });
    await by('ana', { kind: 'link', parameter: 'a' });
    const kinds = (await store.reviews({ claim })).map(({ reviewer, decision }) => `${reviewer} ${decision.kind}`);
    expect(kinds.join(', ')).toBe(
      'ana accept, ben accept, ana accept, ana correct, ana reject, ana reject, ana undo, ana link, ana link, ana link, ben link, ana link',
    );
  });

  test('what was taken back holds nobody up', async () => {
    const claim = talk.claims[1].id;
    const by = (reviewer: string, decision: Parameters<EvidenceStore['append']>[0]['decision']) =>
      store.append({ claim, reviewer, reading: 'open', decision, seen: 0 });
    const done = await by('eve', { kind: 'accept' });
    await expect(by('fay', { kind: 'accept' })).rejects.toThrow(/eve decided/);
    await by('eve', { kind: 'undo', of: done.seq });
    expect(await by('fay', { kind: 'accept' })).toMatchObject({ reviewer: 'fay' });
  });

  test('of many who decide at once one is recorded and every other is told what he decided', async () => {
    const claim = talk.claims[3].id;
    const names = Array.from({ length: 12 }, (_, k) => `reviewer ${k}`);
    const results = await Promise.allSettled(
      names.map((reviewer) =>
        store.append({ claim, reviewer, reading: 'open', decision: { kind: 'accept' }, seen: 0 }),
      ),
    );
    const recorded = results.filter((r) => r.status === 'fulfilled');
    expect(recorded).toHaveLength(1);
    for (const r of results) {
      if (r.status !== 'rejected') continue;
      expect(r.reason).toBeInstanceOf(StoreError);
      expect(r.reason.problems[0]).toMatchObject({ code: 'decided-meanwhile', other: recorded[0].value });
    }
    expect(await store.reviews({ claim })).toEqual([recorded[0].value]);
    // A blind reading is not compared.
    await store.append({
      claim,
      reviewer: 'blind',
      reading: 'blind',
      decision: { kind: 'reject', reason: 'no' },
      seen: 0,
    });
  });

  test('the numbers of parallel events have no gap and no double', async () => {
    const before = (await store.reviews()).length;
    await Promise.all(
      Array.from({ length: 40 }, (_, k) =>
        store.append({
          claim: talk.claims[k % 3].id,
          reviewer: `r${k}`,
          reading: 'open',
          decision: { kind: 'skip' },
          seen: 0,
        }),
      ),
    );
    const seqs = (await store.reviews()).map(({ seq }) => seq);
    expect(seqs).toHaveLength(before + 40);
    expect(seqs).toEqual(seqs.map((_, k) => seqs[0] + k));
  });

  test('search finds words in any form, phrases, alternatives, and what is not there', async () => {
    const { total, hits } = await store.search('lease rents');
    expect(total).toBe(1);
    const [hit] = hits;
    expect(hit).toMatchObject({ document: talk.document.id, documentName: 'talk.txt' });
    expect(TALK.slice(hit.startUtf16, hit.endUtf16)).toBe(hit.text);
    expect(hit.matches.map(({ start, end }) => hit.text.slice(start, end))).toEqual(['lease', 'rent']);
    expect((await store.search('"data centers"')).total).toBe(1);
    expect((await store.search('"centers data"')).total).toBe(0);
    expect((await store.search('gigawatt or lease')).total).toBe(2);
    expect((await store.search('billion -gigawatt', { document: talk.document.id })).total).toBe(2);
    expect((await store.search('billion', { limit: 1 })).hits).toHaveLength(1);
    expect((await store.search('billion', { document: 'f'.repeat(64) })).total).toBe(0);
  });

  test.each(['', '   ', '?!', "'; drop table documents; --".repeat(100)])(
    'a search for %j is refused in words',
    async (query) => {
      await expect(store.search(query)).rejects.toThrow(/cannot be searched for/);
    },
  );

  test.each(["'; drop table documents; --", '" or 1=1', '\\', '💥 \ud800', 'a & | ! <-> :*'])(
    'a search for %j is only a search',
    async (query) => {
      await store.search(query).catch((error) => expect(error).toBeInstanceOf(StoreError));
      expect((await store.documents()).length).toBeGreaterThan(0);
    },
  );

  test('a large load leaves statistics behind, so that a search does not walk through the whole workspace', async () => {
    const own = await make();
    const large = await openStore(own.options);
    const { document } = documentFrom('Power for a campus.', 'large.txt');
    const passages = Array.from({ length: 5_000 }, (_, k) => ({
      ...document.passages[0],
      text: `Passage ${k} on power for a campus${k % 10 ? '' : ' of Northgrid'}.`,
    }));
    await large.addDocument({ ...document, passages });
    const { rows } = await asOwner(own.options, (client) =>
      client.query(`select reltuples from pg_class where oid = 'buildout.passages'::regclass`),
    );
    expect(rows[0].reltuples).toBe(5_000);
    expect((await large.search('Northgrid')).total).toBe(500);
    await large.close();
    await own.remove();
  });
});

test('marks become places; a text with such characters of its own has none', () => {
  expect(matchesIn('a \uE000b\uE001 c', 'a b c')).toEqual([{ start: 2, end: 3 }]);
  expect(matchesIn('a \uE000\uE000b\uE001', 'a \uE000b')).toEqual([]);
});
