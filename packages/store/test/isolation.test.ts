/** Tries to see or touch another workspace as the program's own role, in every way that SQL offers it. */
import { randomBytes } from 'node:crypto';
import type { EvidenceStore } from '@buildout/evidence/index.ts';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type StoreOptions } from '../src/index.ts';
import { openFoundation } from '../src/open.ts';
import { asOwner, documentFrom, onEveryServer, type Place, TALK } from './room.ts';

const SECRET = 'Bluewater will default on $9 billion of notes in 2027.';

onEveryServer('workspaces are apart', (make, outside) => {
  let place: Place;
  let options: StoreOptions;
  let theirs: EvidenceStore;
  let ours: EvidenceStore;
  let app: pg.Client;
  const member = `buildout_test_${randomBytes(6).toString('hex')}`;
  const secret = documentFrom(SECRET, 'secret.txt');
  const talk = documentFrom(TALK);

  beforeAll(async () => {
    place = await make();
    ({ options } = place);
    theirs = await openStore({ ...options, workspace: 'theirs' });
    ours = await openStore({ ...options, workspace: 'ours' });
    for (const [store, { document, claims }] of [
      [theirs, secret],
      [ours, talk],
    ] as const) {
      await store.addDocument(document);
      await store.addClaims(document.id, 'rules', claims);
    }
    await theirs.append({
      claim: secret.claims[0].id,
      reviewer: 'eve',
      reading: 'open',
      decision: { kind: 'accept' },
      seen: 0,
    });
    app = new pg.Client(await appLogin());
    await app.connect();
    if (outside) await app.query('set role buildout_app');
  });
  afterAll(async () => {
    await app?.end();
    await ours?.close();
    await theirs?.close();
    if (outside) await asOwner(options, (client) => client.query(`drop role if exists ${member}`));
    await place?.remove();
  });

  /** The role the program works as; on a server outside, where that one has no login, a login that is its member and nothing else. */
  async function appLogin(): Promise<pg.ClientConfig> {
    const { admin, close } = await openFoundation(options);
    await close();
    if (!outside) return { ...admin, user: 'buildout_app' };
    const url = new URL(options.url!);
    [url.username, url.password] = [member, member];
    await asOwner(options, (client) =>
      client.query(`create role ${member} login password '${member}' in role buildout_app`),
    );
    return { connectionString: url.href };
  }

  /** Runs statements as the program does, in workspace `ours`; gives the last result's rows. */
  async function asOurs(...statements: string[]): Promise<unknown[]> {
    await app.query("begin; set local buildout.workspace = 'ours'; set local search_path = buildout, pg_temp");
    try {
      let rows: unknown[] = [];
      for (const statement of statements) {
        const result = await app.query(statement);
        rows = (Array.isArray(result) ? result.at(-1) : result).rows;
      }
      return rows;
    } finally {
      await app.query('rollback');
    }
  }

  test('through the store nothing of theirs is there', async () => {
    expect((await ours.documents()).map(({ name }) => name)).not.toContain('secret.txt');
    expect(await ours.document(secret.document.id)).toBeUndefined();
    expect(await ours.claims({ ids: [secret.claims[0].id] })).toEqual([]);
    expect(await ours.reviews()).toEqual([]);
    expect((await ours.search('Bluewater')).total).toBe(0);
    expect((await ours.search('billion', { document: secret.document.id })).total).toBe(0);
    await expect(ours.addClaims(secret.document.id, 'rules', secret.claims)).rejects.toThrow(/There is no document/);
    await expect(
      ours.append({
        claim: secret.claims[0].id,
        reviewer: 'x',
        reading: 'open',
        decision: { kind: 'accept' },
        seen: 0,
      }),
    ).rejects.toThrow(/There is no claim/);
  });

  test('the same document in both is two documents', async () => {
    const { document, claims } = documentFrom('Northgrid earned $1 billion.', 'both.txt');
    for (const store of [ours, theirs]) expect(await store.addDocument(document)).toEqual({ added: true });
    await theirs.addClaims(document.id, 'rules', claims);
    expect((await theirs.document(document.id))!.claims).toBe(1);
    expect((await ours.document(document.id))!.claims).toBe(0);
  });

  const TABLES = ['workspaces', 'documents', 'passages', 'claims', 'sentences', 'reviews'];

  test.each(TABLES)('%s: without a workspace nothing is visible and nothing writable', async (table) => {
    const { rows } = await app.query(`select count(*)::int as n from buildout.${table}`);
    expect(rows[0].n).toBe(0);
    await expect(app.query(`insert into buildout.workspaces (id) values ('third')`)).rejects.toThrow(
      /row-level security/,
    );
  });

  test.each(TABLES)('%s: every policy is forced on the owner too, and the program owns nothing', async (table) => {
    const { rows } = await app.query(
      `select c.relrowsecurity, c.relforcerowsecurity, pg_get_userbyid(c.relowner) as owner
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'buildout' and c.relname = $1`,
      [table],
    );
    expect(rows[0]).toEqual({ relrowsecurity: true, relforcerowsecurity: true, owner: 'buildout_owner' });
  });

  test('the program’s role may do nothing that undoes the policies', async () => {
    const { rows } = await app.query(
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = current_user',
    );
    expect(Object.values(rows[0])).toEqual([false, false, false, false, false]);
    const memberships = await app.query(
      'select count(*)::int as n from pg_auth_members where member = current_user::regrole',
    );
    expect(memberships.rows[0].n).toBe(0);
  });

  test.each([
    ['a condition of one’s own', `select * from documents where workspace = 'theirs'`],
    [
      'a view in the temporary schema',
      `create temp view v as select * from buildout.documents; select * from v where workspace = 'theirs'`,
    ],
    [
      'a function that raises what it sees',
      `select text from passages where length(text) > 0 and text like '%Bluewater%'`,
    ],
    [
      'an error that tells a value',
      `select 1 from passages where text like '%Bluewater%' and 1 / (length(text) - length(text)) = 1`,
    ],
    [
      'a copy to the client',
      `select * from (select * from claims) c where document = '${secret.document.id}' and workspace = 'theirs'`,
    ],
    ['a lock on their rows', `select * from workspaces where id = 'theirs' for update`],
    ['an update of their counter', `update workspaces set last_seq = 99 where id = 'theirs' returning id`],
    [
      'statistics of their words',
      `select most_common_vals::text from pg_stats where schemaname = 'buildout' and most_common_vals::text like '%Bluewater%'`,
    ],
    [
      'a function of the same name in front',
      `create function pg_temp.workspace() returns text language sql as $$ select 'theirs' $$; select * from documents where workspace = 'theirs'`,
    ],
    [
      'a table of the same name in front',
      `create temp table documents_of_mine (x int); select * from buildout.documents where workspace = 'theirs'`,
    ],
  ])('%s finds nothing', async (_, statement) => {
    expect(await asOurs(statement)).toEqual([]);
  });

  test.each([
    ['becoming the owner', 'set local role buildout_owner'],
    ['becoming the search', 'set local role buildout_search'],
    ['becoming the administrator', 'set local role buildout_admin'],
    ['switching the policies off', 'alter table documents disable row level security'],
    ['a policy of one’s own', 'create policy all_of_it on documents using (true)'],
    ['reading with policies off', 'set local row_security = off; select * from documents'],
    [
      'replacing the function that names the workspace',
      `create or replace function buildout.workspace() returns text language sql as $$ select 'theirs' $$`,
    ],
    ['a function beside the others', `create function buildout.peek() returns text language sql as $$ select 'x' $$`],
    [
      'writing into their workspace',
      `insert into claims (workspace, id, document, origin, start, claim) values ('theirs', 'claim_x', '${secret.document.id}', 'x', 0, '{}')`,
    ],
    ['moving a row there', `update workspaces set id = 'theirs'`],
    [
      'pointing at their document',
      `insert into claims (workspace, id, document, origin, start, claim) values ('ours', 'claim_x', '${'a'.repeat(64)}', 'x', 0, '{}')`,
    ],
    ['deleting', 'delete from documents'],
    ['emptying', 'truncate reviews'],
    ['changing a review', `update reviews set reviewer = 'x'`],
    ['deleting a review', 'delete from reviews'],
    [
      'dating a review',
      `insert into reviews (workspace, seq, key, claim, reviewer, reading, decision, seen, at) values ('ours', 1, gen_random_uuid(), '${talk.claims[0].id}', 'x', 'open', '{}', 0, '2020-01-01')`,
    ],
    ['reading the server’s files', `select pg_read_file('/etc/passwd')`],
    ['copying to a file', `copy documents to '/var/out'`],
    ['running a program', `copy documents to program 'cat'`],
    ['changing the record of migrations', `delete from buildout.migrations`],
  ])('%s is refused', async (_, statement) => {
    await expect(asOurs(statement)).rejects.toThrow();
  });

  test.each([
    ['documents', 'create temp table documents (workspace text, id text, name text, title text)'],
    ['passages', 'create temp table passages (workspace text, document text)'],
    [
      'workspace()',
      `create function pg_temp.workspace() returns text language sql as $$ select 'theirs' $$; set local search_path = pg_temp, buildout`,
    ],
  ])('%s of one’s own in front does not mislead the search', async (_, statement) => {
    expect(await asOurs(statement, `select * from buildout.search_passages('Bluewater', null, 10)`)).toEqual([]);
  });

  test('objects that row-level security does not cover hold nothing of the room', async () => {
    expect(await asOurs('select oid from pg_largeobject_metadata')).toEqual([]);
    expect(
      await asOurs(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'buildout' and c.relkind in ('v', 'm', 'f', 'S')`),
    ).toEqual([]);
  });

  // Said in the README: what the server tells every login about itself. Should it stop, the README is to be corrected.
  test('sizes of tables and other sessions are told by the server itself', async () => {
    const pages = await asOurs(`select pg_relation_size('buildout.passages') > 0 as told`);
    expect(pages).toEqual([{ told: true }]);
    const sessions = await asOurs(
      `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1`,
    );
    expect(sessions).toHaveLength(1);
  });

  test('the owner is held to the workspace too, and the log to being appended', async () => {
    const { admin, close } = await openFoundation({ ...options, workspace: 'ours' });
    const owner = new pg.Client(admin);
    await owner.connect();
    try {
      await owner.query(
        "begin; set local role buildout_owner; set local search_path = buildout; set local buildout.workspace = 'ours'",
      );
      const { rows } = await owner.query(
        `select distinct workspace from passages union select distinct workspace from documents`,
      );
      expect(rows).toEqual([{ workspace: 'ours' }]);
      await expect(
        owner.query(`select set_config('buildout.workspace', 'theirs', true); delete from reviews`),
      ).rejects.toThrow(/append-only/);
    } finally {
      await owner.end();
      await close();
    }
  });
});
