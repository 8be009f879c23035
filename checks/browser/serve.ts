/** Serves the built page once for all browser tests, on a free port; `inject('address')` is what to open. */
import { nodeHost, root } from '@buildout/cli/src/node-host.ts';
import { ensurePage, freePort, listen } from '@buildout/server/src/index.ts';
import { operations } from '@buildout/workbench/operations/index.ts';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    address: string;
  }
}

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const page = await ensurePage(root, console.log);
  const server = await listen({ operations, host: nodeHost(), page, port: await freePort(0) });
  project.provide('address', server.address);
  return () => server.close();
}
