/** The evidence room's operations, asked of the server the page came from. Types only come from their schemas. */
import type { evidenceSchemas } from '@buildout/workbench/operations/evidence/inputs.ts';
import type { Progress } from '@buildout/workbench/operations/host.ts';
import type { z } from 'zod';

type Schemas = typeof evidenceSchemas;
export type Name = keyof Schemas;
export type Input<N extends Name> = z.input<Schemas[N]['input']>;
export type Output<N extends Name> = z.output<Schemas[N]['output']>;

export type Claim = Output<'claim'>;
export type View = Output<'document'>['claims'][number];
export type Item = Output<'queue'>['items'][number];
/** A sentence proposed for a brief, in its place of the queue. */
export type SentenceItem = Output<'queue'>['sentences'][number];
/** A document open to be read, and its brief. */
export type Opened = Output<'read'>;
export type Brief = Output<'brief'>['brief'];
/** A claim as a mark in its text. */
export type Mark = Opened['claims'][number];
export type Anchor = View['anchor'];

/** Why a question was not answered: `code` of the first problem, words for a person. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'Refused';
    this.code = code;
  }
}

/** No server stands behind this page, or it is not reached. */
export const NO_SERVER = 'no-server';

/** How far the server is: `done` of `total` of what is being done. */
export type { Progress };

const NDJSON = 'application/x-ndjson';

const ADDRESS: Partial<Record<Name, string>> = { moreLike: 'more-like', decideSentence: 'decide-sentence' };

const unreached = () =>
  new Refused(NO_SERVER, 'The server of this page is not reached. Start it with `npx buildout serve`.');

/** Asks one operation; `onProgress` is told how far the server is with what takes long. Throws Refused. */
export async function ask<N extends Name>(
  name: N,
  input: Input<N>,
  onProgress?: (progress: Progress) => void,
): Promise<Output<N>> {
  const response = await fetch(`/api/evidence-${ADDRESS[name] ?? name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(onProgress && { Accept: NDJSON }) },
    body: JSON.stringify(input),
  }).catch(() => {
    throw unreached();
  });
  const type = response.headers.get('content-type') ?? '';
  if (onProgress && response.ok && response.body && type.includes(NDJSON)) {
    const last = await lastLine(response.body, onProgress);
    if ('result' in last) return last.result as Output<N>;
    throw new Refused(last.error.code ?? 'error', last.error.message);
  }
  const json = /\bjson\b/.test(type) ? await response.json() : undefined;
  if (response.ok && json !== undefined) return json as Output<N>;
  const error = (json as { error?: { code?: string; message?: string } } | undefined)?.error;
  if (!error?.message)
    throw new Refused(NO_SERVER, 'This page was opened without Buildout’s server, which keeps the evidence.');
  throw new Refused(error.code ?? 'error', error.message);
}

type Line = { progress: Progress } | Last;
type Last = { result: unknown } | { error: { code?: string; message: string } };

/** Reads a stream of progress to its end. */
async function lastLine(body: ReadableStream<Uint8Array>, onProgress: (progress: Progress) => void): Promise<Last> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let last: Last | undefined;
  for (;;) {
    const { value, done } = await reader.read().catch(() => {
      throw unreached();
    });
    if (done) break;
    const [first, ...more] = decoder.decode(value, { stream: true }).split('\n');
    parts.push(first);
    for (const next of more) {
      const line = JSON.parse(parts.join('')) as Line;
      parts = [next];
      if ('progress' in line) onProgress(line.progress);
      else last = line;
    }
  }
  // A stream that breaks off has not said how it ended.
  if (!last) throw unreached();
  return last;
}
