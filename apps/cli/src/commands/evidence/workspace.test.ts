import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EvidencePlace, evidencePlace } from '../../evidence-place.ts';
import { buildout } from '../../recording.ts';

const TALK = `The price of building
March 3, 2026

Ada Stone: Our construction sites take 24 months to build, from the first shovel to power.
Ben Okoro: Oracle reported revenue of $57 billion in 2025. A take-or-pay contract is a promise to pay for what one does not use.
Ada Stone: Chip prices fell by 30 percent. Nebius had revenue of $3 billion in 2025.
Ben Okoro: We expect that CoreWeave will reach revenue of $30 billion by 2028.
`;
const NEWS = `March 5, 2026

In 2025, Oracle reported revenue of $57 billion. Oracle had revenue of $52 billion in 2025, others say. It has a take-or-pay contract.
`;

let place: EvidencePlace;
beforeAll(async () => {
  place = await evidencePlace();
  for (const [name, text] of Object.entries({ 'talk.txt': TALK, 'news.txt': NEWS }))
    writeFileSync(join(place.folder, name), text);
  await place.run(
    'evidence',
    'add',
    join(place.folder, 'talk.txt'),
    join(place.folder, 'news.txt'),
    '--url',
    'https://example.org/x',
  );
});
afterAll(() => place.close());

// biome-ignore lint/suspicious/noExplicitAny: read from JSON.
type Item = any;
const queue = async (...more: string[]): Promise<Item[]> =>
  (await place.json('evidence', 'queue', '--limit', '100', ...more)).items;
const find = async (text: string, ...more: string[]): Promise<Item> => {
  const items = await queue(...more);
  const found = items.find(({ claim, same }: Item) => [claim, ...same].some((one) => one.figure.text === text));
  if (!found) throw new Error(`no ${text} among ${items.map((i) => i.claim.figure.text).join(', ')}`);
  return found;
};
const decide = (claim: string, ...words: string[]) => place.json('evidence', 'decide', claim, ...words);

describe('documents', () => {
  test('the same bytes twice are one document', async () => {
    const { documents } = await place.json('evidence', 'add', join(place.folder, 'talk.txt'));
    expect(documents[0]).toMatchObject({ added: false, claims: 0 });
    expect((await place.json('evidence', 'documents')).documents).toHaveLength(2);
  });

  test('search finds passages and marks the words', async () => {
    const { total, hits } = await place.json('evidence', 'search', 'construction', 'sites');
    expect(total).toBe(1);
    const [{ text, matches, documentName }] = hits;
    expect(documentName).toBe('talk.txt');
    expect(
      matches.map(({ start, end }: { start: number; end: number }) => text.slice(start, end).toLowerCase()),
    ).toContain('construction');
  });

  test('define looks through all documents', async () => {
    const found = await place.json('evidence', 'define', 'take-or-pay contract');
    expect(found.explained[0]).toMatchObject({
      documentName: 'talk.txt',
      text: expect.stringContaining('is a promise to pay'),
    });
    expect(found.used.map((one: Item) => one.documentName)).toContain('news.txt');
  });

  test('conflicts stand side by side', async () => {
    const { relations } = await place.json('evidence', 'conflicts');
    const conflict = relations.find(({ kind }: Item) => kind === 'conflict');
    expect(conflict.sides.map((side: Item) => side.figure.text).sort()).toEqual(['$52 billion', '$57 billion']);
  });
});

