import { z } from 'zod';
import { operation } from './operation.ts';
import { OperationError } from './problems.ts';

/** Recomputes published worked cases. */
export const verify = operation({
  name: 'verify',
  title: 'Verify against published cases',
  summary: 'Recomputes worked cases from the literature and says for each whether the numbers agree.',
  input: z.object({
    folders: z.array(z.string()).default([]).describe('folders of case files; none: the cases that come with Buildout'),
  }),
  output: z.object({
    agrees: z.int(),
    differs: z.int(),
    unsupported: z.int(),
    cases: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        status: z.enum(['agrees', 'differs', 'unsupported']),
        maxDifference: z.number().nullable().describe('largest absolute difference; null where nothing was compared'),
        reason: z.string(),
        source: z.string(),
      }),
    ),
    skipped: z.array(z.object({ path: z.string(), reason: z.string() })).describe('files that hold no cases, and why'),
  }),
  examples: [{ say: 'all cases that come with Buildout', input: {} }],
  do({ folders }, host) {
    if (!host.verify)
      throw new OperationError({
        code: 'not-here',
        what: 'verify',
        reason: 'case files lie on a disk, and there is none',
      });
    const { cases, skipped } = host.verify(folders);
    const unreadable = skipped.filter(({ path }) => folders.includes(path));
    if (unreadable.length > 0) {
      throw new OperationError(
        unreadable.map(({ path }) => ({ code: 'unreadable' as const, path, reason: 'there is no such folder' })),
      );
    }
    const count = (status: string) => cases.filter((one) => one.status === status).length;
    return {
      agrees: count('agrees'),
      differs: count('differs'),
      unsupported: count('unsupported'),
      cases: cases.map((one) => ({
        ...one,
        maxDifference: Number.isNaN(one.maxDifference) ? null : one.maxDifference,
      })),
      skipped,
    };
  },
});
