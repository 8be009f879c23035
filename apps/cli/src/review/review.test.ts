import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EvidencePlace, evidencePlace } from '../evidence-place.ts';
import { buildout, type Said } from '../recording.ts';
import { marked } from './card.ts';
import { readCorrection } from './correction.ts';
import { type InputStream, inputFrom } from './input.ts';

/** A terminal that types: each key arrives when the one before was read. */
class Keyboard extends PassThrough {
  readonly isTTY = true;
  readonly modes: boolean[] = [];
  setRawMode(raw: boolean): void {
    this.modes.push(raw);
  }
}

const TALK = `March 3, 2026

Ada Stone: Our construction sites take 24 months to build, from the first shovel to power.
Ben Okoro: Chip prices fall by 30% per year. Nebius had revenue of $3 billion in 2025.
Ada Stone: Oracle reported revenue of $57 billion in 2025. \u001b[31mRed\u001b[0m alert: Meta spent $20 billion per quarter in 2025.
`;

let place: EvidencePlace;
beforeAll(async () => {
  place = await evidencePlace();
  writeFileSync(join(place.folder, 'talk.txt'), TALK);
  await place.run('evidence', 'add', join(place.folder, 'talk.txt'));
});
afterAll(() => place.close());

/** Reviews with keys typed into a terminal in raw mode. */
async function withKeys(keys: string, ...more: string[]): Promise<Said & { modes: boolean[]; echoed: string }> {
  const keyboard = new Keyboard();
  let echoed = '';
  const input = () =>
    inputFrom(keyboard as unknown as InputStream, (text) => {
      echoed += text;
    });
  keyboard.write(keys);
  const said = await buildout(['evidence', 'review', ...more], place.host, { input, columns: 100 });
  return { ...said, modes: keyboard.modes, echoed };
}

/** Reviews with lines piped in. */
async function withLines(lines: string[], ...more: string[]): Promise<Said> {
  const pipe = new PassThrough();
  pipe.end(lines.map((line) => `${line}\n`).join(''));
  return buildout(['evidence', 'review', ...more], place.host, {
    input: () => inputFrom(pipe as unknown as InputStream, () => {}),
    columns: 100,
  });
}

const reviews = async () =>
  (await place.store.reviews()).map(({ reviewer, decision }) => `${reviewer} ${decision.kind}`);

describe('by keyboard', () => {
  test('a card shows sentence, figure, meaning, repair, what it would change and why it stands here', async () => {
    const { out, modes, code } = await withKeys('q', '--reviewer', 'ada');
    expect(code).toBe(0);
    expect(out).toMatch(/⟦.+⟧/);
    for (const name of ['says', 'means', 'repair', 'model', 'why']) expect(out).toMatch(new RegExp(`^${name} `, 'm'));
    expect(out).toMatch(/rank correlation/);
    expect(out).toContain('a accept  c correct');
    expect(modes).toEqual([true, false]);
    expect(await reviews()).toEqual([]);
  });

  test('accept, correct, reject, skip, link, undo, each by its key', async () => {
    const { out, echoed } = await withKeys('acvalue=25\rrnot his own\rsuq', '--reviewer', 'ada');
    expect(await reviews()).toEqual(['ada accept', 'ada correct', 'ada reject', 'ada skip', 'ada undo']);
    expect(echoed).toContain('reason: not his own');
    expect(out).toMatch(/It is fact_[0-9a-f]{12} now/);
    expect(out).toContain('ada: 1 accepted, 1 corrected, 1 rejected, 1 skipped');
    await withKeys('lnone\rq', '--reviewer', 'ada');
    expect((await reviews()).at(-1)).toBe('ada link');
  });

  test('backspace mends, Escape gives up, arrows and other keys do nothing, Ctrl-C ends', async () => {
    const before = (await reviews()).length;
    const { out, echoed } = await withKeys('\u001b[Axrnot\u007f\u007f\u001b\u0003', '--reviewer', 'ada');
    expect(out).toContain('"x" means nothing here');
    expect(echoed).toContain('\b \b');
    expect(await reviews()).toHaveLength(before);
    expect((await withKeys('?q', '--reviewer', 'ada')).out).toContain('take back your last decision');
  });

  test('a mistake is said and the card stays', async () => {
    const before = (await reviews()).length;
    const { out, code } = await withKeys('ccolour=red\rr\rlno_such\rq', '--reviewer', 'ada');
    expect(code).toBe(0);
    expect(out).toContain('nothing called colour');
    expect(out).toContain('say in a few words why');
    expect(out).toContain('There is no parameter called "no_such"');
    expect(await reviews()).toHaveLength(before);
  });

  test('n leads to second readings that do not show what was decided', async () => {
    const { out } = await withKeys('nq', '--reviewer', 'ben');
    const second = out.slice(out.indexOf('Second readings'));
    expect(second).toContain('second reading,');
    expect(second).toContain('yours is the independent second reading');
    expect(second).not.toMatch(/^state |accepted by|by ada/m);
    await withKeys('naq', '--reviewer', 'ben');
    expect((await place.store.reviews()).at(-1)).toMatchObject({ reviewer: 'ben', reading: 'blind' });
  });

  test('what a document would do to a terminal is shown, not done', async () => {
    const { out } = await withLines([...Array(6).fill('s'), 'q'], '--reviewer', 'cy');
    expect(out).toContain('Red');
    expect(out).not.toContain('\u001b');
    const list = await place.run('evidence', 'claims', join(place.folder, 'talk.txt'));
    expect(list.out).not.toContain('\u001b');
  });
});

