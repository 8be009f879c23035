/** The published camps as settings: what each says it means comes out, and what separates the poles separates them. */
import { describe, expect, it } from 'vitest';
import { capexOfFour, meanOf, program, stepOf, total } from '../behaviour/model.ts';
import { book, composed, runOf } from './book.ts';

const of = (id: string) => runOf(composed([], [], id));
const [base, a, b, c, d, e] = ['baseline', 'camp-a', 'camp-b', 'camp-c', 'camp-d', 'camp-e'].map(of);
const BN = 1e9;

it('every setting says where it comes from, and what the model does not take is listed', () => {
  const camps = book.scenarios.filter(({ id }) => id.startsWith('camp-'));
  expect(camps.map(({ id }) => id)).toEqual(['camp-a', 'camp-b', 'camp-c', 'camp-d', 'camp-e']);
  for (const { id, set, schedule = [], grounds = {}, left = [] } of camps) {
    for (const name of Object.keys(set)) expect(grounds[name]?.reason, `${id}: ${name}`).toBeTruthy();
    for (const change of schedule) expect(change.ground?.reason, `${id}: ${change.parameter}`).toBeTruthy();
    expect(left.length, id).toBeGreaterThan(2);
  }
});

it('camp A meets Bain’s need in 2030 and camp B comes to HSBC’s sum', () => {
  expect(meanOf(a, 'total_end_revenue', 2030) / (2000 * BN)).toBeGreaterThan(0.8);
  expect(meanOf(a, 'total_end_revenue', 2030) / (2000 * BN)).toBeLessThan(1.25);
  expect(meanOf(b, 'total_end_revenue', 2030) / (515 * BN)).toBeGreaterThan(0.75);
  expect(meanOf(b, 'total_end_revenue', 2030) / (515 * BN)).toBeLessThan(1.35);
});

describe('what separates A and B', () => {
  const three = book.scenarios.find(({ id }) => id === 'camp-a')!.separates!;

  it('is three assumptions in which their settings differ', () => {
    expect(three.map(({ against }) => against)).toEqual(['camp-b', 'camp-b', 'camp-b']);
    const value = (id: string, name: string) => {
      const declared = program.parameter(name)!.values[0];
      return book.scenarios.find((s) => s.id === id)!.set[name] ?? declared;
    };
    for (const { label, parameters } of three) {
      expect(
        parameters.some((name) => value('camp-a', name) !== value('camp-b', name)),
        label,
      ).toBe(true);
    }
  });

  it('reads apart in what will be observed', () => {
    const end2027 = stepOf(2027, 12);
    expect(a.value('total_end_revenue', end2027)).toBeGreaterThan(1.4 * b.value('total_end_revenue', end2027));
    expect(a.value('rental_price', end2027)).toBeGreaterThan(1.3 * b.value('rental_price', end2027));
  });
});

it('C, D and E move one leg each', () => {
  expect(meanOf(c, 'rental_price', 2028)).toBeLessThan(0.8 * meanOf(base, 'rental_price', 2028));
  expect(capexOfFour(c, 2030)).toBeLessThan(capexOfFour(base, 2030));
  const energised = (run: typeof base) => total(run, 'energised', stepOf(2028, 12));
  expect(energised(d)).toBeLessThan(0.8 * energised(base));
  expect(meanOf(d, 'rental_price', 2028)).toBeGreaterThan(meanOf(base, 'rental_price', 2028));
  expect(capexOfFour(e, 2028)).toBeLessThan(0.95 * capexOfFour(base, 2028));
});

it('compositions of shocks close their books', () => {
  for (const { id } of book.scenarios.filter(({ shocks = [] }) => shocks.length > 0)) {
    expect(of(id).closing.maxResidual, id).toBeLessThan(1e-9);
  }
});
