/** Brings a database to the form this program needs: plain SQL files in order, each once, each whole or not at all. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { StoreError } from '@buildout/evidence/room/store.ts';
import type pg from 'pg';

export interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

export const migrations: Migration[] = readMigrations();

/** The version this program writes and reads: the name of the newest migration. */
export const version = migrations.at(-1)!.name;

/** Roles the schema speaks of: owner of everything, what the program works as, owner of the search. None may log in unless told so. */
const ROLES = ['buildout_owner', 'buildout_app', 'buildout_search'];

/**
 * Applies what is missing, as a login that owns the schema or may make it. Two programs at once wait for each other.
 * `to` leaves out the later ones, for tests of stores that an earlier program made.
 * Throws StoreError `store-version` for a database that is newer, or whose migrations are not ours.
 */
export async function migrate(client: pg.ClientBase, where: string, to = migrations.length): Promise<void> {
  await client.query("select pg_advisory_lock(hashtext('buildout migrations'))");
  try {
    const applied = await appliedOf(client);
    mustBeOurs(applied, where);
    if (applied.length >= to) return;
    await makeRoles(client);
    for (const migration of migrations.slice(applied.length, to)) await settle(() => apply(client, migration));
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('buildout migrations'))");
  }
}

/** Throws `store-version` unless the database is of exactly this version. */
export async function mustBeCurrent(client: pg.ClientBase, where: string): Promise<void> {
  const applied = await appliedOf(client);
  mustBeOurs(applied, where);
  if (applied.length < migrations.length)
    throw new StoreError({ code: 'store-version', where, found: applied.at(-1)?.name ?? 'none', needed: version });
}

type Applied = Pick<Migration, 'name' | 'sha256'>;

async function appliedOf(client: pg.ClientBase): Promise<Applied[]> {
  const { rows } = await client.query("select to_regclass('buildout.migrations') as there");
  if (rows[0].there === null) return [];
  return (await client.query<Applied>('select name, sha256 from buildout.migrations order by name')).rows;
}

function mustBeOurs(applied: Applied[], where: string): void {
  const strange = applied.find(
    ({ name, sha256 }, k) => migrations[k]?.name !== name || migrations[k].sha256 !== sha256,
  );
  if (!strange) return;
  const newer = !migrations.some(({ name }) => name === strange.name);
  const found = newer ? strange.name : `${strange.name} with other contents`;
  throw new StoreError({ code: 'store-version', where, found, needed: version });
}

/**
 * Roles are of the whole server, and no lock of one database keeps out who migrates another at this moment. Whoever comes second finds
 * the row taken (`42710`, `23505`) or changed under its hands (`XX000`, "tuple concurrently updated"), and finds the work done when it
 * looks once more.
 */
async function makeRoles(client: pg.ClientBase): Promise<void> {
  for (const role of ROLES)
    await settle(async () => {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (rowCount === 0) await client.query(`create role ${role} nologin nosuperuser nobypassrls`);
    });
  // Whoever migrates works as the owner; superusers need no membership.
  const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user');
  if (!rows[0].rolsuper) await settle(() => client.query('grant buildout_owner, buildout_app to current_user'));
  await client.query(
    `do $$ begin execute format('grant create on database %I to buildout_owner', current_database()); end $$`,
  );
}

const RETRIES = 50;

/** Does the work, anew where somebody did the same to the roles of the server at this moment. */
async function settle(work: () => Promise<unknown>): Promise<void> {
  for (let left = RETRIES; ; left--) {
    try {
      await work();
      return;
    } catch (error) {
      if (left === 0 || !isCollision(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 20));
    }
  }
}

function isCollision(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return code === '42710' || code === '23505' || (code === 'XX000' && /concurrently (updated|deleted)/.test(message));
}

async function apply(client: pg.ClientBase, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin');
  try {
    // The owner hands the search to a role of its own. It is a member of that role in this transaction only: members see the rows it sees,
    // which are those of all workspaces. Nobody else sees the membership, and who migrates another database of the server waits for its end.
    await client.query('grant buildout_search to buildout_owner');
    await client.query(
      `set local role buildout_owner;
       create schema if not exists buildout;
       set local search_path = buildout, pg_temp;
       create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp());
       grant select on migrations to buildout_app`,
    );
    await client.query(sql);
    await client.query('insert into migrations (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('reset role; revoke buildout_search from buildout_owner');
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

function readMigrations(): Migration[] {
  const folder = new URL('./migrations/', import.meta.url);
  return readdirSync(fileURLToPath(folder))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(new URL(file, folder), 'utf8');
      return { name: file.replace(/\.sql$/, ''), sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}
