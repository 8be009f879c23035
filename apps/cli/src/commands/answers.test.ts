import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildout } from '../recording.ts';

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'buildout-answers-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

interface Line {
  id: string;
  amount: number;
}
interface Statements {
  income: { revenue: Line[]; expense: Line[]; depreciation: Line[]; losses: number; gains: number };
  balance: { assets: Line[]; liabilities: Line[] };
}

const json = async (...argv: string[]) => JSON.parse((await buildout([...argv, '--json'], { out })).out);
const said = (...argv: string[]) => buildout(argv, { out });

describe('gap', () => {
  test('150 → 300 → 600 bn, and 1.2 tn when a second equal year is added', async () => {
    const { declared } = await json('gap', '--spend', '150 bn', '--spend', '150bn');
    expect(declared.years[0]).toEqual({ gpuSpend: 150e9, dataCentres: 300e9, required: 600e9 });
    expect(declared.together).toBe(1.2e12);
  });

  test('each term can be varied', async () => {
    // 100 × (1 + 0.5) ÷ (1 − 0.25)
    const { declared } = await json('gap', '--spend', '100 bn', '--other', '0.5', '--margin', '25 %');
    expect(declared.years[0].required).toBeCloseTo(200e9, 0);
  });

  test.each([
    [['--margin', '1'], '--margin is "1"; it must be from 0 to'],
    [['--spend', '12 MW'], 'is in MW, but USD is wanted'],
    [['--spend', '-5'], 'may not be negative'],
  ])('%j is refused', async (argv, sentence) => {
    const { code, err } = await said('gap', ...argv);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

test('origin: the shares of a company’s revenue add up to one in every year', async () => {
  const { answers } = await json('origin', 'nvidia');
  const shares = answers.find((a: { id: string }) => a.id === 'revenue_origin').values as {
    at: { year: number };
    value: number;
  }[];
  for (const values of Map.groupBy(shares, (v) => v.at.year).values()) {
    expect(values.reduce((sum, v) => sum + v.value, 0)).toBeCloseTo(1, 9);
  }
});

test('company: cash at the end is cash at the start and the three activities, to a dollar', async () => {
  const { years } = await json('company', 'coreweave');
  for (const { cash } of years) {
    const { operating, investing, financing } = cash.totals;
    expect(Math.abs(cash.opening + operating + investing + financing - cash.closing)).toBeLessThan(1);
  }
});

test('company: dividends stand under net income, and book equity is assets less debts', async () => {
  const args = ['company', 'microsoft'];
  const { years } = await json(...args);
  const shown = (await said(...args)).out;
  const row = (label: string) => {
    const line = shown.split('\n').find((text) => text.startsWith(`${label} `)) ?? '';
    return line
      .slice(label.length)
      .trim()
      .split(/\s+/)
      .map((cell) => Number(cell.replace('−', '-').replaceAll(',', '')));
  };
  const sum = (lines: { amount: number }[]) => lines.reduce((total, line) => total + line.amount, 0);
  years.forEach((year: Statements, i: number) => {
    const { revenue, expense, depreciation, losses, gains } = year.income;
    const earned = sum(revenue) - sum(expense.filter(({ id }) => id !== 'payout')) - sum(depreciation) - losses + gains;
    expect(row('net income')[i]).toBeCloseTo(earned / 1e9, 0);
    const { assets, liabilities } = year.balance;
    const equity = sum(assets) - sum(liabilities.filter(({ id }) => id !== 'equity'));
    expect(row('book equity')[i]).toBeCloseTo(equity / 1e9, 0);
  });
});

test.each(['openai', 'anthropic'])(
  'company: %s pays its owners nothing in a year in which it loses money',
  async (lab) => {
    const { years } = await json('company', lab);
    const payouts = (year: Statements & { income: { net: number } }) =>
      year.income.expense.find(({ id }) => id === 'payout')?.amount ?? 0;
    const losing = years.filter(
      (year: Statements & { income: { net: number } }) => year.income.net + payouts(year) < -10e9,
    );
    expect(losing.length).toBeGreaterThan(1);
    for (const year of losing) expect(payouts(year)).toBe(0);
  },
);

test('flows: what one company pays another stands on both statements', async () => {
  const { flows } = await json('flows', '--company', 'coreweave', '--year', '2027');
  const { years } = await json('company', 'coreweave');
  const { cash } = years.find((one: { year: number }) => one.year === 2027);
  const lines = [...cash.operating, ...cash.investing, ...cash.financing].flatMap(
    (line: { with: { company: string; amount: number }[] }) => line.with,
  );
  const toNvidia = flows.find((flow: { to: string }) => flow.to === 'nvidia').value;
  const withNvidia = lines
    .filter((one) => one.company === 'nvidia' && one.amount < 0)
    .reduce((sum, one) => sum - one.amount, 0);
  expect(withNvidia).toBeCloseTo(toNvidia, 0);
});

test('compare: shocks and scenarios beside the baseline', async () => {
  const { scenarios, answers } = await json('compare', 'camp-a', 'baseline+rental-halves');
  expect(scenarios.map((one: { id: string }) => one.id)).toEqual(['baseline', 'camp-a', 'baseline+rental-halves']);
  const rent = answers.find((a: { id: string }) => a.id === 'rental_price_2028').rows[0].values;
  expect(rent[2]).toBeLessThan(rent[0]);
});

describe('explain', () => {
  test('shows equation, unit, causes and what reads it', async () => {
    const explained = await json('explain', 'net_worth[coreweave]');
    expect(explained).toMatchObject({ unit: 'USD', element: ['coreweave'] });
    expect(explained.causes.length).toBeGreaterThan(2);
  });

  test('what the causes brought and their overlap add up to the change', async () => {
    const { from, to, causes, remainder } = await json('explain', 'required_simulated', '--to', '2028-12');
    const brought = causes.reduce((sum: number, cause: { contribution: number }) => sum + cause.contribution, 0);
    expect(brought + remainder).toBeCloseTo(to.value - from.value, 0);
  });
});

test('chart writes a picture and its numbers, with run and credit', async () => {
  const { files, runId } = await json('chart', 'gap-picture');
  const [svg, csv] = await Promise.all(files.map((file: string) => readFile(file, 'utf8')));
  expect(svg).toMatch(/^<svg/);
  expect(csv).toContain(runId);
  expect(csv).toContain('CC BY');
});

test('report is one file that asks nobody for anything', async () => {
  const { path, runId } = await json('report', '--scenarios', '0');
  const html = await readFile(path, 'utf8');
  expect(html).toContain(runId);
  expect(html).toContain('npx buildout report');
  expect(html).not.toMatch(/<script|<link|src="http|@import|url\(http/);
});

test('census counts what there is', async () => {
  const { modules, parameters, opening, companies } = await json('census');
  expect(modules.length).toBeGreaterThan(8);
  expect(parameters.sourced + parameters.assumed).toBe(parameters.total);
  expect(opening.reduce((sum: number, one: { share: number }) => sum + one.share, 0)).toBeCloseTo(1, 9);
  expect(companies.company).toBeGreaterThanOrEqual(20);
});

test('a report that cannot be written says where and why, and leaves no file', async () => {
  const { code, err } = await said('report', '--scenarios', '0', '--to', '/dev/null/report.html');
  expect(code).toBe(2);
  expect(err).toContain('/dev/null/report.html cannot be written');
});
