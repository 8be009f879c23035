/** An evidence store and a data folder of one's own, on the real PostgreSQL: for tests through the front door. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceStore } from '@buildout/evidence';
import { openStore } from '@buildout/store';
import type { Host } from '@buildout/workbench/operations/host.ts';
import { root } from './node-host.ts';
import { buildout, type Said } from './recording.ts';

export interface EvidencePlace {
  folder: string;
  host: Partial<Host>;
  store: EvidenceStore;
  /** Opens another workspace of the same server. */
  workspace(name: string): Promise<{ store: EvidenceStore; host: Partial<Host> }>;
  /** Runs a command and demands exit code 0. */
  run(...argv: string[]): Promise<Said>;
  /** The same with --json, read. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at single fields of many results.
  json(...argv: string[]): Promise<any>;
  /** Writes a file below the data folder. */
  write(name: string, text: string): void;
  read(name: string): string;
  close(): Promise<void>;
}

export async function evidencePlace(): Promise<EvidencePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'buildout-evidence-'));
  const data = join(folder, 'data');
  cpSync(join(root, 'data'), data, { recursive: true });
  const opened: EvidenceStore[] = [];
  const open = async (workspace: string) => {
    const store = await openStore({ folder: join(folder, 'postgres'), workspace });
    opened.push(store);
    const host: Partial<Host> = {
      ...{ data, out: join(folder, 'out') },
      evidence: async () => store,
      keepsEvidence: () => existsSync(join(folder, 'postgres')),
    };
    return { store, host };
  };
  const { store, host } = await open('local');
  const place: EvidencePlace = {
    ...{ folder, host, store, workspace: open },
    async run(...argv) {
      const said = await buildout(argv, host);
      if (said.code !== 0)
        throw new Error(`buildout ${argv.join(' ')} ended with ${said.code}:\n${said.out}${said.err}`);
      return said;
    },
    json: async (...argv) => JSON.parse((await place.run(...argv, '--json')).out),
    write: (name, text) => writeFileSync(join(data, name), text),
    read: (name) => readFileSync(join(data, name), 'utf8'),
    async close() {
      for (const one of opened.reverse()) await one.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return place;
}
