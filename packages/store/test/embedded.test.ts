/** A server of one's own: who starts it, who joins it, who stops it, and what happens when it is killed. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EvidenceStore } from '@buildout/evidence/index.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { joinServer, running, SUPERUSER } from '../src/server/embedded.ts';
import { documentFrom, serverHere, TALK, temporaryFolder } from './room.ts';

describe.skipIf(!serverHere)('a server of one’s own', () => {
  const { folder, remove } = temporaryFolder();
  let store: EvidenceStore;

  beforeAll(async () => {
    store = await openStore({ folder });
    const { document, claims } = documentFrom(TALK);
    await store.addDocument(document);
    await store.addClaims(document.id, 'rules', claims);
    await store.append({
      claim: claims[0].id,
      reviewer: 'ana',
      reading: 'open',
      decision: { kind: 'accept' },
      seen: 0,
    });
  });
  afterAll(async () => {
    await store?.close();
    remove();
  });

  test('a server whose last other user leaves stays for one who has been idle', async () => {
    const { connection, leave } = await joinServer(folder);
    const data = join(folder, 'data');
    const before = running({ data });
    // All that `store` has open but its presence, as after half a minute without work.
    const admin = new pg.Client({ ...connection, user: SUPERUSER });
    await admin.connect();
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'buildout_app'`);
    await admin.end();
    await leave();
    expect(running({ data })).toBe(before);
    expect((await store.documents()).length).toBeGreaterThan(0);
  });

  test('a killed server is brought back by whoever needs it next', { timeout: 60_000 }, async () => {
    const data = join(folder, 'data');
    const log = await store.reviews();
    process.kill(running({ data })!, 'SIGKILL');
    expect(await store.reviews()).toEqual(log);
  });

  test.each(['with the server', 'and stops it'])(
    'a program that does nothing else but close its store ends well: it leaves, %s',
    async (how) => {
      const own = how === 'and stops it' ? temporaryFolder() : undefined;
      const entry = JSON.stringify(new URL('../src/index.ts', import.meta.url).href);
      const program = `const { openStore } = await import(${entry});
        const store = await openStore({ folder: process.argv[1] });
        await store.documents();
        await store.close();`;
      const argv = ['--input-type=module', '-e', program, own?.folder ?? folder];
      // An await that nothing can settle any more ends a program with code 13.
      // Not spawnSync: a server of ours that was killed is gone only once this process has noticed.
      const ended = await promisify(execFile)(process.execPath, argv).catch((error) => error);
      own?.remove();
      expect(ended).toEqual({ stdout: '', stderr: '' });
    },
  );

  test('a second process of the folder joins the same server', async () => {
    const other = await openStore({ folder });
    expect((await other.documents()).length).toBe((await store.documents()).length);
    await other.close();
    expect((await store.documents()).length).toBeGreaterThan(0);
  });
});
