import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Language } from '../../blocks/language.ts';
import { findFigures } from '../index.ts';

const lines = readFileSync(new URL('../../../test/flags-abroad.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '));

test.each(lines)('%s', (line) => {
  const [language, wanted, text] = line.split('|');
  const last = findFigures(text, { language: language as Language }).findLast((f) => f.kind !== 'date');
  expect(last).toBeDefined();
  const said = `${last?.prediction ? 'P' : ''}${last?.hypothetical ? 'H' : ''}${last?.negated ? 'N' : ''}`;
  expect(said).toBe(wanted);
});
