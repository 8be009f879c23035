import { describe, expect, test } from 'vitest';
import { compile } from '../program.ts';
import { auxiliary, model, parameter } from '../small-models.ts';

/**
 * Models of Godley & Lavoie, Monetary Economics (2007), as simultaneous equations with PREVIOUS. Values to 14 digits come from an
 * independent Gauss-Seidel solution of the published equations (relative change below 1e-13), and agree with the printed tables
 * where those have digits: chapter 3, tables 3.4 and 3.6; chapter 4, table 4.4.
 */

const time = { start: null, steps: 2100, unit: 'period' };

describe('model SIM', () => {
  const program = compile(
    model({
      time,
      parameters: [
        parameter('Gd', 20),
        parameter('W', 1),
        parameter('alpha1', 0.6),
        parameter('alpha2', 0.4),
        parameter('theta', 0.2),
      ],
      variables: [
        auxiliary('TXs', 'TXd'),
        auxiliary('YD', 'W*Ns - TXs'),
        auxiliary('Cd', 'alpha1*YD + alpha2*PREVIOUS(Hh, 0)'),
        auxiliary('Hh', 'YD - Cd + PREVIOUS(Hh, 0)'),
        auxiliary('Ns', 'Nd'),
        auxiliary('Nd', 'Y/W'),
        auxiliary('Cs', 'Cd'),
        auxiliary('Gs', 'Gd'),
        auxiliary('Y', 'Cs + Gs'),
        auxiliary('TXd', 'theta*W*Ns'),
        auxiliary('Hs', 'Gd - TXd + PREVIOUS(Hs, 0)'),
      ],
    }),
  );

  test('income needs consumption needs income: one block', () => {
    expect(program.simultaneousBlocks.map((b) => b.toSorted())).toEqual([
      ['Cd', 'Cs', 'Nd', 'Ns', 'TXd', 'TXs', 'Y', 'YD'],
    ]);
  });

  test('from zero, table 3.4', () => {
    const run = program.run();
    expect(run.value('Y', 0)).toBeCloseTo(38.46153846153828, 10);
    expect(run.value('Hh', 0)).toBeCloseTo(12.307692307692195, 10);
    expect(run.value('Y', 1)).toBeCloseTo(47.928994082839765, 10);
    expect(run.value('Cd', 2)).toBeCloseTo(35.93991807009498, 10);
    expect(run.value('Y', 49)).toBeCloseTo(99.98285395558139, 9);
    expect(run.value('Y', 2000)).toBeCloseTo(100, 10);
    expect(run.value('Hh', 2000)).toBeCloseTo(80, 10);
    expect(run.value('Hs', 2000)).toBeCloseTo(80, 10);
  });

  test('spending of 25 from the steady state', () => {
    const run = program.run({ schedule: [{ parameter: 'Gd', from: 2000, how: 'set', value: 25 }] });
    expect(run.value('Y', 2000)).toBeCloseTo(109.61538461538376, 9);
    expect(run.value('Hh', 2002)).toBeCloseTo(87.88347746927488, 9);
    expect(run.value('Y', 2049)).toBeCloseTo(124.99571348889238, 9);
  });
});

test('model SIMEX: spending from expected income needs no solving', () => {
  const program = compile(
    model({
      time,
      parameters: [parameter('Gd', 20), parameter('alpha1', 0.6), parameter('alpha2', 0.4), parameter('theta', 0.2)],
      variables: [
        auxiliary('YD', 'Y - TX'),
        auxiliary('TX', 'theta*Y'),
        auxiliary('YDE', 'PREVIOUS(YD, 16)'),
        auxiliary('Cd', 'alpha1*YDE + alpha2*PREVIOUS(Hh, 0)'),
        auxiliary('Hh', 'YD - Cd + PREVIOUS(Hh, 0)'),
        auxiliary('Hd', 'PREVIOUS(Hh, 0) + YDE - Cd'),
        auxiliary('Y', 'Cd + Gd'),
      ],
    }),
  );
  expect(program.simultaneousBlocks).toEqual([]);
  const run = program.run();
  expect(run.value('Y', 0)).toBeCloseTo(29.6, 12);
  expect(run.value('Hd', 0)).toBeCloseTo(6.4, 12);
  expect(run.value('Y', 2)).toBeCloseTo(49.568, 12);
  expect(run.value('Hh', 2)).toBeCloseTo(36.19839999999999, 12);
});

test.each([
  // [lambda1, rate from step 4000, steady Y, V, Bh, Hs before; Y, Bh, Hs after]
  [
    5, 106.48648648648651, 86.48648648648651, 64.86486486486488, 21.621621621621628, 110.0900900900901,
    72.07207207207209, 18.018018018018015,
  ],
  [
    0.05, 105.34471262835042, 85.34471262835042, 53.44712628350445, 31.897586344845973, 107.69477832404321,
    54.96270231459409, 32.73207600944912,
  ],
])('model PC with lambda1 %s reaches both steady states', (lambda1, Y, V, Bh, Hs, Y2, Bh2, Hs2) => {
  const program = compile(
    model({
      time: { ...time, steps: 8000 },
      parameters: [
        parameter('r', 0.025),
        parameter('G', 20),
        parameter('alpha1', 0.6),
        parameter('alpha2', 0.4),
        parameter('theta', 0.2),
        parameter('lambda0', 0.635),
        parameter('lambda1', lambda1),
        parameter('lambda2', 0.01),
      ],
      variables: [
        auxiliary('Y', 'C + G'),
        auxiliary('YD', 'Y - TX + PREVIOUS(r, r) * PREVIOUS(Bh, 0)'),
        auxiliary('TX', 'theta * (Y + PREVIOUS(r, r) * PREVIOUS(Bh, 0))'),
        auxiliary('V', 'PREVIOUS(V, 0) + (YD - C)'),
        auxiliary('C', 'alpha1 * YD + alpha2 * PREVIOUS(V, 0)'),
        auxiliary('Hh', 'V - Bh'),
        auxiliary('Bh', 'V * (lambda0 + lambda1 * r - lambda2 * (YD/V))'),
        auxiliary(
          'Bs',
          'PREVIOUS(Bs, 0) + (G + PREVIOUS(r, r) * PREVIOUS(Bs, 0)) - (TX + PREVIOUS(r, r) * PREVIOUS(Bcb, 0))',
        ),
        auxiliary('Hs', 'PREVIOUS(Hs, 0) + Bcb - PREVIOUS(Bcb, 0)'),
        auxiliary('Bcb', 'Bs - Bh'),
      ],
    }),
  );
  expect(program.simultaneousBlocks.map((b) => b.toSorted())).toEqual([['C', 'TX', 'Y', 'YD']]);
  const run = program.run({ schedule: [{ parameter: 'r', from: 4000, how: 'set', value: 0.035 }] });
  for (const [id, value] of Object.entries({ Y, V, Bh, Hs })) expect(run.value(id, 3999), id).toBeCloseTo(value, 10);
  for (const [id, value] of Object.entries({ Y: Y2, Bh: Bh2, Hs: Hs2, Hh: Hs2 }))
    expect(run.value(id, 8000), id).toBeCloseTo(value, 10);
});
