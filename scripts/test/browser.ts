/** The page's tests in Chromium; skipped aloud where there is none and none can be installed. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium, installChromium } from './chromium.ts';
import type { Outcome } from './outcome.ts';
import { root } from './tool.ts';
import { vitest } from './vitest.ts';

export async function browserTests(): Promise<Outcome> {
  const none = { passed: 0, failed: 0, output: '' };
  const files = await readdir(join(root, 'checks', 'browser')).catch(() => []);
  if (!files.some((file) => file.endsWith('.browser.ts')))
    return { ...none, skipped: 'no browser tests in checks/browser' };
  const chromium = findChromium() ?? (await installChromium());
  if (!chromium) return { ...none, skipped: 'no Chromium here (install one, or name it in BUILDOUT_CHROMIUM)' };
  return vitest('browser', ['--config', 'checks/browser/vitest.config.ts'], { BUILDOUT_CHROMIUM: chromium });
}
