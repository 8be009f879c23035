/** The page's worker as a place where operations run: the data is at hand, nothing can be written. */
import type { Host } from '@buildout/workbench/operations/host.ts';
import { OperationError } from '@buildout/workbench/operations/problems.ts';
import { files as all } from './data.ts';

const below = (folder: string) => {
  const prefix = folder === 'data' ? '' : `${folder.replace(/^data\//, '')}/`;
  return new Map(
    [...all].filter(([name]) => name.startsWith(prefix)).map(([name, text]) => [name.slice(prefix.length), text]),
  );
};

export const pageHost: Host = {
  data: 'data',
  out: 'out',
  threads: 1,
  machine: () => ({
    cpu: 'unknown',
    cores: navigator.hardwareConcurrency ?? 1,
    load: 0,
    versions: { browser: navigator.userAgent },
  }),
  memory: () => 0,
  now: () => new Date(),
  async read(path) {
    const text = all.get(path.replace(/^data\//, ''));
    if (text === undefined)
      throw new OperationError({ code: 'unreadable', path, reason: 'the page carries only the data folder' });
    return text;
  },
  files: async (folder) => below(folder),
  // A run of the page leaves its manifest in the link, not in a file.
  write: async (path) => path,
};
