import { expect, test } from 'vitest';
import { inkFor } from './ink.ts';
import { gated, safe } from './safe.ts';
import { textTable } from './table.ts';

const ESCAPE = '\u001b';
const title = `${ESCAPE}]0;owned\u0007`;

test('what a terminal would obey is shown; lines, tabs and letters of every script stay', () => {
  expect(safe(`a${title}\u009b31m\u202e\u0000b`)).toBe('a\\u001b]0;owned\\u0007\\u009b31m\\u202e\\u0000b');
  expect(safe('Zürich\t東京 😀\r\nיום')).toBe('Zürich\t東京 😀\nיום');
});

test('JSON that went through the gate is the same JSON', () => {
  const value = { text: `${title} \u009b2J \u202e \u007f`, lines: 'a\r\nb' };
  const shown = gated(JSON.stringify(value, null, 2));
  expect(shown).not.toContain('\u009b');
  expect(JSON.parse(shown)).toEqual(value);
});

test('marks of our own go through the gate, and nothing like them', () => {
  const ink = inkFor(true);
  const ours = `${ink.bold('a')} ${ink.dim('b')} ${ink.red('c')}\r${ESCAPE}[K`;
  expect(gated(ours)).toBe(ours);
  expect(gated(`${ESCAPE}[2J${ESCAPE}[1;31mx${title}`)).not.toContain(ESCAPE);
});

test('a cell with such characters, or with lines, keeps its table straight', () => {
  const rows = [
    [`a${ESCAPE}[2Jb`, '1'],
    ['one\r\ntwo', '12'],
  ];
  expect(textTable([{ label: 'text' }, { label: 'n', right: true }], rows, 80, inkFor(false))).toBe(
    ['text          n', 'a\\u001b[2Jb   1', 'one two      12'].join('\n'),
  );
});
