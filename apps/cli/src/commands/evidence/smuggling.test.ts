/** Nothing that nobody reviewed reaches a scenario: every way in that we could think of, tried. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factId } from '@buildout/evidence/room/index.ts';
import { acceptedCsv, factOfRow, readData } from '@buildout/workbench/facts/index.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { posting } from '../../evidence-http.ts';
import { type EvidencePlace, evidencePlace } from '../../evidence-place.ts';
import { buildout } from '../../recording.ts';

const TALK = `March 3, 2026

Ada Stone: Our construction sites take 24 months to build. Their sites take 32 months of construction.
Ben Okoro: Some sites take 30 months of construction, others 28 months of construction to build.
`;

let place: EvidencePlace;
let empty: string;
beforeAll(async () => {
  place = await evidencePlace();
  empty = place.read('accepted.csv');
  writeFileSync(join(place.folder, 'talk.txt'), TALK);
  await place.run('evidence', 'add', join(place.folder, 'talk.txt'));
});
afterAll(() => place.close());
beforeEach(() => {
  place.write('accepted.csv', empty);
  scenario({});
});

/** The one scenario of these tests. */
const scenario = (over: object) =>
  place.write('scenarios/quick.json', JSON.stringify({ id: 'quick', label: 'Quick', ...over }));

const claimOf = async (text: string): Promise<string> => {
  const found = (await place.store.claims()).find(({ claim }) => claim.figure.text === text);
  if (!found) throw new Error(`no claim ${text}`);
  return found.claim.id;
};
const decide = async (text: string, ...words: string[]) =>
  place.json('evidence', 'decide', await claimOf(text), ...words);
/** A run that must be refused; gives the reason. */
async function refused(value: string, host = place.host): Promise<string> {
  const { code, out, err } = await buildout(['run', '--set', `build_months=${value}`, '--answer', 'gap'], host);
  expect([code, out]).toEqual([2, '']);
  return err;
}
const accepted = async () => (await decide('24 months', 'accept', '--reviewer', 'ada')).fact.id as string;

describe('what reviewers did not accept', () => {
  test('a claim nobody reviewed, by its own id', async () => {
    expect(await refused(`@${await claimOf('32 months')}`)).toContain(
      'it is a claim and no fact: nobody has reviewed it',
    );
  });

  test('the id its fact would have, were it accepted', async () => {
    const id = (await decide('32 months', 'accept', '--reviewer', 'ada')).fact.id;
    await place.run('evidence', 'undo', '--reviewer', 'ada');
    expect(await refused(`@${id}`)).toContain('no accepted fact of that id');
  });

  test('a rejected claim', async () => {
    const id = (await decide('30 months', 'accept', '--reviewer', 'ada')).fact.id;
    await decide('30 months', 'reject', 'he means their rivals', '--reviewer', 'ada');
    expect(await refused(`@${id}`)).toContain('no accepted fact');
    expect(await refused(`@${await claimOf('30 months')}`)).toContain('ada rejected it');
  });

  test('a disputed claim', async () => {
    const id = (await decide('28 months', 'accept', '--reviewer', 'ada')).fact.id;
    await decide('28 months', 'correct', 'value=29', '--reviewer', 'ben', '--blind');
    expect(await refused(`@${id}`)).toContain('no accepted fact');
    expect(await refused(`@${await claimOf('28 months')}`)).toContain('ada and ben read it differently');
  });

  test('a proposal of a helper, and a claim put into the store with everything a fact has', async () => {
    const [{ claim }] = await place.store.claims();
    const forged = {
      ...claim,
      id: 'claim_feedfeedfeed',
      status: 'accepted',
      decidedBy: ['ada'],
      factId: 'fact_feedfeedfeed',
    };
    await place.store.addClaims(claim.document, 'helper:model', [forged]);
    expect(await refused('@claim_feedfeedfeed')).toContain('nobody has reviewed it');
    expect(await refused('@fact_feedfeedfeed')).toContain('no accepted fact');
  });
});

