/** Which Node runs the real entry: this one when it is new enough, else the one npm brought as a package. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Runs TypeScript files directly, without a flag or a warning. */
export const NODE_WANTED = 24;

export function modernNode(root) {
  if (Number(process.versions.node.split('.')[0]) >= NODE_WANTED) return process.execPath;
  return broughtNode(root);
}

/** The interpreter inside `node-<platform>-<arch>`, an optional dependency; undefined when it is not there or does not run. */
export function broughtNode(root) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
  if (!existsSync(node)) return undefined;
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? node : undefined;
}
