/** The whole server as one function of its options; tests call `app.request(...)` without a socket. */
import type { Host } from '@buildout/workbench/operations/host.ts';
import type { Operation } from '@buildout/workbench/operations/operation.ts';
import { Hono } from 'hono';
import { api } from './api.ts';
import { confined } from './confined.ts';
import { guard, signIn } from './guard.ts';
import { openApi } from './openapi.ts';
import { serveFolder, serveReport } from './static.ts';

export interface AppOptions {
  operations: Operation[];
  host: Host;
  /** Printed in the opened address; new at every start. */
  token: string;
  /** The port this server is reached at, which Host and Origin must name. */
  port: number;
  /** Folder of the built page; without one `/` leads to the report. */
  page?: string;
}

export function createApp(options: AppOptions): Hono {
  const app = new Hono();
  app.use(guard(options));
  app.get('/', signIn(options));
  app.get('/api/openapi.json', (c) => c.json(openApi(options.operations)));
  app.route('/api', api({ ...options, host: confined(options.host) }));
  app.get('/report.html', serveReport(options.host));
  if (options.page) app.get('*', serveFolder(options.page));
  else app.get('/', (c) => c.redirect('/report.html'));
  app.notFound((c) => c.json({ error: { code: 'not-found', message: `There is nothing at ${c.req.path}.` } }, 404));
  return app;
}
