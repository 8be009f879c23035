/** The report in a real browser: readable wide and narrow, on paper, without anything from elsewhere. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '@buildout/cli/src/node-host.ts';
import { perform } from '@buildout/workbench/operations/operation.ts';
import { report } from '@buildout/workbench/operations/report/index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browser } from './open.ts';

const open = browser();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let out: string;
let address: string;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'buildout-report-'));
  const host = nodeHost({ out, threads: 1 });
  const { path } = await perform(report, { scenarios: 12 }, host);
  address = pathToFileURL(path).href;
});
afterAll(() => rm(out, { recursive: true, force: true }));

/** The report in a page that has seen nothing else. */
async function read(size?: { width: number; height: number }) {
  const opened = await open('', size);
  const page = await opened.page.context().newPage();
  await opened.page.close();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address);
  return { page, asked };
}

test.each([1280, 390])(
  '%i pixels wide: no accessibility violation, nothing beyond the edge, nothing fetched',
  async (width) => {
    const { page, asked } = await read({ width, height: 900 });
    expect(asked).toEqual([address]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`);
    });
    expect(found).toEqual([]);
  },
);

test('answers its questions, each with a band, and credits whom its data ask to credit', async () => {
  const { page } = await read();
  for (const number of [1, 4, 13, 15, 26, 36]) {
    const section = page.locator(`#a-question-${number}`);
    expect(await section.locator('p').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/8 of 10 scenarios|of 12 scenarios/)]),
    );
    expect(await section.locator('figure svg').count()).toBeGreaterThan(0);
  }
  expect(await page.locator('#sources').textContent()).toContain('CC BY');
  expect(await page.locator('figure svg').first().textContent()).toContain('CC BY');
});

test('on paper the navigation is gone and folded tables are open', async () => {
  const { page } = await read();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('nav').isVisible()).toBe(false);
  expect(await page.locator('#a-question-4 details table').first().isVisible()).toBe(true);
});
