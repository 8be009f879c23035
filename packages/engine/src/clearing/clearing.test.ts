import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClearingStructure, clearMatrices, createClearing } from './index.ts';

interface Case {
  structure: ClearingStructure;
  owed: Float64Array;
  cash: Float64Array;
}

/** Networks with circles, several classes, companies without cash and round amounts that land on class boundaries. */
const network = (classes: number): fc.Arbitrary<Case> =>
  fc.integer({ min: 2, max: 7 }).chain((n) =>
    fc
      .record({
        debts: fc.array(
          fc.record({
            from: fc.integer({ min: 0, max: n - 1 }),
            to: fc.integer({ min: 0, max: n - 2 }),
            priority: fc.integer({ min: 0, max: classes - 1 }),
            amount: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.double({ min: 0, max: 20, noNaN: true })),
          }),
          { minLength: 1, maxLength: 24 },
        ),
        cash: fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 10, noNaN: true })), {
          minLength: n,
          maxLength: n,
        }),
        free: fc.boolean(),
      })
      .map(({ debts, cash, free }) => ({
        structure: {
          companies: n,
          payer: Int32Array.from(debts, (d) => d.from),
          payee: Int32Array.from(debts, (d) => (d.to >= d.from ? d.to + 1 : d.to)),
          priority: Int32Array.from(debts, (d) => d.priority),
          unlimited: Uint8Array.from({ length: n }, (_, i) => (free && i === 0 ? 1 : 0)),
        },
        owed: Float64Array.from(debts, (d) => d.amount),
        cash: Float64Array.from(cash),
      })),
  );

/** What everybody pays out of given means, written a second time without any of the solver's tricks. */
function payFrom(c: Case, means: number[]): Float64Array {
  const { payer, priority, unlimited, companies } = c.structure;
  const paid = new Float64Array(c.owed.length);
  for (let i = 0; i < companies; i++) {
    let left = unlimited[i] ? Infinity : means[i]!;
    for (const p of [...new Set(priority)].sort((a, b) => a - b)) {
      const mine = [...payer.keys()].filter((k) => payer[k] === i && priority[k] === p);
      const total = mine.reduce((s, k) => s + c.owed[k]!, 0);
      const share = total <= left ? 1 : total > 0 ? left / total : 1;
      for (const k of mine) paid[k] = c.owed[k]! * share;
      left = Math.max(0, left - total);
    }
  }
  return paid;
}

function meansFrom(c: Case, paid: Float64Array): number[] {
  const out = Array.from(c.cash);
  paid.forEach((p, k) => {
    out[c.structure.payee[k]!]! += p;
  });
  return out;
}

/** Plain iteration from above: slow where money goes round, right in the end. */
function iterate(c: Case, rounds: number): Float64Array {
  let paid: Float64Array = Float64Array.from(c.owed);
  for (let r = 0; r < rounds; r++) {
    const next = payFrom(c, meansFrom(c, paid));
    if (next.every((x, k) => x === paid[k])) break;
    paid = next;
  }
  return paid;
}

const size = (c: Case) => 1 + c.owed.reduce((s, x) => s + x, 0);

