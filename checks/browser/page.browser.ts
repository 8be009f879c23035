/** The page in a real browser: what a person does, with pointer and keyboard, and what must then be there. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { nodeHost } from '@buildout/cli/src/node-host.ts';
import { perform } from '@buildout/workbench/operations/operation.ts';
import { run } from '@buildout/workbench/operations/run.ts';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browser } from './open.ts';

const open = browser();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The page with its first picture and books. */
async function ready(path = '', size?: { width: number; height: number }) {
  const opened = await open(path, size);
  await opened.page.locator('.books').waitFor();
  await opened.page.locator('section[aria-label="Chart A"] svg').first().waitFor();
  return opened;
}

const runOf = async (page: Page) => /run ([0-9a-f]{12})/.exec((await page.locator('.foot').textContent()) ?? '')?.[1];
const pictureOf = (page: Page) => page.locator('section[aria-label="Chart A"] .picture svg').first().innerHTML();

/** Waits until the footer names another run than `before`. */
async function nextRun(page: Page, before: string | undefined): Promise<string | undefined> {
  await page.waitForFunction((old) => !document.querySelector('.foot')?.textContent?.includes(`run ${old}`), before);
  return runOf(page);
}

/** The run once nothing changes any more. */
async function settledRun(page: Page): Promise<string | undefined> {
  for (let before = await runOf(page); ; ) {
    await page.waitForTimeout(700);
    const now = await runOf(page);
    if (now === before) return now;
    before = now;
  }
}

/** Waits until the footer names this run. */
const untilRun = (page: Page, run: string | undefined) =>
  page.waitForFunction((id) => document.querySelector('.foot')?.textContent?.includes(`run ${id}`), run);

/** The first slider of the choices, opened if its group is closed. */
async function firstSlider(page: Page) {
  const slider = page.locator('.choices .lever input[type=range]').first();
  if ((await slider.count()) === 0) await page.locator('.choices .group button').first().click();
  await slider.waitFor({ state: 'attached' });
  return slider;
}

