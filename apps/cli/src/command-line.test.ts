import { describe, expect, test } from 'vitest';
import { buildout } from './recording.ts';

describe('a request that cannot be met ends with exit code 2 and one clear sentence', () => {
  test.each([
    [['srve'], 'There is no command "srve". Did you mean serve?'],
    [['serve', '--prot', '1'], 'There is no option --prot here. Did you mean --port?'],
    [['serve', '--port', 'eighty'], '--port is "eighty"; it must be a whole number from 0 to 65535.'],
    [['serve', '--port', '70000'], '--port is "70000"; it must be a whole number from 0 to 65535.'],
    [['serve', 'there'], "Too many arguments for 'serve'."],
  ])('%j', async (argv, sentence) => {
    const { code, out, err } = await buildout(argv);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
  });

  test('with --json the error is JSON on standard output as well', async () => {
    const { code, out } = await buildout(['srve', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      error: { code: 'unknown-command', problems: [{ name: 'srve', closest: 'serve' }] },
    });
  });
});

describe('help', () => {
  test('without arguments lists the commands', async () => {
    const { code, out } = await buildout([]);
    expect(code).toBe(0);
    expect(out).toContain('serve');
  });

  test('of a command shows examples', async () => {
    const { code, out } = await buildout(['serve', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('buildout serve --port 8080');
  });
});
