import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_CASES, verifyCase, verifyCases } from './verify.ts';

describe('published cases', () => {
  const { cases } = verifyCases({ folders: [BUILT_IN_CASES] });
  it.each(cases.map((c) => [c.kind, c.id, c] as const))('%s %s', (_, __, c) => {
    expect(c.reason).toBe('');
    expect(c.status).toBe('agrees');
    expect(c.source).not.toBe('');
  });

  it('cover every kind', () => {
    expect(new Set(cases.map((c) => c.kind)).size).toBe(10);
  });
});

describe('further folders', () => {
  const more = process.env.BUILDOUT_CASES;
  it.skipIf(!more)(`agree or are unsupported (BUILDOUT_CASES${more ? '' : ' is not set: skipped'})`, () => {
    const { cases, skipped } = verifyCases({ folders: [more!] });
    expect(skipped).toEqual([]);
    expect(cases.filter((c) => c.status === 'differs')).toEqual([]);
  });
});

describe('a checker', () => {
  const good = {
    kind: 'time_value',
    id: 'x',
    source: 'by hand: 110 in a year is 10 %',
    input: { function: 'irr', cashFlows: [-100, 110] },
    expect: { value: 0.1 },
    absTol: 1e-12,
  };

  it('can say no', () => {
    expect(verifyCase(good).status).toBe('agrees');
    const wrong = verifyCase({ ...good, expect: { value: 0.1001 } });
    expect(wrong.status).toBe('differs');
    expect(wrong.maxDifference).toBeCloseTo(1e-4, 8);
    expect(wrong.reason).toContain('expected 0.1001');
    expect(verifyCase({ ...good, expect: { value: null } }).status).toBe('differs');
    expect(verifyCase({ ...good, expect: { value: 0.1, allRoots: [0.1, 0.2] } }).status).toBe('differs');
  });

  it('says which part of a case it did not compare', () => {
    const partly = verifyCase({ ...good, expect: { value: 0.1, duration: 3 } });
    expect(partly).toMatchObject({ status: 'agrees', reason: 'Not compared: duration.' });
    expect(verifyCase({ ...good, expect: { duration: 3 } }).status).toBe('unsupported');
  });

  it.each([
    [{ ...good, kind: 'horoscope' }, /Kind "horoscope" is not known/],
    [{ ...good, kind: 'toString' }, /not known/],
    [{ ...good, input: { function: 'irr' } }, /cashFlows is missing/],
    [{ ...good, input: { function: 'irr', cashFlows: [1, 'two'] } }, /a list of numbers is needed/],
    [{ ...good, input: { function: 'guess' } }, /Function 'guess' is not known/],
    [{ ...good, input: null }, /no input/],
    [{ ...good, expect: undefined }, /expects nothing/],
    [{ ...good, absTol: 'small' }, /absTol/],
    [{ ...good, kind: 'required_revenue', input: { rule: 'ask the oracle', gpuSpend: 1 } }, /ask the oracle/],
    [{ ...good, kind: 'required_revenue', input: { rule: 'gpu spend + ', gpuSpend: 1 } }, /ends where/],
    [
      { ...good, kind: 'day_count', input: { convention: 'ACT/ACT', start: '2023-02-30', end: '2024-01-01' } },
      /a date/,
    ],
    [{ ...good, kind: 'clearing', input: { owed: [[0, 1]], externalAssets: [1] } }, /rows/],
    [
      { ...good, kind: 'sfc', input: { equations: { a: 'b' }, runs: [{}] }, expect: [[{ period: 1, values: {} }]] },
      /names 'b'/,
    ],
    [{ ...good, kind: 'project_finance', input: { shape: 'cloud' } }, /Shape 'cloud'/],
    [{}, /not known/],
  ])('answers unsupported with a reason for %j', (raw, reason) => {
    const verdict = verifyCase(raw as Parameters<typeof verifyCase>[0]);
    expect(verdict.status).toBe('unsupported');
    expect(verdict.reason).toMatch(reason);
  });

  it('reads required-revenue rules as arithmetic in words, whatever their terms', () => {
    const input = {
      rule: 'Required revenue = capital spend times (return + 1 / asset life years) minus grants',
      capitalSpend: [100, 300],
      return: 0.1,
      assetLifeYears: 5,
      grants: 2,
    };
    const verdict = verifyCase({ ...good, kind: 'required_revenue', input, expect: { requiredRevenue: [28, 88] } });
    expect(verdict).toMatchObject({ status: 'agrees', reason: '' });
    expect(verifyCase({ ...good, kind: 'required_revenue', input, expect: { requiredRevenue: 116 } }).status).toBe(
      'agrees',
    );
  });

  it.each([
    ['max(0, x - 1) + if_true(x > 2)', 3],
    ['1 if x > 2 else 0', 1],
    ['(1 if x > 2 and x < 3 else 2 if x > 5 else 7)', 7],
    ['x > 2 ? 4 : 5', 4],
    ['IF(x > 2, 4, 5)', 4],
    ['IF THEN ELSE(x > 2, 4, 5)', 4],
    ['if (x > 2) {4} else {5}', 4],
    ['IF x > 2 THEN 4 ELSE 5', 4],
    ['ifelse(x > 2, ifelse(x > 5, 1, 2), 3)', 2],
    ['where(x >= 3, 8, 9)', 8],
    ['2 * (x > 2)', 2],
    ['Y = x + 1', 4],
    ['x(-1) + x[-1] + PREVIOUS(x) + previous(x, 1) + lag(x)', 15],
    ['d(x) + pow(x, 2) + floor(2.9)', 11],
    ['γ·x − 1', 5],
  ])('reads equations in the ways publications write them: %s', (equation, value) => {
    const input = { equations: { Y: equation, x: 3 }, parameters: { γ: 2 }, initial: { x: 3 }, runs: [{}] };
    const verdict = verifyCase({ ...good, kind: 'sfc', input, expect: [[{ period: 1, values: { Y: value } }]] });
    expect(verdict).toMatchObject({ status: 'agrees', reason: '' });
  });

  it('of several solutions takes the one near the values a model starts from, as repeated substitution would', () => {
    // Shares bought for what is left of profits at a price that clears the market: E p = E₋₁ p + f, p = w (a - b / v) / E, v = v₋₁ + (p - p₋₁) E₋₁.
    const input = {
      equations: {
        E: 'PREVIOUS(E) + f / p',
        p: 'w * (a - b / v) / E',
        v: 'PREVIOUS(v) + (p - PREVIOUS(p)) * PREVIOUS(E)',
      },
      parameters: { f: 1.35e6, w: 1.6e8, a: 0.67, b: 2e6 },
      initial: { E: 5000, p: 18000, v: 1.65e8 },
      runs: [{}],
    };
    const p = (1.6e8 * (0.67 - 2e6 / 1.65e8) - 1.35e6) / 5000;
    const verdict = verifyCase({
      ...{ ...good, kind: 'sfc', input },
      ...{ expect: [[{ period: 1, values: { p, E: 5000 + 1.35e6 / p } }]], absTol: 100 },
    });
    expect(verdict).toMatchObject({ status: 'agrees' });
  });

  it('warms up for a number of periods or until nothing changes, and knows the period before the first', () => {
    const input = {
      equations: { H: '0.5 * PREVIOUS(H) + g' },
      parameters: { g: 1 },
      initial: { H: 8 },
      runs: [{}, { warmup: 1 }, { warmup: 'steady', set: { g: 2 } }, { warmup: 1_000_000, set: { g: 2 } }],
    };
    const at = (period: number | string, H: number) => ({ period, values: { H } });
    const settled = [at(0, 2), at(1, 3), at('steady', 4)];
    const expected = [[at(0, 8), at(1, 5)], [at(0, 5)], settled, settled];
    expect(verifyCase({ ...good, kind: 'sfc', input, expect: expected })).toMatchObject({
      status: 'agrees',
      reason: '',
    });
  });

  it('values payments that never end', () => {
    const forever = (input: object, value: number) =>
      verifyCase({ ...good, kind: 'time_value', input: input as typeof good.input, expect: { value } }).status;
    expect(forever({ function: 'perpetuity', payment: 5, rate: 0.05, growth: 0.03 }, 250)).toBe('agrees');
    expect(forever({ function: 'pv', rate: 0.05, periods: null, payment: -5 }, 100)).toBe('agrees');
    expect(forever({ function: 'pv', rate: 0.05, periods: 1e7, payment: -5, when: 'begin' }, 105)).toBe('agrees');
  });

  it('never throws, whatever is in a case', () => {
    const kinds = fc.constantFrom(
      'sfc',
      'clearing',
      'cycling',
      'debtrank',
      'time_value',
      'day_count',
      'sobol',
      'required_revenue',
      'project_finance',
      'exposure_reconstruction',
    );
    const keys = fc.constantFrom(
      'owed',
      'flows',
      'inputs',
      'equations',
      'runs',
      'function',
      'cashFlows',
      'rule',
      'shape',
      'dimensions',
      'points',
      'assets',
      'liabilities',
      'exposures',
      'buffers',
      'defaults',
      'start',
      'end',
      'convention',
    );
    fc.assert(
      fc.property(kinds, fc.dictionary(keys, fc.jsonValue()), fc.jsonValue(), (kind, input, expected) => {
        expect(['agrees', 'differs', 'unsupported']).toContain(
          verifyCase({ kind, id: 'any', source: '', input, expect: expected, absTol: 0 }).status,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('reads cases by their kind, not by the name of the file, and reports what it could not read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cases-'));
    try {
      const { kind, ...one } = good;
      writeFileSync(join(folder, 'sobol.json'), JSON.stringify({ kind, cases: [one] }));
      writeFileSync(join(folder, 'broken.json'), '{');
      writeFileSync(join(folder, 'other.json'), '[1]');
      const { cases, skipped } = verifyCases({ folders: [folder, join(folder, 'nowhere')] });
      expect(cases.map((c) => [c.kind, c.status])).toEqual([['time_value', 'agrees']]);
      expect(skipped).toHaveLength(3);
      expect(skipped.at(-1)!.reason).toContain('no such folder');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
