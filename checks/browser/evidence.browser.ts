/** The evidence room in a real browser on the real store: a document comes in, is read, reviewed, searched; two people at once. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeHost, root } from '@buildout/cli/src/node-host.ts';
import { buildout } from '@buildout/cli/src/recording.ts';
import { anchorOf, readDocument } from '@buildout/evidence';
import { ensurePage, freePort, listen } from '@buildout/server/src/index.ts';
import { openStore } from '@buildout/store';
import { packaged } from '@buildout/store/server/binaries.ts';
import { operations } from '@buildout/workbench/operations/index.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeLink, encodeLink, type Linked } from '../../apps/web/src/state/link.ts';
import { browser } from './open.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TALK = `Ana: Northgrid will spend $12 billion on data centers in 2027.
Ben: CoreWeave had revenue of $5.1 billion in 2025, and a net loss of $1.2 billion.
Ana: An H100 rents for $2.30 an hour. <script>document.title = 'owned'</script><img src=x onerror="document.title='owned'">
Ben: \u202etxet desrever\u202c and CoreWeave had revenue of $5.4 billion in 2025.`;

describe.skipIf(!packaged())('the evidence room', () => {
  const folder = mkdtempSync(join(tmpdir(), 'buildout-room-'));
  chmodSync(folder, 0o755);
  const open = browser();
  let server: Awaited<ReturnType<typeof listen>>;
  let host: ReturnType<typeof nodeHost>;

  beforeAll(async () => {
    const store = openStore({ folder });
    host = nodeHost({ evidence: () => store, keepsEvidence: () => true, out: join(folder, 'out') });
    const page = await ensurePage(root, console.log);
    server = await listen({ operations, host, page, port: await freePort(0) });
  });
  afterAll(async () => {
    await server?.close();
    await host?.evidence?.().then((store) => store.close());
    await host?.close?.();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The page with the evidence room open, under a reviewer's name. */
  async function room(reviewer: string, view = 'Review'): Promise<{ page: Page; errors: string[] }> {
    const opened = await open('', { width: 1400, height: 1000 }, server.address);
    const { page } = opened;
    await page.locator('.books').waitFor();
    await page.getByRole('tab', { name: 'Evidence' }).click();
    await page.getByLabel('Reviewer').fill(reviewer);
    await page.locator('.room').getByRole('tab', { name: view }).click();
    return opened;
  }

  test('the first queue of a workspace runs the model in many scenarios, and how far it is can be seen', async () => {
    const { page, errors } = await room('Ana');
    await page.getByRole('progressbar', { name: 'Ordering the queue' }).waitFor();
    await page.getByText(/\d+ of 200 scenarios/).waitFor();
    await page.getByText('Nothing waits for review').waitFor();
    expect(errors).toEqual([]);
  });

  test('a pasted document is read, its figures marked; its text is never markup', async () => {
    const { page, errors } = await room('Ana', 'Documents');
    await page.getByText('Paste text').click();
    await page.getByLabel('Text of the document').fill(TALK);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('.document-text').waitFor();
    const text = await page.locator('.document-text').textContent();
    expect(text).toContain("<script>document.title = 'owned'</script>");
    expect(await page.locator('.document-text script, .document-text img').count()).toBe(0);
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('button.figure', { hasText: '$12 billion' }).count()).toBe(1);
    // By keyboard from figure to figure, from where the document came in; the card says what is meant.
    await page.waitForFunction(() => document.activeElement?.className === 'document-text');
    await page.keyboard.press('n');
    await page.locator('.claim-card h3', { hasText: 'USD 12 bn' }).waitFor();
    expect(await page.locator('button.figure[aria-current=true]').textContent()).toContain('$12 billion');
    expect(errors).toEqual([]);
  });

  test('review by keyboard: accepted, corrected, rejected, taken back; nothing else of the page is undone', async () => {
    const { page } = await room('Ana');
    await page.locator('.queue li').first().waitFor();
    const waiting = async () =>
      Number(/(\d+) waiting/.exec((await page.locator('.queue-side').textContent()) ?? '')?.[1]);
    const before = await waiting();
    const card = page.getByRole('region', { name: 'The claim under review' });
    await card.focus();
    await page.keyboard.press('a');
    await page.locator('.told', { hasText: 'Accepted' }).waitFor();
    await page.waitForFunction(
      (n) => document.querySelector('.queue-side')?.textContent?.includes(`${n} waiting`),
      before - 1,
    );
    // Forms that are closed again give the focus back, and the keys go on working.
    await card.focus();
    await page.keyboard.press('c');
    await page.getByLabel('Value, or lower end').press('Escape');
    await page.keyboard.press('l');
    await page.getByLabel('Which parameter').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.keyboard.press('c');
    await page.getByLabel('Value, or lower end').fill('7000000000');
    await page.keyboard.press('Enter');
    await page.locator('.told', { hasText: 'Corrected' }).waitFor();
    await card.focus();
    await page.keyboard.press('r');
    await page.getByLabel('Why is it wrong?').fill('a guess');
    await page.keyboard.press('Enter');
    await page.locator('.told', { hasText: 'Rejected' }).waitFor();
    await card.focus();
    await page.keyboard.press('u');
    await page.locator('.told', { hasText: 'Taken back' }).waitFor();
    const store = await host.evidence!();
    expect((await store.reviews()).map(({ decision }) => decision.kind)).toEqual([
      'accept',
      'correct',
      'reject',
      'undo',
    ]);
    await page.locator('.room').getByRole('tab', { name: 'Record' }).click();
    await page.locator('section[aria-label="Accepted facts"] tbody tr').first().waitFor();
    expect(await page.locator('section[aria-label="Accepted facts"] tbody tr').count()).toBe(2);
  });

  test('of two who decide at once the later is told what the other decided, and nothing is lost', async () => {
    const [first, second] = [await room('Ben'), await room('Cleo')];
    for (const { page } of [first, second]) {
      await page.locator('.queue li').first().waitFor();
      await page.getByRole('region', { name: 'The claim under review' }).focus();
    }
    const claim = await second.page.locator('.claim-card h3').textContent();
    expect(await first.page.locator('.claim-card h3').textContent()).toBe(claim);
    await first.page.keyboard.press('a');
    await first.page.locator('.told', { hasText: 'Accepted' }).waitFor();
    const store = await host.evidence!();
    const recorded = (await store.reviews()).length;
    await second.page.keyboard.press('a');
    await second.page.locator('.told.refused', { hasText: 'Ben decided' }).waitFor();
    expect(await store.reviews()).toHaveLength(recorded);
  });

  test('without a name nothing is decided', async () => {
    const { page } = await room('');
    await page.locator('.queue li').first().waitFor();
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.locator('.told.refused', { hasText: 'Say who is reviewing' }).waitFor();
  });

  test('search finds passages and leads to their place; conflicting claims stand side by side', async () => {
    const { page } = await room('Ana', 'Search and terms');
    await page.locator('.room input[type=search]').fill('data centers');
    await page.keyboard.press('Enter');
    await page.locator('.hits mark').first().waitFor();
    await page.locator('.hits .term').first().click();
    await page.locator('.document-text .row.shown', { hasText: 'data centers' }).waitFor();
    await page.locator('.room').getByRole('tab', { name: 'Side by side' }).click();
    await page.locator('.sides .side').nth(1).waitFor();
    const sides = await page.locator('.sides').first().locator('.side').allTextContents();
    expect(sides.map((text) => /\$5\.[14] billion in 2025/.exec(text)?.[0]).sort()).toEqual([
      '$5.1 billion in 2025',
      '$5.4 billion in 2025',
    ]);
  });

  test('the link opens the same claim in the same document', async () => {
    const { page } = await room('Ana', 'Documents');
    await page.locator('.pick select').selectOption({ index: 1 });
    await page.locator('button.figure', { hasText: '$12 billion' }).click();
    await page.locator('.claim-card').waitFor();
    await page.waitForTimeout(500);
    const hash = new URL(page.url()).hash;
    const again = await open(hash, { width: 1400, height: 1000 }, server.address);
    await again.page.locator('button.figure[aria-current=true]', { hasText: '$12 billion' }).waitFor();
  });

  test('an accepted fact can be tried in the scenario; the page takes the setting back and leaves the review', async () => {
    const { page } = await room('Ana', 'Documents');
    await page.getByText('Paste text').click();
    await page
      .getByLabel('Text of the document')
      .fill('Dora: Companies that use AI need a gross margin of 45% on what they sell with it.');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('button.figure', { hasText: '45%' }).click();
    const card = page.getByRole('region', { name: 'The chosen figure' });
    await card.locator('.claim-card').waitFor();
    await card.focus();
    await page.keyboard.press('l');
    await page.getByLabel(/Which parameter/).fill('required_margin');
    await page.keyboard.press('Enter');
    await card.locator('.told', { hasText: 'Linked' }).waitFor();
    await card.locator('.claim-card').getByText('once it is accepted').waitFor();
    expect(await card.getByRole('button', { name: 'Try it in this scenario' }).count()).toBe(0);
    await card.focus();
    await page.keyboard.press('a');
    await card.locator('.told', { hasText: 'Accepted' }).waitFor();
    const run = await page.locator('.foot').textContent();
    await card.getByRole('button', { name: 'Try it in this scenario' }).click();
    await page.locator('.chips', { hasText: /0\.45|45 %/ }).waitFor();
    await card.getByText('Set in this scenario').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('The chosen figure');
    expect(await card.locator('code', { hasText: '--set' }).textContent()).toMatch(
      /^--set required_margin=@fact_[0-9a-f]+$/,
    );
    await page.waitForFunction((old) => document.querySelector('.foot')?.textContent !== old, run);
    const store = await host.evidence!();
    const recorded = (await store.reviews()).length;
    await page.getByRole('toolbar', { name: 'Page' }).getByRole('button', { name: 'Undo' }).click();
    await page.locator('.chips', { hasText: 'nothing is changed' }).waitFor();
    expect(await store.reviews()).toHaveLength(recorded);
    expect(await card.locator('.status').textContent()).toContain('accepted (Ana)');

    // From the claim to its parameter, and from the parameter back to the sentence.
    await card
      .locator('.claim-card')
      .getByRole('button', { name: /margin/i })
      .first()
      .click();
    expect(await page.locator('.choices input').first().inputValue()).toBe('required_margin');
    await page.getByRole('tab', { name: 'Money' }).click();
    await page.locator('.choices .lever .info').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sentences behind it' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Open pasted.txt/ })
      .click();
    await page.locator('button.figure.accepted[aria-current=true]', { hasText: '45%' }).waitFor();
    await page.locator('.claim-card h3', { hasText: '45 %' }).waitFor();
  });

  test('a scenario set to a fact is the very run of the command line, by link too; whatever is no fact is refused in words', async () => {
    const { page, errors } = await room('Ana', 'Documents');
    await page.getByText('Paste text').click();
    await page
      .getByLabel('Text of the document')
      .fill('Edo: We ask for a gross margin of 47% wherever models are sold to companies.');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('button.figure', { hasText: '47%' }).click();
    const card = page.getByRole('region', { name: 'The chosen figure' });
    await card.locator('.claim-card').waitFor();
    await card.focus();
    await page.keyboard.press('l');
    await page.getByLabel(/Which parameter/).fill('required_margin');
    await page.keyboard.press('Enter');
    await card.locator('.told', { hasText: 'Linked' }).waitFor();
    await card.focus();
    await page.keyboard.press('a');
    await card.locator('.told', { hasText: 'Accepted' }).waitFor();
    await card.getByRole('button', { name: 'Try it in this scenario' }).click();
    await card.getByText('Set in this scenario').waitFor();
    const named =
      /@fact_[0-9a-f]{12}/.exec((await card.locator('code', { hasText: '--set' }).textContent()) ?? '')?.[0] ?? '';
    const runBy = async (set: string): Promise<string> =>
      JSON.parse((await buildout(['run', '--set', set, '--json'], host)).out).runId;
    const ofFact = await runBy(`required_margin=${named}`);
    const [ofNumber, ofAnother] = [await runBy('required_margin=0.47'), await runBy('required_margin=0.46')];
    expect(ofFact).not.toBe(ofNumber);
    const untilRun = (id: string, where = page) => where.locator('.foot', { hasText: `run ${id}` }).waitFor();
    await untilRun(ofFact);

    // The same run by its link, and the command that gives it.
    await page.waitForTimeout(400);
    const linked = decodeLink(new URL(page.url()).hash) as Linked;
    const other = await open(`#${encodeLink(linked)}`, { width: 1400, height: 1000 }, server.address);
    await untilRun(ofFact, other.page);
    await other.page.getByRole('button', { name: 'Reproduce' }).click();
    await other.page.locator('.dialog code', { hasText: `run baseline --set required_margin=${named}` }).waitFor();
    await other.page.keyboard.press('Escape');

    // The lever says where its number comes from, and leads there.
    await other.page.getByLabel('Search choices and assumptions').fill('required_margin');
    const lever = other.page.locator('.lever[data-lever=required_margin]');
    await lever.getByRole('button', { name: `From ${named.slice(1)}` }).click();
    const dialog = other.page.getByRole('dialog');
    await dialog.locator('blockquote', { hasText: 'gross margin of 47%' }).waitFor();
    await dialog.getByText('Accepted by').waitFor();
    await dialog.getByRole('button', { name: 'Open the document' }).click();
    await other.page.locator('button.figure.accepted[aria-current=true]', { hasText: '47%' }).waitFor();

    // A number of one's own is no fact any more; undo makes it one again.
    const entry = lever.locator('.exact input');
    await entry.fill('0.46');
    await entry.press('Enter');
    await untilRun(ofAnother, other.page);
    expect(await lever.locator('.from-fact').count()).toBe(0);
    await other.page.getByRole('toolbar', { name: 'Page' }).getByRole('button', { name: 'Undo' }).click();
    await untilRun(ofFact, other.page);
    await lever.locator('.from-fact').waitFor();
    expect(other.errors).toEqual([]);

    // Links that name what nobody accepted, or show another number than the fact says.
    const changed = (set: number, fact: string): string =>
      `#${encodeLink({ ...linked, chosen: { ...linked.chosen, tabs: linked.chosen.tabs.map((tab) => ({ ...tab, ...(tab.id === linked.chosen.active && { set: { required_margin: set }, facts: { required_margin: fact } }) })) } })}`;
    const claim = linked.looking.evidence?.claim ?? '';
    for (const [hash, why] of [
      [changed(0.47, '@fact_000000000000'), 'has no accepted fact of that id'],
      [changed(0.47, `@${claim}`), `it is a claim; name its fact, ${named}`],
      [changed(0.9, named), 'the setting shows 0.9, the fact says 0.47'],
    ] as const) {
      const refused = await open(hash, { width: 1400, height: 1000 }, server.address);
      await refused.page.locator('.notice.error', { hasText: why }).waitFor();
      expect(await refused.page.locator('.foot').textContent()).not.toMatch(/run [0-9a-f]{12}/);
      await refused.page.getByRole('button', { name: /^Take back: / }).click();
      await refused.page.locator('.books').waitFor();
      expect(await refused.page.locator('.notice.error').count()).toBe(0);
      expect(refused.errors).toEqual([]);
      await refused.page.close();
    }

    // Taken back by its reviewer, it is refused where it was set.
    await card.focus();
    await page.keyboard.press('u');
    await page.locator('.notice.error', { hasText: 'no accepted fact of that id any more' }).waitFor();
    expect(errors).toEqual([]);
  });

  test('a transcript of a megabyte is there only where one looks, and the keys reach all of it', async () => {
    const { page, errors } = await room('Ana', 'Documents');
    const lines = Array.from({ length: 9_000 }, (_, k) =>
      k % 30 === 0
        ? `In ${2000 + (k % 40)} company ${k} spent $${k + 1} million on data centers.`
        : `${'And so they went on talking about this and that. '.repeat(2 + (k % 2))}`,
    );
    const bytes = Buffer.from(`${lines.join('\n\n')}\n\n${'long '.repeat(20_000)}`);
    expect(bytes.length).toBeGreaterThan(1_000_000);
    await page
      .locator('.add input[type=file]')
      .setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: bytes });
    await page.locator('.opened h3', { hasText: 'long.txt' }).waitFor();
    const rows = () => page.locator('.document-text .row').count();
    expect(await rows()).toBeLessThan(1_000);
    await page.locator('.document-text').focus();
    await page.keyboard.press('n');
    await page.locator('button.figure[aria-current=true]', { hasText: '$1 million' }).waitFor();
    await page.locator('.document-text').evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
    await page.locator('.document-text .row', { hasText: 'long long' }).first().waitFor();
    expect(await rows()).toBeLessThan(1_000);
    // From wherever one has scrolled to, the next figure comes into view.
    await page.keyboard.press('n');
    const figure = page.locator('button.figure[aria-current=true]', { hasText: '$31 million' });
    await figure.waitFor();
    await page.waitForFunction(() => {
      const box = document.querySelector('.document-text')?.getBoundingClientRect();
      const at = document.querySelector('button.figure[aria-current=true]')?.getBoundingClientRect();
      return box && at && at.top >= box.top && at.bottom <= box.bottom;
    });
    expect(errors).toEqual([]);
  });

  test('a document of ten thousand claims opens, and its last figure is reached', async () => {
    const text = Array.from(
      { length: 10_000 },
      (_, k) => `In ${2000 + (k % 40)} company ${k} spent $${k + 1} million on data centers.`,
    ).join('\n\n');
    const post = (name: string, input: object) =>
      fetch(new URL(`/api/${name}`, server.address), {
        method: 'POST',
        headers: { Authorization: `Bearer ${new URL(server.address).searchParams.get('token')}` },
        body: JSON.stringify(input),
      });
    const added = (await (await post('evidence-add', { name: 'many.txt', text })).json()) as {
      document: { id: string };
    };
    const { page, errors } = await room('Ana', 'Documents');
    // What the page is sent: the text and the places of its figures, not everything about each of them.
    const sent = page.waitForResponse((response) => response.url().endsWith('/api/evidence-read'));
    await page.locator('.pick select').selectOption(added.document.id);
    await page.locator('.opened h3', { hasText: 'many.txt' }).waitFor();
    expect((await (await sent).body()).length).toBeLessThan(5_000_000);
    await page.locator('.opened .muted', { hasText: '10,000 claims' }).first().waitFor();
    await page.locator('.beside .brief').waitFor();
    await page.locator('.document-text').evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
    await page.locator('button.figure', { hasText: '$10000 million' }).click();
    await page.locator('.claim-card h3', { hasText: 'USD 10 bn' }).waitFor();
    // A decision on it is marked in the text.
    await page.getByRole('region', { name: 'The chosen figure' }).focus();
    await page.keyboard.press('a');
    await page.locator('button.figure.accepted', { hasText: '$10000 million' }).waitFor();
    // Another figure begins without news of this one.
    await page.locator('.document-text').focus();
    await page.keyboard.press('p');
    await page.locator('button.figure[aria-current=true]', { hasText: '$9999 million' }).waitFor();
    expect(await page.locator('.told').textContent()).toBe('');
    await page.getByRole('button', { name: '← Brief of the document' }).click();
    await page.locator('.brief').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('beside');
    expect(errors).toEqual([]);
  });

  test('a sentence that a helper proposed is a card of the queue; accepted, it is marked in the brief', async () => {
    const file = join(folder, 'short.txt');
    await writeFile(file, 'Ana: The turbines arrive by barge. Ben: The harbour freezes every winter.\n');
    await buildout(['evidence', 'add', file], host);
    const store = await host.evidence!();
    const entry = (await store.documents()).find(({ name }) => name === 'short.txt')!;
    const text = 'The turbines arrive by barge.';
    const read = readDocument((await store.document(entry.id))!.bytes, 'short.txt');
    const start = read.text.indexOf(text);
    const anchor = anchorOf(read, start, start + text.length);
    const id = 'sentence_00000000000a';
    const proposed = { id, document: entry.id, text, role: 'takeaway' as const, anchor };
    await store.addSentences(entry.id, 'helper:own-model', [proposed]);

    const { page, errors } = await room('Ana');
    await page.locator('.queue button', { hasText: text }).click();
    const card = page.getByRole('article', { name: 'Sentence for the brief' });
    await card.getByText('Proposed by helper:own-model').waitFor();
    expect(await page.getByRole('button', { name: /^Correct/ }).isDisabled()).toBe(true);
    await page.evaluate(axe);
    expect(
      await page.evaluate(() =>
        (window as never as { axe: { run(where: string): Promise<{ violations: object[] }> } }).axe
          .run('.room')
          .then((r) => r.violations),
      ),
    ).toEqual([]);
    await page.getByRole('region', { name: 'The claim under review' }).focus();
    await page.keyboard.press('a');
    await page.locator('.told', { hasText: `Accepted: “${text}”` }).waitFor();
    await page.locator('.room').getByRole('tab', { name: 'Documents' }).click();
    await page.locator('.pick select').selectOption(entry.id);
    await page.locator('.brief', { hasText: 'proposed by helper:own-model, accepted by Ana' }).waitFor();
    // Taken back it waits again.
    await page.locator('.room').getByRole('tab', { name: 'Review' }).click();
    await page.getByRole('region', { name: 'The claim under review' }).focus();
    await page.keyboard.press('u');
    await page.locator('.told', { hasText: `Taken back: the decision on “${text}”` }).waitFor();
    await card.waitFor();
    await page.getByRole('button', { name: /^Reject/ }).click();
    await page.getByLabel('Why does it not belong in the brief?').fill('too short');
    await page.keyboard.press('Enter');
    await page.locator('.told', { hasText: `Rejected: “${text}”` }).waitFor();
    expect(errors).toEqual([]);
  });

  test('of several files each is told, and one that cannot be read stops none', async () => {
    const { page } = await room('Ana', 'Documents');
    const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page
      .locator('.add input[type=file]')
      .setInputFiles([
        file('one.txt', 'Ana: The harbour office employs 40 people.'),
        file('none.txt', ''),
        file('two.txt', 'Ben: The ferry leaves twice a day and nobody minds.'),
      ]);
    await page.locator('.opened h3', { hasText: 'two.txt' }).waitFor();
    const told = await page.locator('.room [role=status] p').allTextContents();
    expect(told).toHaveLength(3);
    expect(told[0]).toContain('one.txt: 1 claim.');
    expect(told[1]).toContain('none.txt');
    expect(told[2]).toContain('two.txt: 0 claims.');
  });

  test('a server that is gone is told, and the workbench goes on working', async () => {
    const { page } = await room('Ana');
    await page.locator('.queue li').first().waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.locator('.told.refused', { hasText: 'is not reached' }).waitFor();
    const slider = page.locator('.choices .lever input[type=range]').first();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.chips', { hasText: '→' }).waitFor();
    // Back again: nothing was recorded meanwhile, and the same claim is accepted now.
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.locator('.told', { hasText: 'Accepted' }).waitFor();
  });

  test('no view has an accessibility violation', async () => {
    const { page } = await room('Ana');
    await page.evaluate(axe);
    for (const view of ['Review', 'Documents', 'Search and terms', 'Side by side', 'Record']) {
      await page.locator('.room').getByRole('tab', { name: view }).click();
      await page.waitForTimeout(800);
      const found = await page.evaluate(async () => {
        const { axe: checker } = window as unknown as {
          axe: { run(where: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await checker.run('.room');
        return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
      });
      expect([view, ...found]).toEqual([view]);
    }
  });
});

describe('a page without a store', () => {
  const open = browser();
  let server: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    const page = await ensurePage(root, console.log);
    server = await listen({ operations, host: nodeHost({ evidence: undefined }), page, port: await freePort(0) });
  });
  afterAll(() => server?.close());

  test('says so, and reads a document all the same', async () => {
    const { page } = await open('', { width: 1400, height: 1000 }, server.address);
    await page.locator('.books').waitFor();
    await page.getByRole('tab', { name: 'Evidence' }).click();
    await page.getByText('there is no evidence store').waitFor();
    await page.getByText('Paste text').click();
    await page.getByLabel('Text of the document').fill(TALK);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('button.figure', { hasText: '$12 billion' }).click();
    await page.locator('.claim-card h3', { hasText: 'USD 12 bn' }).waitFor();
  });

  test('takes only facts of data/accepted.csv, with the server or without it', async () => {
    const { page } = await open('', { width: 1400, height: 1000 }, server.address);
    await page.locator('.books').waitFor();
    await page.waitForTimeout(400);
    const linked = decodeLink(new URL(page.url()).hash) as Linked;
    const [tab] = linked.chosen.tabs;
    if (!tab) throw new Error('the page has no scenario');
    const named = { ...tab, set: { required_margin: 0.4 }, facts: { required_margin: '@fact_000000000000' } };
    const hash = `#${encodeLink({ ...linked, chosen: { tabs: [named], active: named.id } })}`;
    for (const why of ['data/accepted.csv has no accepted fact of that id;', 'is not reached']) {
      await page.goto('about:blank');
      await page.goto(server.address + hash);
      await page.locator('.notice.error', { hasText: why }).waitFor();
      expect(await page.locator('.foot').textContent()).not.toMatch(/run [0-9a-f]{12}/);
      await page.route('**/api/**', (route) => route.abort());
    }
  });
});
