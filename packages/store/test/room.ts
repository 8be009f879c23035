/** A real server in a temporary folder for the tests of one file, and documents of our own to put into it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Claim, findBlocks, findClaims, type NewDocument, readDocument } from '@buildout/evidence/index.ts';
import { packaged } from '../src/server/binaries.ts';

/** False where npm brings no server for this platform; the tests that need one say that they are skipped. */
export const serverHere = packaged() !== undefined;
if (!serverHere)
  console.warn(`No PostgreSQL for ${process.platform}-${process.arch}: tests of the evidence store are skipped.`);

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
