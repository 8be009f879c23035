/**
 * The page's state in its address, so that a link shows what its sender saw. The first field is the version of the form;
 * `migrations` turn older forms into today's, one version at a time, so that old links keep their meaning.
 */
import { namesFact } from '@buildout/workbench/runs/fact-values.ts';
import { z } from 'zod';
import { evidenceViews, type Looking } from './looking.ts';
import type { Chosen } from './scenario.ts';

export const version = 2;

/** `migrations[n]` turns a state of version n into one of version n + 1. */
const migrations: Record<number, (state: unknown) => unknown> = {
  // Since form 2 a setting may name the accepted fact its number comes from.
  1: (state) => {
    const before = z.looseObject({ chosen: z.looseObject({ tabs: z.array(z.looseObject({})) }) }).safeParse(state);
    if (!before.success) return state;
    const { chosen, ...rest } = before.data;
    return { ...rest, chosen: { ...chosen, tabs: chosen.tabs.map((tab) => ({ facts: {}, ...tab })) } };
  },
};

const shock = z.object({
  name: z.string().max(80),
  at: z.union([z.string().max(20), z.number()]).optional(),
  size: z.number().optional(),
});
const tab = z
  .object({
    id: z.string().min(1).max(80),
    label: z.string().min(1).max(120),
    from: z.string().max(80),
    set: z.record(z.string().max(120), z.number()),
    // Whether there is such a fact is decided where facts are kept; anything that names none is no state of this page.
    facts: z.record(z.string().max(120), z.string().max(120).refine(namesFact)),
    shocks: z.array(shock).max(40),
  })
  .refine(({ set, facts }) => Object.keys(facts).every((key) => Object.hasOwn(set, key)));
const chart = z.object({ quantity: z.string().max(120), lines: z.array(z.string().max(120)).max(12).optional() });
const form = z.object({
  chosen: z.object({ tabs: z.array(tab).min(1).max(24), active: z.string().max(80) }),
  looking: z.object({
    charts: z.tuple([chart, chart]),
    panel: z.enum(['money', 'companies', 'explain', 'compare', 'evidence']),
    year: z.number().int(),
    company: z.string().max(80).optional(),
    variable: z.string().max(120).optional(),
    colour: z.enum(['payer', 'origin']),
    evidence: z
      .object({
        view: z.enum(evidenceViews),
        document: z.string().max(80).optional(),
        claim: z.string().max(80).optional(),
        at: z.object({ start: z.int().min(0), end: z.int().min(0) }).optional(),
        search: z.string().max(300).optional(),
      })
      .optional(),
    source: z.string().min(1).max(2000).optional(),
  }),
});

export interface Linked {
  chosen: Chosen;
  looking: Looking;
}

/** `v2.` and the state as base64url of its JSON. */
export function encodeLink(state: Linked): string {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `v${version}.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The state of a link, or why it cannot be read; undefined where there is none. */
export function decodeLink(hash: string): Linked | { problem: string } | undefined {
  const text = hash.replace(/^#/, '');
  if (text === '') return undefined;
  const [, number, body] = /^v(\d+)\.([A-Za-z0-9_-]+)$/.exec(text) ?? [];
  if (number === undefined || body === undefined)
    return { problem: 'The address holds no state that this page wrote.' };
  const from = Number(number);
  if (from > version)
    return { problem: `The link was made by a newer Buildout (form ${from}; this one reads up to ${version}).` };
  try {
    const binary = atob(body.replaceAll('-', '+').replaceAll('_', '/'));
    let state: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))),
    );
    for (let v = from; v < version; v++) state = migrations[v]?.(state) ?? state;
    const parsed = form.safeParse(state);
    if (!parsed.success) return { problem: 'The link is damaged: part of it is missing or was changed.' };
    return parsed.data as Linked;
  } catch {
    return { problem: 'The link is damaged: it was probably cut when it was copied.' };
  }
}