describe('what reviewers took back', () => {
  test('undone after acceptance, while data/accepted.csv still has the row', async () => {
    const id = await accepted();
    await place.run('evidence', 'export', '--as', 'data');
    const before = await place.json('run', '--set', `build_months=@${id}`, '--answer', 'gap');
    await place.run('evidence', 'undo', '--reviewer', 'ada');
    expect(await refused(`@${id}`)).toMatch(/nobody has reviewed it.*export --as data/s);
    place.write(
      'scenarios/quick.json',
      JSON.stringify({ id: 'quick', label: 'Quick', set: { build_months: `@${id}` } }),
    );
    const scenario = await buildout(['run', 'quick'], place.host);
    expect([scenario.code, scenario.err]).toEqual([2, expect.stringContaining('nobody has reviewed it')]);
    // A saved run is recomputed with the numbers it had, and says what became of them.
    const again = await place.json('rerun', before.runId);
    expect(again).toMatchObject({
      same: true,
      differs: ['facts'],
      notes: [expect.stringContaining('nobody has reviewed it')],
    });
  });
});

describe('data/accepted.csv edited by hand', () => {
  const problems = async () => JSON.parse((await buildout(['data', 'check', '--json'], place.host)).out).problems;
  const edited = async (from: string | RegExp, to: string) => {
    const id = await accepted();
    await place.run('evidence', 'export', '--as', 'data');
    const text = place.read('accepted.csv');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    place.write('accepted.csv', changed);
    return id;
  };

  test('another value than the log has', async () => {
    const id = await edited(',duration,24,', ',duration,14,');
    expect(await problems()).toMatchObject(
      expect.arrayContaining([
        {
          file: 'accepted.csv',
          line: 2,
          column: 'id',
          value: id,
          reason: expect.stringContaining('no longer says what was reviewed'),
        },
      ]),
    );
    expect(await refused('@fact_000000000000')).toContain('no longer says what was reviewed');
  });

  test('with the hash of the row made to fit: the log of the workspace says otherwise', async () => {
    await accepted();
    await place.run('evidence', 'export', '--as', 'data');
    const [row] = readData(new Map([['accepted.csv', place.read('accepted.csv')]])).tables.accepted;
    const forged = { ...factOfRow(row), value: 42, repairs: ['corrected'] };
    forged.id = factId(forged);
    place.write('accepted.csv', acceptedCsv([forged]));
    expect(await problems()).toEqual([]);
    expect(await refused(`@${forged.id}`)).toContain('reviewers have since read');
  });

  test('words that do not contain the figure', async () => {
    await accepted();
    await place.run('evidence', 'export', '--as', 'data');
    const [row] = readData(new Map([['accepted.csv', place.read('accepted.csv')]])).tables.accepted;
    const fact = factOfRow(row);
    for (const [over, reason] of [
      [{ value: 14 }, 'do not say this number'],
      [{ quote: 'fourteen weeks' }, 'do not stand in the statement'],
      [{ quote: 'sites' }, 'no figure in these words'],
    ] as const) {
      const forged = { ...fact, ...over };
      forged.id = factId(forged);
      place.write('accepted.csv', acceptedCsv([forged]));
      expect(await problems()).toMatchObject([{ file: 'accepted.csv', reason: expect.stringContaining(reason) }]);
      expect(await refused(`@${forged.id}`)).toContain(reason);
    }
  });

  test('without a reviewer, or of a company that does not exist', async () => {
    await edited(/,ada,(\d{4}-\d\d-\d\d),/, ',,$1,');
    expect(await problems()).toMatchObject([{ column: 'reviewers', reason: 'must name at least one' }]);
    // What is broken is put right by reviewing and exporting, not by editing.
    const { remarks } = await place.json('evidence', 'export', '--as', 'data');
    expect(remarks).toMatchObject([expect.stringContaining('must name at least one')]);
    expect(await problems()).toEqual([]);
    await edited(/^(fact_[^,]+,claim_[^,]+,),/m, '$1acme,');
    expect(await problems()).toMatchObject([{ column: 'company', reason: expect.stringContaining('no such company') }]);
  });
});

