import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EvidenceStore, StoreError } from '@buildout/evidence/index.ts';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type StoreOptions } from '../src/index.ts';
import { DATABASE, joinServer, type Server, SUPERUSER } from '../src/server/embedded.ts';
import { alone, documentFrom, OUTSIDE, onEveryServer, serverHere, TALK, temporaryFolder, withClient } from './room.ts';

/** The problem with which `work` is refused. */
async function problemOf(work: Promise<unknown>): Promise<StoreError> {
  const error = await work.then(
    () => undefined,
    (e) => e,
  );
  expect(error).toBeInstanceOf(StoreError);
  return error;
}

test('a server that is not there is said so, without the password', async () => {
  const error = await problemOf(openStore({ folder: 'unused', url: 'postgres://ana:sesame@127.0.0.1:9/room' }));
  expect(error.problems[0].code).toBe('store-unreachable');
  expect(error.message).toMatch(/127\.0\.0\.1:9\/room.*cannot be reached.*DATABASE_URL/);
  expect(error.message).not.toMatch(/sesame/);
});

test.each(['nonsense', 'ana:sesame@db', 'mysql://ana:sesame@db/room', 'postgres://ana:sesame@[db/room'])(
  'DATABASE_URL=%s is no address of a server, and is not repeated',
  async (url) => {
    const error = await problemOf(openStore({ folder: 'unused', url }));
    expect(error.message).toMatch(/DATABASE_URL is no address of a PostgreSQL server; it should look like postgres:/);
    expect(error.message).not.toMatch(/sesame|ENOTFOUND/);
  },
);

test('a folder that cannot be made is said so, with what to do', async () => {
  const place = temporaryFolder();
  const file = join(place.folder, 'notes.txt');
  writeFileSync(file, 'mine');
  for (const folder of [file, join(file, 'store')]) {
    const error = await problemOf(openStore({ folder }));
    expect(error.problems[0].code).toBe('store-refused');
    expect(error.message).toMatch(/its folder cannot be made, a file .*; name another with BUILDOUT_STORE/);
  }
  place.remove();
});

test('a host that nobody knows is named', async () => {
  const error = await problemOf(openStore({ folder: 'unused', url: 'postgres://ana@nowhere.invalid/room' }));
  expect(error.message).toMatch(/host (called )?"nowhere\.invalid"/);
  expect(error.message).not.toMatch(/ENOTFOUND|EAI_AGAIN/);
});

test('a name that is none of a workspace is refused', async () => {
  const error = await problemOf(
    openStore({ folder: 'unused', url: 'postgres://x@127.0.0.1:9/x', workspace: "o'; drop" }),
  );
  expect(error.message).toMatch(/no name of a workspace/);
});

