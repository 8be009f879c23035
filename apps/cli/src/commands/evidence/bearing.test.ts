import { findBlocks, findClaims, findFigures, meantOf, readDocument } from '@buildout/evidence';
import { convertSaid } from '@buildout/workbench/facts/index.ts';
import { bearingsOf, type Ground, groundOf } from '@buildout/workbench/operations/evidence/bearing/index.ts';
import { openWorkbench } from '@buildout/workbench/operations/workbench.ts';
import { beforeAll, expect, test } from 'vitest';
import { nodeHost } from '../../node-host.ts';

let ground: Ground;
beforeAll(async () => {
  const model = await openWorkbench(nodeHost());
  ground = groundOf(model.facts, model);
});

/** What the figures of a text lead to: `same parameter required_margin`, `bears answer capex_by_company[meta]`. */
function leadsOf(text: string): string[] {
  const document = readDocument(new TextEncoder().encode(text), 'talk.txt');
  const claims = findClaims(document, findFigures(document, {}), findBlocks(document));
  return claims.flatMap((claim) =>
    bearingsOf({ meant: meantOf(claim), sentence: claim.sentence.text, figure: claim.figure.text }, ground).map(
      ({ relation, kind, id, line }) => `${relation} ${kind} ${id}${line && `[${line}]`}`,
    ),
  );
}

test.each([
  ['Whoever buys this compute needs a gross margin of 45% on the software.', 'same parameter required_margin'],
  ['Our contracts for compute run for four years.', 'same parameter contract_term'],
  [
    'In the north a third of the halls is full and 40% of the data center capacity sits idle.',
    'bears answer idle_share',
  ],
  ['The hyperscalers together spend $400 billion a year on capex.', 'bears answer capex_of_the_four'],
  ['Meta spends $30 billion per quarter on capex.', 'bears answer capex_by_company[meta]'],
])('%s → %s', (text, lead) => {
  expect(leadsOf(text)).toContain(lead);
});

test.each([
  'The film cost $200 million and took three years.',
  'We talked for 40 minutes about 12 companies.',
  'A share of Meta costs $600.',
  'The city spends $30 billion a year on schools.',
])('leads nowhere: %s', (text) => {
  expect(leadsOf(text)).toEqual([]);
});

test('of a list of lives each is that of its own thing', () => {
  const leads = leadsOf(
    'Ana: The chips are obsolete after 4 years, the cooling lasts 9 years, the fences stand for 12 years.',
  );
  expect(leads).toEqual(['same parameter economic_life_it']);
});

test('every row of the table names a number that the model has', () => {
  for (const { number } of ground.facts.tables.claimLinks) {
    const id = number.replace(/^answer:/, '');
    expect([number, (number === id ? ground.parameters : ground.answers).has(id)]).toEqual([number, true]);
  }
});

test('a price of a million tokens is in the unit of the answer', () => {
  expect(convertSaid(3, 'USD/million tokens', '', 'USD/Mtoken')).toBe(3);
});

/** The relation to a row, by its company and metric; the document is dated so that “last year” means something. */
function rowsOf(text: string, said?: string): { relation: string; id: string; why: string }[] {
  const document = readDocument(new TextEncoder().encode(text), 'talk.txt');
  const claims = findClaims(document, findFigures(document, {}), findBlocks(document));
  return claims.flatMap((claim) =>
    bearingsOf(
      { meant: meantOf(claim), sentence: claim.sentence.text, figure: claim.figure.text, ...(said && { said }) },
      ground,
    ).filter(({ kind }) => kind === 'row'),
  );
}

test('a year that nobody reports whole is the sum of its four quarters, and says so', () => {
  const [year] = rowsOf('Ana: Microsoft had capital expenditures of $83 billion in 2025.');
  expect(year?.relation).toBe('same');
  expect(year?.id.split('+')).toHaveLength(4);
  expect(year?.why).toMatch(
    /four quarters are added up, [\d.]+ bn \+ [\d.]+ bn \+ [\d.]+ bn \+ [\d.]+ bn = 83\.1 bn USD/,
  );
});

test('a quarter is that quarter, a run rate is no year, growth is made of two years', () => {
  expect(rowsOf('Ana: CoreWeave had a net loss of $314 million in the first quarter of 2025.')[0]?.relation).toBe(
    'same',
  );
  expect(
    rowsOf('Ana: Microsoft is at a run rate of $83 billion of capital expenditures a year.').map((r) => r.relation),
  ).not.toContain('same');
  const growth = rowsOf('Ana: CoreWeave’s revenue grew 737% in 2024.', '2025-03-01');
  expect(growth.map(({ relation }) => relation)).toEqual(['derived', 'derived']);
  expect(growth[0]?.why).toContain('736 %');
});

test.each([
  ['words of another figure', 'Ana: After a year of good revenue CoreWeave could get $10 billion in public markets.'],
  ['a yardstick', 'Ana: The chip sold for $2.3 billion in data center revenue, and competes with NVIDIA.'],
  ['no amount', 'Ana: OpenAI is worth hundreds of billions of dollars.'],
  ['a deal, no valuation', 'Ana: Oracle signed a deal with OpenAI worth $30 billion.'],
  ['money paid for another company', 'Ana: Nebius buys a small company for $643 million in cash and stock.'],
  ['a price of a share', 'Ana: AMD had earnings of 68 cents a share.'],
  ['a share of capital spending', 'Ana: Alphabet guided to capex 60% above estimates.'],
])('leads to no row: %s', (_, text) => {
  expect(rowsOf(text)).toEqual([]);
});

test('operating margins are made of the two rows of their time', () => {
  const margin = rowsOf('Ana: Microsoft had an operating margin of 45% in 2025.');
  expect(margin.map(({ relation }) => relation)).toEqual(['derived', 'derived']);
  expect(margin[0]?.why).toMatch(/operating margin of the (quarter|year) to 2025-.*: these two give \d+ %/);
});
