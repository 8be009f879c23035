import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findFigures } from '../index.ts';

/** The subjects of the figures of a text, dates left out. */
const owners = (text: string) =>
  findFigures(text)
    .filter((f) => f.kind !== 'date')
    .map((f) => f.entity);

test('"its" takes up the subject of the clause, not the nearest name', () => {
  expect(owners('Oracle waited, while Meta signed a deal with Broadcom, raising its $9 billion budget.')).toEqual([
    'Meta',
  ]);
});

test('a name after the figure owns it when the words say so', () => {
  expect(owners('OpenAI could bring in $40 billion in revenue for Oracle.')).toEqual(['Oracle']);
});

test('an example after the figure is no owner', () => {
  expect(owners('New customers were roughly twice as many, 40 of them, including Cursor.')).not.toContain('Cursor');
});

test('a list has the company of the line that introduces it, not whom a person works for', () => {
  expect(owners('The quarter of CoreWeave in figures:\n- Debt: $9 billion\n- Halls: 12 sites')).toEqual([
    'CoreWeave',
    'CoreWeave',
  ]);
  expect(owners('Jo Lind (Sequoia) does the sum:\n- Chips: $9 billion')).toEqual([null]);
});

test('a page about one company goes on about it where it reports', () => {
  const page = `CoreWeave reported. CoreWeave grew. CoreWeave built.\n\nProfit: net loss of $300 million.\n\nThe town has 900 people.`;
  expect(owners(page)).toEqual(['CoreWeave', null]);
});

test('"it is interesting that" takes up nobody', () => {
  const filler = 'Much was said that day about power, water, roads and the weather, '.repeat(5);
  expect(owners(`Yeah, you know, I think um Oracle grew. ${filler}. It is interesting that prices fell 5%.`)).toEqual([
    null,
  ]);
});

const table = readFileSync(new URL('../../../test/owners.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '));

test.each(table)('%s', (line) => {
  const at = line.indexOf('|');
  const found = findFigures(line.slice(at + 1).replaceAll('\\n', '\n'))
    .filter((f) => f.kind !== 'date' && f.kind !== 'duration')
    .map((f) => f.entity ?? '-');
  expect(found.join()).toBe(line.slice(0, at));
});
