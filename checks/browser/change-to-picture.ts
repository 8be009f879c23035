/**
 * How long the page takes from a change to the changed picture: `node checks/browser/change-to-picture.ts`. Each change is
 * one press of an arrow key on a slider; it ends with the frame after the one in which the new run's charts were put in.
 */
import { cpus, loadavg } from 'node:os';
import { nodeHost, root } from '@buildout/cli/src/node-host.ts';
import { ensurePage, freePort, listen } from '@buildout/server/src/index.ts';
import { operations } from '@buildout/workbench/operations/index.ts';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/test/chromium.ts';

const changes = 40;

const executablePath = findChromium();
if (!executablePath) {
  console.error('There is no Chromium here; install one, or name it in BUILDOUT_CHROMIUM.');
  process.exit(2);
}
const page = await ensurePage(root, console.log);
const server = await listen({ operations, host: nodeHost(), page, port: await freePort(0) });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const opened = Date.now();
  await tab.goto(server.address);
  await tab.locator('.books').waitFor({ timeout: 120_000 });
  const first = Date.now() - opened;
  // The page opens with draws of its own; they end before the first change.
  await tab.waitForFunction(() => /(\d+) of \1 draws/.test(document.querySelector('.foot')?.textContent ?? ''), null, {
    timeout: 300_000,
  });
  const times = await tab.evaluate(pressAndWait, changes);
  const total = times.map((t) => t.total).sort((a, b) => a - b);
  const worker = times.map((t) => t.worker).sort((a, b) => a - b);
  const at = (sorted: number[], q: number) => Math.round(sorted[Math.floor((sorted.length - 1) * q)] ?? 0);
  const [cpu] = cpus();
  console.log(
    `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, ${changes} changes`,
  );
  console.log(`open to first picture   ${first} ms`);
  console.log(
    `change to picture       median ${at(total, 0.5)} ms, nine of ten within ${at(total, 0.9)} ms, least ${at(total, 0)} ms`,
  );
  console.log(`of which in the worker  median ${at(worker, 0.5)} ms`);
} finally {
  await browser.close();
  await server.close();
}

/** Runs in the page. */
async function pressAndWait(count: number): Promise<{ total: number; worker: number }[]> {
  const foot = document.querySelector('.foot');
  const slider = document.querySelector<HTMLInputElement>('.choices .lever input[type=range]');
  if (!foot || !slider) throw new Error('The page has no slider to move.');
  const runNow = () => /run ([0-9a-f]+)/.exec(foot.textContent ?? '')?.[1];
  slider.focus();
  const times: { total: number; worker: number }[] = [];
  for (let i = 0; i < count; i++) {
    const before = runNow();
    const began = performance.now();
    const drawn = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (runNow() === before) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - began));
      });
      observer.observe(foot, { childList: true, subtree: true, characterData: true });
    });
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: i % 2 ? 'ArrowLeft' : 'ArrowRight', bubbles: true }));
    const total = await drawn;
    times.push({ total, worker: Number(/(\d+) ms/.exec(foot.textContent ?? '')?.[1] ?? 0) });
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
  return times;
}
