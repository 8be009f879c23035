import fc from 'fast-check';
import { expect, test } from 'vitest';
import { against, components, leastBackwardOrder } from './order.ts';
import { flowState } from './state.ts';

const matrix = (n: number) =>
  fc.array(fc.array(fc.nat(9), { minLength: n, maxLength: n }), { minLength: n, maxLength: n });

function permutations(items: number[]): number[][] {
  if (items.length < 2) return [items];
  return items.flatMap((first, i) => permutations(items.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}

test('no other order of five members has less money running backwards', () => {
  fc.assert(
    fc.property(matrix(5), (weights) => {
      const least = Math.min(...permutations([0, 1, 2, 3, 4]).map((order) => against(order, weights)));
      expect(against(leastBackwardOrder(weights), weights)).toBe(least);
    }),
    { numRuns: 100 },
  );
});

test('with more than twelve members no single move helps any more', () => {
  fc.assert(
    fc.property(matrix(14), (weights) => {
      const order = leastBackwardOrder(weights);
      expect([...order].sort((a, b) => a - b)).toEqual(weights.map((_, i) => i));
      const cost = against(order, weights);
      for (let from = 0; from < order.length; from++) {
        for (let to = 0; to < order.length; to++) {
          expect(against(order.toSpliced(from, 1).toSpliced(to, 0, order[from] ?? 0), weights)).toBeGreaterThanOrEqual(
            cost,
          );
        }
      }
    }),
    { numRuns: 5 },
  );
});

test('members of one circle share a component, a dead end does not', () => {
  const of = components(4, [
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 3],
  ]);
  expect(of[0]).toBe(of[1]);
  expect(of[0]).toBe(of[2]);
  expect(of[3]).not.toBe(of[0]);
});

test('of a circle the smallest payment is the one that comes back', () => {
  const sectors = ['lab', 'cloud', 'chips'].map((id) => ({ id, label: id }));
  const companies = sectors.map(({ id }) => ({ id, label: id, sector: id }));
  const state = flowState({
    title: 'circle',
    unit: 'USD',
    sectors,
    companies,
    flows: [
      { from: 'chips', to: 'lab', value: 20 },
      { from: 'lab', to: 'cloud', value: 60 },
      { from: 'cloud', to: 'chips', value: 50 },
    ],
  });
  const back = state.edges.filter((e) => e.way === 'return');
  expect(back.map((e) => [state.nodes[e.from]?.id, state.nodes[e.to]?.id, e.closesLoop])).toEqual([
    ['chips', 'lab', true],
  ]);
  expect(state.returning).toBe(20);
});

test('what the edge of the system pays starts at the left, what it gets ends at the right, and neither makes a lane', () => {
  const state = flowState({
    title: 'edge',
    unit: 'USD',
    keepOrder: true,
    sectors: ['capital', 'cloud'].map((id) => ({ id, label: id })),
    companies: [
      { id: 'bank', label: 'Bank', sector: 'capital' },
      { id: 'fund', label: 'Fund', sector: 'capital' },
      { id: 'oracle', label: 'Oracle', sector: 'cloud' },
    ],
    edges: { sectors: ['capital'], label: 'paid back' },
    flows: [
      { from: 'bank', to: 'oracle', value: 50 },
      { from: 'oracle', to: 'bank', value: 5 },
      { from: 'fund', to: 'bank', value: 900 },
    ],
  });
  const columns = state.edges.map((e) => [state.nodes[e.from]?.column, state.nodes[e.to]?.column, e.way]);
  expect(columns).toEqual([
    [0, 1, 'forward'],
    [1, 2, 'forward'],
  ]);
  expect(state.returning).toBe(0);
  expect(state.between).toEqual({ count: 1, value: 900 });
});
