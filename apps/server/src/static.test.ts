import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '@buildout/workbench/operations/host.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from './app.ts';

let folder: string;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildout-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not for the page');
  await writeFile(join(folder, 'page', 'index.html'), '<h1>page</h1>');
  await writeFile(join(folder, 'page', 'assets', 'a-1.js'), 'export {}');
  await writeFile(join(folder, 'page', 'assets', 'worker-1.js'), 'export {}');
  await mkdir(join(folder, 'out'));
  await writeFile(join(folder, 'out', 'report.html'), '<h1>report</h1>');
  const host = { out: join(folder, 'out') } as Host;
  app = createApp({ operations: [], host, token: 't', port: 80, page: join(folder, 'page') });
});
afterAll(() => rm(folder, { recursive: true }));

const get = (path: string) => app.request(path, { headers: { host: '127.0.0.1:80' } });

test('the page, its parts and the report are served', async () => {
  expect(await (await get('/')).text()).toBe('<h1>page</h1>');
  expect((await get('/assets/a-1.js')).headers.get('content-type')).toMatch(/javascript/);
  expect(await (await get('/report.html')).text()).toBe('<h1>report</h1>');
});

test('generated code may run in the worker file, and nowhere else', async () => {
  const policy = async (path: string) => (await get(path)).headers.get('content-security-policy');
  expect(await policy('/assets/worker-1.js')).toMatch(/script-src 'self' 'unsafe-eval'/);
  expect(await policy('/assets/a-1.js')).not.toMatch(/unsafe-eval/);
  expect(await policy('/')).not.toMatch(/unsafe-eval/);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%00',
  '/%',
  '/none.js',
])('nothing outside the folder: %s', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('not for the page');
});
