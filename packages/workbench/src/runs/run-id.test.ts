import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { RunsError } from './problems.ts';
import { differsFrom, manifestOf, type RunIdentity, readManifest, runId } from './run-id.ts';

const identity: RunIdentity = {
  engineVersion: '0.1.0',
  modelHash: 'm',
  dataHash: 'd',
  overrides: {
    set: { b: 2, a: 1 },
    schedule: [{ parameter: 'a', from: 3, how: 'multiply', value: 0.5 }],
    distributions: {},
  },
  start: '2026-03-31',
  asOf: null,
  horizon: 120,
  scenarios: 1000,
  seed: 1,
};
const request = { scenario: 'baseline', set: ['a=1'], shocks: [] };

describe('the id of a run', () => {
  test('is twelve hexadecimal digits and does not depend on the order in which settings were given', () => {
    const reordered = { ...identity, overrides: { ...identity.overrides, set: { a: 1, b: 2 } } };
    expect(runId(identity)).toMatch(/^[0-9a-f]{12}$/);
    expect(runId(reordered)).toBe(runId(identity));
  });

  test('changes with anything that changes a number', () => {
    const changed: RunIdentity[] = [
      { ...identity, engineVersion: '0.1.1' },
      { ...identity, modelHash: 'n' },
      { ...identity, dataHash: 'e' },
      { ...identity, overrides: { ...identity.overrides, set: { a: 1 } } },
      { ...identity, overrides: { ...identity.overrides, schedule: [] } },
      { ...identity, start: '2025-03-31' },
      { ...identity, asOf: '2026-06-30' },
      { ...identity, horizon: 119 },
      { ...identity, scenarios: 999 },
      { ...identity, seed: 2 },
    ];
    expect(new Set([identity, ...changed].map(runId)).size).toBe(changed.length + 1);
  });

  test('is the SHA-256 of the canonical text, so that saved runs keep their ids', () => {
    // The text hashed with coreutils: printf '%s' '{"asOf":null,"dataHash":"d", …}' | sha256sum
    expect(runId(identity)).toBe('66940f005f37');
    expect(canonicalJson({ b: [1, 0.1, -0], a: { d: undefined, c: 'é' } })).toBe('{"a":{"c":"é"},"b":[1,0.1,0]}');
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('NaN has no canonical form');
  });
});

describe('a saved run', () => {
  test('reads back as it was', () => {
    const manifest = manifestOf(identity, request);
    expect(readManifest(JSON.stringify(manifest), 'm.json')).toEqual(manifest);
  });

  test('that was edited is refused with both ids', () => {
    const edited = { ...manifestOf(identity, request), identity: { ...identity, seed: 2 } };
    expect(() => readManifest(JSON.stringify(edited), 'm.json')).toThrow(
      `m.json: the saved run says ${runId(identity)}, but its contents give ${runId({ ...identity, seed: 2 })}`,
    );
  });

  test('that is cut short or lacks a field is refused', () => {
    expect(() => readManifest('{"format": 1', 'm.json')).toThrow(/^m.json: not valid JSON/);
    const { runId: _, ...without } = manifestOf(identity, request);
    expect(() => readManifest(JSON.stringify(without), 'm.json')).toThrow(RunsError);
  });

  test('says what has changed here since', () => {
    expect(differsFrom(identity, { engineVersion: '0.2.0', modelHash: 'm', dataHash: 'x' })).toEqual([
      'engineVersion',
      'dataHash',
    ]);
  });
});
