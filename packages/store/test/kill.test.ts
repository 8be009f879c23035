/**
 * The server and its writers are killed (SIGKILL) at seeded moments, again and again; every review that was acknowledged, on a claim or on
 * a sentence, must be there
 * afterwards, exactly once, with no gap in the numbers. BUILDOUT_KILL_ROUNDS sets the number of rounds.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../src/index.ts';
import { running } from '../src/server/embedded.ts';
import { chosenIn, documentFrom, serverHere, TALK, temporaryFolder } from './room.ts';

const ROUNDS = Number(process.env.BUILDOUT_KILL_ROUNDS ?? 20);
const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));

describe.skipIf(!serverHere || process.platform !== 'linux')('killed during writes', () => {
  const { folder, remove } = temporaryFolder();
  const data = join(folder, 'data');
  const talk = documentFrom(TALK);
  const claim = talk.claims[0].id;
  const [sentence] = chosenIn(talk.document);
  afterAll(remove);

  test(`no acknowledged review is lost in ${ROUNDS} rounds`, { timeout: 60_000 + ROUNDS * 20_000 }, async () => {
    const first = await openStore({ folder });
    await first.addDocument(talk.document);
    await first.addClaims(talk.document.id, 'rules', talk.claims);
    await first.addSentences(talk.document.id, 'helper:m', [sentence]);
    await first.close();
    const random = seeded(7);
    const acknowledged = new Map<number, string>();
    for (let round = 0; round < ROUNDS; round++) {
      const writers = [0, 1].map((k) =>
        writer(folder, `round ${round} writer ${k}`, [claim, sentence.id], acknowledged),
      );
      await Promise.all(writers.map((w) => w.begun));
      await new Promise((resolve) => setTimeout(resolve, random() * 120));
      // In turn: the server with all its processes, only a process that serves a writer, a writer and then the server.
      if (round % 3 === 2) writers[0].child.kill('SIGKILL');
      killServer(data, round % 3 === 1 ? 'one backend' : 'all');
      if (round % 3 === 1) killServer(data, 'all');
      // Who was not killed brings the server back and goes on, with the event that was under way as the first.
      await Promise.all(writers.map((w) => Promise.race([w.next(), w.ended])));
      for (const { child } of writers) child.kill('SIGKILL');
      await Promise.all(writers.map((w) => w.ended));
    }
    const store = await openStore({ folder });
    try {
      const log = [...(await store.reviews()), ...(await store.sentenceReviews())].sort((a, b) => a.seq - b.seq);
      const kept = new Map(log.map(({ seq, decision }) => [seq, decision.kind === 'reject' ? decision.reason : '']));
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, k) => k + 1));
      expect(new Set(kept.values()).size).toBe(kept.size);
      const lost = [...acknowledged].filter(([seq, reason]) => kept.get(seq) !== reason);
      expect(lost).toEqual([]);
      expect(acknowledged.size).toBeGreaterThan(ROUNDS * 2);
    } finally {
      await store.close();
    }
    // It ends when the last client is gone; on a busy machine a killed one is noticed a little later.
    await expect.poll(() => running({ data }), { timeout: 60_000 }).toBeUndefined();
  });
});

/** A writing process; `begun` when its first review is acknowledged, `ended` when it is gone. */
function writer(folder: string, name: string, on: string[], acknowledged: Map<number, string>) {
  const child: ChildProcess = spawn(process.execPath, [WRITER, folder, name, ...on], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let rest = '';
  let waiting = () => {};
  /** Resolves at the next acknowledged review. */
  const next = () => new Promise<void>((resolve) => (waiting = resolve));
  const begun = new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const [seq, n] = line.split(' ');
        acknowledged.set(Number(seq), `${name} ${n}`);
      }
      if (lines.length === 0) return;
      resolve();
      waiting();
    });
    child.once('close', () => reject(new Error(`${name} ended before its first review`)));
  });
  begun.catch(() => {});
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { child, begun, next, ended };
}

function killServer(data: string, which: 'all' | 'one backend'): void {
  const postmaster = running({ data });
  if (postmaster === undefined) return;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => parentOf(pid) === postmaster);
  const backend = children.find((pid) => /buildout_app/.test(commandOf(pid)));
  const targets = which === 'all' ? [postmaster, ...children] : [backend ?? children[0]];
  for (const pid of targets) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

const parentOf = (pid: string) => Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]);
const commandOf = (pid: string) => read(`/proc/${pid}/cmdline`);

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** mulberry32: a small generator, so that every run kills at the same moments. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
