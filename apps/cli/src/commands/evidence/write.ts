/** `buildout evidence define`, `more-like` and `export` on the workspace: what the commands on files do where no file is named. */
import { join, resolve } from 'node:path';
import {
  evidenceBrief,
  evidenceDefine,
  evidenceExport,
  evidenceMoreLike,
} from '@buildout/workbench/operations/index.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { safe } from '../../show/safe.ts';
import { several } from '../../show/several.ts';
import { textTable } from '../../show/table.ts';

export const WORKSPACE_EXPORTS = [
  'data',
  'annotations',
  'csv',
  'prov',
  'claimreview',
  'markdown',
  'chapters',
  'webvtt',
] as const;

export function briefInWorkspace(context: Context, document: string, json?: boolean): Promise<void> {
  return json
    ? context.answer(evidenceBrief, { id: document }, { json, show: () => '' })
    : context.answer(evidenceExport, { as: 'markdown', document }, { show: ({ text }) => safe(text) });
}

export function defineInWorkspace(context: Context, term: string, json?: boolean): Promise<void> {
  return context.answer(
    evidenceDefine,
    { term },
    {
      json,
      show: ({ explained, used }, { ink }) => {
        if (used.length === 0) return `No document of the workspace uses "${safe(term)}".`;
        const shown = explained.length > 0 ? explained : used.slice(0, 5);
        return [
          `explained ${explained.length} times, used ${used.length} times`,
          ...shown.map(
            ({ documentName, anchor, text }) => `  ${ink.dim(`${safe(documentName)} [${anchor.start}]`)} ${safe(text)}`,
          ),
        ].join('\n');
      },
    },
  );
}

export function moreLikeInWorkspace(context: Context, claims: string[], not: string[], json?: boolean): Promise<void> {
  return context.answer(
    evidenceMoreLike,
    { claims, not },
    {
      json,
      show: ({ ranked }, { width, ink }) =>
        textTable(
          [
            { label: 'like', right: true },
            { label: 'claim' },
            { label: 'figure', cut: true },
            { label: 'sentence', cut: true },
          ],
          ranked.map(({ likeness, claim }) => [likeness.toFixed(2), claim.id, claim.figure.text, claim.sentence.text]),
          width,
          ink,
        ),
    },
  );
}

/** Accepted facts go to data/accepted.csv unless said otherwise; everything else to standard output or `to`. */
export async function exportWorkspace(
  context: Context,
  { as, document, to, json }: { as: string; document?: string; to?: string; json?: boolean },
): Promise<void> {
  const known = WORKSPACE_EXPORTS.find((one) => one === as);
  if (!known)
    throw new UsageError(`--as is "${as}"; known are ${WORKSPACE_EXPORTS.join(', ')}.`, {
      code: 'unknown-option',
      option: '--as',
      value: as,
    });
  const made = await context.perform(evidenceExport, { as: known, document });
  const { host, terminal } = context;
  for (const remark of made.remarks) terminal.err(`${remark}\n`);
  const path = to !== undefined ? resolve(to) : known === 'data' ? join(host.data, made.file) : undefined;
  if (path === undefined) {
    const text = terminal.watched ? safe(made.text) : made.text;
    terminal.out(json ? `${JSON.stringify(made, null, 2)}\n` : text);
    return;
  }
  const written = await host.write(path, made.text);
  const facts = made.text.split('\n').filter((line) => line.startsWith('fact_')).length;
  const words = known === 'data' ? `${several(facts, 'accepted fact')} in ${written}` : `Written: ${written}`;
  terminal.out(json ? `${JSON.stringify({ ...made, path: written }, null, 2)}\n` : `${words}\n`);
}
