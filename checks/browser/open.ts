/** A Chromium for the tests of one file, and pages in it that fail a test on any error of their own. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { FLAGS } from './flags.ts';

export interface OpenedPage {
  page: Page;
  /** What the page logged as errors or threw, so far. */
  errors: string[];
}

/**
 * Starts Chromium for the file it is called in. The function it returns opens the page: with `path` after the address
 * (`#…`), at the given size, of another server than the shared one where `address` names it.
 */
export function browser(): (
  path?: string,
  size?: { width: number; height: number },
  address?: string,
) => Promise<OpenedPage> {
  let started: Browser;
  beforeAll(async () => {
    const executablePath = process.env.BUILDOUT_CHROMIUM;
    if (!executablePath)
      throw new Error('BUILDOUT_CHROMIUM names no browser; run these tests with `npm test -- browser`.');
    started = await chromium.launch({ executablePath, args: FLAGS });
  });
  afterAll(() => started?.close());
  // A page that stays open goes on computing and slows down the next test.
  afterEach(() => Promise.all(started?.contexts().map((context) => context.close()) ?? []));

  return async (path = '', size = { width: 1280, height: 900 }, address = inject('address')) => {
    const context = await started.newContext({ viewport: size });
    // A machine that does other things as well takes its time.
    context.setDefaultTimeout(90_000);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(address + path);
    return { page, errors };
  };
}
