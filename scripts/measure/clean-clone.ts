/** From a clean clone of what is committed to the answers, with the package cache as it is and with an empty one. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, root } from '../test/tool.ts';

export async function cleanClone(): Promise<string[]> {
  // The first round fills the cache that the second finds warm.
  await fromClone('cache being filled', {});
  return [await fromClone('warm package cache', {}), await fromClone('cold package cache', { cold: true })];
}

async function fromClone(what: string, { cold = false }: { cold?: boolean }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'buildout-clone-'));
  try {
    const clone = join(folder, 'buildout');
    const cloned = await command('git', ['clone', '--quiet', root, clone]);
    if (cloned.code !== 0) throw new Error(cloned.output);
    const env: Record<string, string> = cold ? { npm_config_cache: join(folder, 'cache') } : {};
    const began = performance.now();
    const started = await command('npm', ['start', '--prefix', clone, '--', '--no-serve'], { env, seconds: 900 });
    const seconds = (performance.now() - began) / 1000;
    if (started.code !== 0) throw new Error(started.output);
    return `clean clone to answers and report, ${what}: ${seconds.toFixed(1)} s`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
