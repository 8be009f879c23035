import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../readers/index.ts';
import { type Claim, findClaims, moreLike, relateClaims, resolvePrediction, sourcesOf } from './index.ts';

const claims = (text: string, name = 'a.txt') => findClaims(readDocument(new TextEncoder().encode(text), name));
const relations = (list: readonly Claim[]) => relateClaims(list).map((r) => [r.kind, r.text]);
const load = (name: string) =>
  findClaims(readDocument(readFileSync(new URL(`../../test/documents/${name}`, import.meta.url)), name));

describe('keys', () => {
  test('entity, metric, unit, period, date and scope', () => {
    const [claim] = claims('In 2024, Microsoft spent $20 billion per quarter on data centers.');
    expect(claim.key).toEqual({
      entity: 'Microsoft',
      metric: 'spending',
      unit: 'USD/quarter',
      period: 'quarter',
      asOf: '2024',
      scope: 'data centers',
    });
  });

  test.each([
    ['Oracle owes $100 billion.', 'debt'],
    ['Oracle signed a contract worth $14 billion.', 'contract'],
    ['Oracle is worth $500 billion.', 'valuation'],
    ['Nvidia sold $32 billion of chips.', 'sale'],
    ['Nvidia sold $32 billion of its shares.', 'sale of stock'],
    ['If rents fell to $1.50 an hour, half of these loans would default.', 'price'],
    ['Oracle spends $12 million per megawatt.', 'spending'],
  ])('what "%s" is about: %s', (text, metric) => {
    expect(claims(text).map(({ key }) => key.metric)).toEqual([metric]);
  });

  test('speakers come from turns', () => {
    expect(load('talk.txt').find((c) => c.figure.text === '$7.5 billion')?.speaker).toBe('Ben Okoro');
  });
});

describe('relations', () => {
  test('equal keys with different values are a conflict', () => {
    const a = claims('Oracle reported revenue of $50 billion in 2024.', 'a.txt');
    const b = claims('Oracle had revenue of $57 billion in 2024.', 'b.txt');
    expect(relations([...a, ...b])).toEqual([['conflict', '$50 billion or $57 billion: Oracle, revenue']]);
  });

  test('a later date supersedes', () => {
    const a = claims('Oracle reported revenue of $50 billion in 2023.', 'a.txt');
    const b = claims('Oracle reported revenue of $57 billion in 2025.', 'b.txt');
    expect(relations([...a, ...b])).toEqual([['supersedes', '$57 billion (2025) follows $50 billion (2023)']]);
  });

  test('rounded values agree', () => {
    const a = claims('Oracle reported revenue of about $50 billion in 2024.', 'a.txt');
    const b = claims('Oracle reported revenue of $52.9 billion in 2024.', 'b.txt');
    expect(relations([...a, ...b])).toEqual([
      ['confirms', 'about $50 billion and $52.9 billion agree'.replace('about ', '')],
    ]);
  });

  test('a difference stated in words is recognised', () => {
    const list = claims(
      'The valuation of Nebius was set at $18 billion. Its banks had hoped for $25 billion, so it got about $7 billion less.',
    );
    expect(relations(list)).toContainEqual(['difference', '$25 billion − $18 billion = about $7 billion']);
  });

  test.each([
    [
      'Revenue was $32 billion and costs were $23 billion. That leaves almost $10 billion.',
      'difference',
      '$32 billion − $23 billion = about $10 billion',
    ],
    [
      'Oracle spent $20 billion in Texas and $15 billion abroad, $35 billion in all.',
      'sum',
      '$20 billion + $15 billion = $35 billion',
    ],
    ['They bought 100,000 GPUs at $40,000 each, which is $4 billion.', 'product', '100,000 × $40,000 = $4 billion'],
    ['The coupon of 10% on $5 billion makes $500 million a year.', 'product', '10% × $5 billion = $500 million a year'],
  ])('%s', (text, kind, said) => {
    expect(relations(claims(text))).toEqual([[kind, said]]);
  });

  test.each([
    ['Revenue was $34 billion and costs were $23 billion. That leaves almost $10 billion.'],
    ['Of its $9 billion it paid $3 billion. Revenue was $15 billion. In all it has $13 billion.'],
    ['It has 4,000 employees. It spent $2 billion, so it is large. A GPU costs $40,000.'],
    ['Oracle spent $20 billion in 2024 on chips and $15 billion in 2024 on chips of another kind.'],
  ])('no calculation and no conflict: %s', (text) => {
    expect(relations(claims(text))).toEqual([]);
  });

  test('one amount at two times confirms nothing; a month lies within its year', () => {
    const said = (when: string) => claims(`Oracle's debt was $104 billion as of ${when}.`, `${when}.txt`);
    expect(relations([...said('March 2025'), ...said('June 2025')])).toEqual([]);
    expect(relations([...said('March 2025'), ...said('2025')])).toHaveLength(1);
  });

  test('two copies are one source', () => {
    const list = load('thread.txt');
    const price = list.filter((c) => c.figure.text === '150k per year');
    expect(price).toHaveLength(2);
    expect(price[1].copyOf).toBe(price[0].id);
    expect(sourcesOf(price)).toBe(1);
  });

  test('on a discussion page everybody has their own words; who repeats or quotes is no second source', () => {
    const comment = (name: string, words: string) =>
      `<div class="comment"><span class="author">${name}</span><div class="comment-body">${words}</div></div>`;
    const list = claims(
      `<html><head><title>Ask: who pays?</title></head><body><article><h1>Ask: who pays?</h1><p>CoreWeave owes $19 billion.</p></article>${comment('ann', "<p>Oracle's debt is $100 billion.</p>")}${comment('bob', "<p>Oracle's debt is $100 billion.</p>")}${comment('cat', "<p>&gt; Oracle's debt is $100 billion.</p><p>Oracle's debt is $111 billion 😀.</p>")}${comment('dan', "<p>Oracle's debt is $112 billion.</p>")}</body></html>`,
      'thread.html',
    );
    expect(list.map(({ figure, speaker, copyOf }) => [figure.text, speaker, copyOf !== undefined])).toEqual([
      ['$19 billion', undefined, false],
      ['$100 billion', 'ann', false],
      ['$100 billion', 'bob', true],
      ['$100 billion', 'cat', true],
      ['$111 billion', 'cat', false],
      ['$112 billion', 'dan', false],
    ]);
  });

  test('both ends of a change are no conflict', () => {
    expect(relations(claims('Perplexity went from 10 million to 30 million users in a year.'))).toEqual([]);
  });
});

