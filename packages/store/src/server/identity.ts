/** Who runs the server: ourselves, or as root the user `nobody`, because PostgreSQL refuses to run as root. */
import { readFileSync } from 'node:fs';

export const isRoot = (): boolean => process.getuid?.() === 0;

/** User and group the server runs as; empty where it runs as ourselves. */
export function serverUser(): { uid?: number; gid?: number } {
  if (!isRoot()) return {};
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : { uid: 65534, gid: 65534 };
}
