/** `buildout evidence sentences`, and decisions on them: what a helper proposed for briefs. */
import type { Decision } from '@buildout/evidence';
import { evidenceDecideSentence, evidenceSentences } from '@buildout/workbench/operations/index.ts';
import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { stateOf } from '../../review/sentence-card.ts';
import { safe } from '../../show/safe.ts';
import { command } from '../command.ts';

const SENTENCE_STATES = ['waiting', 'accepted', 'rejected', 'disputed'] as const;
export function addSentenceCommand(evidence: Command, context: Context): void {
  command(evidence, 'sentences', evidenceSentences.summary, [
    'evidence sentences',
    'evidence sentences --document talk.vtt --status accepted --json',
  ])
    .option('--document <name>', 'only of this document')
    .option('--status <status>', `only ${SENTENCE_STATES.join(', ')}`)
    .action(({ json, ...asked }: { json?: boolean; document?: string; status?: (typeof SENTENCE_STATES)[number] }) =>
      context.answer(evidenceSentences, asked, {
        json,
        show: ({ sentences }) =>
          sentences.length === 0
            ? 'No sentence is proposed for a brief; `buildout evidence propose` asks a helper for some.'
            : sentences
                .map(
                  (one) =>
                    `${one.id} ${stateOf(one)}\n  ${one.role}, from ${safe(one.origin)}: “${safe(one.text)}” (${safe(one.documentName)}, at ${one.anchor.start})`,
                )
                .join('\n'),
      }),
    );
}

/** The decision on a sentence, which knows fewer kinds. */
export function decideSentence(
  context: Context,
  sentence: string,
  reviewer: string,
  decision: Decision,
  { json, blind, seen }: { json?: boolean; blind?: boolean; seen?: number },
): Promise<void> {
  const { kind } = decision;
  if (kind !== 'accept' && kind !== 'reject' && kind !== 'skip')
    throw new UsageError(`${sentence} is a sentence: it can be accepted, rejected or skipped, and not "${kind}".`, {
      code: 'bad-decision',
    });
  if (blind)
    throw new UsageError('--blind is for claims: a sentence has no reading that one could be blind to.', {
      code: 'bad-option',
    });
  const known = async () => {
    const { sentences } = await context.perform(evidenceSentences, {});
    return sentences.find(({ id }) => id === sentence)?.seen ?? 0;
  };
  return known().then((last) =>
    context.answer(
      evidenceDecideSentence,
      { sentence, reviewer, decision, seen: seen ?? last },
      {
        json,
        show: ({ already, sentence: view }) =>
          [already ? safe(already) : '', `${view.id} is ${stateOf(view)}: “${safe(view.text)}” (${view.role})`]
            .filter(Boolean)
            .join('\n'),
      },
    ),
  );
}
