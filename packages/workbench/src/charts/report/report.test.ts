import { expect, test } from 'vitest';
import { lineChart } from '../line.ts';
import { type ReportContents, reportHtml } from './index.ts';

const nasty = '<script>alert(1)</script> & "quoted"';
const contents: ReportContents = {
  title: nasty,
  about: 'Baseline, 1,000 draws, seed 1.',
  runId: '7f3a91c2',
  reproduce: 'npx buildout report --seed 1 --scenarios 1000',
  answers: [
    {
      answer: {
        id: 'revenue_gap',
        label: 'Gap between required and actual revenue',
        unit: 'USD/year',
        about: 'Required less end-user revenue.',
        values: [
          { at: { year: 2026 }, value: 3e11, p10: 2e11, p90: 4e11 },
          { at: { year: 2027 }, value: 5.2e11, p10: 3.1e11, p90: 7.5e11 },
        ],
      },
      charts: [
        lineChart({
          title: 'The gap widens',
          unit: 'USD/year',
          lines: [
            {
              id: 'gap',
              label: 'gap',
              values: [
                { t: 2026, value: 3e11 },
                { t: 2027, value: 5.2e11 },
              ],
            },
          ],
        }),
      ],
      redo: 'npx buildout gap',
    },
  ],
  sanity: {
    about: 'First simulated year.',
    table: {
      columns: [
        { id: 'company', label: 'company' },
        { id: 'sim', label: 'simulated', unit: 'USD' },
      ],
      rows: [['NVIDIA', 2.1e11]],
    },
  },
  shares: [
    { basis: 'fact', share: 0.61 },
    { basis: 'rolled forward', share: 0.2 },
    { basis: 'assumed', share: 0.19 },
  ],
  books: { maxResidual: 3.1e-15, checks: 9 },
  assumptions: [
    {
      id: 'rental_price_decay',
      label: 'Yearly fall in rent',
      unit: '1/year',
      value: 0.38,
      low: 0.02,
      high: 0.25,
      reason: nasty,
      changed: true,
    },
  ],
  sources: [
    {
      id: 's1',
      label: nasty,
      url: 'javascript:alert(1)',
      date: '2026-01-01',
      licence: 'CC BY 4.0',
      credit: 'Epoch AI, CC BY 4.0',
    },
  ],
};

test('text from outside is never markup, and only web addresses become links', () => {
  const html = reportHtml(contents);
  expect(html).not.toContain('<script');
  expect(html).not.toContain('javascript:');
  expect(html).toContain('&lt;script&gt;');
});

test('the file needs nothing from elsewhere', () => {
  const html = reportHtml(contents).replaceAll('http://www.w3.org/2000/svg', '');
  expect(html).not.toMatch(/<(?:link|img|iframe|script|object|embed)\b|@import|url\((?!#)/);
  expect(html).not.toMatch(/(?:src|href)="(?!#)/);
});

test('an answer starts with one sentence: number, unit, date, band', () => {
  expect(reportHtml(contents)).toContain(
    '<p class="lead">Gap between required and actual revenue: USD 300 bn a year (8 of 10 scenarios: USD 200 to 400 bn a year) in 2026, USD 520 bn a year (8 of 10 scenarios: USD 310 to 750 bn a year) in 2027.</p>',
  );
});

test('of many quantities the sentence names the largest at the last time that has any', () => {
  const values = ['banks', 'bond_market', 'insurers', 'users'].flatMap((holder, i) => [
    { at: { holder, year: 2030 }, value: i * 1e9 },
    { at: { holder, year: 2031 }, value: 0 },
  ]);
  const [first] = contents.answers;
  const answer = { ...first.answer, label: 'Losses', unit: 'USD', sentence: undefined, values };
  expect(reportHtml({ ...contents, answers: [{ ...first, answer }] })).toContain(
    '<p class="lead">Losses: users USD 3 bn; insurers USD 2 bn; bond market USD 1 bn in 2030.</p>',
  );
});

test('it says what lies beyond the evidence, what the opening rests on, how to redo it and whom to credit', () => {
  const html = reportHtml(contents);
  for (const words of [
    'beyond the evidence',
    'set by this scenario',
    'fact 61 %, rolled forward 20 %, assumed 19 %',
    'npx buildout gap',
    '--seed 1 --scenarios 1000',
    'Epoch AI, CC BY 4.0',
    'Run 7f3a91c2',
    '3.1e-15',
  ]) {
    expect(html).toContain(words);
  }
});

test('every entry of the contents leads somewhere', () => {
  const html = reportHtml(contents);
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets.length).toBeGreaterThan(3);
  for (const id of targets) expect(html).toContain(`id="${id}"`);
});
