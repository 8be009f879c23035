import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findClaims } from '../claims/index.ts';
import { readDocument } from '../readers/index.ts';
import {
  agreementOf,
  cohensKappa,
  type Decision,
  factId,
  factOf,
  groupClaims,
  lastDecision,
  meantOf,
  queueOf,
  type Review,
  repairPrecision,
  saysNumber,
  stateOf,
  wilson,
} from './index.ts';

const claimsOf = (text: string, name = 'a.txt') => findClaims(readDocument(new TextEncoder().encode(text), name));
const [claim] = claimsOf('Oracle reported revenue of $50 billion in 2024.');
const [repaired] = claimsOf('Nebius had revenue of $3 billion in 2025.');

let seq = 0;
const event = (reviewer: string, decision: Decision, over: Partial<Review> = {}): Review => ({
  seq: ++seq,
  at: `2026-03-0${1 + (seq % 9)}T00:00:00Z`,
  claim: claim.id,
  reviewer,
  reading: 'open',
  seen: 0,
  decision,
  ...over,
});

const accept: Decision = { kind: 'accept' };
const reject: Decision = { kind: 'reject', reason: 'not said' };
const correct = (value: number): Decision => ({ kind: 'correct', correction: { value } });
const ground = { document: { name: 'a.txt', url: '', licence: 'cited_fact' }, company: 'oracle', sources: 1 };

/** Any decision by one of three reviewers; `undo` takes back any of the events before it. */
const anyLog = fc
  .array(
    fc.record({
      who: fc.constantFrom('ada', 'ben', 'cy'),
      what: fc.constantFrom('accept', 'reject', 'correct', 'skip', 'link', 'undo'),
      pick: fc.nat(30),
    }),
    { maxLength: 25 },
  )
  .map((steps) => {
    const log: Review[] = [];
    for (const { who, what, pick } of steps) {
      const decision: Decision =
        what === 'correct'
          ? correct(1 + (pick % 3))
          : what === 'reject'
            ? reject
            : what === 'link'
              ? { kind: 'link', parameter: pick % 2 ? 'x' : null }
              : what === 'undo'
                ? { kind: 'undo', of: log[pick % Math.max(1, log.length)]?.seq ?? 99 }
                : what === 'skip'
                  ? { kind: 'skip' }
                  : accept;
      log.push({
        seq: log.length + 1,
        at: '2026-03-01T00:00:00Z',
        claim: claim.id,
        reviewer: who,
        reading: 'open',
        seen: 0,
        decision,
      });
    }
    return log;
  });

