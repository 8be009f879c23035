import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../readers/index.ts';
import { findClaims, horizonOf, type Outcome, probabilityIn, recordOf, scoreSpeakers, speaksTo } from './index.ts';

const SAID = '2026-03-03';
const claims = (text: string) => findClaims(readDocument(new TextEncoder().encode(`${SAID}\n\n${text}`), 'a.txt'));

describe('by when', () => {
  test.each([
    ['revenue of $100 billion by 2030', '2030'],
    ['reaching $5 billion by the end of 2027', '2027'],
    ['$5 billion by year-end', '2026'],
    ['$5 billion later this year', '2026'],
    ['$14 million next year', '2027'],
    ['$14 million the year after next', '2028'],
    ['10 gigawatts by the end of the decade', '2030'],
    ['10 gigawatts within two years', '2028-03'],
    ['10 gigawatts over the next five years', '2031-03'],
    ['10 gigawatts in the next 12 to 18 months', '2027-09'],
    ['10 gigawatts three years from now', '2029-03'],
    ['10 gigawatts over the next decade', '2036-03'],
    ['10 gigawatts in six weeks', '2026-04-14'],
    ['$5 billion in Q3 2027', '2027-Q3'],
    ['$5 billion in the third quarter of 2027', '2027-Q3'],
    ['$5 billion in the final quarter of 2027', '2027-Q4'],
    ['$5 billion in 3Q27', '2027-Q3'],
    ['$5 billion in Q1', '2026-Q1'],
    ['$5 billion next quarter', '2026-Q2'],
    ['$5 billion in the second half of 2026', '2026-12'],
    ['$5 billion in the second half', '2026-12'],
    ['$5 billion by mid-2027', '2027-07'],
    ['$5 billion by June 2027', '2027-06'],
    ['$5 billion by June', '2026-06'],
    ['$5 billion by January', '2027-01'],
    ['$5 billion by March 31, 2027', '2027-03-31'],
    ['$5 billion by 31 March 2027', '2027-03-31'],
    ['$5 billion in fiscal 2028', '2028'],
    ['$5 billion in FY28', '2028'],
    ['$5 billion in the early 2030s', '2033'],
  ])('%s: %s', (sentence, horizon) => {
    expect(horizonOf(`We expect ${sentence}.`, { text: '$5 billion' }, SAID)).toBe(horizon);
  });

  test('a time that is over when it is said is none', () => {
    expect(horizonOf('In 2024 it was small, we expect $5 billion.', { text: '$5 billion' }, SAID)).toBeUndefined();
  });

  test('of several times the one nearest to the figure', () => {
    const sentence = 'We expect $2 billion in 2027, and by 2030 it will be $5 billion.';
    expect(horizonOf(sentence, { text: '$2 billion' }, SAID)).toBe('2027');
    expect(horizonOf(sentence, { text: '$5 billion' }, SAID)).toBe('2030');
  });

  test('without the day it was said, "next year" is no time, 2030 is', () => {
    expect(horizonOf('We expect $5 billion next year.', { text: '$5 billion' })).toBeUndefined();
    expect(horizonOf('We expect $5 billion by 2030.', { text: '$5 billion' })).toBe('2030');
  });

  test('a horizon is never before the day it was said', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('next year', 'within N years', 'in N months', 'in QN', 'by June', 'this quarter', 'by 20NN'),
        fc.integer({ min: 1, max: 4 }),
        fc.date({ min: new Date('2001-01-01'), max: new Date('2089-12-31'), noInvalidDate: true }),
        (words, n, date) => {
          const said = date.toISOString().slice(0, 10);
          const sentence = `It will be $5 billion ${words.replaceAll('N', String(n))}.`;
          const horizon = horizonOf(sentence, { text: '$5 billion' }, said);
          expect(horizon === undefined || speaksTo(horizon, said) || horizon > said.slice(0, horizon.length)).toBe(
            true,
          );
        },
      ),
    );
  });
});

test.each([
  ['There is a 70% chance that it reaches $5 billion.', 0.7],
  ['I am 90 percent sure it will be $5 billion.', 0.9],
  ['The probability of that is 0.25.', 0.25],
  ['With a probability of 0.25 it will be $5 billion.', 0.25],
  ['The odds are about 60% that we see $5 billion.', 0.6],
  ['It is likely to grow to 60% by 2030.', undefined],
  ['It is a coin flip whether it reaches $5 billion.', 0.5],
  ['A nine in ten chance of $5 billion.', 0.9],
  ['It grows 70% and reaches $5 billion.', undefined],
])('how likely: %s %s', (sentence, probability) => {
  expect(probabilityIn(sentence)).toBe(probability);
});

