import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BookScenario } from '../worker/messages.ts';
import { move, redo, settle, start, step, undo } from './history.ts';
import { decodeLink, encodeLink, type Linked } from './link.ts';
import {
  addTab,
  clearLever,
  closeTab,
  isChanged,
  resetToBaseline,
  resetToScenario,
  setLever,
  setToFact,
} from './scenario.ts';
import { splitsOf, splitters } from './splitters.ts';

const state: Linked = {
  chosen: {
    tabs: [{ id: 'baseline', label: 'Baseline', from: 'baseline', set: {}, facts: {}, shocks: [] }],
    active: 'baseline',
  },
  looking: {
    charts: [{ quantity: 'a' }, { quantity: 'b', lines: ['x'] }],
    panel: 'money',
    year: 2027,
    colour: 'payer',
  },
};

describe('a link', () => {
  test('gives back any state that was put into it', () => {
    const set = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 20 }).filter((key) => key !== '__proto__'),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map((v) => v + 0),
    );
    fc.assert(
      fc.property(
        set,
        fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((s) => s.length <= 120),
        (values, label) => {
          const asked: Linked = {
            ...state,
            chosen: {
              active: 'x',
              tabs: [
                { id: 'x', label, from: 'baseline', set: { ...values }, facts: {}, shocks: [{ name: 's', size: 0.5 }] },
              ],
            },
          };
          expect(decodeLink(`#${encodeLink(asked)}`)).toEqual(JSON.parse(JSON.stringify(asked)));
        },
      ),
    );
  });

  test.each([
    ['cut short', `#${encodeLink(state).slice(0, -20)}`],
    ['not ours', '#hello'],
    ['from a newer version', '#v99.e30'],
    ['of another form', '#v1.e30'],
  ])('that is %s is refused with a reason', (_, hash) => {
    expect(decodeLink(hash)).toHaveProperty('problem');
  });

  const withFacts = (facts: Record<string, string>) => {
    const [tab] = state.chosen.tabs;
    return `#${encodeLink({ ...state, chosen: { ...state.chosen, tabs: [{ ...tab!, set: { margin: 0.4 }, facts }] } })}`;
  };

  test('keeps which fact a number comes from', () => {
    expect(decodeLink(withFacts({ margin: '-@fact_0123456789ab.middle' }))).toMatchObject({
      chosen: { tabs: [{ set: { margin: 0.4 }, facts: { margin: '-@fact_0123456789ab.middle' } }] },
    });
  });

  test.each([
    ['a number in place of a fact', { margin: '0.9' }],
    ['a fact of what is not set', { decay: '@fact_0123456789ab' }],
  ])('with %s is damaged', (_, facts) => {
    expect(decodeLink(withFacts(facts))).toMatchObject({ problem: expect.stringContaining('damaged') });
  });

  test('of the first form, which knew no facts, keeps its meaning', () => {
    const { tabs, active } = state.chosen;
    const old = {
      ...state,
      chosen: { active, tabs: tabs.map(({ facts: _, ...tab }) => ({ ...tab, set: { margin: 0.4 } })) },
    };
    expect(decodeLink(`#v1.${Buffer.from(JSON.stringify(old)).toString('base64url')}`)).toEqual({
      ...state,
      chosen: { active, tabs: [{ ...tabs[0], set: { margin: 0.4 }, facts: {} }] },
    });
  });

  test('is absent on a first visit', () => {
    expect(decodeLink('')).toBeUndefined();
  });
});

describe('undo', () => {
  test('takes a whole movement of a slider back at once', () => {
    let history = start(0);
    for (const value of [1, 2, 3]) history = move(history, value);
    history = settle(history);
    history = step(history, 10);
    expect(undo(history).present).toBe(3);
    expect(undo(undo(history)).present).toBe(0);
    expect(redo(undo(undo(history))).present).toBe(3);
  });

  test('then redo returns to where one was, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(20), (values, back) => {
        let history = start(-1);
        for (const value of values) history = step(history, value);
        const before = history.present;
        const depth = Math.min(back, history.past.length);
        for (let i = 0; i < depth; i++) history = undo(history);
        for (let i = 0; i < depth; i++) history = redo(history);
        expect(history.present).toBe(before);
      }),
    );
  });
});

