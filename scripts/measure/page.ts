/** From the change of a slider to the changed picture, in Chromium. */
import { nodeHost, root } from '@buildout/cli/src/node-host.ts';
import { ensurePage, freePort, listen } from '@buildout/server/src/index.ts';
import { operations } from '@buildout/workbench/operations/index.ts';
import { chromium, type Page } from 'playwright-core';
import { FLAGS } from '../../checks/browser/flags.ts';
import { findChromium } from '../test/chromium.ts';

const CHANGES = 30;

export async function page(): Promise<string[]> {
  const executablePath = findChromium();
  if (!executablePath) return ['page: not measured, there is no Chromium here'];
  const server = await listen({
    operations,
    host: nodeHost(),
    page: await ensurePage(root, console.log),
    port: await freePort(0),
  });
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const opened = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const began = performance.now();
    await opened.goto(server.address);
    await opened.locator('section[aria-label="Chart A"] svg').first().waitFor();
    const first = performance.now() - began;
    await opened.locator('.choices .lever input[type=range]').first().waitFor({ state: 'attached' });
    const times = (await changes(opened)).sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(0);
    return [
      `page: address to first picture ${(first / 1000).toFixed(1)} s`,
      `page: change of a slider to picture, ${CHANGES} changes: median ${at(0.5)} ms, 90th percentile ${at(0.9)} ms`,
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Moves a slider to and fro; each time until the chart's lines are others than before. */
function changes(opened: Page): Promise<number[]> {
  return opened.evaluate(async (count) => {
    const slider = document.querySelector('.choices .lever input[type=range]') as HTMLInputElement;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const [low, high] = [Number(slider.min), Number(slider.max)];
    const picture = () => document.querySelector('section[aria-label="Chart A"] .picture')?.innerHTML;
    const measured: number[] = [];
    for (let i = 0; i < count; i++) {
      const before = picture();
      const start = performance.now();
      set?.call(slider, String(low + (high - low) * (0.35 + 0.3 * ((i * 7) % 10) * 0.1)));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      slider.dispatchEvent(new Event('change', { bubbles: true }));
      const limit = start + 10_000;
      while (picture() === before && performance.now() < limit)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      measured.push(performance.now() - start);
      // Let the draws after the release end, so that each change is measured from rest.
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    return measured;
  }, CHANGES);
}
