/** Where thousands of passages hold a word: all of them are counted, and the best are the best of all of them. */
import type { EvidenceStore } from '@buildout/evidence/index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { documentFrom, onEveryServer, type Place } from './room.ts';

onEveryServer('a word of very many passages', (make) => {
  let place: Place;
  const many = 12_000;
  let store: EvidenceStore;

  beforeAll(async () => {
    place = await make();
    store = await openStore(place.options);
    const { document } = documentFrom('Power for a campus.', 'campus.txt');
    const [like] = document.passages;
    const texts = Array.from(
      { length: many },
      (_, k) => `Passage ${k} speaks of power and, some words later, of a campus.`,
    );
    // What one would want to find, in the middle, at the very end, and beside what only looks like it.
    texts[7_000] = 'The power campus of Northgrid draws power from its own power station.';
    texts[many - 1] = 'A campus power line was contracted.';
    texts[3] = 'Campuses power themselves.';
    await store.addDocument({ ...document, passages: texts.map((text) => ({ ...like, text })) });
  });
  afterAll(async () => {
    await store?.close();
    await place?.remove();
  });

  test('the passage in which it stands most often comes first; all are counted', async () => {
    const { total, hits } = await store.search('power', { limit: 2 });
    expect(total).toBe(many);
    expect(hits[0].text).toContain('Northgrid');
  });

  test('a rare word beside it leads to its one passage', async () => {
    expect(await store.search('power Northgrid')).toMatchObject({
      total: 1,
      hits: [{ text: expect.stringContaining('Northgrid') }],
    });
  });

  test('exact words are found wherever they stand', async () => {
    const { total, hits } = await store.search('"campus power line"');
    expect(total).toBe(1);
    expect(hits[0].text).toContain('contracted');
    expect((await store.search('"power campus"')).total).toBe(1);
  });

  test('of two words of every passage those come first in which they stand together', async () => {
    const { total, hits } = await store.search('campus power', { limit: 3 });
    expect(total).toBe(many);
    expect(new Set(hits.map(({ text }) => text))).toEqual(
      new Set([
        'The power campus of Northgrid draws power from its own power station.',
        'A campus power line was contracted.',
        'Campuses power themselves.',
      ]),
    );
  });

  test('the word as it is written counts for more than another form of it', async () => {
    const { hits } = await store.search('campuses', { limit: 1 });
    expect(hits[0].text).toBe('Campuses power themselves.');
  });
});
