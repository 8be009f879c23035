/** Files of the built page and the report, from disk. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Host } from '@buildout/workbench/operations/host.ts';
import type { Handler } from 'hono';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.csv': 'text/csv; charset=utf-8',
};

/** Only code of this server runs in the page, and it talks to this server only. Styles are set by the components in line. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; " +
  "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The engine compiles models to JavaScript, in its worker and nowhere else; a worker goes by the policy it was served with. */
const WORKER_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'");
const isWorker = (path: string) => /^\/assets\/worker-[^/]+\.js$/.test(path);

/** Files under `folder`; `/` is its index.html. Names with a hash in `assets/` may be kept for good. */
export function serveFolder(folder: string): Handler {
  const base = normalize(folder);
  return async (c, next) => {
    let path: string;
    try {
      path = decodeURIComponent(c.req.path);
    } catch {
      return next();
    }
    const file = normalize(join(base, path.endsWith('/') ? `${path}index.html` : path));
    if (!file.startsWith(base + sep) || path.includes('\0')) return next();
    const bytes = await readFile(file).catch(() => undefined);
    if (!bytes) return next();
    const forGood = path.startsWith('/assets/');
    return c.body(bytes, 200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': forGood ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Content-Security-Policy': isWorker(path) ? WORKER_POLICY : POLICY,
    });
  };
}

/** The report written last. */
export function serveReport(host: Host): Handler {
  return async (c) => {
    const bytes = await readFile(join(host.out, 'report.html')).catch(() => undefined);
    if (!bytes) return c.text('There is no report yet: `npx buildout report` writes one.', 404);
    return c.body(bytes, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' });
  };
}
