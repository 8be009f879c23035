/** `buildout evidence …`: from documents to figures, claims and a brief, each with its place. */

import { resolve } from 'node:path';
import {
  blocksCommand,
  briefCommand,
  claimsCommand,
  defineCommand,
  EXPORTS,
  exportCommand,
  figuresCommand,
  moreLikeCommand,
} from '@buildout/evidence/cli.ts';
import { date, several } from '../options.ts';
import { safe } from '../show/safe.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';
import { addBackupCommands } from './evidence/backup.ts';
import { addEvidenceBench } from './evidence/bench.ts';
import { addDocumentCommands } from './evidence/documents.ts';
import { addPredictionCommands } from './evidence/predictions.ts';
import { addProposeCommand } from './evidence/propose.ts';
import { addReviewCommands } from './evidence/review.ts';
import { addSentenceCommand } from './evidence/sentences.ts';
import {
  briefInWorkspace,
  defineInWorkspace,
  exportWorkspace,
  moreLikeInWorkspace,
  WORKSPACE_EXPORTS,
} from './evidence/write.ts';

export const addEvidence: AddCommand = (program, context) => {
  const evidence = program
    .command('evidence')
    .description('What documents say: figures, claims and briefs, each with its place.');
  evidence.helpCommand(false);
  evidence.addHelpText(
    'after',
    '\nExamples:\n  buildout evidence add talk.vtt\n  buildout evidence review\n  buildout evidence figures talk.vtt --json\n  buildout evidence brief page.html',
  );
  const { terminal, page } = context;
  const print = (json: boolean | undefined, data: unknown, text: () => string) => {
    const words = json ? JSON.stringify(data, null, 2) : text();
    terminal.out(words.endsWith('\n') ? words : `${words}\n`);
  };
  const warn = (documents: { file: string; warnings: string[] }[]) => {
    for (const d of documents) for (const w of d.warnings) terminal.err(`${safe(d.file)}: ${safe(w)}\n`);
  };

  command(evidence, 'figures', 'Every figure of the files, with its place, value, unit and the repairs made.', [
    'evidence figures talk.vtt',
    'evidence figures page.html --json',
  ])
    .argument('<file...>')
    .option('--date <day>', 'date of documents that do not state theirs (YYYY-MM-DD)', date('--date'))
    .action((files: string[], { json, date: day }: { json?: boolean; date?: string }) => {
      const found = figuresCommand(files, day ? { date: day } : {});
      warn(found.documents);
      print(json, found, () => {
        const value = (f: (typeof found.figures)[number]) => f.value ?? `${f.valueMin ?? ''}…${f.valueMax ?? ''}`;
        const rows = found.figures.map((f) => [
          String(f.start),
          f.text,
          String(value(f)),
          f.unit,
          f.entity ?? '',
          f.repairs.join(' '),
        ]);
        return textTable(
          [
            { label: 'at', right: true },
            { label: 'text', cut: true },
            { label: 'value', right: true },
            { label: 'unit' },
            { label: 'about' },
            { label: 'repaired', cut: true },
          ],
          rows,
          page.width,
          page.ink,
        );
      });
    });

  command(evidence, 'claims', 'The claims of the files, and where they conflict, supersede, repeat or add up.', [
    'evidence claims a.txt b.txt',
    'evidence claims talk.vtt --json',
  ])
    .argument('<file...>')
    .action((files: string[], { json }: { json?: boolean }) => {
      const found = claimsCommand(files);
      warn(found.documents);
      print(json, found, () => {
        const rows = found.claims.map((c) => [
          c.key.entity ?? '',
          c.key.metric,
          c.figure.text,
          c.key.asOf,
          c.speaker ?? '',
          c.copyOf ? 'copy' : '',
        ]);
        const table = textTable(
          [
            { label: 'about' },
            { label: 'metric', cut: true },
            { label: 'figure', cut: true },
            { label: 'as of' },
            { label: 'said by', cut: true },
            { label: '' },
          ],
          rows,
          page.width,
          page.ink,
        );
        const relations = found.relations.filter((r) => r.kind !== 'copy').map((r) => `${r.kind}: ${safe(r.text)}`);
        return [table, ...(relations.length ? ['', ...relations] : [])].join('\n');
      });
    });

  command(
    evidence,
    'blocks',
    'What each stretch of the files is: content, page furniture, advertisement, copy, translation.',
    ['evidence blocks page.txt'],
  )
    .argument('<file...>')
    .action((files: string[], { json }: { json?: boolean }) => {
      const found = blocksCommand(files);
      warn(found.documents);
      print(json, found, () =>
        found.documents
          .map((d) => {
            const remark = (b: (typeof d.blocks)[number]) =>
              b.copyOf !== undefined ? `copy of ${d.blocks[b.copyOf].start}` : b.derived ? 'derived' : '';
            const rows = d.blocks.map((b) => [
              String(b.start),
              b.kind,
              b.language,
              remark(b),
              b.text.replace(/\s+/g, ' '),
            ]);
            const columns = [
              { label: 'at', right: true },
              { label: 'kind' },
              { label: 'language' },
              { label: '' },
              { label: 'text', cut: true },
            ];
            return `${safe(d.file)}\n${textTable(columns, rows, page.width, page.ink)}`;
          })
          .join('\n\n'),
      );
    });

  command(evidence, 'brief', 'What a document says, in its own sentences, each with its place.', [
    'evidence brief talk.vtt',
    'evidence brief page.html --json',
    'evidence brief talk.vtt --workspace',
  ])
    .argument('<file>', 'with --workspace the name of a document there, or the beginning of its id')
    .option('--workspace', 'of a document of the workspace, with the proposed sentences that reviewers accepted')
    .action((file: string, { json, workspace }: { json?: boolean; workspace?: boolean }) => {
      if (workspace) return briefInWorkspace(context, file, json);
      const made = briefCommand(file);
      warn([made.source]);
      print(json, { source: made.source, ...made.brief }, () => safe(made.markdown));
    });

  command(
    evidence,
    'define',
    'What a term means in the files, or without a file in the workspace: where it is explained, where it is used.',
    ['evidence define "take-or-pay"', 'evidence define "take-or-pay" talk.txt'],
  )
    .argument('<term>')
    .argument('[file...]')
    .action((term: string, files: string[], { json }: { json?: boolean }) => {
      if (files.length === 0) return defineInWorkspace(context, term, json);
      const found = defineCommand(term, files);
      warn(found.documents);
      print(json, found, () =>
        found.documents
          .map((d) =>
            [
              `${safe(d.file)}: explained ${d.explained.length} times, used ${d.used.length} times`,
              ...(d.explained.length ? d.explained : d.used.slice(0, 5)).map(
                (i) => `  [${i.anchor.start}] ${safe(i.text)}`,
              ),
            ].join('\n'),
          )
          .join('\n\n'),
      );
    });

  command(
    evidence,
    'export',
    `Writes a document's claims, brief or subtitles as ${EXPORTS.join(', ')}; without a file, of the workspace; --as data: accepted facts into data/.`,
    ['evidence export --as data', 'evidence export talk.vtt --as csv', 'evidence export page.html --as annotations'],
  )
    .argument('[file]')
    .requiredOption('--as <format>', `one of ${WORKSPACE_EXPORTS.join(', ')}`)
    .option('--document <name>', 'without a file: the document of the workspace')
    .option('--to <path>', 'where to write, instead of standard output; of data it is data/accepted.csv')
    .action(
      async (
        file: string | undefined,
        { json, as, document, to }: { json?: boolean; as: string; document?: string; to?: string },
      ) => {
        if (file === undefined) return exportWorkspace(context, { as, document, to, json });
        const made = exportCommand(file, as);
        warn([made.source]);
        if (to === undefined) return print(json, made, () => (terminal.watched ? safe(made.text) : made.text));
        const path = await context.host.write(resolve(to), made.text);
        print(json, { ...made, path }, () => `Written: ${path}`);
      },
    );

  command(evidence, 'more-like', 'The other claims of the files, most like the accepted ones first.', [
    'evidence more-like claim_0a1b2c3d4e5f',
    'evidence more-like claim_0a1b2c3d4e5f --in talk.txt',
  ])
    .argument('<claim...>')
    .option('--in <file>', 'a file whose claims to rank, instead of the workspace; may be repeated', several)
    .option('--not <claim>', 'a rejected claim; may be repeated', several)
    .action((ids: string[], { json, in: files, not }: { json?: boolean; in?: string[]; not?: string[] }) => {
      if (files === undefined) return moreLikeInWorkspace(context, ids, not ?? [], json);
      const ranked = moreLikeCommand(ids, files, not);
      print(json, { ranked }, () => {
        const rows = ranked
          .slice(0, 30)
          .map(({ likeness, claim: c }) => [likeness.toFixed(2), c.id, c.figure.text, c.sentence.text]);
        return textTable(
          [
            { label: 'like', right: true },
            { label: 'claim' },
            { label: 'figure', cut: true },
            { label: 'sentence', cut: true },
          ],
          rows,
          page.width,
          page.ink,
        );
      });
    });

  addDocumentCommands(evidence, context);
  addReviewCommands(evidence, context);
  addSentenceCommand(evidence, context);
  addBackupCommands(evidence, context);
  addPredictionCommands(evidence, context);
  addProposeCommand(evidence, context);

  addEvidenceBench(program, context);
};
