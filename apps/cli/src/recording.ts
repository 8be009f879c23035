/** A terminal that keeps what is said to it, and a host of a folder of one's own: for tests through the front door. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '@buildout/workbench/operations/host.ts';
import { commandLine } from './command-line.ts';
import { nodeHost } from './node-host.ts';
import type { Terminal } from './terminal.ts';

export interface Said {
  code: number;
  out: string;
  err: string;
}

export function recordingTerminal(over: Partial<Terminal> = {}): Terminal & { said: { out: string; err: string } } {
  const said = { out: '', err: '' };
  return {
    said,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    interactive: false,
    colour: false,
    columns: 120,
    env: {},
    ...over,
  };
}

/** Runs `buildout …` in this process; results go to a folder that is removed afterwards unless `host` names one. */
export async function buildout(argv: string[], host: Partial<Host> = {}, over: Partial<Terminal> = {}): Promise<Said> {
  const out = host.out ?? (await mkdtemp(join(tmpdir(), 'buildout-')));
  const terminal = recordingTerminal(over);
  try {
    // A workspace of this machine is nobody's test: evidence is what `host` brings.
    const code = await commandLine(argv, { terminal, host: nodeHost({ evidence: undefined, ...host, out }) });
    return { code, ...terminal.said };
  } finally {
    if (host.out === undefined) await rm(out, { recursive: true, force: true });
  }
}
