/** The evidence room's operations, asked of the server the page came from. Types only come from their schemas. */
import type { evidenceSchemas } from '@buildout/workbench/operations/evidence/inputs.ts';
import type { z } from 'zod';

type Schemas = typeof evidenceSchemas;
export type Name = keyof Schemas;
export type Input<N extends Name> = z.input<Schemas[N]['input']>;
export type Output<N extends Name> = z.output<Schemas[N]['output']>;

export type Claim = Output<'claim'>;
export type View = Output<'document'>['claims'][number];
export type Item = Output<'queue'>['items'][number];
export type Opened = Output<'document'>;
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

const ADDRESS: Partial<Record<Name, string>> = { moreLike: 'more-like' };

/** Asks one operation. Throws Refused. */
export async function ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>> {
  const response = await fetch(`/api/evidence-${ADDRESS[name] ?? name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
  }).catch(() => {
    throw new Refused(NO_SERVER, 'The server of this page is not reached. Start it with `npx buildout serve`.');
  });
  const json = /\bjson\b/.test(response.headers.get('content-type') ?? '') ? await response.json() : undefined;
  if (response.ok && json !== undefined) return json as Output<N>;
  const error = (json as { error?: { code?: string; message?: string } } | undefined)?.error;
  if (!error?.message)
    throw new Refused(NO_SERVER, 'This page was opened without Buildout’s server, which keeps the evidence.');
  throw new Refused(error.code ?? 'error', error.message);
}