describe('the queue', () => {
  test('a claim linked to a parameter says what it would change, in the parameter’s unit', async () => {
    const { wouldChange, influence } = await find('24 months');
    expect(wouldChange).toMatchObject({ parameter: 'build_months', meant: 24, now: 26, why: null });
    expect(influence).toBeGreaterThan(0.2);
    expect(wouldChange.answers.length).toBeGreaterThan(0);
    expect(
      wouldChange.answers.every(
        ({ change, correlation }: Item) => Number.isFinite(change) && Math.abs(correlation) <= 1,
      ),
    ).toBe(true);
    const [first] = wouldChange.answers;
    const run = async (...set: string[]) => {
      const { answers } = await place.json('run', ...set, '--answer', first.id);
      return answers[0].values.find(({ at }: Item) => JSON.stringify(at) === JSON.stringify(first.at)).value;
    };
    expect(first.change).toBeCloseTo((await run('--set', 'build_months=24')) - (await run()), 3);
  });

  test('what moves the answers comes before what nothing links to the model', async () => {
    const items = await queue();
    const at = (text: string) => items.findIndex(({ claim }) => claim.figure.text === text);
    expect(at('24 months')).toBeLessThan(at('$3 billion'));
    const priorities = items.map(({ priority }) => priority);
    expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
  });

  test('identical claims of two documents are one item with two sources and rows of the data', async () => {
    const item = await find('$57 billion');
    expect(item).toMatchObject({ sources: 2, same: { length: 1 } });
    expect(item.facts.length).toBeGreaterThan(0);
    expect(item.conflicts.map(({ relation }: Item) => relation)).toContain('conflict');
  });

  test('a share without a period is no yearly rate until a reviewer says so', async () => {
    expect((await find('30 percent')).wouldChange).toMatchObject({
      parameter: 'chip_price_decline',
      sign: -1,
      meant: null,
      why: expect.stringContaining('period'),
    });
  });
});

describe('review', () => {
  test('identical claims are decided together, each with its event; undo takes both back', async () => {
    const { claim, same } = await find('$57 billion');
    const { recorded } = await decide(claim.id, 'accept', '--reviewer', 'ada');
    expect(recorded.map((event: Item) => event.claim).sort()).toEqual([claim.id, same[0].id].sort());
    const { undone } = await place.json('evidence', 'undo', '--reviewer', 'ada');
    expect(undone).toHaveLength(2);
    expect(await find('$57 billion')).toMatchObject({ same: { length: 1 }, claim: { status: 'waiting' } });
    const { history } = await place.json('evidence', 'claim', claim.id);
    expect(history.map((event: Item) => event.decision.kind)).toEqual(['accept', 'undo']);
  });

  test('of two who decide at once the second is told, and nothing is overwritten', async () => {
    const { claim } = await find('$3 billion');
    await decide(claim.id, 'accept', '--reviewer', 'ada', '--seen', String(claim.seen));
    const late = await buildout(
      ['evidence', 'decide', claim.id, 'reject', 'no', '--reviewer', 'ben', '--seen', String(claim.seen)],
      place.host,
    );
    expect([late.code, late.err]).toEqual([2, expect.stringContaining('ada decided on')]);
    expect((await place.json('evidence', 'claim', claim.id)).status).toBe('accepted');
  });

  test('a second reading is blind: the first is not shown, then both are compared', async () => {
    const { claim } = await find('$3 billion', '--blind', '--reviewer', 'ben');
    expect(claim).toMatchObject({ status: 'waiting', decidedBy: [], factId: null });
    await decide(claim.id, 'correct', 'value=3.1bn', '--reviewer', 'ben', '--blind');
    expect((await place.json('evidence', 'claim', claim.id)).status).toBe('disputed');
    const found = await place.json('evidence', 'agreement');
    expect(found).toMatchObject({ pairs: 1, agreement: 0 });
    await decide(claim.id, 'accept', '--reviewer', 'ben', '--blind');
    expect(await place.json('evidence', 'agreement')).toMatchObject({ pairs: 1, agreement: 1 });
    const rule = (await place.json('evidence', 'agreement')).repairs.find(
      ({ repair }: Item) => repair === 'year_from_flow_metric',
    );
    expect(rule).toMatchObject({ reviewed: 1, right: 1, precision: 1 });
    expect(rule.low).toBeLessThan(0.3);
  });

  test('more like these: undecided ones only, those that were rejected push away', async () => {
    const accepted = (await place.json('evidence', 'facts')).facts[0].claim;
    const { ranked } = await place.json('evidence', 'more-like', accepted);
    expect(ranked.length).toBeGreaterThan(2);
    expect(ranked.every(({ claim }: Item) => claim.status === 'waiting')).toBe(true);
    expect(ranked[0].claim.key.metric).toBe('revenue');
  });

  test('a reviewer’s link comes first, a negative is said so, and none is none', async () => {
    const { claim } = await find('$30 billion');
    const link = async (...words: string[]) => {
      await decide(claim.id, 'link', ...words, '--reviewer', 'ada');
      return (await find('$30 billion')).wouldChange;
    };
    expect(await link('potential_enterprise')).toMatchObject({
      parameter: 'potential_enterprise',
      sign: 1,
      linkedBy: 'linked by ada',
      meant: 30e9,
      why: null,
    });
    expect((await place.json('evidence', 'trace', claim.id)).parameters).toMatchObject([
      { id: 'potential_enterprise', through: 'linked by ada' },
    ]);
    await place.run('evidence', 'decide', claim.id, 'link', '--reviewer', 'ada', '--', '-potential_developer');
    expect((await find('$30 billion')).wouldChange).toMatchObject({
      parameter: 'potential_developer',
      sign: -1,
      meant: null,
      why: expect.stringContaining('below the least'),
    });
    expect(await link('none')).toBeNull();
  });

  test('what cannot be meant is refused before it is on record', async () => {
    const { claim } = await find('30 percent');
    const refused = async (...words: string[]) => {
      const { code, err } = await buildout(['evidence', 'decide', claim.id, ...words, '--reviewer', 'ada'], place.host);
      return [code, err];
    };
    expect(await refused('correct', 'low=5', 'high=3')).toEqual([2, expect.stringContaining('before it begins')]);
    expect(await refused('correct', 'unit=parsec', 'value=3')).toEqual([
      2,
      expect.stringMatching(/"parsec" is no unit known here, and the sentence does not name it; /),
    ]);
    expect(await refused('correct', 'unit=USD/yaer', 'value=3')).toEqual([
      2,
      expect.stringMatching(/nearest: USD\/year/),
    ]);
    expect(await refused('correct', 'colour=red')).toEqual([2, expect.stringContaining('nothing called colour')]);
    expect(await refused('reject')).toEqual([2, expect.stringContaining('say in a few words why')]);
    expect(await refused('link', 'chip_price_declin')).toEqual([
      2,
      expect.stringContaining('Did you mean chip_price_decline'),
    ]);
    expect(await refused('approve')).toEqual([2, expect.stringContaining('accept, correct, reject, skip, link')]);
    expect((await place.json('evidence', 'claim', claim.id)).history).toEqual([]);
    const unknown = await buildout(['evidence', 'claim', 'claim_000000000000'], place.host);
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('There is no claim claim_000000000000')]);
  });
});

