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

/** As a reader sees it: a space that does not break is a space. */
const spaced = (html: string) => html.replaceAll('\u00a0', ' ');

test('an answer starts with one sentence: number, unit, date, band', () => {
  expect(spaced(reportHtml(contents))).toContain(
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
  expect(spaced(reportHtml({ ...contents, answers: [{ ...first, answer }] }))).toContain(
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

test('answers stand in groups, headlines first in short, further tables and what is said beside them with their own words', () => {
  const [one] = contents.answers;
  const more = [{ title: 'More of it', table: contents.sanity!.table, note: 'As reported.' }];
  const of = (id: string, over: object) => ({
    ...one,
    answer: { ...one.answer, id, label: id, sentence: `${id} is 3. It was 2.` },
    ...over,
  });
  const html = reportHtml({
    ...contents,
    answers: [
      of('first', { group: 'Questions', more, beside: ['Somebody: 7.'] }),
      of('second', { group: 'Prices', headline: true }),
      of('third', { group: 'Questions' }),
    ],
  });
  expect([...html.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, name]) => name).slice(0, 4)).toEqual([
    'Contents',
    'In short',
    'Questions',
    'Prices',
  ]);
  expect(html).toContain('<li><a href="#a-second">second</a>: second is 3. It was 2.</li>');
  expect(html).toContain('<p class="lead">first is 3.</p><p>It was 2.</p>');
  expect(html.indexOf('id="a-third"')).toBeLessThan(html.indexOf('id="a-second"'));
  for (const words of ['More of it, 1 rows', 'As reported.', 'Somebody: 7.']) expect(html).toContain(words);
});

test('a table of many sentences is read row by row', () => {
  const long = 'a sentence that is much too long for a narrow column of a table';
  const columns = ['who', 'a', 'b', 'c', 'd'].map((id) => ({ id, label: id }));
  const table = {
    columns: [...columns, { id: 'n', label: 'amount', unit: 'USD' }],
    rows: [[long, long, long, long, long, 2e9]],
  };
  const [one] = contents.answers;
  const html = reportHtml({ ...contents, answers: [{ ...one, table }] });
  expect(html).toContain('<div class="card"><p>a sentence');
  expect(html).toContain('<dt>amount</dt><dd>USD 2 bn</dd>');
});

test('every entry of the contents leads somewhere', () => {
  const html = reportHtml(contents);
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets.length).toBeGreaterThan(3);
  for (const id of targets) expect(html).toContain(`id="${id}"`);
});

test('dots lead to the list of sources, simulated numbers to the run, the equation and its file', () => {
  const [first] = contents.answers;
  const dots = [
    { kind: 'seen' as const, t: 2025, line: 'gap', value: 2.5e11, label: nasty, rows: ['fin_1'], sources: [1] },
  ];
  const follows = [{ id: 'paid_users', label: 'Paid', equation: 'a < b', file: 'modules/demand.ts' }];
  const html = reportHtml({ ...contents, answers: [{ ...first, dots, follows }] });
  expect(html).toContain('<a href="#src-1">[1]</a>');
  expect(html).toContain('<li id="src-1">');
  expect(html).toContain('<code>fin_1</code>');
  expect(html).toContain('Where the simulated numbers come from: run 7f3a91c2');
  expect(html).toContain('<code>paid_users = a &lt; b</code> <span class="quiet">modules/demand.ts</span>');
  expect(html).not.toContain('<script');
});
