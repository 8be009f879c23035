import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApi } from '@buildout/server/src/openapi.ts';
import { operations, perform } from '@buildout/workbench/operations/index.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeHost } from './node-host.ts';

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'buildout-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

describe('every example of every operation', () => {
  const all = operations.flatMap((op) =>
    op.examples.map((example) => ({ name: op.name, say: example.say, op, example })),
  );
  test.each(all)('$name: $say', async ({ op, example }) => {
    const output = await perform(op, example.input, nodeHost({ out, threads: 1, evidence: undefined }));
    const checked = op.output.safeParse(output);
    expect(checked.error?.issues ?? []).toEqual([]);
  });
});

describe('the registry', () => {
  test('names are kebab-case and unique; every operation says what it is', () => {
    const names = operations.map((op) => op.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, title, summary } of operations) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title).not.toBe('');
      expect(summary).toMatch(/\.$/);
    }
  });

  test('every schema can be described to programs, with camelCase keys', () => {
    const document = openApi(operations) as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toHaveLength(operations.length);
    for (const key of propertyNames(document.paths)) expect(key).toMatch(/^[a-z][a-zA-Z0-9]*$/);
  });
});

/** Every key below any `properties`. */
function propertyNames(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(propertyNames)]
      : propertyNames(value),
  );
}
