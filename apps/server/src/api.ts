/**
 * `POST /api/<operation>`: input and output as JSON, errors as `{error: {code, message, problems}}`. Who accepts `application/x-ndjson`
 * is told of progress (`progress-stream.ts`).
 */

import { nearest } from '@buildout/workbench/facts/nearest.ts';
import type { Host } from '@buildout/workbench/operations/host.ts';
import { type Operation, perform } from '@buildout/workbench/operations/operation.ts';
import { problemsOf } from '@buildout/workbench/operations/problems.ts';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { wantsProgress, withProgress } from './progress-stream.ts';

const LARGEST_INPUT = 1_000_000;

export function api({ operations, host }: { operations: Operation[]; host: Host }): Hono {
  const app = new Hono();
  const byName = new Map(operations.map((op) => [op.name, op]));
  const limits = new Map<number, MiddlewareHandler>();
  const limit = (maxSize: number) => {
    const message = `An input may have at most ${maxSize} bytes.`;
    const made =
      limits.get(maxSize) ??
      bodyLimit({ maxSize, onError: (c) => c.json({ error: { code: 'too-large', message } }, 413) });
    limits.set(maxSize, made);
    return made;
  };

  app.use('/:operation', (c, next) =>
    limit(byName.get(c.req.param('operation'))?.largestInput ?? LARGEST_INPUT)(c, next),
  );
  app.post('/:operation', async (c) => {
    const name = c.req.param('operation');
    const op = byName.get(name);
    if (!op) {
      const closest = nearest(name, byName.keys());
      const message = `There is no operation "${name}".${closest ? ` Did you mean ${closest}?` : ''} /api/openapi.json lists them.`;
      return c.json({ error: { code: 'unknown-operation', message, closest } }, 404);
    }
    const body = await c.req.text();
    let input: unknown;
    try {
      input = body.trim() === '' ? {} : JSON.parse(body);
    } catch (error) {
      return c.json(
        { error: { code: 'bad-json', message: `The input is not JSON: ${(error as Error).message}.` } },
        400,
      );
    }
    if (wantsProgress(c.req.header('accept')))
      return withProgress((progress) =>
        perform(op, input, { ...host, progress }).then(
          (result) => ({ result }),
          (error) => refusalOf(error) ?? faultOf(error),
        ),
      );
    try {
      return c.json((await perform(op, input, host)) as object);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      return c.json(refusal, 400);
    }
  });

  app.onError((error, c) => c.json(faultOf(error), 500));
  return app;
}

/** What a person can put right; undefined for a fault of the program. */
function refusalOf(error: unknown): object | undefined {
  const known = problemsOf(error);
  return known && { error: { code: known.problems[0]?.code ?? 'error', ...known } };
}

function faultOf(error: unknown): object {
  console.error(error);
  const { message } = error as Error;
  return { error: { code: 'fault', message: `This is a fault of Buildout, not of the request: ${message}` } };
}
