import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from './csv.ts';

const cellsOf = (text: string) => readCsv('t.csv', text).rows.map(({ cells }) => Object.values(cells));

test('quotes, commas and line ends inside quoted cells', () => {
  expect(cellsOf('a,b\n"x, y","say ""yes""\nand go"\n')).toEqual([['x, y', 'say "yes"\nand go']]);
});

test('empty cells, an empty last cell, no line end at the end', () => {
  expect(cellsOf('a,b,c\n,,\n1,,3\n1,2,')).toEqual([
    ['', '', ''],
    ['1', '', '3'],
    ['1', '2', ''],
  ]);
});

test('rows carry the line they start on, also after a cell of several lines', () => {
  const { rows } = readCsv('t.csv', 'a,b\r\n"1\n1",2\n\n3,4\r5,6\n');
  expect(rows.map(({ line, cells }) => [line, cells.a])).toEqual([
    [2, '1\n1'],
    [5, '3'],
    [6, '5'],
  ]);
});

test.each([
  ['a\n"open', 2, /never closed/],
  ['a,b\n"x"y,2', 2, /after a closing quote/],
  ['a,b\nx"y,2', 2, /inside a cell/],
  ['a,b\n1,2\n1', 3, /1 cells, the header 2/],
  ['a,a\n1,2', 1, /stands twice/],
  ['', 0, /empty/],
])('%j cannot be read', (text, line, reason) => {
  const [problem] = readCsv('t.csv', text).problems;
  expect(problem.line).toBe(line);
  expect(problem.reason).toMatch(reason);
});

test('whatever is written comes back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '1'), maxLength: 6 });
  const grid = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));
  fc.assert(
    fc.property(grid, fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
      const width = rows[0]?.length ?? 1;
      const quoted = (row: string[]) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
      const header = Array.from({ length: width }, (_, k) => `c${k}`);
      const text = [header.join(','), ...rows.map(quoted)].join(end);
      // A single empty cell is an empty line, and empty lines are skipped.
      const kept = rows.filter((row) => row.length > 1 || row[0] !== '');
      expect(cellsOf(text)).toEqual(kept);
    }),
  );
});