test.each([
  ['It will reach $5 billion.', 'at least'],
  ['It is expected to grow to $5 billion.', 'at least'],
  ['It is expected to grow to about $5 billion.', 'about'],
  ['They are going to spend $5 billion on it.', 'about'],
  ['They will spend more than $5 billion.', 'at least'],
  ['We expect that to fall below $5 billion.', 'at most'],
  ['It will come down to $5 billion.', 'at most'],
  ['It will cost up to $5 billion.', 'at most'],
  ['It will be $5 billion.', 'about'],
  ['It will pass last year by far and then be worth $5 billion.', 'about'],
])('%s: %s', (sentence, bound) => {
  expect(claims(sentence).map((c) => c.prediction?.bound)).toEqual([bound]);
});

test('the time of a prediction is no prediction of its own', () => {
  const list = claims('We expect that Oracle will have $5 billion of debt within two years.');
  expect(list.map((c) => c.figure.text)).toEqual(['$5 billion', 'two years']);
  expect(recordOf(list, SAID).map((r) => [r.claim.figure.text, r.horizon])).toEqual([['$5 billion', '2028-03']]);
});

describe('the record', () => {
  const list = claims(`Ada Stone: We expect that Oracle will reach revenue of $100 billion by 2028.
Ben Okoro: There is a 70% chance that Oracle will have revenue above $80 billion in 2027.
Ada Stone: Once more, Oracle will reach revenue of $100 billion by 2028, we expect.
Ben Okoro: Meta will cut its capex below $20 billion in 2025.
Ben Okoro: Meta will spend capex of about $150 billion this year.`);
  const at = (text: string) => list.find((c) => c.figure.text.includes(text))!.id;
  const outcomes = new Map<string, Outcome>();
  const outcome = (text: string, state: Outcome['state']) =>
    outcomes.set(at(text), { state, outcome: null, on: '2028-02-01', source: 'annual report' });
  const record = (today: string) => recordOf(list, today, (id) => outcomes.get(id));

  test('says by when, what would make it true and how likely; said twice counts once; a probability is no prediction of its own', () => {
    expect(
      record('2026-06-01').map((r) => [
        r.claim.figure.text,
        r.horizon,
        r.bound,
        r.probability,
        r.state,
        r.again.length,
      ]),
    ).toEqual([
      ['$150 billion', '2026', 'about', undefined, 'open', 0],
      ['$80 billion', '2027', 'at least', 0.7, 'open', 0],
      ['$100 billion', '2028', 'at least', undefined, 'open', 1],
      ['$20 billion', undefined, 'at most', undefined, 'open', 0],
    ]);
    expect(record('2028-01-01').map((r) => r.state)).toEqual(['due', 'due', 'open', 'open']);
  });

  test('speakers are scored on what is settled, with how much that is', () => {
    outcome('$80 billion', 'came true');
    outcome('$150 billion', 'failed');
    expect(scoreSpeakers(record('2028-01-01'))).toEqual([
      {
        speaker: 'Ben Okoro',
        predictions: 3,
        resolved: 2,
        cameTrue: 1,
        share: 2 / 4, // (1 + 1) / (2 + 2)
        withProbability: 1,
        brier: expect.closeTo(0.09, 12), // (0.7 − 1)²
      },
      { speaker: 'Ada Stone', predictions: 1, resolved: 0, cameTrue: 0, share: 1 / 2, withProbability: 0, brier: null },
    ]);
  });

  test('one lucky guess is no better a record than nine of ten', () => {
    const said = (speaker: string, state: 'came true' | 'failed') => ({ claim: { ...list[0], speaker }, state });
    const nine = Array.from({ length: 10 }, (_, k) => said('steady', k ? 'came true' : 'failed'));
    expect(scoreSpeakers([said('lucky', 'came true'), ...nine]).map((s) => [s.speaker, s.share])).toEqual([
      ['steady', 10 / 12],
      ['lucky', 2 / 3],
    ]);
  });
});