describe('line by line', () => {
  test('where input is no terminal, lines are read to their end', async () => {
    const { code, out } = await withLines(['?', 's', 'c unit=USD', 'u'], '--reviewer', 'dee');
    expect(code).toBe(0);
    expect(out).toContain('dee: 0 accepted, 1 corrected, 0 rejected, 1 skipped');
    expect((await reviews()).filter((one) => one.startsWith('dee'))).toEqual(['dee skip', 'dee correct', 'dee undo']);
  });

  test('a sentence is no key, whatever letter it begins with', async () => {
    const lines = ['r', 'already said by somebody else', 'undecided', 'so what', 'Reject it is a guess', 'undo', 'q'];
    const { out } = await withLines(lines, '--reviewer', 'gil');
    expect(out).toContain('"already said by somebody else" means nothing here');
    expect(out).toContain('r and the reason');
    expect((await reviews()).filter((one) => one.startsWith('gil'))).toEqual(['gil reject', 'gil undo']);
  });

  test('--json gives the result alone on standard output', async () => {
    const { out, err } = await withLines(['s', 'q'], '--reviewer', 'eve', '--json');
    expect(JSON.parse(out)).toMatchObject({ reviewer: 'eve', skipped: 1 });
    expect(err).toContain('means');
  });

  test('what was skipped comes last, and is said', async () => {
    const { waiting } = await place.json('evidence', 'queue');
    const { out } = await withLines([...Array(waiting + 1).fill('s'), 'q'], '--reviewer', 'fay');
    expect(out).toContain('Only what you skipped is left.');
  });

  test('without a name nobody reviews', async () => {
    const { code, err } = await withLines(['a']);
    expect([code, err]).toEqual([2, expect.stringContaining('--reviewer NAME')]);
    const none = await buildout(['evidence', 'review', '--reviewer', 'ada'], place.host);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('no input here')]);
  });
});

describe('corrections', () => {
  test.each([
    ['2.4bn', { value: 2.4e9 }],
    ['value=38 unit=percent period=year', { value: 38, unit: 'percent', period: 'year' }],
    ['low=9m high=open', { valueMin: 9e6, valueMax: null }],
    ['entity="SK hynix" as-of=2025 prediction=no', { entity: 'SK hynix', asOf: '2025', prediction: false }],
    ['entity=none scope=""', { entity: null, scope: '' }],
    ['value=-0.5', { value: -0.5 }],
  ])('%s', (text, correction) => {
    expect(readCorrection(text)).toEqual(correction);
  });

  test.each([
    ['', 'Say what to correct'],
    ['value=12%', 'unit=percent'],
    ['value=lots', 'must begin with a number'],
    ['prediction=maybe', 'must be yes or no'],
    ['5 6', 'is not name=value'],
    ['unit=', 'must not be empty'],
  ])('"%s" is refused', (text, why) => {
    expect(() => readCorrection(text)).toThrow(why);
  });
});

test('of equal figures in one sentence the one in question is marked', () => {
  const text = 'They pay $5 now and $5 later.';
  const view = (start: number) => ({
    sentence: { start: 10, end: 39, text },
    anchor: { exact: '$5' },
    figure: { start: 10 + start },
  });
  const mark = (start: number) => marked(view(start) as unknown as Parameters<typeof marked>[0], (t) => `[${t}]`);
  expect(mark(9)).toBe('They pay [$5] now and $5 later.');
  expect(mark(20)).toBe('They pay $5 now and [$5] later.');
});