describe('clearing', () => {
  it('finds the greatest payments: those of plain iteration from above', () => {
    fc.assert(
      fc.property(network(3), (c) => {
        const paid = createClearing(c.structure)(c).paid;
        const reference = iterate(c, 4000);
        const again = payFrom(c, meansFrom(c, paid));
        for (let k = 0; k < paid.length; k++) {
          // A fixed point …
          expect(Math.abs(again[k]! - paid[k]!)).toBeLessThan(1e-11 * size(c));
          // … never above the iteration, which comes from above, and where that has arrived, equal.
          expect(paid[k]!).toBeLessThan(reference[k]! + 1e-10 * size(c));
        }
        const next = payFrom(c, meansFrom(c, reference));
        const arrived = next.every((x, k) => Math.abs(x - reference[k]!) < 1e-14 * size(c));
        const off = paid.reduce((worst, x, k) => Math.max(worst, Math.abs(x - reference[k]!)), 0);
        if (arrived) expect(off).toBeLessThan(1e-8 * size(c));
      }),
      { numRuns: 400 },
    );
  });

  it('limited liability, absolute priority, pro rata', () => {
    fc.assert(
      fc.property(network(3), (c) => {
        const { paid, defaulted } = createClearing(c.structure)(c);
        const means = meansFrom(c, paid);
        const { payer, priority, unlimited } = c.structure;
        const eps = 1e-11 * size(c);
        for (let i = 0; i < c.structure.companies; i++) {
          const mine = [...payer.keys()].filter((k) => payer[k] === i);
          const total = mine.reduce((s, k) => s + paid[k]!, 0);
          const owed = mine.reduce((s, k) => s + c.owed[k]!, 0);
          if (unlimited[i]) expect(total).toBe(owed);
          else {
            expect(total).toBeLessThan(means[i]! + eps);
            expect(defaulted[i] === 1 || total >= owed - eps).toBe(true);
            // A company that keeps money has paid everything.
            expect(total >= owed - eps || total >= means[i]! - eps).toBe(true);
          }
          for (const a of mine) {
            expect(paid[a]! >= 0 && paid[a]! <= c.owed[a]!).toBe(true);
            for (const b of mine) {
              if (priority[a]! < priority[b]! && paid[b]! > eps) expect(paid[a]!).toBeGreaterThan(c.owed[a]! - eps);
              if (priority[a] === priority[b]) {
                expect(Math.abs(paid[a]! * c.owed[b]! - paid[b]! * c.owed[a]!)).toBeLessThan(eps * 20);
              }
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('more cash, and milder costs of default, never lower what a company pays in total', () => {
    fc.assert(
      fc.property(
        network(3),
        fc.nat({ max: 6 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (c, who, more, keep) => {
          const n = c.structure.companies;
          const share = new Float64Array(n).fill(keep);
          const clear = createClearing(c.structure);
          const before = Float64Array.from(clear({ ...c, keepCash: share, keepReceipts: share }).paid);
          const cash = Float64Array.from(c.cash);
          cash[who % n]! += more;
          const after = Float64Array.from(clear({ ...c, cash, keepCash: share, keepReceipts: share }).paid);
          const milder = clear({ ...c }).paid;
          for (let k = 0; k < before.length; k++) {
            expect(after[k]!).toBeGreaterThan(before[k]! - 1e-10 * size(c));
            expect(milder[k]!).toBeGreaterThan(before[k]! - 1e-10 * size(c));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('money lost in default is what is missing', () => {
    fc.assert(
      fc.property(network(2), fc.double({ min: 0, max: 1, noNaN: true }), (c, keep) => {
        const share = new Float64Array(c.structure.companies).fill(keep);
        const { paid, lost, defaulted } = createClearing(c.structure)({ ...c, keepCash: share, keepReceipts: share });
        const means = meansFrom(c, paid);
        for (let i = 0; i < c.structure.companies; i++) {
          if (!defaulted[i]) expect(lost[i]).toBe(0);
          else {
            const total = paid.reduce((s, x, k) => s + (c.structure.payer[k] === i ? x : 0), 0);
            expect(total + lost[i]!).toBeLessThan(means[i]! + 1e-10 * size(c));
          }
        }
      }),
    );
  });

  it('a circle without cash pays in full (the greatest of many solutions), and collapses when money leaks from it', () => {
    const circle = {
      owed: [
        [0, 10],
        [10, 0],
      ],
      externalAssets: [0, 0],
    };
    expect(clearMatrices(circle).payments).toEqual([10, 10]);
    // One unit leaves the circle each round and nothing comes in: nothing is left in the end.
    const leak = createClearing({
      companies: 3,
      payer: Int32Array.of(0, 0, 1),
      payee: Int32Array.of(2, 1, 0),
      priority: Int32Array.of(0, 1, 0),
      unlimited: Uint8Array.of(0, 0, 1),
    });
    const { paid } = leak({ owed: Float64Array.of(3, 10, 10), cash: Float64Array.of(1, 0, 0) });
    expect(Array.from(paid)).toEqual([1, 0, 0]);
  });

  it('comes out the same however often it is called', () => {
    const once = clearMatrices({
      owed: [
        [0, 5],
        [3, 0],
      ],
      externalAssets: [1, 1],
      externalLiabilities: [2, 2],
      alpha: 0.5,
    });
    const clear = () =>
      clearMatrices({
        owed: [
          [0, 5],
          [3, 0],
        ],
        externalAssets: [1, 1],
        externalLiabilities: [2, 2],
        alpha: 0.5,
      });
    expect(clear()).toEqual(once);
  });
});
