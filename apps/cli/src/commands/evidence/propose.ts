/** `buildout evidence propose`: an optional language model points at claims; what the document bears out waits for review. */
import { plain } from '@buildout/workbench/charts/index.ts';
import { evidencePropose } from '@buildout/workbench/operations/index.ts';
import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { wholeNumber } from '../../options.ts';
import { safe } from '../../show/safe.ts';
import { command } from '../command.ts';

interface ProposeOptions {
  json?: boolean;
  endpoint?: string;
  model?: string;
  parts?: number;
}

export function addProposeCommand(evidence: Command, context: Context): void {
  command(evidence, 'propose', evidencePropose.summary, [
    'evidence propose talk.vtt --endpoint http://127.0.0.1:8080/v1 --model qwen3',
    'evidence propose talk.vtt --json',
  ])
    .argument('<document>', 'its name, or the beginning of its id')
    .option(
      '--endpoint <address>',
      'an OpenAI-compatible endpoint (or BUILDOUT_HELPER_URL; its key is BUILDOUT_HELPER_KEY)',
    )
    .option('--model <name>', 'the model to ask for (or BUILDOUT_HELPER_MODEL)')
    .option('--parts <number>', 'parts of the document to show at most (60)', wholeNumber('--parts', 1, 500))
    .action((document: string, { json, ...asked }: ProposeOptions) =>
      context.answer(
        evidencePropose,
        { document, ...asked },
        {
          json,
          show: (
            { origin, parts, proposed, kept, added, addedSentences, dropped, claims, sentences, problems },
            { ink },
          ) =>
            [
              `${safe(origin)} was shown ${plain(parts, 0)} ${parts === 1 ? 'part' : 'parts'} and proposed ${plain(proposed, 0)}: ${plain(kept, 0)} stand in the document, ${plain(added, 0)} claims and ${plain(addedSentences, 0)} sentences are new to the queue.`,
              ...claims.map(
                (c) =>
                  `  ${c.id} ${safe(c.figure.text)}: ${safe(c.key.entity ?? 'nobody')}, ${safe(c.key.metric)} ${ink.dim(c.status)}`,
              ),
              ...sentences.map((s) => `  ${s.id} ${s.role}: “${safe(s.text)}” ${ink.dim(s.status)}`),
              ...dropped.map((d) => ink.dim(`  dropped, ${d.because}: ${safe(d.text)}`)),
              ...problems.map((p) => `  [${p.start}…${p.end}] ${safe(p.message)}`),
            ].join('\n'),
        },
      ),
    );
}
