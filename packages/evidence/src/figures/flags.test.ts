import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findFigures } from './index.ts';

const lines = readFileSync(new URL('../../test/flags.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '));

test.each(lines)('%s', (line) => {
  const at = line.indexOf('|');
  const last = findFigures(line.slice(at + 1).replaceAll('\\n', '\n')).findLast((f) => f.kind !== 'date');
  expect(last).toBeDefined();
  const said = `${last?.prediction ? 'P' : ''}${last?.hypothetical ? 'H' : ''}${last?.negated ? 'N' : ''}`;
  expect(said).toBe(line.slice(0, at));
});