describe('predictions', () => {
  const [claim] = claims('Ada Stone: We expect that Oracle will reach revenue of $100 billion by 2028.').filter(
    (c) => c.prediction,
  );

  test('carry horizon, criterion and state', () => {
    expect(claim.prediction).toEqual({
      horizon: '2028',
      criterion: expect.stringContaining('$100 billion by 2028'),
      bound: 'at least',
      state: 'open',
    });
    expect(resolvePrediction(claim, '2027-06-01')).toBe('open');
    expect(resolvePrediction(claim, '2029-01-01')).toBe('due');
    expect(resolvePrediction(claim, '2029-01-01', 180e9)).toBe('came true');
    expect(resolvePrediction(claim, '2029-01-01', 60e9)).toBe('failed');
  });
});

describe('more like these', () => {
  const list = claims(
    'Oracle raised $38 billion of debt. CoreWeave raised $7.5 billion of debt from lenders. Meta sold bonds and raised $30 billion of debt. The hall has 12 rows. Usage grew by 40 percent in May. Microsoft raised $5 billion of debt.',
  );
  const id = (text: string) => list.find((c) => c.figure.text === text)!.id;

  test('the same kind of statement comes first, whoever it is about', () => {
    const ranked = moreLike(list, [id('$38 billion')]);
    expect(
      ranked
        .slice(0, 3)
        .map((r) => r.claim.figure.text)
        .sort(),
    ).toEqual(['$30 billion', '$5 billion', '$7.5 billion']);
  });

  test('decided claims are never offered again', () => {
    const ranked = moreLike(list, [id('$38 billion')], [id('$30 billion')]);
    expect(ranked.map((r) => r.claim.figure.text)).not.toContain('$30 billion');
    expect(ranked.map((r) => r.claim.figure.text)).not.toContain('$38 billion');
  });

  test('an unknown id is named', () => {
    expect(() => moreLike(list, ['claim_nothing'])).toThrow(/no claim claim_nothing/);
  });
});
