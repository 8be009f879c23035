/** From a change to the changed picture, in Chromium. */
import { join } from 'node:path';
import { findChromium } from '../test/chromium.ts';
import { command, root } from '../test/tool.ts';

export async function page(): Promise<string[]> {
  if (!findChromium()) return ['page: not measured, there is no Chromium here'];
  const { code, out, output } = await command(process.execPath, [join(root, 'checks/browser/change-to-picture.ts')]);
  if (code !== 0) throw new Error(output);
  // It names the machine itself, as this command does for all, and says when it builds the page first.
  return out
    .trim()
    .split('\n')
    .filter((line) => !line.includes(' cores, ') && !line.endsWith('…'));
}
