import { resolve, sep } from 'node:path';
import type { Host } from '@buildout/workbench/operations/host.ts';
import { OperationError } from '@buildout/workbench/operations/problems.ts';

/** A host that writes below its output folder only: what comes over HTTP names no other place of the disk. */
export function confined(host: Host): Host {
  return {
    ...host,
    async write(path, text) {
      if (!resolve(host.out, path).startsWith(resolve(host.out) + sep)) {
        throw new OperationError({
          code: 'unwritable',
          path,
          reason: 'over HTTP files are written below the output folder only',
        });
      }
      return host.write(path, text);
    },
  };
}