describe('through other doors', () => {
  test('a fact of another workspace', async () => {
    const other = await place.workspace('other');
    const id = await accepted();
    expect(await refused(`@${id}`, other.host)).toContain('workspace other has no accepted fact');
    expect((await place.run('run', '--set', `build_months=@${id}`, '--answer', 'gap')).code).toBe(0);
  });

  test('over HTTP: objects, forged facts, decisions by nobody', async () => {
    const post = posting(place.host);
    const claim = await claimOf('32 months');
    for (const value of [{ value: 14, fact: 'fact_feedfeedfeed' }, [14], { '@fact': 14 }, null, true])
      expect(await post('run', { set: { build_months: value } })).toMatchObject({
        status: 400,
        body: { error: { code: 'bad-input' } },
      });
    for (const value of [
      `@${claim}`,
      '@fact_feedfeedfeed',
      '@fact_ZZZ',
      '@',
      '-@fact_feedfeedfeed.low',
      '@accepted.csv',
      '@../secret',
    ])
      expect(await post('run', { set: { build_months: value } })).toMatchObject({
        status: 400,
        body: { error: { code: 'bad-fact' } },
      });
    expect(
      await post('run', { set: {}, accepted: [{ id: 'fact_feedfeedfeed', value: 14 }], facts: { build_months: 14 } }),
    ).toMatchObject({ status: 200, body: { accepted: [] } });
    const decision = { claim, reviewer: '  ', decision: { kind: 'accept' }, seen: 0 };
    expect((await post('evidence-decide', decision)).status).toBe(400);
    expect(
      (await post('evidence-decide', { ...decision, reviewer: 'ada', decision: { kind: 'accept', value: 14 } })).status,
    ).toBe(400);
    expect(
      (await post('evidence-decide', { ...decision, reviewer: 'ada', decision: { kind: 'undo', of: 1 } })).status,
    ).toBe(400);
    expect((await post('evidence-claim', { id: claim })).body).toMatchObject({ status: 'waiting' });
  });

  test('scheduled changes, distributions and shocks take no names', async () => {
    const id = await accepted();
    scenario({ schedule: [{ parameter: 'build_months', from: '2027-01', how: 'set', value: `@${id}` }] });
    const { code, err } = await buildout(['run', 'quick'], place.host);
    expect([code, err]).toEqual([2, expect.stringContaining('is not a quantity')]);
  });

  test('a scenario or a parameter that names a fact which data/ does not have', async () => {
    scenario({ set: { build_months: '@fact_feedfeedfeed' } });
    const { code, err } = await buildout(['run'], place.host);
    expect([code, err]).toEqual([2, expect.stringMatching(/quick\.json, set\.build_months.*no accepted fact/s)]);
    const parameters = place.read('parameters.csv');
    place.write('parameters.csv', parameters.replace('facts/claims.csv#c_seed_004', 'accepted.csv#fact_feedfeedfeed'));
    const check = await buildout(['data', 'check', '--json'], place.host);
    expect(JSON.parse(check.out).problems).toMatchObject([
      { file: 'parameters.csv', reason: 'accepted.csv has no row fact_feedfeedfeed' },
    ]);
    place.write('parameters.csv', parameters);
  });

  test('a value in another unit, and one out of bounds', async () => {
    const id = await accepted();
    const wrong = await buildout(['run', '--set', `site_cost=@${id}`], place.host);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('it is in months, but USD/GW is wanted')]);
    const negative = await buildout(['run', '--set', `build_months=-@${id}`], place.host);
    expect([negative.code, negative.err]).toEqual([2, expect.stringContaining('below the least that makes sense')]);
  });
});

test('a scenario whose fact was taken back does not stand in the way of accepting it again', async () => {
  const id = await accepted();
  await place.run('evidence', 'export', '--as', 'data');
  scenario({ set: { build_months: `@${id}` } });
  await decide('24 months', 'reject', 'a slip', '--reviewer', 'ada');
  await place.run('evidence', 'export', '--as', 'data');
  expect((await buildout(['run'], place.host)).code).toBe(2);
  expect(await accepted()).toBe(id);
  await place.run('evidence', 'export', '--as', 'data');
  expect((await place.json('run', 'quick', '--answer', 'gap')).accepted).toMatchObject([{ fact: id }]);
});
