/** `buildout evidence add`, `documents`, `search`, `define`, `conflicts`: what is in the workspace. */
import { basename } from 'node:path';
import { readBytes } from '@buildout/evidence/cli.ts';
import { MAX_BYTES } from '@buildout/evidence/text/index.ts';
import { plain } from '@buildout/workbench/charts/index.ts';
import {
  evidenceAdd,
  evidenceConflicts,
  evidenceDocuments,
  evidenceSearch,
} from '@buildout/workbench/operations/index.ts';
import type { Command } from 'commander';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { date, wholeNumber } from '../../options.ts';
import { safe } from '../../show/safe.ts';
import { several } from '../../show/several.ts';
import { textTable } from '../../show/table.ts';
import { command } from '../command.ts';
import { episodesOf } from './transcripts.ts';

type Added = z.output<typeof evidenceAdd.output>;

interface AddOptions {
  json?: boolean;
  url?: string;
  licence?: string;
  date?: string;
  title?: string;
}

export function addDocumentCommands(evidence: Command, context: Context): void {
  const { terminal } = context;

  command(evidence, 'add', 'Adds files to the workspace: text for search, claims for review.', [
    'evidence add talk.vtt --url https://example.org/talk',
    'evidence add notes.txt page.html --licence "CC BY 4.0" --date 2026-03-03',
  ])
    .argument('<file...>', `each of up to ${MAX_BYTES / 2 ** 20} MiB`)
    .option('--url <address>', 'where it was found')
    .option('--licence <words>', 'under which licence it may be quoted')
    .option('--date <day>', 'of publication, where a file does not state it', date('--date'))
    .option('--title <words>', 'of one file that does not state it')
    .action(async (files: string[], { json, ...about }: AddOptions) => {
      if (about.title !== undefined && files.length > 1)
        throw new UsageError(`--title is of one file, and ${files.length} are named; add them one by one.`, {
          code: 'one-title',
        });
      const added: Added[] = [];
      const add = async (file: string, about: Omit<AddOptions, 'json'>) => {
        const output = await context.perform(evidenceAdd, { ...about, name: basename(file), base64: await read(file) });
        for (const warning of output.warnings) terminal.err(`${safe(file)}: ${safe(warning)}\n`);
        added.push(output);
        if (!json) terminal.out(`${line(output)}\n`);
        return output;
      };
      for (const file of files) {
        const { transcripts } = await add(file, about);
        for (const { title, date, file: own, url, names } of await episodesOf(file, transcripts)) {
          if (own) await add(own, { ...about, title, date: date ?? about.date, url });
          else
            terminal.err(
              `${safe(title)}: no transcript beside ${safe(file)} (${safe(names.join(', '))}); save it there and add the feed again\n`,
            );
        }
      }
      if (json) terminal.out(`${JSON.stringify({ documents: added }, null, 2)}\n`);
    });

  command(evidence, 'documents', evidenceDocuments.summary, ['evidence documents']).action(
    ({ json }: { json?: boolean }) =>
      context.answer(
        evidenceDocuments,
        {},
        {
          json,
          show: ({ documents }, { width, ink }) =>
            documents.length === 0
              ? 'The workspace has no documents yet: buildout evidence add FILE'
              : textTable(
                  [
                    { label: 'document' },
                    { label: 'name', cut: true },
                    { label: 'date' },
                    { label: 'format' },
                    { label: 'claims', right: true },
                    { label: 'title', cut: true },
                  ],
                  documents.map((d) => [
                    d.id.slice(0, 12),
                    d.name,
                    d.date ?? '',
                    d.format,
                    plain(d.claims, 0),
                    d.title ?? '',
                  ]),
                  width,
                  ink,
                ),
        },
      ),
  );

  command(evidence, 'search', `${evidenceSearch.summary} Whole words, all of them; "exact words", or, -not.`, [
    'evidence search "take or pay"',
    'evidence search "debt -mortgage" --limit 5 --json',
  ])
    .argument('<words...>')
    .option('--limit <number>', 'passages at most (20)', wholeNumber('--limit', 1, 200))
    .option('--document <name>', 'only in this document: its name, or the beginning of its id')
    .action((words: string[], { json, ...options }: { json?: boolean; limit?: number; document?: string }) => {
      const query = words.join(' ');
      return context.answer(
        evidenceSearch,
        { query, ...options },
        {
          json,
          show: ({ total, hits }, { ink }) => {
            if (hits.length === 0)
              return `No passage has these words.${/\w\*/.test(query) ? ' Words are searched for whole: a * stands for nothing.' : ''}`;
            const shown = hits.map(({ documentName, start, text, matches, speaker }) => {
              let out = '';
              let at = 0;
              for (const match of matches) {
                out += safe(text.slice(at, match.start)) + ink.bold(safe(text.slice(match.start, match.end)));
                at = match.end;
              }
              out += safe(text.slice(at));
              return `${ink.dim(`${safe(documentName)} [${start}]${speaker ? ` ${safe(speaker)}` : ''}`)}\n  ${out.replace(/\s+/g, ' ')}`;
            });
            const rest = total > hits.length ? ink.dim(`\n… and ${plain(total - hits.length, 0)} more (--limit)`) : '';
            return `${shown.join('\n')}${rest}`;
          },
        },
      );
    });

  command(evidence, 'conflicts', evidenceConflicts.summary, [
    'evidence conflicts',
    'evidence conflicts --document talk.vtt',
  ])
    .option('--document <name>', 'only those of this document')
    .option('--limit <number>', 'relations at most (200)', wholeNumber('--limit', 1, 2000))
    .action(({ json, document, limit }: { json?: boolean; document?: string; limit?: number }) =>
      context.answer(
        evidenceConflicts,
        { document, limit },
        {
          json,
          show: ({ total, relations }, { ink }) =>
            relations.length === 0
              ? 'No two claims stand against each other.'
              : [
                  ...relations.map(({ kind, text, sides }) =>
                    [
                      `${ink.bold(kind)}: ${safe(text)}`,
                      ...sides.map((s) => ink.dim(`  ${s.id} ${safe(s.documentName)}: ${safe(s.sentence.text)}`)),
                    ].join('\n'),
                  ),
                  ...(total > relations.length
                    ? [ink.dim(`… and ${plain(total - relations.length, 0)} more (--limit)`)]
                    : []),
                ].join('\n'),
        },
      ),
    );

  const line = ({
    document,
    added: isNew,
    claims,
  }: {
    document: { id: string; name: string; passages: number };
    added: boolean;
    claims: number;
  }) =>
    isNew
      ? `${safe(document.name)}: added as ${document.id.slice(0, 12)}, ${several(document.passages, 'passage')}, ${several(claims, 'claim')} to review`
      : `${safe(document.name)}: here already as ${document.id.slice(0, 12)}${claims > 0 ? `, ${plain(claims, 0)} new claims` : ''}`;
}

const read = async (file: string): Promise<string> => readBytes(file).toString('base64');
