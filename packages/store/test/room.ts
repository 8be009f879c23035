/** A real server for the tests of one file, in a temporary folder or outside, and documents of our own to put into it. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  anchorOf,
  type ChosenSentence,
  type Claim,
  findBlocks,
  findClaims,
  type NewDocument,
  readDocument,
} from '@buildout/evidence/index.ts';
import pg from 'pg';
import { describe } from 'vitest';
import { openStore, type StoreOptions } from '../src/index.ts';
import { openFoundation } from '../src/open.ts';
import { packaged } from '../src/server/binaries.ts';

/** False where npm brings no server for this platform; the tests that need one say that they are skipped. */
export const serverHere = packaged() !== undefined;
if (!serverHere)
  console.warn(`No PostgreSQL for ${process.platform}-${process.arch}: tests of the evidence store are skipped.`);

/** A server outside, whose login may make databases and roles: the same tests run on it once more. */
export const OUTSIDE = process.env.BUILDOUT_TEST_DATABASE_URL || undefined;
if (!OUTSIDE)
  console.warn('BUILDOUT_TEST_DATABASE_URL names no server: the tests of the store on one outside are skipped.');

export interface Place {
  /** What opens a store there. */
  options: StoreOptions;
  /** For files of the test itself. */
  folder: string;
  remove(): Promise<void>;
}

/**
 * Tests that hold on every server: on one of the test's own, and where one outside is named in a database of its own there, which is
 * dropped afterwards. `make` gives a place; of two it makes neither sees the other.
 */
export function onEveryServer(name: string, tests: (make: () => Promise<Place>, outside: boolean) => void): void {
  describe.skipIf(!serverHere)(name, () => tests(placeHere, false));
  describe.skipIf(!OUTSIDE)(`${name}, on a server outside`, () => tests(() => placeAt(OUTSIDE!), true));
}

async function placeHere(): Promise<Place> {
  const { folder, remove } = temporaryFolder();
  return { options: { folder }, folder, remove: async () => remove() };
}

async function placeAt(server: string): Promise<Place> {
  const { folder, remove } = temporaryFolder();
  const name = `buildout_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const options = { folder: 'unused', url: url.href };
  await withClient({ connectionString: server }, async (client) => {
    await client.query(`create database ${name}`);
    await alone(client, async () => (await openStore(options)).close());
  });
  return {
    options,
    folder,
    // Roles belong to the whole server, and other tests may be at work on it: they stay.
    async remove() {
      remove();
      await withClient({ connectionString: server }, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** Roles belong to the whole server: of files that run beside each other one after another makes and lends them. */
export async function alone<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("select pg_advisory_lock(hashtext('buildout tests'))");
  try {
    return await work();
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('buildout tests'))");
  }
}

/** With a login that may do everything, in the database of `options`. */
export async function asOwner<T>(options: StoreOptions, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { admin, close } = await openFoundation(options);
  try {
    return await withClient(admin, work);
  } finally {
    await close();
  }
}

export async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'buildout-store-'));
  // As root the server runs as another user, who has to reach its data.
  chmodSync(folder, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const TALK = `Ana: Northgrid will spend $12 billion on data centers in 2027.
Ben: Revenue was $3.4 billion last year, up 40% from 2024.
Ana: A gigawatt costs about $45 billion with the chips.
Ben: The lease runs for 15 years and the rent is $2.30 an hour.`;

export function documentFrom(text: string, name = 'talk.txt'): { document: NewDocument; claims: Claim[] } {
  const bytes = new TextEncoder().encode(text);
  const read = readDocument(bytes, name);
  const passages = findBlocks(read).map((b) => ({
    start: b.start,
    end: b.end,
    startUtf16: b.startUtf16,
    endUtf16: b.endUtf16,
    kind: b.kind,
    language: b.language,
    text: read.text.slice(b.startUtf16, b.endUtf16),
  }));
  const document = { id: read.id, name, bytes, format: read.format, text: read.text, url: '', licence: '', passages };
  return { document, claims: findClaims(read) };
}

/** The passages of a document as sentences that a helper chose for its brief. */
export function chosenIn({ id: document, text, passages }: NewDocument): ChosenSentence[] {
  const read = readDocument(new TextEncoder().encode(text), 'talk.txt');
  return passages.map(({ start, startUtf16, endUtf16, text: words }) => ({
    id: `sentence_${start.toString(16).padStart(12, '0')}`,
    document,
    text: words,
    role: 'takeaway',
    anchor: anchorOf(read, startUtf16, endUtf16),
    proposedBy: { model: 'm', endpoint: '127.0.0.1:8080', prompt: '0'.repeat(64), quotation: words },
  }));
}