onEveryServer('DATABASE_URL', (_, outside) => {
  const { folder, remove } = temporaryFolder();
  let server: Server | undefined;
  const talk = documentFrom(TALK);
  // Databases and logins are of the whole server.
  const mark = outside ? `_${randomBytes(6).toString('hex')}` : '';
  const own = (name: string) => `${name}${mark}`;
  const password = randomBytes(6).toString('hex');
  const [databases, logins]: [string[], string[]] = [[], []];

  function url(user: string, database = DATABASE): string {
    if (!outside) return `postgres://${user}@localhost/${database}?host=${server!.connection.host}`;
    const shown = new URL(OUTSIDE!);
    shown.pathname = `/${database}`;
    if (user !== SUPERUSER) [shown.username, shown.password] = [user, password];
    return shown.href;
  }

  const asAdmin = <T>(database: string, work: (client: pg.Client) => Promise<T>) =>
    withClient({ connectionString: url(SUPERUSER, database) }, work);

  async function makeDatabase(name: string): Promise<string> {
    await asAdmin('postgres', (client) => client.query(`create database ${own(name)}`));
    databases.push(own(name));
    return own(name);
  }

  async function makeLogin(name: string, may: string): Promise<void> {
    await asAdmin('postgres', (client) => client.query(`create role ${own(name)} login password '${password}' ${may}`));
    logins.push(own(name));
  }

  /** Opens a store for the first time, which makes the roles it speaks of. */
  const first = (options: StoreOptions) => asAdmin('postgres', (client) => alone(client, () => openStore(options)));

  const team = own('team');

  beforeAll(async () => {
    if (!outside) server = await joinServer(folder);
    await makeDatabase('team');
    // A team's administrator need not be a superuser.
    await makeLogin('chief', 'createrole');
    await asAdmin('postgres', async (client) => {
      await client.query(`alter database ${team} owner to ${own('chief')}`);
      // Where another login made the roles, it also says who may hand them on.
      const { rows } = await client.query(
        `select rolname from pg_roles where rolname ~ '^buildout_(owner|app|search)$'`,
      );
      for (const { rolname } of outside ? rows : [])
        await client.query(`grant ${rolname} to ${own('chief')} with admin option`);
    });
  });
  afterAll(async () => {
    if (outside)
      await asAdmin('postgres', async (client) => {
        for (const name of databases) await client.query(`drop database ${name} with (force)`);
        for (const name of logins.reverse()) await client.query(`drop owned by ${name}; drop role ${name}`);
      });
    await server?.leave();
    remove();
    // A server on a busy machine takes its time to end.
  }, 60_000);

  test('an administrator who is no superuser migrates; a member only uses; both see the same workspace', async () => {
    const chief = await first({ folder: 'unused', url: url(own('chief'), team), workspace: 'desk' });
    await chief.addDocument(talk.document);
    await chief.addClaims(talk.document.id, 'rules', talk.claims);
    await makeLogin('member', 'in role buildout_app');
    const member = await openStore({ folder: 'unused', url: url(own('member'), team), workspace: 'desk' });
    expect(await member.claims()).toEqual(await chief.claims());
    expect((await member.search('gigawatt')).total).toBe(1);
    await member.append({
      claim: talk.claims[0].id,
      reviewer: 'ben',
      reading: 'open',
      decision: { kind: 'accept' },
      seen: 0,
    });
    expect(await chief.reviews()).toHaveLength(1);
    await member.close();
    await chief.close();
  });

  test('who may not migrate an empty database is told its version', async () => {
    const bare = await makeDatabase('bare');
    await makeLogin('guest', '');
    const error = await problemOf(openStore({ folder: 'unused', url: url(own('guest'), bare) }));
    expect(error.problems[0]).toMatchObject({ code: 'store-version', found: 'none' });
  });

  test.each([
    ['newer', `insert into buildout.migrations (name, sha256) values ('9999_later', 'x')`, /9999_later/],
    ['altered', `update buildout.migrations set sha256 = 'x'`, /0001_room with other contents/],
  ])('a database of a %s version is left alone', async (name, change, words) => {
    const database = await makeDatabase(name);
    await (await first({ folder: 'unused', url: url(SUPERUSER, database) })).close();
    await asAdmin(database, (client) => client.query(change));
    const error = await problemOf(openStore({ folder: 'unused', url: url(SUPERUSER, database) }));
    expect(error.problems[0].code).toBe('store-version');
    expect(error.message).toMatch(words);
  });

  test('a connection cut by the server is made again, for reading and for writing', async () => {
    const store = await openStore({ folder: 'unused', url: url(own('chief'), team), workspace: 'desk' });
    const cut = () =>
      asAdmin(team, (client) =>
        client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${team}' and pid <> pg_backend_pid()`,
        ),
      );
    await cut();
    expect(await store.claims()).toHaveLength(talk.claims.length);
    const before = (await store.reviews()).length;
    await cut();
    await store.append({
      claim: talk.claims[1].id,
      reviewer: 'ana',
      reading: 'open',
      decision: { kind: 'accept' },
      seen: 0,
    });
    expect(await store.reviews()).toHaveLength(before + 1);
    await store.close();
  });

  test('search reads an index in spite of row-level security', async () => {
    const store = await openStore({ folder: 'unused', url: url(own('chief'), team), workspace: 'many' });
    const [passage] = talk.document.passages;
    const passages = Array.from({ length: 5_000 }, (_, k) => ({
      ...passage,
      text: `Passage ${k} speaks of site${k % 500} and power.`,
    }));
    await store.addDocument({ ...talk.document, passages });
    expect((await store.search('site123')).total).toBe(10);
    await store.close();
    const plan = await asAdmin(team, async (client) => {
      await client.query('analyze buildout.passages');
      await client.query(
        `begin; set local role buildout_search; set local search_path = buildout; set local buildout.workspace = 'many'`,
      );
      const { rows } = await client.query(
        `explain select 1 from passages p where p.words @@ websearch_to_tsquery('simple', 'site123') and p.workspace = workspace()`,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Bitmap Index Scan on passages_words/);
  });
});

describe.skipIf(!serverHere)('the embedded server', () => {
  test('data of another major version is left alone', async () => {
    const { folder, remove } = temporaryFolder();
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '14\n');
    const error = await problemOf(openStore({ folder }));
    expect(error.problems[0]).toMatchObject({ code: 'store-version', found: 'PostgreSQL 14' });
    remove();
  });

  test('a lock of a process that is gone does not hold anybody up', async () => {
    const { folder, remove } = temporaryFolder();
    writeFileSync(join(folder, 'lock'), '999999999');
    await (await openStore({ folder })).close();
    remove();
  });

  test('a full disk is said so; what was acknowledged is there when there is room again', async ({ skip }) => {
    const { folder, remove } = temporaryFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=120m,mode=755', 'tmpfs', folder]);
    if (mounted.status !== 0) {
      remove();
      skip('no small file system can be mounted here');
    }
    try {
      const store: EvidenceStore = await openStore({ folder });
      const kept: string[] = [];
      let error: unknown;
      for (let k = 0; k < 40 && !error; k++) {
        const { document } = documentFrom(`${TALK}\n${k}`, `${k}.txt`);
        // Random bytes cannot be compressed, neither by the log nor by the tables.
        await store.addDocument({ ...document, bytes: randomBytes(4_000_000) }).then(
          () => kept.push(document.id),
          (e) => (error = e),
        );
      }
      expect(error).toBeInstanceOf(StoreError);
      expect((error as StoreError).message).toMatch(/no room left|cannot be reached/);
      await store.close().catch(() => {});
      expect(spawnSync('mount', ['-o', 'remount,size=400m', folder]).status).toBe(0);
      const again = await openStore({ folder });
      expect((await again.documents()).map(({ id }) => id).sort()).toEqual(kept.sort());
      await again.close();
    } finally {
      spawnSync('umount', ['-l', folder]);
      remove();
    }
  });
});
