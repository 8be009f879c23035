/** `buildout evidence queue`, `claim`, `decide`, `undo`, `review`, `facts`, `agreement`, `trace`. */
import { type Decision, meantOf } from '@buildout/evidence';
import { plain, withUnit } from '@buildout/workbench/charts/index.ts';
import { RELATION_WORDS } from '@buildout/workbench/operations/evidence/bearing/index.ts';
import {
  evidenceAgreement,
  evidenceClaim,
  evidenceDecide,
  evidenceFacts,
  evidenceQueue,
  evidenceTrace,
  evidenceUndo,
} from '@buildout/workbench/operations/index.ts';
import type { Command } from 'commander';
import type { Context, Page } from '../../context.ts';
import { UsageError } from '../../errors.ts';
import { wholeNumber } from '../../options.ts';
import { meaning } from '../../review/card.ts';
import { CORRECTION_FIELDS, readCorrection } from '../../review/correction.ts';
import { idOf, inOrder, placedCard, stateOf } from '../../review/sentence-card.ts';
import { sit } from '../../review/session.ts';
import { safe } from '../../show/safe.ts';
import { several } from '../../show/several.ts';
import { textTable } from '../../show/table.ts';
import { command } from '../command.ts';
import { reviewerOf, withReviewer } from './reviewer.ts';
import { decideSentence } from './sentences.ts';

interface QueueOptions {
  json?: boolean;
  reviewer?: string;
  limit?: number;
  document?: string;
  blind?: boolean;
}

const DECISIONS = ['accept', 'correct', 'reject', 'skip', 'link'] as const;

