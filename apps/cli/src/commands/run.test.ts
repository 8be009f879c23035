import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildout } from '../recording.ts';

let out: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'buildout-run-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

const json = async (...argv: string[]) => JSON.parse((await buildout([...argv, '--json'], { out })).out);

/** One ensemble for the tests that only read it. */
let drawn: ReturnType<typeof json> | undefined;
const ensemble = () => (drawn ??= json('run', '--scenarios', '60'));

describe('run --json', () => {
  test('carries the run id, how well the books close, and every answer with unit and place', async () => {
    const run = await json('run');
    expect(run.runId).toMatch(/^[0-9a-f]{12}$/);
    expect(run.closing.maxResidual).toBeLessThan(1e-12);
    expect(run.answers.length).toBeGreaterThan(10);
    for (const { id, label, unit, values } of run.answers) {
      expect([id, label, unit].every((text) => typeof text === 'string' && text !== '')).toBe(true);
      for (const { at, value } of values) {
        expect(typeof at).toBe('object');
        expect(value === null || Number.isFinite(value)).toBe(true);
      }
    }
  });

  test('of an ensemble has bands in order, the same on one thread and on two', async () => {
    const argv = ['run', '--scenarios', '48', '--seed', '3', '--json'];
    const one = JSON.parse((await buildout(argv, { out, threads: 1 })).out);
    const two = JSON.parse((await buildout(argv, { out, threads: 2 })).out);
    expect(two).toEqual(one);
    const banded = one.answers
      .flatMap((a: { values: { p10?: number; p50?: number; p90?: number }[] }) => a.values)
      .filter((v: { p10?: number }) => v.p10 != null);
    expect(banded.length).toBeGreaterThan(100);
    for (const { p10, p50, p90 } of banded) expect(p10 <= p50 && p50 <= p90).toBe(true);
  });

  test('what holds back most is told in shares of scenarios, which add up to one in every quarter', async () => {
    const { answers } = await ensemble();
    const answer = answers.find(({ id }: { id: string }) => id === 'binding_most');
    const sums = new Map<string, number>();
    for (const { at, probability } of answer.values)
      sums.set(at.quarter, (sums.get(at.quarter) ?? 0) + probability.share);
    for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 9);
    const held = answers.find(({ id }: { id: string }) => id === 'binding_constraint');
    expect(held.sentence).toMatch(/8 of 10 scenarios.*most in .* of scenarios/);
  });

  test('a setting may carry a unit, and the same setting is the same run', async () => {
    const withUnit = await json('run', '--set', 'site_cost=12 bn USD/GW');
    const plain = await json('run', '--set', 'site_cost=12e9');
    expect(withUnit.runId).toBe(plain.runId);
    expect(withUnit.answers).toEqual(plain.answers);
    expect(withUnit.runId).not.toBe((await json('run')).runId);
  });

  test('a saved run can be run again, and is the same to the last digit', async () => {
    const first = await json('run', '--set', 'site_cost=13e9');
    const again = await json('rerun', first.runId);
    expect(again).toMatchObject({ runId: first.runId, same: true, differs: [] });
    expect(again.answers).toEqual(first.answers);
  });

  test('only the answers asked for', async () => {
    const { answers } = await json('run');
    const [{ id }] = answers;
    expect((await json('run', '--answer', id)).answers).toEqual([answers[0]]);
  });
});

describe('run, for people', () => {
  test('is a summary: headlines first, then a sentence for every other answer, with names', async () => {
    const { out: text } = await buildout(['run', '--scenarios', '40'], { out });
    const { answers } = await json('run');
    expect(text.split('\n').length).toBeLessThan(260);
    expect(text.indexOf('Headlines')).toBeLessThan(text.indexOf('All other answers'));
    for (const { id } of answers) expect(text).toContain(id);
    expect(text).toContain('8 of 10 scenarios');
    expect(text).toMatch(/power in \d/);
    expect(text).not.toMatch(/NaN|undefined|china_buyers/);
  });

  test('--answer gives the table of one, --all every answer with every row', async () => {
    const one = (await buildout(['run', '--answer', 'debt'], { out })).out;
    expect(one).toContain('2027');
    expect(one).toContain('CoreWeave');
    expect(one).not.toContain('Headlines');
    const all = (await buildout(['run', '--all'], { out })).out;
    expect(all.split('\n').length).toBeGreaterThan(one.split('\n').length * 5);
  });

  test('says why a number lies outside its own band', async () => {
    const run = await ensemble();
    const outside = run.answers.filter((answer: { note?: string }) => answer.note);
    expect(outside.length).toBeGreaterThan(0);
    for (const { note } of outside) expect(note).toMatch(/outside the band, furthest .* against .*:/);
  });
});

