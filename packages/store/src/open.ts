/** Opens the store: a server of one's own in a folder, or the one that DATABASE_URL names; the same SQL on both. */
import { randomUUID } from 'node:crypto';
import { type EvidenceStore, StoreError } from '@buildout/evidence/room/store.ts';
import pg from 'pg';
import { addClaims, claims } from './claims.ts';
import { Connection } from './connection.ts';
import { addDocument, document, documents } from './documents.ts';
import { migrate, mustBeCurrent } from './migrate.ts';
import { told } from './problems.ts';
import { append, appendOnSentence, reviews, sentenceReviews } from './reviews.ts';
import { search } from './search.ts';
import { addSentences, sentences } from './sentences.ts';
import { joinServer, type Server, SUPERUSER } from './server/embedded.ts';

export interface StoreOptions {
  /** Folder of the embedded server; not used with `url`. */
  folder: string;
  /** `postgres://…` of a server (15 or newer); its login owns the schema or is a member of `buildout_app`. */
  url?: string;
  /** A login that may migrate, where that of `url` may not. */
  adminUrl?: string;
  /** Default `local`. */
  workspace?: string;
  /** Told what takes long. */
  say?: (line: string) => void;
}

/** What a store stands on: connections, and what has to be left at the end. */
export interface Foundation {
  connection: Connection;
  /** A login that owns the schema, for restoring. */
  admin: pg.ClientConfig;
  close(): Promise<void>;
}

/** Opens the store of a workspace, making or migrating what is missing. Throws StoreError. */
export async function openStore(options: StoreOptions): Promise<EvidenceStore> {
  const { connection, close } = await openFoundation(options);
  return {
    workspace: connection.access.workspace,
    async addDocument(d) {
      const done = await connection.write((query) => addDocument(query, d));
      // The document is on the disk; a search without statistics is slower and no less right.
      if (done.added) await connection.write((query) => query('select refresh_statistics()')).catch(() => {});
      return done;
    },
    documents: () => connection.read(documents),
    document: (id) => connection.read((query) => document(query, id)),
    addClaims: (d, origin, list) => connection.write((query) => addClaims(query, d, origin, list)),
    claims: (filter = {}) => connection.read((query) => claims(query, filter)),
    append(review) {
      const key = randomUUID();
      return connection.write((query) => append(query, review, key));
    },
    reviews: (filter = {}) => connection.read((query) => reviews(query, filter)),
    addSentences: (d, origin, list) => connection.write((query) => addSentences(query, d, origin, list)),
    sentences: (filter = {}) => connection.read((query) => sentences(query, filter)),
    appendOnSentence(review) {
      const key = randomUUID();
      return connection.write((query) => appendOnSentence(query, review, key));
    },
    sentenceReviews: (filter = {}) => connection.read((query) => sentenceReviews(query, filter)),
    search: (words, how = {}) => connection.read((query) => search(query, words, how)),
    close,
  };
}

export async function openFoundation(options: StoreOptions): Promise<Foundation> {
  const workspace = options.workspace ?? 'local';
  mustBeAddress('DATABASE_URL', options.url);
  mustBeAddress('DATABASE_ADMIN_URL', options.adminUrl);
  const server = options.url ? undefined : await joinServer(options.folder, options.say);
  const where = options.url ? withoutPassword(options.url) : options.folder;
  const access = server ? embedded(server) : atUrl(options);
  const connection = new Connection({ ...access, where, workspace });
  const close = async () => {
    await connection.end();
    await server?.leave();
  };
  try {
    await prepare(access.admin, where);
    await connection.write((query) => query('insert into workspaces (id) values (workspace()) on conflict do nothing'));
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
  return { connection, admin: access.admin, close };
}

/** The driver takes any word for the name of a host. The value is not repeated: it may hold a password. */
function mustBeAddress(name: string, url: string | undefined): void {
  if (url === undefined || url.startsWith('/') || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) return;
  throw new StoreError({
    code: 'store-unreachable',
    where: name,
    reason: `${name} is no address of a PostgreSQL server; it should look like postgres://ana@db.example.org:5432/evidence`,
  });
}

interface Logins {
  config: pg.PoolConfig;
  role?: string;
  admin: pg.ClientConfig;
  again?: () => Promise<void>;
}

function embedded({ connection, again }: Server): Logins {
  return { config: { ...connection, user: 'buildout_app' }, admin: { ...connection, user: SUPERUSER }, again };
}

function atUrl({ url, adminUrl }: StoreOptions): Logins {
  return { config: { connectionString: url }, role: 'buildout_app', admin: { connectionString: adminUrl ?? url } };
}

/** Migrates with a login that may; with one that may not, makes sure that nothing is missing. */
async function prepare(admin: pg.ClientConfig, where: string): Promise<void> {
  const client = new pg.Client({ ...admin, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      `select rolsuper or rolcreaterole or pg_has_role(current_user, n.nspowner, 'member') as may, rolsuper, current_setting('server_version_num')::int as number
       from pg_roles left join pg_namespace n on n.nspname = 'buildout' where rolname = current_user`,
    );
    await (rows[0].may ? migrate(client, where) : mustBeCurrent(client, where));
    if (admin.user === SUPERUSER) await letIn(client);
  } catch (error) {
    throw told(error, where);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The program's own role may log in on its own server, where only its user reaches the socket. */
async function letIn(client: pg.Client): Promise<void> {
  await client.query(
    `select pg_advisory_lock(hashtext('buildout login'));
     do $$ begin
       if not (select rolcanlogin from pg_roles where rolname = 'buildout_app') then alter role buildout_app login; end if;
     end $$;
     select pg_advisory_unlock(hashtext('buildout login'))`,
  );
}

function withoutPassword(url: string): string {
  try {
    const shown = new URL(url);
    shown.password = '';
    shown.search = '';
    return shown.href;
  } catch {
    return 'DATABASE_URL';
  }
}
