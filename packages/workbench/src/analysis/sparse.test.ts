import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SparseSystem } from './sparse.ts';

test('solves what elimination on the full matrix solves, whatever the pattern', () => {
  const entry = fc.record({ row: fc.nat(11), column: fc.nat(11), value: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 40 }),
      fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 24, maxLength: 24 }),
      (entries, right) => {
        const n = 12;
        const matrix: number[][] = Array.from({ length: n }, (_, i) =>
          Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)),
        );
        const off = entries.filter(({ row, column }) => row !== column);
        const sums = Array.from(
          { length: n },
          (_, i) => 1e-3 + off.filter(({ row }) => row === i).reduce((s, { value }) => s + value, 0),
        );
        for (const { row, column, value } of off) matrix[row][column] -= value / sums[row] / 1.01;
        const system = new SparseSystem(
          n,
          off.map(({ row, column }): [number, number] => [row, column]),
        );
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) if (system.place(i, j) >= 0) system.values[system.place(i, j)] = matrix[i][j];
        }
        system.factor();
        const x = Float64Array.from(right);
        system.solve(x, 2);
        for (let i = 0; i < n; i++) {
          for (let w = 0; w < 2; w++) {
            const back = matrix[i].reduce((s, a, j) => s + a * x[j * 2 + w], 0);
            expect(Math.abs(back - right[i * 2 + w])).toBeLessThan(1e-9);
          }
        }
      },
    ),
    { seed: 1 },
  );
});

test('a circle that nothing enters has an answer that is finite', () => {
  const system = new SparseSystem(2, [
    [0, 1],
    [1, 0],
  ]);
  for (const [i, j, value] of [
    [0, 0, 1],
    [1, 1, 1],
    [0, 1, -1],
    [1, 0, -1],
  ])
    system.values[system.place(i, j)] = value;
  system.factor();
  const x = Float64Array.of(0, 0);
  system.solve(x);
  for (const value of x) expect(Number.isFinite(value)).toBe(true);
});