describe('bad input ends with exit code 2, a clear sentence, and nothing written', () => {
  test('as of a day after all sources says that it is all there is', async () => {
    const { notes } = JSON.parse((await buildout(['run', '--as-of', '2099-01-01', '--json'], { out })).out);
    expect(
      notes.some((note: string) => /^Nothing in the data is newer than 2026-\d\d-\d\d: as known on 2099/.test(note)),
    ).toBe(true);
  });

  test.each([
    [['run', 'baselin'], 'unknown-scenario', 'Did you mean baseline?'],
    [['run', '--set', 'site_cots=12e9'], 'unknown-parameter', 'Did you mean site_cost?'],
    [['run', '--set', 'site_cost=12'], 'out-of-bounds', 'The evidence supports 9000000000 to 15000000000 USD/GW'],
    [['run', '--set', 'site_cost=12 months'], 'unit-mismatch', 'is in months, but USD/GW is wanted'],
    [['run', '--set', 'site_cost'], 'bad-assignment', 'write name=value'],
    [['run', '--set', 'site_cost=much'], 'bad-quantity', 'it must begin with a number'],
    [['run', '--set', 'site_co=12e9'], 'unknown-parameter', 'Did you mean site_cost?'],
    [['run', '--shock', 'rental-halvs'], 'unknown-shock', 'There is no shock called "rental-halvs"'],
    [['run', '--answer', 'gapp'], 'unknown-name', 'There is no answer called "gapp".'],
    [['run', '--start', '2026-03-30'], 'unknown-opening', 'did you mean 2026-03-31?'],
    [['run', '--as-of', '2020-01-01'], 'not-open-yet', 'There are positions of 2024-12-31 and 2026-03-31'],
    [['run', '--set', 'site_cost=12e9', '--set', 'site_cost=13e9'], 'repeated-option', '--set names site_cost twice'],
    [['run', '--seed', '1', '--seed', '2'], 'repeated-option', '--seed is given twice, as "1" and "2"'],
    [['run', '--as-of', '2026-02-30'], 'bad-date', 'there is no such day'],
    [['run', '--scenarios', '-5'], 'bad-number', '--scenarios is "-5"'],
    [['explain', 'csh'], 'unknown-name', 'Did you mean cash?'],
    [['explain', 'cash[corweave]'], 'bad-option', 'cash has no corweave; did you mean coreweave? It is by company: '],
    [['company', 'corweave'], 'unknown-name', 'Did you mean coreweave?'],
    [['ask', '15', '--year', '2040'], 'year-outside-run', 'There is no whole year 2040 in this run, which has 2026 to'],
    [['ask', '26', '--year', '2001'], 'year-outside-run', 'choose one of them with --year'],
    [['ask', '7'], 'unknown-name', 'Known: 1, 4, 13, 15, 26, 36.'],
    [['ask', '4', '--lab', 'opnai'], 'unknown-name', 'Did you mean openai? Known: openai, anthropic'],
    [['ask', '4', '--month', '2099-01'], 'outside-horizon', '2099-01 lies outside the run'],
    [['ask', '1', '--box', 'crwv'], 'unknown-name', 'Known: box_crwv_ddtl1'],
    [['data'], 'missing-command', 'data needs one word more: check.'],
    [['data', 'chek'], 'unknown-command', 'Did you mean check?'],
    [['report', '--to', '/proc/nowhere/report.html'], 'unwritable', 'cannot be written'],
    [['rerun', 'nothing'], 'unknown-name', 'There is no saved run called "nothing".'],
  ])('%j', async (argv, code, sentence) => {
    const before = await readdir(out);
    const said = await buildout([...argv, '--json'], { out });
    expect(said.code).toBe(2);
    expect(JSON.parse(said.out).error.code).toBe(code);
    expect(said.err).toContain(sentence);
    expect(await readdir(out)).toEqual(before);
  });
});
