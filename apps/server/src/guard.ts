/**
 * Who may ask: only programs and pages of this machine that know the token. Listening on 127.0.0.1 is not enough, because any
 * web page can make the browser send requests there: under its own name (Origin), or, after changing where its own name
 * points to, under that name (Host). So both are checked, and the operations ask for the token besides.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

export interface GuardOptions {
  token: string;
  port: number;
}

const NAMES = ['127.0.0.1', 'localhost'];

/** Cookies do not know ports: the name keeps two servers of one machine apart. */
const cookieName = (port: number) => `buildout-${port}`;

export function guard({ token, port }: GuardOptions): MiddlewareHandler {
  const hosts = new Set(NAMES.map((name) => `${name}:${port}`));
  const origins = new Set(NAMES.map((name) => `http://${name}:${port}`));
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (!hosts.has(host.toLowerCase()))
      return refuse(c, 403, 'wrong-host', `This server answers for 127.0.0.1:${port} only, not for "${host}".`);
    const origin = c.req.header('origin');
    if (origin !== undefined && !origins.has(origin.toLowerCase())) {
      return refuse(c, 403, 'wrong-origin', `Pages of ${origin} may not use this server.`);
    }
    if (c.req.path.startsWith('/api/') && c.req.path !== '/api/openapi.json' && !knowsToken(c, token, port)) {
      return refuse(
        c,
        401,
        'no-token',
        'Open the address printed at the start, or send its token as "Authorization: Bearer TOKEN".',
      );
    }
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('X-Frame-Options', 'DENY');
  };
}

/** `/?token=…`: keeps the token in a cookie and takes it out of the address bar. Anything else goes on to the page. */
export function signIn({ token, port }: GuardOptions): MiddlewareHandler {
  return async (c, next) => {
    const given = c.req.query('token');
    if (given === undefined) return next();
    if (!same(given, token))
      return refuse(c, 401, 'wrong-token', 'This token is of an earlier start; open the address printed last.');
    setCookie(c, cookieName(port), token, { httpOnly: true, sameSite: 'Strict', path: '/' });
    const rest = new URL(c.req.url).searchParams;
    rest.delete('token');
    return c.redirect(rest.size > 0 ? `/?${rest}` : '/', 303);
  };
}

function knowsToken(c: Context, token: string, port: number): boolean {
  const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  return same(bearer ?? getCookie(c, cookieName(port)) ?? '', token);
}

function same(given: string, token: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuse(c: Context, status: 401 | 403, code: string, message: string) {
  return c.json({ error: { code, message } }, status);
}