describe('state', () => {
  test('nobody, one, two who agree, two who differ', () => {
    expect(stateOf(claim, []).status).toBe('waiting');
    expect(stateOf(claim, [event('ada', accept)]).status).toBe('accepted');
    expect(stateOf(claim, [event('ada', accept), event('ben', accept)]).status).toBe('accepted');
    expect(stateOf(claim, [event('ada', accept), event('ben', reject)]).status).toBe('disputed');
    expect(stateOf(claim, [event('ada', correct(5)), event('ben', correct(6))]).status).toBe('disputed');
    expect(stateOf(claim, [event('ada', correct(5)), event('ben', correct(5))])).toMatchObject({
      status: 'corrected',
      meant: { value: 5 },
    });
  });

  test('a correction to what was proposed is an acceptance', () => {
    expect(stateOf(claim, [event('ada', accept), event('ben', correct(50e9))]).status).toBe('accepted');
  });

  test('a dispute ends when one changes their reading', () => {
    expect(stateOf(claim, [event('ada', accept), event('ben', reject), event('ben', accept)]).status).toBe('accepted');
  });

  test('undo brings back what the same reviewer held before; of somebody else’s event it does nothing', () => {
    const first = event('ada', accept);
    const second = event('ada', reject);
    expect(stateOf(claim, [first, second]).status).toBe('rejected');
    expect(stateOf(claim, [first, second, event('ada', { kind: 'undo', of: second.seq })]).status).toBe('accepted');
    expect(stateOf(claim, [first, event('ben', { kind: 'undo', of: first.seq })]).status).toBe('accepted');
  });

  test('links and skips decide nothing', () => {
    const state = stateOf(claim, [event('ada', { kind: 'skip' }), event('ada', { kind: 'link', parameter: 'x' })]);
    expect(state).toMatchObject({ status: 'waiting', link: { parameter: 'x', reviewer: 'ada' } });
    expect([...state.skipped.keys()]).toEqual(['ada']);
  });

  test('property: whatever the log, undoing everything leaves the claim as proposed', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const undone: Review[] = [...log];
        for (const { seq: of, reviewer, decision } of log)
          if (decision.kind !== 'undo')
            undone.push({ ...log[0], seq: undone.length + 1, reviewer, decision: { kind: 'undo', of } });
        const state = stateOf(claim, undone);
        expect(state).toMatchObject({ status: 'waiting', verdicts: [], meant: meantOf(claim) });
        expect(state.link).toBeUndefined();
      }),
    );
  });

  test('property: the order in which events are handed over does not matter, events on other claims neither', () => {
    fc.assert(
      fc.property(anyLog, fc.infiniteStream(fc.nat()), (log, random) => {
        const shuffled = [...log, { ...event('ada', reject), claim: 'claim_other' }]
          .map((e) => ({ e, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ e }) => e);
        expect(stateOf(claim, shuffled)).toEqual(stateOf(claim, log));
      }),
    );
  });

  test('property: a fact exists exactly when somebody’s reading stands and nobody’s differs', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const state = stateOf(claim, log);
        const fact = factOf(claim, state, ground);
        const readings = new Set(state.verdicts.map((v) => JSON.stringify(v.meant)));
        expect('id' in fact).toBe(readings.size === 1 && state.verdicts[0].meant !== null);
      }),
    );
  });
});

describe('groups', () => {
  test('equal key and value in two documents are one item with two sources', () => {
    const other = claimsOf('In 2024, Oracle reported revenue of $50 billion.', 'b.txt');
    const groups = groupClaims([claim, ...other]);
    expect(groups).toHaveLength(1);
    expect(groups[0].sources).toBe(2);
  });

  test('copies are in the group and are no source', () => {
    const twice = claimsOf(
      'Oracle reported revenue of $50 billion in 2024.\n\nOracle reported revenue of $50 billion in 2024.\n',
    );
    expect(twice[1].copyOf).toBe(twice[0].id);
    expect(groupClaims(twice)).toMatchObject([{ lead: { id: twice[0].id }, sources: 1, claims: { length: 2 } }]);
  });

  test('two amounts about nobody in particular are not one claim', () => {
    const a = claimsOf('It cost them $20 billion.', 'a.txt');
    const b = claimsOf('That is worth $20 billion.', 'b.txt');
    expect(groupClaims([...a, ...b])).toHaveLength(2);
  });
});

describe('queue', () => {
  const list = claimsOf(
    'Oracle reported revenue of $50 billion in 2024. Nebius had revenue of $3 billion in 2025. Meta spent $20 billion per quarter in 2025.',
  );
  const ask = (log: Review[], over = {}) =>
    queueOf({
      claims: list,
      state: (id) => stateOf(list.find((c) => c.id === id)!, log),
      weight: (c) => ({ influence: c.key.entity === 'Meta' ? 1 : 0 }),
      relations: () => [],
      precision: repairPrecision([]),
      reviewer: 'ada',
      blind: false,
      ...over,
    });
  const on = (index: number, decision: Decision, reviewer = 'ada') =>
    event(reviewer, decision, { claim: list[index].id });
  const order = (found: ReturnType<typeof ask>) => found.items.map(({ lead }) => lead.key.entity);

  test('uncertainty × influence × sources', () => {
    const found = ask([]);
    expect(order(found)).toEqual(['Meta', 'Oracle', 'Nebius']);
    for (const item of found.items)
      expect(item.priority).toBeCloseTo(item.uncertainty * (0.05 + 0.95 * item.influence) * item.sources, 12);
    expect(found).toMatchObject({ waiting: 3, decided: 0 });
  });

  test('skipped comes last for that reviewer only; decided leaves', () => {
    expect(order(ask([on(2, { kind: 'skip' })]))).toEqual(['Oracle', 'Nebius', 'Meta']);
    expect(order(ask([on(2, { kind: 'skip' })], { reviewer: 'ben' }))[0]).toBe('Meta');
    expect(ask([on(2, accept)])).toMatchObject({ waiting: 2, decided: 1 });
  });

  test('second readings: what others decided, never one’s own, and nothing of the decision shown', () => {
    const log = [on(0, accept, 'ben'), on(1, accept, 'ada')];
    const found = ask(log, { blind: true });
    expect(order(found)).toEqual(['Oracle']);
    expect(JSON.stringify(found.items)).not.toMatch(/accept|differ/);
  });

  test('a repair that proves right makes its figures less uncertain', () => {
    const many = Array.from({ length: 20 }, () => ({
      claim: repaired,
      state: stateOf(repaired, [event('ada', accept, { claim: repaired.id })]),
    }));
    const before = ask([]).items.find((i) => i.lead.key.entity === 'Nebius')!;
    const after = ask([], { precision: repairPrecision(many) }).items.find((i) => i.lead.key.entity === 'Nebius')!;
    expect(after.uncertainty).toBeLessThan(before.uncertainty);
  });
});

