import type { Host } from '@buildout/workbench/operations/host.ts';
import { operation } from '@buildout/workbench/operations/operation.ts';
import { OperationError } from '@buildout/workbench/operations/problems.ts';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createApp } from './app.ts';

const double = operation({
  name: 'double',
  title: 'Double',
  summary: 'Twice a number.',
  input: z.object({ value: z.number() }),
  output: z.object({ twice: z.number() }),
  examples: [{ say: 'twice two', input: { value: 2 } }],
  do: ({ value }) => {
    if (value > 100)
      throw new OperationError({ code: 'bad-input', operation: 'double', path: 'value', reason: 'too large' });
    return { twice: value * 2 };
  },
});

const save = operation({
  name: 'save',
  title: 'Save',
  summary: 'Writes a file.',
  input: z.object({ path: z.string() }),
  output: z.object({ path: z.string() }),
  examples: [],
  do: async ({ path }, { write }) => ({ path: await write(path, 'text') }),
});

const slow = operation({
  name: 'slow',
  title: 'Slow',
  summary: 'Counts, and tells how far it is.',
  input: z.object({ to: z.number(), fault: z.boolean().default(false) }),
  output: z.object({ counted: z.number() }),
  examples: [],
  async do({ to, fault }, { progress }) {
    for (let done = 1; done <= to; done++) {
      progress?.({ what: 'numbers', done, total: to });
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    if (fault) throw new TypeError('a bug');
    return { counted: to };
  },
});

const host: Host = {
  data: '/nowhere',
  out: '/nowhere',
  threads: 1,
  machine: () => ({ cpu: '', cores: 1, load: 0, versions: {} }),
  memory: () => 0,
  now: () => new Date(0),
  read: async () => '',
  files: async () => new Map(),
  write: async (path) => path,
};
const app = createApp({ operations: [double, save, slow], host, token: 'secret', port: 4870 });

const ask = (
  path: string,
  { headers = {}, ...init }: { method?: string; body?: string; headers?: Record<string, string> } = {},
) => app.request(path, { ...init, headers: { host: '127.0.0.1:4870', ...headers } });
const post = (body: unknown, headers: Record<string, string> = { authorization: 'Bearer secret' }) => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers,
});

describe('operations over HTTP', () => {
  test('answer a POST', async () => {
    const response = await ask('/api/double', post({ value: 4 }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ twice: 8 });
  });

  test.each([
    ['an input of the wrong form', post({ value: 'x' }), 400, { code: 'bad-input', problems: [{ path: 'value' }] }],
    [
      'what the operation refuses',
      post({ value: 101 }),
      400,
      { code: 'bad-input', problems: [{ reason: 'too large' }] },
    ],
    ['text that is not JSON', post('{'), 400, { code: 'bad-json' }],
  ])('say what is wrong with %s', async (_, request, status, error) => {
    const response = await ask('/api/double', request);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error });
  });

  test('tell of their progress to whoever wants it, and end with the result or the error', async () => {
    const lines = async (name: string, input: object) => {
      const headers = { authorization: 'Bearer secret', accept: 'application/x-ndjson' };
      const response = await ask(`/api/${name}`, post(input, headers));
      expect(response.headers.get('content-type')).toContain('application/x-ndjson');
      const text = await response.text();
      expect(text.endsWith('\n')).toBe(true);
      return text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    };
    const counted = await lines('slow', { to: 40 });
    expect(counted[0]).toEqual({ progress: { what: 'numbers', done: 1, total: 40 } });
    expect(counted.at(-2)).toEqual({ progress: { what: 'numbers', done: 40, total: 40 } });
    expect(counted.at(-1)).toEqual({ result: { counted: 40 } });
    expect(await lines('double', { value: 4 })).toEqual([{ result: { twice: 8 } }]);
    expect(await lines('double', { value: 101 })).toMatchObject([{ error: { code: 'bad-input' } }]);
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect((await lines('slow', { to: 1, fault: true })).at(-1)).toMatchObject({ error: { code: 'fault' } });
    quiet.mockRestore();
  });

  test('go on where nobody listens to their progress any more', async () => {
    const headers = { authorization: 'Bearer secret', accept: 'application/x-ndjson' };
    const response = await ask('/api/slow', post({ to: 30 }, headers));
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve, 100));
    // The server still answers.
    expect(await (await ask('/api/double', post({ value: 1 }))).json()).toEqual({ twice: 2 });
  });

  test('offer the nearest name', async () => {
    const response = await ask('/api/duoble', post({}));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'unknown-operation', closest: 'double' } });
  });

  test('refuse an input without end', async () => {
    const response = await ask('/api/double', post('x'.repeat(1_000_001)));
    expect(response.status).toBe(413);
  });

  test('are described by OpenAPI from the same schemas', async () => {
    const document = await (await ask('/api/openapi.json')).json();
    const { post: described } = document.paths['/api/double'];
    expect(described.requestBody.content['application/json'].schema.properties.value).toEqual({ type: 'number' });
    expect(described.requestBody.content['application/json'].examples.example1.value).toEqual({ value: 2 });
  });
});

test.each(['../outside.txt', '/etc/outside.txt', 'a/../../outside.txt'])(
  'nothing is written outside the output folder: %s',
  async (path) => {
    const response = await ask('/api/save', post({ path }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'unwritable' } });
    expect((await ask('/api/save', post({ path: 'inside.txt' }))).status).toBe(200);
  },
);

describe('only this machine’s person gets in', () => {
  test.each([
    ['without a token', {}, 401, 'no-token'],
    ['with a wrong token', { authorization: 'Bearer secreT' }, 401, 'no-token'],
    ['under another name', { authorization: 'Bearer secret', host: 'evil.example:4870' }, 403, 'wrong-host'],
    ['at another port', { authorization: 'Bearer secret', host: '127.0.0.1:80' }, 403, 'wrong-host'],
    ['from a foreign page', { authorization: 'Bearer secret', origin: 'https://evil.example' }, 403, 'wrong-origin'],
    [
      'from a page without an origin of its own',
      { authorization: 'Bearer secret', origin: 'null' },
      403,
      'wrong-origin',
    ],
  ])('not %s', async (_, headers, status, code) => {
    const response = await ask('/api/double', post({ value: 1 }, headers));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  test('the opened address becomes a cookie and leaves the address bar', async () => {
    const opened = await ask('/?token=secret&s=abc');
    expect(opened.status).toBe(303);
    expect(opened.headers.get('location')).toBe('/?s=abc');
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const headers = { cookie: cookie.split(';')[0], origin: 'http://127.0.0.1:4870' };
    expect((await ask('/api/double', post({ value: 1 }, headers))).status).toBe(200);
  });

  test('a token of an earlier start is refused', async () => {
    expect((await ask('/?token=old')).status).toBe(401);
  });
});
