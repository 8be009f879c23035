/**
 * The answer to a question that takes long, as lines of JSON (application/x-ndjson): `{"progress": {what, done, total}}` now and then,
 * at last one line with `result` or `error`. The status is 200 as soon as the work begins, so the last line says how it ended.
 */
import type { Host, Progress } from '@buildout/workbench/operations/host.ts';

export const NDJSON = 'application/x-ndjson';

/** Milliseconds between two lines of progress; more often nobody sees. */
const EVERY = 100;

/** Whether who asks wants to be told of progress. */
export const wantsProgress = (accept: string | undefined): boolean => (accept ?? '').includes(NDJSON);

/**
 * Does `work` and tells of it. `work` must not throw: it gives the last line. Where nobody listens any more it goes on all the same:
 * much of what takes long is kept for the next who asks.
 */
export function withProgress(work: (progress: NonNullable<Host['progress']>) => Promise<object>): Response {
  const encoder = new TextEncoder();
  let left = false;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const line = (value: object) => {
        if (!left) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      };
      let what = '';
      let last = Number.NEGATIVE_INFINITY;
      const tell = (progress: Progress) => {
        const now = performance.now();
        const first = progress.what !== what;
        if (!first && progress.done < progress.total && now - last < EVERY) return;
        [what, last] = [progress.what, now];
        line({ progress });
      };
      line(await work(tell));
      if (!left) controller.close();
    },
    cancel() {
      left = true;
    },
  });
  return new Response(body, { headers: { 'Content-Type': `${NDJSON}; charset=utf-8`, 'Cache-Control': 'no-store' } });
}