describe('undo', () => {
  test('takes back the last decision with its group, one press at a time', () => {
    const group: Record<string, string> = { c1: 'g', c2: 'g', c3: 'other' };
    const log = [
      event('ada', accept, { claim: 'c3' }),
      event('ada', accept, { claim: 'c1' }),
      event('ben', accept, { claim: 'c1' }),
      event('ada', accept, { claim: 'c2' }),
    ];
    const groupOf = (id: string) => group[id];
    const first = lastDecision(log, 'ada', groupOf);
    expect(first.map((e) => e.claim)).toEqual(['c2', 'c1']);
    const undo = first.map((e) => event('ada', { kind: 'undo', of: e.seq }, { claim: e.claim }));
    expect(lastDecision([...log, ...undo], 'ada', groupOf).map((e) => e.claim)).toEqual(['c3']);
    expect(lastDecision([], 'ada', groupOf)).toEqual([]);
  });
});

describe('agreement', () => {
  // Tables and kappas as printed in Cohen’s and later authors’ textbook examples of two readers.
  test.each([
    {
      counts: [
        [20, 5],
        [10, 15],
      ],
      kappa: 0.4,
    },
    {
      counts: [
        [45, 15],
        [25, 15],
      ],
      kappa: 0.1304,
    },
    {
      counts: [
        [25, 35],
        [5, 35],
      ],
      kappa: 0.2593,
    },
  ])('kappa $kappa', ({ counts, kappa }) => {
    expect(cohensKappa(counts).kappa).toBeCloseTo(kappa, 4);
  });

  test('standard error as in Fleiss, Levin and Paik (2003), table 18.1: kappa 0.68, error 0.087', () => {
    const { kappa, kappaLow } = cohensKappa([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ]);
    expect(kappa).toBeCloseTo(0.68, 2);
    expect((kappa! - kappaLow!) / 1.96).toBeCloseTo(0.087, 2);
  });

  test('pairs are a first reading and a blind one by somebody else; different corrections disagree', () => {
    const blind = { reading: 'blind' as const };
    const states = [
      stateOf(claim, [event('ada', accept), event('ben', accept, blind)]),
      stateOf(claim, [event('ada', correct(5)), event('ben', correct(6), blind)]),
      stateOf(claim, [event('ada', accept), event('ben', accept)]),
      stateOf(claim, [event('ben', accept, blind)]),
    ];
    expect(agreementOf(states)).toMatchObject({ pairs: 2, agreement: 0.5 });
    expect(agreementOf([])).toMatchObject({ pairs: 0, kappa: null });
  });

  test('kappa of readings, worked out by hand: two kinds of verdict, and three', () => {
    const read = (first: Decision, second: Decision, times: number) =>
      Array.from({ length: times }, () =>
        stateOf(claim, [event('ada', first), event('ben', second, { reading: 'blind' })]),
      );
    // 6 pairs: agreed 3 + 2, so 5/6; ada accepts 4 and ben 3, so by chance 4·3 + 2·3 of 36, which is 1/2; (5/6 − 1/2) ÷ 1/2 = 2/3.
    const two = [...read(accept, accept, 3), ...read(reject, reject, 2), ...read(accept, reject, 1)];
    expect(agreementOf(two)).toMatchObject({ pairs: 6, agreement: expect.closeTo(5 / 6, 12) });
    expect(agreementOf(two).kappa).toBeCloseTo(2 / 3, 12);
    // 10 pairs: agreed 4 + 1 + 3, so 0.8; both accept 5, correct 1 and reject 4, so by chance 25 + 1 + 16 of 100; 0.38 ÷ 0.58 = 19/29.
    const three = [
      ...read(accept, accept, 4),
      ...read(correct(5), correct(5), 1),
      ...read(reject, reject, 3),
      ...read(accept, reject, 1),
      ...read(reject, accept, 1),
    ];
    expect(agreementOf(three)).toMatchObject({ pairs: 10, agreement: expect.closeTo(0.8, 12) });
    expect(agreementOf(three).kappa).toBeCloseTo(19 / 29, 12);
  });

  // Newcombe (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Wilson interval of %d in %d', (right, of, low, high) => {
    const found = wilson(right, of)!;
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  test('precision of a repair: right when value, unit and period stand', () => {
    const state = (decision: Decision) => ({
      claim: repaired,
      state: stateOf(repaired, [event('ada', decision, { claim: repaired.id })]),
    });
    const rule = (list: ReturnType<typeof state>[]) =>
      repairPrecision(list).find((r) => r.repair === 'year_from_flow_metric');
    expect(
      rule([
        state(accept),
        state({ kind: 'correct', correction: { entity: 'Oracle' } }),
        state(correct(3)),
        state(reject),
      ]),
    ).toMatchObject({
      reviewed: 4,
      right: 2,
      precision: 0.5,
    });
    expect(rule([])).toMatchObject({ reviewed: 0, precision: null });
  });
});

