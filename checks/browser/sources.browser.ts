/** From a number on the page to what it was made of, on to what was said of it, and back: with the keyboard, with and without a server. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeHost, root } from '@buildout/cli/src/node-host.ts';
import { ensurePage, freePort, listen } from '@buildout/server/src/index.ts';
import { openStore } from '@buildout/store';
import { packaged } from '@buildout/store/server/binaries.ts';
import { operations } from '@buildout/workbench/operations/index.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browser } from './open.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SIZES = [
  ['wide', { width: 1280, height: 900 }],
  ['narrow', { width: 390, height: 844 }],
] as const;

/** Rules broken, and where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await checker.run();
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 200)).join(' | ')}`);
  });
}

/** Chart A with the capital spending of companies, whose dots are what they reported. */
async function withDots(page: Page): Promise<void> {
  await page.locator('.books').waitFor();
  await page.getByRole('combobox', { name: /Chart A/ }).fill('capital spending by company');
  await page.getByRole('option').first().waitFor();
  await page
    .getByRole('option', { name: /company/i })
    .first()
    .click();
  await page.locator('section[aria-label="Chart A"] .dot:not(.on-line)').first().waitFor();
}

describe('without a server', () => {
  const open = browser();

  test.each(SIZES)('dots lead to the rows they were made of, by keyboard: %s', async (_, size) => {
    const { page, errors } = await open('', size);
    await page.route('**/api/**', (route) => route.abort());
    await withDots(page);
    const dots = page.getByRole('toolbar', { name: 'Chart A: sources of its dots' }).getByRole('button');
    expect(await dots.count()).toBeGreaterThan(3);
    // One stop of the tab key for all of them.
    expect(await dots.and(page.locator('[tabindex="0"]')).count()).toBe(1);
    await dots.first().focus();
    await page.keyboard.press('ArrowRight');
    const second = (await dots.nth(1).getAttribute('aria-label')) ?? '';
    expect(second).toMatch(/20\d\d: USD .*(what happened|announced)/);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(second);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await panel.locator('li code').first().waitFor();
    expect(await panel.locator('li').first().textContent()).toMatch(/USD.*\d{4}-\d\d-\d\d.*[a-z_/]+\.csv:\d+/s);
    await panel.getByText('server of this page is not reached').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.waitForFunction((name) => document.activeElement?.getAttribute('aria-label') === name, second);
    // The same from the chart's table, in the dark.
    const chart = page.locator('section[aria-label="Chart A"]');
    await page.getByRole('button', { name: 'Dark' }).click();
    await chart.getByRole('button', { name: 'Table' }).click();
    const title = second.slice(0, second.indexOf(','));
    await chart.getByRole('button', { name: `Source of ${title}` }).press('Enter');
    await panel.getByRole('heading', { name: title }).waitFor();
    await panel.locator('li code').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
  });

  test('a dot’s button lies over its dot at any width', async () => {
    for (const [, size] of SIZES) {
      const { page } = await open('', size);
      await withDots(page);
      const off = await page.evaluate(() => {
        const middle = (e: Element) => {
          const { left, right, top, bottom } = e.getBoundingClientRect();
          return [(left + right) / 2, (top + bottom) / 2];
        };
        const chart = document.querySelector('section[aria-label="Chart A"]')!;
        const drawn = [...chart.querySelectorAll('svg circle:has(title)')].map(middle);
        const buttons = [...chart.querySelectorAll('.dot')].map(middle);
        return drawn.map(([x, y]) => Math.min(...buttons.map(([bx, by]) => Math.hypot(bx - x, by - y))));
      });
      expect(off.length).toBeGreaterThan(3);
      expect(Math.max(...off)).toBeLessThan(1.5);
    }
  });

  test.each(SIZES)('rows of companies and lines of statements name the facts they start from: %s', async (_, size) => {
    const { page } = await open('', size);
    await page.route('**/api/**', (route) => route.abort());
    await page.locator('.books').waitFor();
    await page.getByRole('tab', { name: 'Companies' }).click();
    await page.getByRole('button', { name: 'Source of Microsoft: facts behind its row' }).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog');
    await panel.getByRole('region', { name: 'cash from operations' }).locator('li code').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Microsoft', exact: true }).click();
    await page.getByRole('button', { name: /^Source of Microsoft, Cash at the beginning/ }).press('Enter');
    await panel.getByText('microsoft', { exact: false }).first().waitFor();
    expect(await panel.locator('li').first().textContent()).toMatch(/cash/);
  });
});

