/** The server's operations on an evidence place, without a socket: for tests through HTTP. */
import { createApp } from '@buildout/server/src/app.ts';
import type { Host } from '@buildout/workbench/operations/host.ts';
import { operations } from '@buildout/workbench/operations/index.ts';
import { nodeHost } from './node-host.ts';

/** What the server answered. */
export interface Posted {
  status: number;
  body: { error?: { code: string; message: string } };
}

/** Posts to an operation as a client with the token does. */
export function posting(host: Partial<Host>): (name: string, body: unknown) => Promise<Posted> {
  const [port, token] = [4870, 'secret'];
  const app = createApp({ operations, host: nodeHost(host), token, port });
  const headers = {
    host: `127.0.0.1:${port}`,
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
  };
  return async (name, body) => {
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await app.request(`http://127.0.0.1:${port}/api/${name}`, request);
    return { status: response.status, body: (await response.json()) as Posted['body'] };
  };
}
