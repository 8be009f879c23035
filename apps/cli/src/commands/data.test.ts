import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../node-host.ts';
import { buildout } from '../recording.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'buildout-data-'));
  await cp(join(root, 'data'), data, { recursive: true });
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** Changes one cell of the first row below the header that has something in that column. */
async function spoil(file: string, column: string, change: (cell: string) => string): Promise<number> {
  const path = join(data, file);
  const lines = (await readFile(path, 'utf8')).split('\n');
  const at = lines[0].split(',').indexOf(column);
  // Rows with quoted commas are passed over: their cells cannot be found by splitting.
  const line = lines.findIndex((text, i) => i > 0 && !text.includes('"') && text.split(',')[at] !== '');
  const cells = lines[line].split(',');
  cells[at] = change(cells[at]);
  lines[line] = cells.join(',');
  await writeFile(path, lines.join('\n'));
  return line + 1;
}

test('the data of the repository passes', async () => {
  const { code, out } = await buildout(['data', 'check', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ problems: [], rows: { companies: expect.any(Number) } });
});

describe('a bad row is named by file and line, column, value and reason, and stops the run', () => {
  test.each([
    ['financials.csv', 'value', () => 'many', 'not a number'],
    ['financials.csv', 'unit', () => 'dolars', 'unknown unit'],
    ['financials.csv', 'period_end', () => '2025-02-30', 'not a date'],
    ['financials.csv', 'company_id', () => 'nvidiaa', ''],
    ['financials.csv', 'source', () => '', 'must not be empty'],
    ['parameters.csv', 'value', () => '99', 'above high'],
    ['model/boxes.csv', 'covenant', () => 'much', 'not a number'],
    ['model/boxes.csv', 'sponsor', () => 'corweave', 'did you mean coreweave'],
    ['model/boxes.csv', 'maturity', () => '2O28-03', 'not a month'],
    ['model/assignments.csv', 'box', () => 'box_crwv_ddtl9', 'no such box'],
    ['model/makers.csv', 'source', () => 'financials.csv#nvidai:gross_margin', 'has no row'],
  ])('%s, %s', async (file, column, change, reason) => {
    const line = await spoil(file, column, change);
    const { code, err } = await buildout(['data', 'check'], { data });
    expect(code).toBe(2);
    expect(err).toContain(`${file}:${line}, ${column}`);
    expect(err).toContain(change());
    expect(err).toContain(reason);
  });

  test('any command that computes stops with the same words', async () => {
    const line = await spoil('financials.csv', 'value', () => 'many');
    const { code, out, err } = await buildout(['facts', 'capex'], { data });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(`financials.csv:${line}, value "many"`);
  });

  test('a folder without data names the files it lacks', async () => {
    const { code, err } = await buildout(['data', 'check'], { data: join(data, 'nothing') });
    expect(code).toBe(2);
    expect(err).toContain('companies.csv: the file is missing');
  });
});