describe('numbers of the run', () => {
  const open = browser();

  test.each(SIZES)(
    'a line of a statement leads to its run and equations; Back, Forward and the link: %s',
    async (_, size) => {
      const { page, errors } = await open('', size);
      await page.route('**/api/**', (route) => route.abort());
      await page.locator('.books').waitFor();
      await page.getByRole('tab', { name: 'Companies' }).click();
      await page.getByRole('button', { name: 'CoreWeave', exact: true }).click();
      const statement = page.getByRole('region', { name: 'Cash flow: table' });
      const numbers = statement.getByRole('button', { name: /where it comes from$/ });
      await numbers.first().waitFor();
      // One stop of the tab key for all numbers of a table; arrows move.
      expect(await numbers.and(page.locator('[tabindex="0"]')).count()).toBe(1);
      await numbers.first().focus();
      await page.keyboard.press('ArrowRight');
      const name = (await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '';
      expect(name).toMatch(/^Cash at the beginning, 2027: .*where it comes from$/);
      await page.keyboard.press('Enter');
      const panel = page.getByRole('dialog');
      await panel.getByRole('heading', { name: 'CoreWeave, Cash at the beginning, 2027' }).waitFor();
      const run = /run (\w{12})/.exec((await page.locator('.foot').textContent()) ?? '')?.[1];
      await panel.getByText(`follows from run ${run}`).waitFor();
      await panel
        .getByRole('region', { name: 'What it is made of' })
        .locator('code', { hasText: '=' })
        .first()
        .waitFor();
      await panel.getByRole('region', { name: 'What moves it most' }).locator('li code').first().waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
      await page.goBack();
      await panel.waitFor({ state: 'detached' });
      await page.goForward();
      await panel.getByRole('heading', { name: 'CoreWeave, Cash at the beginning, 2027' }).waitFor();
      const link = page.url();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      expect(await page.getByRole('tab', { name: 'Companies' }).getAttribute('aria-selected')).toBe('true');
      const again = await page.context().newPage();
      await again.goto(link);
      await again.getByRole('dialog').getByText(`follows from run ${run}`).waitFor();
      // Nothing on this page opened it; closed, the keyboard goes on at the chart and not at the top.
      await again.keyboard.press('Escape');
      await again.waitForFunction(() => document.activeElement?.classList.contains('chart-panel'));
      expect(errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
    },
  );

  test('payments of the picture, headlines and the books lead to their source too', async () => {
    const { page } = await open('', { width: 1280, height: 900 });
    await page.locator('.books').waitFor();
    const panel = page.getByRole('dialog');
    const close = async () => {
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    };
    const picture = page.locator('section[aria-label="Money flows"]');
    await picture.locator('[data-payer]').first().waitFor();
    await picture.locator('[data-payer]').first().dispatchEvent('click');
    await panel.getByText('Every payment from the one to the other').waitFor();
    await close();
    await picture.getByRole('button', { name: 'Table' }).click();
    await picture
      .getByRole('button', { name: /where it comes from$/ })
      .first()
      .press('Enter');
    await panel.getByText('Every payment from the one to the other').waitFor();
    await close();
    await page.getByRole('button', { name: /^Source of Revenue from end users/ }).press('Enter');
    await panel.getByRole('heading', { name: /^Revenue from end users, 20\d\d$/ }).waitFor();
    await close();
    await page.locator('.books').click();
    await panel.getByRole('button', { name: /^All cash together.*where it comes from$/ }).click();
    await panel.getByRole('heading', { name: /^Books: All cash together/ }).waitFor();
    // Another number of the run stays open while the run changes, and tells of the new one.
    await close();
  });

  test('where dots lie over each other a click offers all of them', async () => {
    const { page } = await open('', { width: 1280, height: 900 });
    await withDots(page);
    const dots = page.locator('section[aria-label="Chart A"] .dot');
    const places = await dots.evaluateAll((all) =>
      all.map((dot) => {
        const { left, right, top, bottom } = dot.getBoundingClientRect();
        return [(left + right) / 2, (top + bottom) / 2] as const;
      }),
    );
    const pair = places.flatMap((a, i) =>
      places.slice(i + 1).flatMap((b) => (Math.hypot(a[0] - b[0], a[1] - b[1]) <= 6 ? [[a, b] as const] : [])),
    )[0];
    expect(pair).toBeDefined();
    const [[x, y]] = pair!;
    await page.mouse.click(x, y);
    const panel = page.getByRole('dialog');
    await panel.getByRole('heading', { name: /numbers lie here$/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    const choice = panel.locator('li button').nth(1);
    const words = (await choice.textContent()) ?? '';
    await choice.press('Enter');
    await panel.getByRole('heading', { name: /numbers lie here$/ }).waitFor({ state: 'detached' });
    const line = /^(.*?) 20\d\d/.exec(words)?.[1] ?? words;
    await panel.getByRole('heading', { name: line }).waitFor();
  });
});

describe.skipIf(!packaged())('with the evidence room', () => {
  const folder = mkdtempSync(join(tmpdir(), 'buildout-sources-'));
  chmodSync(folder, 0o755);
  const open = browser();
  let server: Awaited<ReturnType<typeof listen>>;
  let host: ReturnType<typeof nodeHost>;

  beforeAll(async () => {
    const store = openStore({ folder });
    host = nodeHost({ evidence: () => store, keepsEvidence: () => true, out: join(folder, 'out') });
    server = await listen({ operations, host, page: await ensurePage(root, console.log), port: await freePort(0) });
  });
  afterAll(async () => {
    await server?.close();
    await host?.evidence?.().then((store) => store.close());
    await host?.close?.();
    rmSync(folder, { recursive: true, force: true });
  });

  test('from a sentence to the row, to the dot made of it, and back to the sentence', async () => {
    const { page, errors } = await open('', { width: 1280, height: 900 }, server.address);
    await page.locator('.books').waitFor();
    await page.getByRole('tab', { name: 'Evidence' }).click();
    await page.getByLabel('Reviewer').fill('Ana');
    await page.locator('.room').getByRole('tab', { name: 'Documents' }).click();
    await page.getByText('Paste text').click();
    await page
      .getByLabel('Text of the document')
      .fill('Ana: Meta had capital expenditures of $69.7 billion in 2025.\nBen: An H100 rents for $2.30 an hour.');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('button.figure', { hasText: '$69.7 billion' }).click();
    const numbers = page.locator('.claim-card').getByRole('region', { name: 'Numbers it speaks to' });
    await numbers.getByRole('listitem').first().waitFor();
    expect(await numbers.textContent()).toMatch(/is the same quantity as|bears on/);
    // A row leads to its source, over the same panel.
    await numbers.locator('button[aria-haspopup=dialog]').first().press('Enter');
    const panel = page.getByRole('dialog');
    await panel.locator('li code').first().waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'detached' });
    // An answer leads to its chart and its line.
    await numbers.locator('button:not([aria-haspopup])').first().click();
    await page.locator('section[aria-label="Chart A"] .dot').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('chart-panel');
    await page.getByRole('tab', { name: 'Money' }).click();
    await page
      .getByRole('toolbar', { name: /^Chart A/ })
      .getByRole('button', { name: /2025/ })
      .first()
      .press('Enter');
    const claim = panel.getByRole('region', { name: 'Claims that lead to it' });
    await claim
      .getByText(/is the same quantity as|bears on/)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await claim.locator('button.term').first().press('Enter');
    await page.locator('button.figure[aria-current=true]', { hasText: '$69.7 billion' }).waitFor();
    await panel.waitFor({ state: 'detached' });
    expect(await page.getByRole('tab', { name: 'Evidence' }).getAttribute('aria-selected')).toBe('true');
    await page.locator('.claim-card').waitFor();
    await page.waitForTimeout(400);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Evidence');
    await page.waitForLoadState('networkidle');
    expect(errors).toEqual([]);
  });
});