describe('facts', () => {
  const accepted = stateOf(claim, [event('ada', accept)]);

  test('an accepted claim says where it stands, who accepted it, and is named after what it says', () => {
    const fact = factOf(claim, accepted, ground);
    if (!('id' in fact)) throw new Error(fact.why);
    expect(fact).toMatchObject({
      value: 50e9,
      unit: claim.key.unit,
      quote: '$50 billion',
      reviewers: ['ada'],
      company: 'oracle',
    });
    expect(fact.id).toBe(factId(fact));
    expect(factId({ ...fact, value: 51e9 })).not.toBe(fact.id);
    expect(fact.statement).toContain(fact.quote);
  });

  test.each([
    ['That is not a $10 billion hole for Oracle.', 'denies'],
    ['If Oracle borrowed $90 billion, it would break.', 'supposes'],
  ])('%s', (text, why) => {
    const [one] = claimsOf(text);
    const fact = factOf(one, stateOf(one, [event('ada', accept, { claim: one.id })]), ground);
    expect(fact).toMatchObject({ why: expect.stringContaining(why) });
  });

  test('a long sentence is cut around the figure', () => {
    const [one] = claimsOf(
      `${'word '.repeat(200)}Oracle reported revenue of $50 billion in 2024 ${'and more '.repeat(200)}.`,
    );
    const fact = factOf(one, stateOf(one, [event('ada', accept, { claim: one.id })]), ground);
    expect('id' in fact && fact.statement.length < 400 && fact.statement.includes('$50 billion')).toBe(true);
  });

  test.each([
    ['$2.4 billion', [2.4e9], true],
    ['more than 300', [300], true],
    ['between 9 and 11 million', [9e6, 11e6], true],
    ['twenty-six months', [26], true],
    ['26 months', [28], false],
    ['$2.4 billion', [2.5e9], false],
    ['a lot', [3], false],
  ])('%s says %j: %s', (quote, numbers, says) => {
    expect(saysNumber(quote, numbers)).toBe(says);
  });
});