describe('scenarios', () => {
  const book: BookScenario[] = [
    { id: 'baseline', label: 'Baseline', set: {}, facts: {}, shocks: [], grounds: {}, left: [], separates: [] },
    { id: 'camp', label: 'Camp', set: { decay: 0.3 }, facts: {}, shocks: [], grounds: {}, left: [], separates: [] },
  ];
  const chosen = {
    active: 'camp',
    tabs: [{ id: 'camp', label: 'Camp', from: 'camp', set: { decay: 0.3 }, facts: {}, shocks: [] }],
  };

  test('two resets mean two things', () => {
    const changed = setLever(chosen, 'margin', 0.4, 0.5);
    expect(resetToScenario(changed, book).tabs[0]?.set).toEqual({ decay: 0.3 });
    expect(resetToBaseline(changed).tabs[0]?.set).toEqual({});
  });

  test('setting the declared value takes the setting away', () => {
    expect(setLever(chosen, 'decay', 0.16, 0.16).tabs[0]?.set).toEqual({});
  });

  test('a number of a fact stays one however it compares with the declared value, until it is moved; undo brings the fact back', () => {
    const named = setToFact(chosen, 'margin', 0.5, '@fact_0123456789ab');
    expect(named.tabs[0]).toMatchObject({ set: { decay: 0.3, margin: 0.5 }, facts: { margin: '@fact_0123456789ab' } });
    expect(isChanged(named.tabs[0] as (typeof chosen.tabs)[0], book)).toBe(true);
    const history = step(start(named), setLever(named, 'margin', 0.45, 0.5));
    expect(history.present.tabs[0]?.facts).toEqual({});
    expect(undo(history).present.tabs[0]?.facts).toEqual({ margin: '@fact_0123456789ab' });
    for (const back of [clearLever(named, 'margin'), resetToBaseline(named), resetToScenario(named, book)])
      expect(back.tabs[0]?.facts).toEqual({});
  });

  test('a copy stands beside its original, under another name', () => {
    const copied = addTab(chosen, chosen.tabs[0] as (typeof chosen.tabs)[0]);
    expect(copied.tabs.map((t) => t.label)).toEqual(['Camp', 'Camp 2']);
    expect(copied.active).toBe('camp-2');
    expect(closeTab(copied, 'camp-2')).toMatchObject({ active: 'camp' });
  });

  test('a scenario as the book has it counts as unchanged', () => {
    expect(isChanged(chosen.tabs[0] as (typeof chosen.tabs)[0], book)).toBe(false);
    expect(isChanged(resetToBaseline(chosen).tabs[0] as (typeof chosen.tabs)[0], book)).toBe(true);
  });
});

describe('what separates two scenarios', () => {
  const lever = { label: 'x', unit: '1', module: 'm', value: 1, choice: true };
  const levers = [
    { ...lever, id: 'wide', low: 0, high: 100 },
    { ...lever, id: 'narrow', low: 0.9, high: 1.1 },
    { ...lever, id: 'same', low: 0, high: 2 },
  ];
  const camp = (id: string, set: Record<string, number>): BookScenario => ({
    id,
    label: id,
    set,
    facts: {},
    shocks: [],
    grounds: {},
    left: [],
    separates: [],
  });

  test('is measured against what the evidence supports, not in the parameter’s own size', () => {
    const found = splitters(camp('a', { wide: 20, narrow: 1.3 }), camp('b', { wide: 10, narrow: 1 }), levers);
    expect(found.map((s) => [s.lever.id, s.beyond])).toEqual([
      ['narrow', ['here']], // 0.3 over a width of 0.2, against 10 over 100
      ['wide', []],
    ]);
  });

  test('is what the scenario’s own file says where it says it', () => {
    const a = camp('a', { wide: 20, narrow: 1.3 });
    a.separates = [
      {
        label: 'the wide one',
        against: 'b',
        parameters: ['wide'],
        evidence: '',
        observable: 'sales',
        readsFor: '',
        readsAgainst: '',
        decidesBy: '2028',
      },
    ];
    const [split] = splitsOf(a, camp('b', {}), levers, 3);
    expect(split).toMatchObject({ label: 'the wide one', decides: 'sales, by 2028' });
    expect(split?.splitters.map((s) => s.lever.id)).toEqual(['wide']);
  });
});