describe('accepted facts', () => {
  let fact: string;
  beforeAll(async () => {
    const { claim } = await find('24 months');
    fact = (await decide(claim.id, 'accept', '--reviewer', 'ada')).fact.id;
  });

  test('a setting names a fact: the numbers of the value, an id of its own, the sentence in the header', async () => {
    const named = await place.json('run', '--set', `build_months=@${fact}`, '--answer', 'gap');
    const typed = await place.json('run', '--set', 'build_months=24', '--answer', 'gap');
    expect(named.answers).toEqual(typed.answers);
    expect(named.runId).not.toBe(typed.runId);
    expect(named.accepted).toMatchObject([
      { fact, sets: ['build_months'], speaker: 'Ada Stone', statement: expect.stringContaining('24 months') },
    ]);
    const again = await place.json('rerun', named.runId);
    expect(again).toMatchObject({ same: true, differs: [], accepted: [{ fact }] });
    expect(again.answers.find((one: Item) => one.id === 'gap')).toEqual(named.answers[0]);
  });

  test('explain leads to the sentence, trace there and back', async () => {
    const { sentences } = await place.json('explain', 'build_months', '--set', `build_months=@${fact}`);
    expect(sentences).toMatchObject([{ from: fact, documentName: 'talk.txt', anchor: { exact: '24 months' } }]);
    const there = await place.json('evidence', 'trace', 'build_months');
    expect(there.sentences.map(({ from }: Item) => from)).toContain(fact);
    const back = await place.json('evidence', 'trace', fact);
    expect(back.parameters[0].id).toBe('build_months');
    expect(back.answers.length).toBeGreaterThan(0);
    expect((await place.json('evidence', 'trace', 'gap')).sentences.map(({ from }: Item) => from)).toContain(fact);
  });

  test('the report lists it with its sentence', async () => {
    const { path } = await place.json('report', '--set', `build_months=@${fact}`, '--scenarios', '0');
    const { readFileSync } = await import('node:fs');
    const html = readFileSync(path, 'utf8');
    expect(html).toContain('Said, and accepted by a reviewer');
    expect(html).toContain('take 24 months to build');
  });

  test('exported as data: checked, found, named by scenarios and as the source of a parameter', async () => {
    const { path } = await place.json('evidence', 'export', '--as', 'data');
    expect(path).toBe(join(place.host.data!, 'accepted.csv'));
    expect((await place.json('data', 'check')).problems).toEqual([]);
    expect((await place.json('facts', 'construction', 'sites', '--file', 'accepted')).facts[0].id).toBe(fact);
    place.write(
      'scenarios/quick.json',
      JSON.stringify({
        id: 'quick',
        label: 'Quick',
        set: { build_months: { value: `@${fact}`, reason: 'as she says' } },
      }),
    );
    const run = await place.json('run', 'quick', '--answer', 'gap');
    expect(run.accepted).toMatchObject([{ fact }]);
    const parameters = place.read('parameters.csv');
    const cite = (value: number) =>
      place.write(
        'parameters.csv',
        parameters.replace(
          /^(build_months,[^,\n]*,month,)26(,.*?,)([^,\n]*)(,power,|,fleet,|,[a-z]+,)(yes|no)/m,
          (_, a, b, _c, d, e) => `${a}${value}${b}accepted.csv#${fact}${d}${e}`,
        ),
      );
    cite(24);
    expect(place.read('parameters.csv')).toContain(`accepted.csv#${fact}`);
    expect((await place.json('data', 'check')).problems).toEqual([]);
    expect((await place.json('explain', 'build_months')).sentences).toMatchObject([{ from: fact }]);
    cite(25);
    const check = await buildout(['data', 'check', '--json'], place.host);
    expect(JSON.parse(check.out).problems).toMatchObject([
      { file: 'parameters.csv', column: 'value', reason: expect.stringContaining('says 24 month') },
    ]);
    place.write('parameters.csv', parameters);
  });

  test('ranges are named by one of their numbers, units convert, a negative is said so', async () => {
    const { claim } = await find('30 percent');
    const ranged = (await decide(claim.id, 'correct', 'low=-35', 'high=-25', 'period=year', '--reviewer', 'ada')).fact;
    expect(ranged).toMatchObject({ value: null, low: -35, high: -25, repairs: ['corrected'] });
    const run = (value: string) =>
      buildout(['run', '--set', `chip_price_decline=${value}`, '--answer', 'gap', '--json'], place.host);
    const middle = JSON.parse((await run(`-@${ranged.id}.middle`)).out);
    expect(middle.answers).toEqual(JSON.parse((await run('0.3')).out).answers);
    expect((await run(`@${ranged.id}`)).err).toContain('is a range');
    expect((await run(`@${ranged.id}.low`)).err).toContain('below the least that makes sense');
  });

  test('every other format is written for the workspace', async () => {
    for (const as of ['annotations', 'csv', 'claimreview'])
      expect((await place.run('evidence', 'export', '--as', as)).out.length).toBeGreaterThan(100);
    for (const as of ['prov', 'markdown'])
      expect((await place.run('evidence', 'export', '--as', as, '--document', 'talk.txt')).out.length).toBeGreaterThan(
        10,
      );
    for (const as of ['chapters', 'webvtt']) {
      const untimed = await buildout(['evidence', 'export', '--as', as, '--document', 'talk.txt'], place.host);
      expect([untimed.code, untimed.err]).toEqual([2, expect.stringContaining('talk.txt has no times')]);
    }
    const prov = await place.json('evidence', 'export', '--as', 'prov', '--document', 'talk.txt');
    expect(JSON.parse(prov.text).entity).toHaveProperty(`fact:${fact}`);
    const none = await buildout(['evidence', 'export', '--as', 'markdown'], place.host);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('name it (--document NAME)')]);
  });
});
