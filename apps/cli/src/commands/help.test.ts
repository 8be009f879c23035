import { beforeEach, describe, expect, test, vi } from 'vitest';
import { buildout } from '../recording.ts';

const { out: help } = await buildout(['--help']);
const names = [...help.matchAll(/^ {2}([a-z]+)(?: |$)/gm)]
  .map(([, name]) => name)
  .filter((name) => name !== 'complete');

test.each(names)('%s has a sentence, examples that name it, and --json', async (name) => {
  const words = name === 'data' ? ['data', 'check'] : [name];
  const { code, out } = await buildout([...words, '--help']);
  expect(code).toBe(0);
  expect(out).toContain('Examples:');
  expect(out).toContain(`buildout ${words.join(' ')}`);
  expect(out).toContain('--json');
});

describe('completions', () => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  const words = () => printed.mock.calls.map(([line]) => String(line).split('\t')[0]);
  beforeEach(() => printed.mockClear());

  test.each(['bash', 'zsh', 'fish'])('a script for %s', async (shell) => {
    const { code } = await buildout(['complete', shell]);
    expect(code).toBe(0);
    expect(words().join()).toContain('buildout');
  });

  test('as JSON: the script, and suggestions for a half-typed line', async () => {
    const script = JSON.parse((await buildout(['complete', 'fish', '--json'])).out);
    expect(script).toMatchObject({ shell: 'fish', script: expect.stringContaining('buildout') });
    const { suggestions } = JSON.parse((await buildout(['complete', '--json', '--', 'run', '--sc'])).out);
    expect(suggestions.map((one: { value: string }) => one.value)).toContain('--scenarios');
    const wrong = await buildout(['complete', 'tcsh', '--json']);
    expect(wrong.code).toBe(2);
    expect(JSON.parse(wrong.out).error.message).toContain('zsh, bash, fish');
  });

  test('commands', async () => {
    await buildout(['complete', '--', 'fa']);
    expect(words()).toContain('facts');
  });

  test('names from the data', async () => {
    await buildout(['complete', '--', 'facts', '--company', 'corew']);
    expect(words()).toContain('coreweave');
  });
});
