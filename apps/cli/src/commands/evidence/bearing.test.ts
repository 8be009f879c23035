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

test('every row of the table names a number that the model has', () => {
  for (const { number } of ground.facts.tables.claimLinks) {
    const id = number.replace(/^answer:/, '');
    expect([number, (number === id ? ground.parameters : ground.answers).has(id)]).toEqual([number, true]);
  }
});

test('a price of a million tokens is in the unit of the answer', () => {
  expect(convertSaid(3, 'USD/million tokens', '', 'USD/Mtoken')).toBe(3);
});
