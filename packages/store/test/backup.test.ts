import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { EvidenceStore } from '@buildout/evidence/index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backup, openStore, restore, type StoreOptions } from '../src/index.ts';
import { documentFrom, onEveryServer, type Place, TALK } from './room.ts';

onEveryServer('backup and restore', (make) => {
  let place: Place;
  let options: StoreOptions;
  let folder: string;
  let file: string;
  const talk = documentFrom(TALK);
  let store: EvidenceStore;

  beforeAll(async () => {
    place = await make();
    ({ options, folder } = place);
    file = join(folder, 'backup.gz');
    store = await openStore(options);
    await store.addDocument(talk.document);
    await store.addClaims(talk.document.id, 'rules', talk.claims);
    for (const { id } of talk.claims)
      await store.append({
        claim: id,
        reviewer: 'ana',
        reading: 'open',
        decision: { kind: 'reject', reason: 'not “ours”\n' },
        seen: 0,
      });
    await backup({ ...options, to: file });
  });
  afterAll(async () => {
    await store?.close();
    await place?.remove();
  });

  test('a restored workspace is the same: bytes, claims, reviews with their times, search', async () => {
    const counts = await restore({ ...options, workspace: 'copy', from: file });
    expect(counts).toEqual({
      documents: 1,
      passages: 4,
      claims: talk.claims.length,
      sentences: 0,
      reviews: talk.claims.length,
    });
    const copy = await openStore({ ...options, workspace: 'copy' });
    try {
      expect(await copy.documents()).toEqual(await store.documents());
      expect(await copy.document(talk.document.id)).toEqual(await store.document(talk.document.id));
      expect(await copy.claims()).toEqual(await store.claims());
      expect(await copy.reviews()).toEqual(await store.reviews());
      expect(await copy.search('gigawatt')).toEqual(await store.search('gigawatt'));
      const next = await copy.append({
        claim: talk.claims[0].id,
        reviewer: 'ben',
        reading: 'open',
        decision: { kind: 'skip' },
        seen: 0,
      });
      expect(next.seq).toBe(talk.claims.length + 1);
    } finally {
      await copy.close();
    }
  });

  test('a large document is written in pieces and comes back byte by byte; a small one beside it too', async () => {
    const odd = `${'Zürich, 東京 and 😀 spent $5 billion. '.repeat(40)}\u2028 and \r went on\u2029.`;
    const large = documentFrom(odd, 'large.txt');
    const own = await openStore({ ...options, workspace: 'large' });
    await own.addDocument(large.document);
    await own.addClaims(large.document.id, 'rules', large.claims);
    await own.addDocument(talk.document);
    const pieces = join(folder, 'pieces.gz');
    await backup({ ...options, workspace: 'large', to: pieces, piece: 257 });
    const written = gunzipSync(readFileSync(pieces)).toString().split('\n');
    expect(Math.max(...written.filter((line) => line.includes('"piece"')).map((line) => line.length))).toBeLessThan(
      1_000,
    );
    expect(talk.document.bytes.length).toBeLessThan(257);
    expect(written.filter((line) => line.startsWith('{"piece":"bytes"'))).toHaveLength(
      Math.ceil(large.document.bytes.length / 257),
    );
    await restore({ ...options, workspace: 'large-copy', from: pieces });
    const copy = await openStore({ ...options, workspace: 'large-copy' });
    for (const { id } of [large.document, talk.document])
      expect(await copy.document(id)).toEqual(await own.document(id));
    expect((await copy.document(large.document.id))!.text).toBe(odd);
    expect(await copy.claims()).toEqual(await own.claims());
    expect(await copy.search('Zürich')).toEqual(await own.search('Zürich'));
    await own.close();
    await copy.close();
    // Whole or not at all: a file in which a piece is missing, or one too many, is none.
    const bytes = written.findIndex((line) => line.includes('"piece":"bytes"'));
    for (const bad of [written.toSpliced(bytes, 1), written.toSpliced(bytes, 0, written[bytes])]) {
      writeFileSync(pieces, forged(bad.join('\n')));
      await expect(restore({ ...options, workspace: 'large-bad', from: pieces })).rejects.toThrow(
        /not complete|nothing asks for/,
      );
    }
  });

  test('a workspace that holds something is not overwritten', async () => {
    await expect(restore({ ...options, from: file })).rejects.toThrow(/holds documents already/);
    expect(await store.reviews()).toHaveLength(talk.claims.length);
  });

  const text = () => gunzipSync(readFileSync(file)).toString();
  test.each<[string, () => Buffer | string, RegExp]>([
    ['no backup', () => 'hello', /damaged or no backup/],
    ['another gzipped file', () => gzipSync('{"format":"x"}\n'), /is no backup/],
    ['half a file', () => readFileSync(file).subarray(0, readFileSync(file).length >> 1), /damaged|not complete/],
    ['a lost line', () => gzipSync(text().split('\n').toSpliced(3, 1).join('\n')), /checksum/],
    ['an altered review', () => gzipSync(text().replaceAll('"ana"', '"eve"')), /checksum/],
    ['a lost end', () => gzipSync(text().split('\n').slice(0, -2).join('\n')), /not complete/],
    ['a newer version', () => forged(text().replace(/"version":"[^"]+"/, '"version":"9999_later"')), /9999_later/],
  ])('%s is refused and changes nothing', async (_, contents, words) => {
    const bad = join(folder, 'bad.gz');
    writeFileSync(bad, contents());
    await expect(restore({ ...options, workspace: 'untouched', from: bad })).rejects.toThrow(words);
    const untouched = await openStore({ ...options, workspace: 'untouched' });
    expect(await untouched.documents()).toEqual([]);
    await untouched.close();
  });

  test('a missing file, and a place that cannot be written', async () => {
    await expect(restore({ ...options, workspace: 'x', from: join(folder, 'none.gz') })).rejects.toThrow(
      /no such file/,
    );
    await expect(backup({ ...options, to: join(folder, 'none', 'b.gz') })).rejects.toThrow(/ENOENT/);
  });
});

/** The lines with a checksum that agrees with them. */
function forged(text: string): Buffer {
  const lines = text.trimEnd().split('\n');
  const end = JSON.parse(lines.pop()!);
  const body = lines.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(body).digest('hex');
  return gzipSync(`${body}${JSON.stringify({ ...end, sha256 })}\n`);
}