/** Violations in words: rule, what it asks, where. */
async function violations(page: Page): Promise<string[]> {
  // Through the debugger: the page itself allows no foreign script.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }> };
    };
    const found = await checker.run();
    return found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html.slice(0, 200)).join(' | ')}`);
  });
}

describe('the page', () => {
  test('gives the very run that the command line gives', async () => {
    const { page } = await ready();
    const asked = async (scenario: string) => (await perform(run, { scenario }, nodeHost())).runId;
    expect(await runOf(page)).toBe(await asked('baseline'));
    const before = await runOf(page);
    await page.locator('.scenario').nth(1).click();
    await nextRun(page, before);
    expect(await runOf(page)).toBe(await asked('camp-a'));
  });

  test('opens without errors, with charts, and its books balance', async () => {
    const { page, errors } = await ready();
    expect(await page.locator('.books').textContent()).toContain('books balance ✓');
    for (const name of ['Chart A', 'Chart B', 'Money flows']) {
      await page.locator(`section[aria-label="${name}"] svg[role=img]`).first().waitFor();
    }
    expect(errors).toEqual([]);
  });

  test('a slider moved with the keyboard changes the chart; undo restores it, redo brings it back', async () => {
    const { page, errors } = await ready();
    const run = await runOf(page);
    const slider = await firstSlider(page);
    await slider.focus();
    const before = await slider.inputValue();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    await nextRun(page, run);
    const changed = await settledRun(page);
    expect(await slider.inputValue()).not.toBe(before);
    expect(changed).not.toBe(run);
    expect(await page.locator('.chips').textContent()).toContain('→');

    // One press of a key is one step; all of them are taken back one by one.
    const undo = page.getByRole('button', { name: 'Undo' });
    while (await undo.isEnabled()) await undo.click();
    await untilRun(page, run);
    expect(await slider.inputValue()).toBe(before);

    const redo = page.getByRole('button', { name: 'Redo' });
    while (await redo.isEnabled()) await redo.click();
    await untilRun(page, changed);
    expect(errors).toEqual([]);
  });

  test('a slider dragged with the pointer answers while it moves, and one undo takes the whole movement back', async () => {
    const { page, errors } = await ready();
    const run = await runOf(page);
    await firstSlider(page);
    const thumb = page.locator('.choices .lever .thumb').first();
    const box = await thumb.boundingBox();
    if (!box) throw new Error('the slider has no handle');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 1; i <= 8; i++) await page.mouse.move(x + i * 8, y);
    const moving = await nextRun(page, run);
    expect(moving).not.toBe(run);
    await page.mouse.up();
    await page.getByRole('button', { name: 'Undo' }).click();
    await untilRun(page, run);
    expect(await page.getByRole('button', { name: 'Undo' }).isEnabled()).toBe(false);
    expect(errors).toEqual([]);
  });

  test('a link restores scenario and charts', async () => {
    const first = await ready();
    const slider = await firstSlider(first.page);
    await slider.focus();
    const before = await runOf(first.page);
    await first.page.keyboard.press('End');
    await nextRun(first.page, before);
    await first.page.getByRole('tab', { name: 'Companies' }).click();
    await first.page.locator('section[aria-label^=Companies] table').waitFor();
    await first.page.waitForTimeout(400);
    const link = new URL(first.page.url()).hash;
    const [run, picture] = [await runOf(first.page), await pictureOf(first.page)];

    const second = await ready(link);
    expect(await runOf(second.page)).toBe(run);
    await second.page.locator('section[aria-label^=Companies] table').waitFor();
    const titleOf = (svg: string) => /<title[^>]*>([^<]*)/.exec(svg)?.[1];
    expect(titleOf(await pictureOf(second.page))).toBe(titleOf(picture));
    expect(second.errors).toEqual([]);
  });

  test('a damaged link is refused with a reason, and the page opens all the same', async () => {
    const { page, errors } = await ready('#v1.AAAA');
    expect(await page.locator('[role=alert]').first().textContent()).toMatch(/link is damaged/);
    expect(errors).toEqual([]);
  });

  test('a number typed with its unit is taken; one outside the bounds is refused in words', async () => {
    const { page, errors } = await ready();
    await firstSlider(page);
    const run = await runOf(page);
    const entry = page.locator('.choices .lever .exact input').first();
    await entry.fill('nonsense');
    await entry.press('Enter');
    await page.locator('.problem').first().waitFor();
    expect(await runOf(page)).toBe(run);
    expect(errors).toEqual([]);
  });

  test('every chart is also a table', async () => {
    const { page } = await ready();
    for (const name of ['Chart A', 'Money flows']) {
      const chart = page.locator(`section[aria-label="${name}"]`).first();
      await chart.getByRole('button', { name: 'Table' }).click();
      expect(await chart.locator('tbody tr').count()).toBeGreaterThan(1);
    }
  });

  test('a chart is saved as a picture that stands alone and as numbers with their source', async () => {
    const { page } = await ready();
    const chart = page.locator('section[aria-label="Chart A"]').first();
    const save = async (how: string) => {
      await chart.getByRole('button', { name: 'Save' }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: how }).click(),
      ]);
      return readFile((await file.path()) ?? '');
    };
    const svg = (await save('SVG')).toString();
    expect(svg).toMatch(/^<svg xmlns/);
    expect(svg).not.toContain('var(');
    expect((await save('CSV')).toString()).toMatch(/^time,.*\r\n[\s\S]*# Source: Buildout/);
    expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG');
  });

  test('a company shows three statements', async () => {
    const { page, errors } = await ready();
    await page.getByRole('tab', { name: 'Companies' }).click();
    await page.getByRole('button', { name: 'NVIDIA', exact: true }).click();
    for (const title of ['Income', 'Cash flow', 'Balance sheet at the end of the year']) {
      await page.getByRole('heading', { name: title, exact: true }).waitFor();
    }
    expect(errors).toEqual([]);
  });

  test('the origin of a company’s revenue adds up to all of it', async () => {
    const { page } = await ready();
    await page.locator('.picture [data-company=nvidia]').first().click();
    const chart = page.locator('section[aria-label="Origin of revenue"]');
    await chart.locator('svg').waitFor();
    await chart.getByRole('button', { name: 'Table' }).click();
    const cells = await chart.locator('tbody td.n').allTextContents();
    expect(Number(cells.at(-1))).toBeCloseTo(100, 6);
  });
});

describe('for everybody', () => {
  test.each([
    ['desktop', { width: 1440, height: 900 }],
    ['narrow', { width: 400, height: 850 }],
  ])('no accessibility violations: %s', async (_, size) => {
    const { page } = await ready('', size);
    expect(await violations(page)).toEqual([]);
    for (const tab of ['Companies', 'Explain', 'Side by side']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.waitForTimeout(300);
      expect(await violations(page), tab).toEqual([]);
    }
  });

  test('no accessibility violations in the dark', async () => {
    const { page } = await ready();
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await violations(page)).toEqual([]);
  });

  test.each([390, 768, 1280])('no word of the money picture is cut at %i pixels', async (width) => {
    const { page } = await ready('', { width, height: 900 });
    for (const colours of ['the payer', 'where the money began']) {
      await page.getByText(colours, { exact: true }).click();
      const frame = page.locator('section[aria-label="Money flows"] .picture');
      await frame.locator('svg[role=img]').waitFor();
      await page.waitForTimeout(500);
      const found = await frame.evaluate((box) => {
        const svg = box.querySelector('svg') as SVGSVGElement;
        const [seen, all] = [box.getBoundingClientRect(), svg.getBoundingClientRect()];
        const over = (texts: Iterable<Element>, right: number) =>
          [...texts].filter((text) => text.getBoundingClientRect().right > right + 1).map((text) => text.textContent);
        const own = [...svg.children].filter((child) => child.tagName === 'text');
        // Title, foot and key: all but the headings of the columns, which scroll with them.
        const words = own.filter((text) => text.getAttribute('x') === '12' || !text.hasAttribute('font-weight'));
        const { height } = (own[0] as Element).getBoundingClientRect();
        return {
          beyondFrame: over(words, seen.right),
          beyondPicture: over(svg.querySelectorAll('text'), all.right),
          ellipses: [...words, ...svg.querySelectorAll('text[font-weight="650"]')]
            .map((text) => text.textContent ?? '')
            .filter((text) => text.endsWith('…')),
          reachable: svg.clientWidth <= box.clientWidth || getComputedStyle(box).overflowX === 'auto',
          legible: height >= 14,
        };
      });
      expect(found).toEqual({ beyondFrame: [], beyondPicture: [], ellipses: [], reachable: true, legible: true });
    }
  });

  test('nothing sticks out at 400 pixels', async () => {
    const { page } = await ready('', { width: 400, height: 850 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });
});
