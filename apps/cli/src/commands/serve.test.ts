import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../node-host.ts';

/** The command as a user starts it. */
function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [join(root, 'scripts', 'buildout.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (text) => {
    out += text;
  });
  child.stderr?.on('data', (text) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

test('a port that is in use is named, exit code 2', async () => {
  const occupant = createServer();
  await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
  const { port } = occupant.address() as { port: number };
  const { code, out, err } = await ended(start('serve', '--port', String(port)));
  occupant.close();
  expect(code).toBe(2);
  expect(err).toContain(`Port ${port} of 127.0.0.1 is in use`);
  expect(out).toBe('');
});

test('serves at the printed address until interrupted', async () => {
  const child = start('serve', '--port', '0', '--json');
  const end = ended(child);
  const line = await new Promise<string>((resolve) => child.stdout?.once('data', (text) => resolve(String(text))));
  const { address } = JSON.parse(line);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/);
  const opened = await fetch(address, { redirect: 'manual' });
  expect(opened.status).toBe(303);
  const api = new URL('/api/companies', address);
  const refused = await fetch(api, { method: 'POST' });
  expect(refused.status).toBe(401);
  const headers = { authorization: `Bearer ${new URL(address).searchParams.get('token')}` };
  const answered = await fetch(api, { method: 'POST', headers, body: '{"query": "neocloud"}' });
  expect(answered.status).toBe(200);
  child.kill('SIGTERM');
  expect((await end).code).toBe(0);
});
