import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countable, countableContracts, doubleCounted, sumOfDeals } from './countable.ts';
import { loadFacts } from './facts.ts';
import { smallData } from './fixture.ts';
import { readDataFolder } from './node-files.ts';
import type { Deal } from './tables/index.ts';

const small = loadFacts(smallData());
const shipped = loadFacts(readDataFolder(new URL('../../../../data', import.meta.url).pathname));

test('of a commitment and its part the whole counts: 60 and 5, not 60, 20 and 5', () => {
  expect(small.deals().map(({ id }) => id)).toEqual(['d_whole', 'd_other']);
  expect(sumOfDeals(small.deals())).toBe(65);
});

test('a sum over overlapping rows is refused', () => {
  expect(() => sumOfDeals(small.tables.deals)).toThrow('d_part and d_whole speak of the same money');
});

test('a signed row counts before a programme that is only partly executed', () => {
  const [whole, part] = small.tables.deals;
  const programme: Deal = { ...whole, statusClass: 'part-executed', amount: 500 };
  expect(countable([programme, part]).map(({ id }) => id)).toEqual(['d_part']);
});

test('a superseded row never counts, even alone', () => {
  const gone: Deal = { ...small.tables.deals[2], statusClass: 'superseded' };
  expect(countable([gone])).toEqual([]);
});

test('the named contract stays, the sum that contains it goes', () => {
  expect(countableContracts(small.tables.contracts).map(({ id }) => id)).toEqual(['c_lab_cloud']);
});

test('nothing in the shipped data is counted twice', () => {
  expect(doubleCounted(shipped.deals())).toEqual([]);
  expect(doubleCounted(shipped.contracts())).toEqual([]);
  expect(doubleCounted(shipped.tables.deals).length).toBeGreaterThan(10);
});

test('any graph of overlaps leaves one row of each connected group, whatever the order of rows', () => {
  const deal = small.tables.deals[2];
  const graph = fc.record({
    amounts: fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 12 }),
    edges: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 14 }),
    turn: fc.nat(11),
  });
  fc.assert(
    fc.property(graph, ({ amounts, edges, turn }) => {
      const deals: Deal[] = amounts.map((amount, k) => ({ ...deal, id: `d_${k}`, amount, overlapsWith: [] }));
      for (const [a, b] of edges) {
        if (a === b || a >= deals.length || b >= deals.length) continue;
        deals[a].overlapsWith.push(`d_${b}`);
        deals[b].overlapsWith.push(`d_${a}`);
      }
      const chosen = countable(deals);
      expect(doubleCounted(chosen)).toEqual([]);
      const turned = [...deals.slice(turn % deals.length), ...deals.slice(0, turn % deals.length)];
      expect(new Set(countable(turned).map(({ id }) => id))).toEqual(new Set(chosen.map(({ id }) => id)));
      for (const row of deals) {
        const alone = row.overlapsWith.length === 0;
        if (alone) expect(chosen).toContain(row);
      }
    }),
  );
});