export function addReviewCommands(evidence: Command, context: Context): void {
  const { terminal } = context;

  command(evidence, 'queue', evidenceQueue.summary, [
    'evidence queue',
    'evidence queue --limit 3 --reviewer ada --json',
  ])
    .option('--reviewer <name>', 'whose queue: what they skipped comes last')
    .option('--limit <number>', 'claims at most (20)', wholeNumber('--limit', 1, 200))
    .option('--document <name>', 'only of this document')
    .option('--blind', 'second readings: what others decided, their decisions not shown')
    .action(({ json, ...asked }: QueueOptions) =>
      context.answer(evidenceQueue, asked, {
        json,
        show: (queue, page) =>
          [
            `${plain(queue.waiting, 0)} waiting, ${plain(queue.decided, 0)} decided`,
            ...inOrder(queue).map((item) =>
              placedCard(item, page, `${item.place}. ${idOf(item)}, priority ${item.priority.toFixed(3)}`),
            ),
          ].join('\n\n'),
      }),
    );

  withReviewer(
    command(
      evidence,
      'review',
      'Leads through the queue by keyboard, one key a decision; where input is no terminal, one line a decision: a, r REASON, c value=38, s, u, l PARAMETER, q.',
      [
        'evidence review',
        'evidence review --reviewer ada --document talk.vtt',
        'evidence review --reviewer ben --blind',
      ],
    ),
  )
    .option('--document <name>', 'only claims of this document')
    .option('--blind', 'second readings: what others decided, their decisions not shown')
    .action(async ({ json, reviewer, blind = false, document }: QueueOptions) => {
      const who = reviewerOf(reviewer, terminal);
      const input = terminal.input?.();
      if (!input)
        throw new UsageError('There is no input here to review with; decide with `buildout evidence decide`.', {
          code: 'no-input',
        });
      try {
        // With --json the cards go to standard error, and standard output holds the result alone.
        const result = await sit(
          context,
          input,
          { reviewer: who, blind, document },
          json ? terminal.err : terminal.out,
        );
        const { accepted, corrected, rejected, skipped, waiting } = result;
        const words = `${who}: ${accepted} accepted, ${corrected} corrected, ${rejected} rejected, ${skipped} skipped; ${waiting} waiting.`;
        terminal.out(json ? `${JSON.stringify(result, null, 2)}\n` : `${words}\n`);
      } finally {
        input.close();
      }
    });

  command(evidence, 'claim', evidenceClaim.summary, ['evidence claim claim_0a1b2c3d4e5f'])
    .argument('<claim>')
    .action((id: string, { json }: { json?: boolean }) =>
      context.answer(
        evidenceClaim,
        { id },
        {
          json,
          show: (view, { ink }) =>
            [
              `${ink.bold(view.id)} ${view.status}${view.factId ? `, ${view.factId}` : ''}${view.noFact ? `; no fact: ${view.noFact}` : ''}`,
              `“${safe(view.sentence.text)}” (${safe([view.documentName, view.speaker].filter(Boolean).join(', '))})`,
              meaning(view),
              ...view.history.map(
                (event) =>
                  `${event.seq} ${event.at.slice(0, 16)} ${safe(event.reviewer)} ${said(event.decision)}${event.reading === 'blind' ? ' (blind)' : ''}`,
              ),
            ].join('\n'),
        },
      ),
    );

  withReviewer(
    command(evidence, 'decide', 'Puts one decision on record: accept, correct, reject, skip or link.', [
      'evidence decide claim_0a1b2c3d4e5f accept --reviewer ada',
      'evidence decide claim_0a1b2c3d4e5f correct value=38 unit=percent period=year',
      'evidence decide claim_0a1b2c3d4e5f reject "the speaker quotes somebody else"',
      'evidence decide claim_0a1b2c3d4e5f link -- -chip_price_decline',
    ]),
  )
    .argument('<claim>', 'a claim, or a sentence proposed for a brief (accept, reject, skip)')
    .argument('<decision>', DECISIONS.join(', '))
    .argument(
      '[words...]',
      `of correct: name=value (${CORRECTION_FIELDS}); of reject: why; of link: the parameter, -parameter, or none`,
    )
    .option('--blind', 'an independent second reading')
    .option('--alone', 'not the identical claims')
    .option(
      '--seen <seq>',
      'the last event on the claim you know of; without it the last there is',
      wholeNumber('--seen', 0, 2 ** 53 - 1),
    )
    .action(
      async (
        claim: string,
        kind: string,
        words: string[],
        {
          json,
          reviewer,
          blind,
          alone,
          seen,
        }: { json?: boolean; reviewer?: string; blind?: boolean; alone?: boolean; seen?: number },
      ) => {
        const who = reviewerOf(reviewer, terminal);
        const decision = decisionOf(kind, words.join(' '));
        if (claim.startsWith('sentence_')) return decideSentence(context, claim, who, decision, { json, blind, seen });
        const known = seen ?? (await context.perform(evidenceClaim, { id: claim })).seen;
        await context.answer(
          evidenceDecide,
          { claim, reviewer: who, decision, seen: known, reading: blind ? 'blind' : 'open', group: !alone },
          {
            json,
            show: ({ recorded, already, claim: view, fact, left }) =>
              [
                already ? safe(already) : '',
                `${view.id} is ${view.status}: ${meaning(view)}`,
                view.status === 'disputed' && decision.kind === 'correct'
                  ? `Your reading is ${meaning({ ...view, meant: meantOf(view as Parameters<typeof meantOf>[0], decision.correction) })}; \`buildout evidence claim ${view.id}\` has all.`
                  : '',
                recorded.length > (already ? 0 : 1)
                  ? `${recorded.length - (already ? 0 : 1)} identical claims got the same decision.`
                  : '',
                ...left.map((one) => `left alone: ${one}`),
                fact
                  ? `It is ${fact.id}: --set PARAMETER=@${fact.id}`
                  : view.noFact
                    ? `It is no fact: ${view.noFact}.`
                    : '',
              ]
                .filter(Boolean)
                .join('\n'),
          },
        );
      },
    );

  withReviewer(command(evidence, 'undo', evidenceUndo.summary, ['evidence undo --reviewer ada'])).action(
    ({ json, reviewer }: { json?: boolean; reviewer?: string }) =>
      context.answer(
        evidenceUndo,
        { reviewer: reviewerOf(reviewer, terminal) },
        {
          json,
          show: ({ undone, claims, sentences }) =>
            undone.length === 0
              ? 'There is nothing of yours to take back.'
              : [
                  ...claims.map((view) => `${view.id} is ${view.status} again: ${meaning(view)}`),
                  ...sentences.map((one) => `${one.id} is ${stateOf(one)} again: “${safe(one.text)}”`),
                ].join('\n'),
        },
      ),
  );

  command(evidence, 'facts', evidenceFacts.summary, ['evidence facts', 'evidence facts --json']).action(
    ({ json }: { json?: boolean }) => context.answer(evidenceFacts, {}, { json, show: showFacts }),
  );

  command(evidence, 'agreement', evidenceAgreement.summary, ['evidence agreement']).action(
    ({ json }: { json?: boolean }) =>
      context.answer(
        evidenceAgreement,
        {},
        {
          json,
          show: (found, { width, ink }) => {
            const share = (n: number | null) => (n === null ? '–' : n.toFixed(2));
            const kappa =
              found.kappa === null
                ? 'no kappa yet'
                : `kappa ${share(found.kappa)} (${share(found.kappaLow)} … ${share(found.kappaHigh)})`;
            const repairs = found.repairs.filter(({ reviewed }) => reviewed > 0);
            return [
              `${several(found.pairs, 'claim')} with a blind second reading: agreement ${share(found.agreement)}, ${kappa}`,
              ...found.reviewers.map(
                (r) =>
                  `${safe(r.reviewer)}: ${r.accepted} accepted, ${r.corrected} corrected, ${r.rejected} rejected, ${r.skipped} skipped (${r.blind} blind)`,
              ),
              repairs.length === 0
                ? 'No repaired figure has been reviewed yet.'
                : textTable(
                    [
                      { label: 'repair' },
                      { label: 'reviewed', right: true },
                      { label: 'right', right: true },
                      { label: 'precision' },
                      { label: 'assumes', cut: true },
                    ],
                    repairs.map((r) => [
                      r.repair,
                      String(r.reviewed),
                      String(r.right),
                      `${share(r.precision)} (${share(r.low)} … ${share(r.high)})`,
                      r.assumes,
                    ]),
                    width,
                    ink,
                  ),
            ].join('\n');
          },
        },
      ),
  );

  command(evidence, 'trace', evidenceTrace.summary, [
    'evidence trace site_cost',
    'evidence trace revenue_2030',
    'evidence trace "capex_by_company[microsoft]"',
    'evidence trace coreweave',
    'evidence trace c_seed_001',
    'evidence trace fact_0a1b2c3d4e5f',
  ])
    .argument('<of>', 'a parameter, an answer, a line of one, a company, a row of data/, a fact or a claim')
    .action((of: string, { json }: { json?: boolean }) =>
      context.answer(
        evidenceTrace,
        { of },
        {
          json,
          show: (trace, { ink }) =>
            [
              `${ink.bold(trace.of)}  ${safe(trace.label)} (${trace.kind})`,
              ...trace.sentences.map(
                (s) =>
                  `said       “${safe(s.text)}” (${safe([s.speaker, s.documentName, s.anchor && `at ${s.anchor.start}`, s.from].filter(Boolean).join(', '))})`,
              ),
              ...trace.parameters.map(
                (p) => `parameter  ${p.id} = ${withUnit(p.value, p.unit)}: ${p.label}; ${p.through}`,
              ),
              ...trace.answers.map(
                (a) =>
                  `moves      ${a.label}: rank correlation ${a.correlation.toFixed(2).replace('-', '−')} of ${a.parameter}`,
              ),
              ...trace.facts.map(
                (row) =>
                  `row        ${row.file}:${row.line} ${safe(row.label)}: ${row.value} ${row.unit} (${row.date})`,
              ),
              ...trace.columns.map(({ what, ids }) => `behind     ${what}: ${ids.join(', ')}`),
              ...trace.numbers.map(
                (n) =>
                  `number     it ${RELATION_WORDS[n.relation]} ${n.id}${n.line && `[${n.line}]`} (${safe(n.label)}): ${safe(n.why)}`,
              ),
              ...trace.leads.map(({ claim, id, relation, why }) => {
                const view = trace.claims.find((one) => one.id === claim);
                return `claim      ${claim} ${RELATION_WORDS[relation]} ${id}: “${safe(view?.figure.text ?? '')}” (${safe([view?.speaker, view?.documentName].filter(Boolean).join(', '))}); ${safe(why)}`;
              }),
              ...trace.remarks.map((remark) => ink.dim(`remark     ${remark}`)),
            ].join('\n'),
        },
      ),
    );
}

