import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildout } from '../recording.ts';

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'buildout-source-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

const json = async (...argv: string[]) => JSON.parse((await buildout([...argv, '--json'], { out })).out);
const sum = (parts: { amount: number }[]) => parts.reduce((total, { amount }) => total + amount, 0);

describe('source', () => {
  test('a payment is the sum of the payments it names, and has the id of the run', async () => {
    const of = await json('source', 'microsoft>nvidia@2027', '--no-movers');
    const { flows } = await json('money-flows', '--year', '2027').catch(() => ({ flows: undefined }));
    expect(of.runId).toBe((await json('run')).runId);
    expect(of.adds).toBe(true);
    expect((sum(of.parts) + of.left.amount) / of.value).toBeCloseTo(1, 6);
    for (const { equation, file } of of.parts) {
      expect(equation).toContain('due:');
      expect(file).toMatch(/^packages\/workbench\/src\/model\/.*\.ts$/);
    }
    if (flows)
      expect(
        flows.find((f: { from: string; to: string }) => f.from === 'microsoft' && f.to === 'nvidia'),
      ).toBeDefined();
  });

  test.each([
    ['capex_by_company', 'microsoft', 'year', '2027'],
    ['end_user_revenue', '', 'year', '2030'],
    ['leverage', 'coreweave', 'year', '2028'],
  ])('%s: the value is that of the answer', async (answer, line, key, time) => {
    const of = await json('source', `${answer}${line && `[${line}]`}@${time}`, '--no-movers');
    const { answers } = await json('run');
    const { values } = answers.find(({ id }: { id: string }) => id === answer);
    const same = values.find(
      ({ at }: { at: Record<string, string | number> }) =>
        String(at[key]) === time && (line === '' || Object.values(at).includes(line)),
    );
    expect(of.value).toBeCloseTo(same.value, 6);
    expect(of.parts.length).toBeGreaterThan(0);
  });

  test('lines of a statement add up to it, and rows of data that it starts from are named with their source', async () => {
    const { years } = await json('company', 'coreweave');
    const { cash } = years.find(({ year }: { year: number }) => year === 2027);
    const closing = await json('source', 'coreweave/cash/8:closing@2027', '--no-movers');
    expect(closing.value).toBeCloseTo(cash.closing, 3);
    const [line] = cash.investing;
    const paid = await json('source', `coreweave/cash/4:${line.id}@2027`, '--no-movers');
    expect(paid.value).toBeCloseTo(line.amount, 3);
    expect(sum(paid.parts) / line.amount).toBeCloseTo(1, 6);
    const opening = await json('source', 'microsoft/cash/1:opening@2027', '--no-movers');
    for (const { rows } of opening.facts) for (const { source, file } of rows) expect(source && file).toBeTruthy();
  });

  test('movers are what the same run says with that parameter at the end of its range', async () => {
    const of = await json('source', 'end_user_revenue@2028');
    const [first] = of.movers;
    expect(of.tried).toBeGreaterThan(100);
    const { answers } = await json('run', '--set', `${first.id}=${first.high}`);
    const { values } = answers.find(({ id }: { id: string }) => id === 'end_user_revenue');
    expect(first.atHigh).toBeCloseTo(values.find(({ at }: { at: { year: number } }) => at.year === 2028).value, 3);
  }, 120_000);

  test('a setting changes the number and the run id', async () => {
    const before = await json('source', 'end_user_revenue@2028', '--no-movers');
    const after = await json('source', 'end_user_revenue@2028', '--no-movers', '--set', 'adoption_factor=0.7');
    expect(after.runId).not.toBe(before.runId);
    expect(after.value).not.toBe(before.value);
  });

  test('a row made of other rows leads to them', async () => {
    const { rows } = (await json('source', 'start:microsoft/income/1:revenue')).facts[0];
    const made = rows.filter(({ madeOf }: { madeOf: string[] }) => madeOf.length > 0);
    expect(made.length).toBeGreaterThan(0);
    const deeper = await json('source', `rows:${made[0].madeOf.join('+')}`);
    expect(deeper.kind).toBe('facts');
    expect(deeper.facts[0].rows[0].sourceUrl).toMatch(/^https?:/);
  });

  test.each([
    ['microsoft', 'names no number'],
    ['microsoft>nvida@2027', 'Did you mean nvidia?'],
    ['capex_by_company[microsoft]@1999', 'There is no value of capex_by_company called "microsoft@1999"'],
    ['microsoft/cash/99:nothing@2027', 'There is no line of the cash statement of microsoft called "99:nothing"'],
    ['books:nothing', 'There is no closing check called "nothing"'],
    ['rows:fin_nothing', 'There is no row of data/ called "fin_nothing"'],
  ])('%s is refused in words', async (number, words) => {
    const { err, code } = await buildout(['source', number], { out });
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
