/** Databases of one server that are made at the same moment, and a store that an earlier program made. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { migrate, migrations, version } from '../src/migrate.ts';
import { DATABASE, joinServer, type Server, SUPERUSER } from '../src/server/embedded.ts';
import { chosenIn, documentFrom, serverHere, TALK, temporaryFolder, withClient } from './room.ts';

/** Rounds in which every role is made anew by several at once. */
const ROUNDS = 12;

describe.skipIf(!serverHere)('migrations', () => {
  const { folder, remove } = temporaryFolder();
  let server: Server;
  beforeAll(async () => {
    server = await joinServer(folder);
  });
  afterAll(async () => {
    await server?.leave();
    remove();
  }, 60_000);

  const as = <T>(database: string, work: (client: pg.Client) => Promise<T>, user = SUPERUSER) =>
    withClient({ ...server.connection, user, database }, work);

  test(`databases of one server made at the same moment share its roles, in ${ROUNDS} rounds`, {
    timeout: 120_000,
  }, async () => {
    const names = [0, 1, 2, 3].map((k) => `at_once_${k}`);
    await as('postgres', async (client) => {
      await client.query('create role chief login createrole');
      for (const name of names) await client.query(`create database ${name}`);
    });
    for (let round = 0; round < ROUNDS; round++) {
      // Superusers, and an administrator who is none and finds roles of his own making only.
      const owner = round % 2 === 0 ? SUPERUSER : 'chief';
      await as('postgres', async (client) => {
        for (const name of names) await client.query(`alter database ${name} owner to ${owner}`);
      });
      await Promise.all(names.map((name) => as(name, (client) => migrate(client, name), owner)));
      for (const name of names)
        await as(name, async (client) => {
          const { rows } = await client.query('select name from buildout.migrations order by name');
          expect(rows.map((row) => row.name)).toEqual(migrations.map((one) => one.name));
          const members = await client.query(
            `select 1 from pg_auth_members where roleid = 'buildout_search'::regrole and member = 'buildout_owner'::regrole`,
          );
          expect(members.rowCount).toBe(0);
          await client.query('drop owned by buildout_owner, buildout_app, buildout_search cascade');
        });
      await as('postgres', (client) => client.query('drop role buildout_app, buildout_search, buildout_owner'));
    }
  });

  test('a store that an earlier program made is brought to this version with all that is in it', async () => {
    const database = `old_${randomBytes(4).toString('hex')}`;
    const talk = documentFrom(TALK);
    await as('postgres', (client) => client.query(`create database ${database}`));
    await as(database, async (client) => {
      await migrate(client, database, 2);
      await client.query("begin; set local buildout.workspace = 'local'; set local search_path = buildout");
      await client.query("insert into workspaces (id, last_seq) values ('local', 2)");
      const { id, name, format, bytes, text } = talk.document;
      await client.query(
        `insert into documents (workspace, id, name, format, bytes, text, url, licence, characters) values ('local', $1, $2, $3, $4, $5, '', '', $6)`,
        [id, name, format, Buffer.from(bytes), text, text.length],
      );
      for (const claim of talk.claims)
        await client.query(
          `insert into claims (workspace, id, document, origin, start, claim) values ('local', $1, $2, 'rules', $3, $4)`,
          [claim.id, id, claim.figure.start, JSON.stringify(claim)],
        );
      for (const [seq, decision] of [
        [1, '{"kind":"skip"}'],
        [2, '{"kind":"accept"}'],
      ] as const)
        await client.query(
          `insert into reviews (workspace, seq, key, claim, reviewer, reading, decision, seen) values ('local', $1, gen_random_uuid(), $2, 'ana', 'open', $3, 0)`,
          [seq, talk.claims[0].id, decision],
        );
      await client.query('commit');
    });
    const url = `postgres://${SUPERUSER}@localhost/${database}?host=${server.connection.host}`;
    const store = await openStore({ folder: 'unused', url });
    try {
      const [one, two] = await store.reviews();
      expect([one, two]).toMatchObject([
        { seq: 1, claim: talk.claims[0].id, decision: { kind: 'skip' } },
        { seq: 2, claim: talk.claims[0].id, decision: { kind: 'accept' } },
      ]);
      expect((await store.claims()).map(({ claim }) => claim)).toEqual(JSON.parse(JSON.stringify(talk.claims)));
      const [sentence] = chosenIn(talk.document);
      expect(await store.addSentences(talk.document.id, 'helper:m', [sentence])).toEqual({ added: 1 });
      const event = { sentence: sentence.id, reviewer: 'ana', decision: { kind: 'accept' }, seen: 0 } as const;
      expect(await store.appendOnSentence(event)).toMatchObject({ seq: 3, sentence: sentence.id });
      expect((await store.reviews()).map(({ seq }) => seq)).toEqual([1, 2]);
    } finally {
      await store.close();
    }
    await as(database, async (client) => {
      const { rows } = await client.query('select max(name) as name from buildout.migrations');
      expect(rows[0].name).toBe(version);
    });
  });

  test('a login that may not migrate an older store is told who can', async () => {
    const database = `older_${randomBytes(4).toString('hex')}`;
    await as('postgres', (client) => client.query(`create database ${database}; `));
    await as(database, (client) => migrate(client, database, 1));
    await as(database, (client) => client.query('create role guest login in role buildout_app'));
    const url = `postgres://guest@localhost/${database}?host=${server.connection.host}`;
    await expect(openStore({ folder: 'unused', url })).rejects.toThrow(
      /of version 0001_room, this program needs 0003_sentences.*DATABASE_ADMIN_URL/,
    );
  });

  test('the database the server begins with is not touched', async () => {
    const { rows } = await as(DATABASE, (client) => client.query("select to_regclass('buildout.migrations') as there"));
    expect(rows[0].there).toBeNull();
  });
});
