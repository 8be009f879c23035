/** Opens the server on 127.0.0.1. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { OperationError } from '@buildout/workbench/operations/problems.ts';
import { serve } from '@hono/node-server';
import { type AppOptions, createApp } from './app.ts';

/** Tried first, then the twenty after it, where no port was asked for. */
const FIRST_PORT = 4870;
const TRIES = 20;

export interface Listening {
  port: number;
  /** With the token: what to open. */
  address: string;
  close(): Promise<void>;
}

/** Opens it on a port that `freePort` gave. */
export async function listen(options: Omit<AppOptions, 'token'>): Promise<Listening> {
  const { port } = options;
  const token = randomBytes(16).toString('base64url');
  const app = createApp({ ...options, token });
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const opened = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(opened));
    opened.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? inUse(port) : error));
  });
  return {
    port,
    address: `http://127.0.0.1:${port}/?token=${token}`,
    close: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}

const inUse = (port: number) => new OperationError({ code: 'port-in-use', port });

/**
 * `asked` undefined gives the first free port from 4870 on, 0 any free one. A port that was asked for and is in use throws
 * OperationError `port-in-use`.
 */
export async function freePort(asked: number | undefined): Promise<number> {
  if (asked !== undefined) {
    const port = await tryPort(asked);
    if (port === undefined) throw inUse(asked);
    return port;
  }
  for (let candidate = FIRST_PORT; candidate <= FIRST_PORT + TRIES; candidate++) {
    const port = await tryPort(candidate);
    if (port !== undefined) return port;
  }
  return (await tryPort(0)) ?? FIRST_PORT;
}

/** The port if it can be listened on (for 0: one that can), else undefined. The app must know it before it answers. */
function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    );
    probe.listen(port, '127.0.0.1', () => {
      const found = (probe.address() as AddressInfo).port;
      probe.close(() => resolve(found));
    });
  });
}