function decisionOf(kind: string, words: string): Decision {
  switch (kind) {
    case 'accept':
    case 'skip':
      return { kind };
    case 'correct':
      return { kind, correction: readCorrection(words) };
    case 'reject':
      return { kind, reason: words };
    case 'link':
      if (words.trim() === '') break;
      return { kind, parameter: words.trim() === 'none' ? null : words.trim() };
  }
  if (kind === 'link')
    throw new UsageError('Say which parameter the claim speaks to, or none.', { code: 'bad-decision', kind });
  throw new UsageError(`There is no decision "${kind}". The decisions are ${DECISIONS.join(', ')}.`, {
    code: 'bad-decision',
    kind,
  });
}

function said(decision: Decision): string {
  switch (decision.kind) {
    case 'correct':
      return `correct ${safe(JSON.stringify(decision.correction))}`;
    case 'reject':
      return `reject: ${safe(decision.reason)}`;
    case 'undo':
      return `took back ${decision.of}`;
    case 'link':
      return `link to ${safe(decision.parameter ?? 'none')}`;
    case 'resolve':
      return `${decision.state} (${safe(decision.source)})`;
    default:
      return decision.kind;
  }
}

function showFacts({ facts }: Awaited<ReturnType<typeof evidenceFacts.do>>, { width, ink }: Page): string {
  if (facts.length === 0) return 'Nothing has been accepted yet: buildout evidence review';
  const amount = (f: (typeof facts)[number]) =>
    f.value !== null ? withUnit(f.value, f.unit) : `${f.low ?? ''} … ${f.high ?? ''} ${f.unit}`;
  return textTable(
    [
      { label: 'fact' },
      { label: 'about', cut: true },
      { label: 'value', right: true },
      { label: 'as of' },
      { label: 'by' },
      { label: 'sentence', cut: true },
    ],
    facts.map((f) => [
      f.id,
      [f.entity, f.metric].filter(Boolean).join(', '),
      amount(f),
      f.asOf,
      f.reviewers.join(', '),
      f.statement,
    ]),
    width,
    ink,
  );
}
