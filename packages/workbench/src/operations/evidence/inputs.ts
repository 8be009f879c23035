/** Inputs and outputs of the operations on the evidence room, by name: what a page or another operation may build on. */
import { z } from 'zod';
import {
  acceptedFactSchema,
  anchorSchema,
  bearingSchema,
  blockSchema,
  briefSchema,
  claimView,
  dataRowSchema,
  decisionSchema,
  documentEntry,
  markSchema,
  passageHitSchema,
  queueItem,
  relationSchema,
  reviewerSchema,
  reviewSchema,
  sentenceDecisionSchema,
  sentenceItem,
  sentenceReviewSchema,
  sentenceSchema,
  sentenceView,
  wouldChangeSchema,
} from './schemas.ts';

const limit = (most: number, usual: number) => z.int().min(1).max(most).default(usual);
const documentName = z.string().min(1).describe('whole id, a unique beginning of at least 6 digits, or the file name');
const claimId = z.string().describe('claim_…');

export const evidenceSchemas = {
  add: {
    input: z.object({
      name: z
        .string()
        .min(1)
        .max(300)
        .regex(/^[^/\\\p{Cc}]+$/u, 'a file name without a path')
        .describe('file name; its ending helps to tell the format'),
      text: z.string().optional(),
      base64: z.string().optional().describe('the bytes, instead of text'),
      url: z
        .string()
        .regex(/^(https?:\/\/\S+)?$/, 'must begin with https:// or http://')
        .default('')
        .describe('where it was found'),
      licence: z.string().default('').describe('under which licence it may be quoted'),
      date: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-03-31')
        .optional()
        .describe('of publication, where the document does not state it'),
      title: z.string().optional(),
    }),
    output: z.object({
      document: documentEntry,
      added: z.boolean().describe('false: the same bytes were here before'),
      claims: z.int().describe('new claims'),
      warnings: z.array(z.string()),
      transcripts: z
        .array(z.object({ url: z.string(), type: z.string(), title: z.string(), date: z.string().optional() }))
        .describe('of a feed: what its episodes name as their transcripts, files of their own that nothing fetches'),
    }),
  },
  documents: { input: z.object({}), output: z.object({ documents: z.array(documentEntry) }) },
  document: {
    input: z.object({ id: documentName }),
    output: z.object({
      document: documentEntry,
      text: z.string(),
      blocks: z.array(blockSchema),
      brief: briefSchema,
      claims: z.array(claimView),
      relations: z.array(relationSchema),
    }),
  },
  read: {
    input: z.object({ id: documentName }),
    output: z.object({
      document: documentEntry,
      text: z.string(),
      blocks: z.array(blockSchema.pick({ startUtf16: true, endUtf16: true, kind: true, speaker: true })),
      claims: z.array(markSchema).describe('in order of place'),
    }),
  },
  brief: { input: z.object({ id: documentName }), output: z.object({ brief: briefSchema }) },
  queue: {
    input: z.object({
      reviewer: z.string().default('').describe('what this reviewer skipped comes last; decided by them: left out'),
      limit: limit(200, 20).describe('claims at most, and sentences at most'),
      document: documentName.optional(),
      blind: z.boolean().default(false).describe('second readings of what others decided, their decisions not shown'),
      change: z.boolean().default(true).describe('whether to compute what each would change in the model'),
    }),
    output: z.object({
      waiting: z.int().describe('claims and sentences'),
      decided: z.int(),
      items: z.array(queueItem),
      sentences: z.array(sentenceItem).describe('proposed for briefs; in one queue with the items, by `place`'),
    }),
  },
  claim: {
    input: z.object({
      id: claimId,
      change: z.boolean().default(false).describe('whether to compute what it would change in the model'),
    }),
    output: claimView.extend({
      history: z.array(reviewSchema),
      numbers: z.array(bearingSchema).describe('every number of the workbench it leads to'),
      wouldChange: wouldChangeSchema.nullable().describe('null: it speaks to no parameter, or `change` was not asked'),
    }),
  },
  decide: {
    input: z.object({
      claim: claimId,
      reviewer: reviewerSchema,
      decision: decisionSchema,
      seen: z.int().min(0).describe('`seen` of the claim as it was shown'),
      reading: z.enum(['open', 'blind']).default('open'),
      group: z.boolean().default(true).describe('identical claims get the same decision, each in its own event'),
    }),
    output: z.object({
      recorded: z.array(reviewSchema),
      already: z
        .string()
        .nullable()
        .describe('set where the reviewer holds this very decision already, so that nothing is recorded on the claim'),
      claim: claimView,
      fact: acceptedFactSchema.nullable(),
      left: z.array(z.string()).describe('identical claims left alone, and why'),
    }),
  },
  sentences: {
    input: z.object({
      document: documentName.optional(),
      status: z.enum(['waiting', 'accepted', 'rejected', 'disputed']).optional(),
    }),
    output: z.object({ sentences: z.array(sentenceView).describe('in order of document and place') }),
  },
  decideSentence: {
    input: z.object({
      sentence: z.string().describe('sentence_…'),
      reviewer: reviewerSchema,
      decision: sentenceDecisionSchema,
      seen: z.int().min(0).describe('`seen` of the sentence as it was shown'),
    }),
    output: z.object({
      recorded: sentenceReviewSchema.nullable().describe('null: see `already`'),
      already: z.string().nullable().describe('set where the reviewer holds this very decision already'),
      sentence: sentenceView,
    }),
  },
  undo: {
    input: z.object({ reviewer: reviewerSchema }),
    output: z.object({
      undone: z.array(z.union([reviewSchema, sentenceReviewSchema])),
      claims: z.array(claimView),
      sentences: z.array(sentenceView),
    }),
  },
  reviews: {
    input: z.object({ claim: claimId.optional(), after: z.int().min(0).default(0), limit: limit(10_000, 200) }),
    output: z.object({ reviews: z.array(z.union([reviewSchema, sentenceReviewSchema])) }),
  },
  agreement: {
    input: z.object({}),
    output: z.object({
      pairs: z.int().describe('claims with an independent second reading'),
      agreement: z.number().nullable().describe('share of pairs with the same reading'),
      kappa: z.number().nullable().describe('Cohen’s; null: too few pairs or nothing to disagree on'),
      kappaLow: z.number().nullable().describe('95 % interval (Fleiss, Cohen and Everitt 1969)'),
      kappaHigh: z.number().nullable(),
      reviewers: z.array(
        z.object({
          reviewer: z.string(),
          accepted: z.int(),
          corrected: z.int(),
          rejected: z.int(),
          skipped: z.int(),
          blind: z.int().describe('blind readings among them'),
        }),
      ),
      repairs: z.array(
        z.object({
          repair: z.string(),
          assumes: z.string(),
          seen: z.string().describe('the published case the rule was first needed for'),
          reviewed: z.int(),
          right: z.int(),
          precision: z.number().nullable(),
          low: z.number().nullable().describe('95 % interval (Wilson)'),
          high: z.number().nullable(),
        }),
      ),
    }),
  },
  search: {
    input: z.object({
      query: z.string().min(1).describe('whole words, all of them; "exact words", or, -not'),
      limit: limit(200, 20),
      document: documentName.optional(),
    }),
    output: z.object({ total: z.int(), hits: z.array(passageHitSchema) }),
  },
  define: {
    input: z.object({ term: z.string().trim().min(1) }),
    output: z.object({
      term: z.string(),
      explained: z.array(
        z.object({ document: z.string(), documentName: z.string(), text: z.string(), anchor: anchorSchema }),
      ),
      used: z.array(
        z.object({ document: z.string(), documentName: z.string(), text: z.string(), anchor: anchorSchema }),
      ),
    }),
  },
  moreLike: {
    input: z.object({
      claims: z.array(claimId).min(1),
      not: z.array(claimId).default([]).describe('examples of what is not wanted, beside what reviewers rejected'),
      limit: limit(200, 20),
    }),
    output: z.object({ ranked: z.array(z.object({ likeness: z.number(), claim: claimView })) }),
  },
  conflicts: {
    input: z.object({ document: documentName.optional(), limit: limit(2000, 200) }),
    output: z.object({ total: z.int(), relations: z.array(relationSchema.extend({ sides: z.array(claimView) })) }),
  },
  facts: {
    input: z.object({
      named: z
        .array(z.string().max(200))
        .max(1000)
        .optional()
        .describe('only these, as a setting names them: @fact_…; judged as a run would judge them'),
    }),
    output: z.object({
      facts: z.array(acceptedFactSchema),
      refused: z
        .array(z.object({ named: z.string(), reason: z.string() }))
        .describe('of `named`: what a setting may not name, and why'),
    }),
  },
  export: {
    input: z.object({
      as: z.enum(['data', 'annotations', 'csv', 'prov', 'claimreview', 'markdown', 'chapters', 'webvtt']),
      document: documentName.optional().describe('needed for all but data, annotations, csv and claimreview'),
    }),
    output: z.object({
      as: z.string(),
      text: z.string(),
      file: z.string().describe('the name to save it under'),
      remarks: z.array(z.string()).describe('rows of data/accepted.csv that were left out, and why'),
    }),
  },
  trace: {
    input: z.object({
      of: z
        .string()
        .min(1)
        .describe(
          'a parameter, an answer, a line of one as in revenue_by_company[nvidia], a company, a row id of data/ (or several joined by +), fact_… or claim_…',
        ),
    }),
    output: z.object({
      of: z.string(),
      kind: z.enum(['parameter', 'answer', 'line', 'company', 'row', 'fact', 'claim']),
      label: z.string(),
      sentences: z.array(sentenceSchema),
      parameters: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          unit: z.string(),
          value: z.number(),
          through: z.string().describe('how it is connected: cites the row, linked by …, moves the answer'),
        }),
      ),
      answers: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          unit: z.string(),
          correlation: z.number(),
          parameter: z.string(),
        }),
      ),
      facts: z.array(dataRowSchema),
      columns: z
        .array(z.object({ what: z.string(), ids: z.array(z.string()) }))
        .describe('of a company: which of the facts stand behind which column of the companies table'),
      accepted: z.array(acceptedFactSchema),
      claims: z.array(claimView),
      numbers: z.array(bearingSchema).describe('of a claim or fact: every number it leads to'),
      leads: z
        .array(z.object({ claim: z.string(), id: z.string(), relation: bearingSchema.shape.relation, why: z.string() }))
        .describe('how the claims listed stand to this number, or to the row `id` behind it'),
      remarks: z.array(z.string()).describe('what could not be followed, and why'),
    }),
  },
  propose: {
    input: z.object({
      document: documentName,
      endpoint: z
        .string()
        .optional()
        .describe('base address, instead of BUILDOUT_HELPER_URL; the key goes to that one only'),
      model: z.string().optional().describe('instead of BUILDOUT_HELPER_MODEL'),
      parts: z.int().min(1).max(500).default(60).describe('most parts of the document that are shown'),
    }),
    output: z.object({
      document: z.string(),
      origin: z.string().describe('helper:<model>'),
      parts: z.int().describe('parts of the document shown'),
      proposed: z.int(),
      kept: z.int().describe('claims and sentences that stand in the document'),
      added: z.int().describe('claims new to the queue'),
      addedSentences: z.int().describe('sentences new to the queue'),
      dropped: z.array(
        z.object({
          reason: z.string(),
          because: z.string(),
          text: z.string().describe('words of the helper, not of the document'),
        }),
      ),
      claims: z.array(claimView),
      sentences: z
        .array(sentenceView)
        .describe(
          'for the brief; the words are the document’s own. One that was proposed before keeps its first proposer',
        ),
      problems: z.array(
        z.object({
          start: z.int().describe('UTF-16'),
          end: z.int(),
          code: z.string(),
          message: z.string(),
        }),
      ),
    }),
  },
  predictions: {
    input: z.object({
      speaker: z.string().optional(),
      state: z.enum(['open', 'due', 'came true', 'failed']).optional(),
      model: z.boolean().default(true).describe('whether to run this model’s own record beside'),
    }),
    output: z.object({
      today: z.string(),
      predictions: z.array(
        z.object({
          claim: claimView,
          speaker: z.string().nullable(),
          horizon: z.string().nullable().describe('null: none was named'),
          due: z.string().nullable().describe('last day of the horizon'),
          criterion: z.string(),
          bound: z.enum(['at least', 'at most', 'about']),
          comesTrue: z
            .object({ low: z.number().nullable(), high: z.number().nullable(), unit: z.string() })
            .nullable()
            .describe('the numbers that make it come true; null ends are open; null: it names no number'),
          probability: z.number().nullable(),
          state: z.enum(['open', 'due', 'came true', 'failed']),
          resolution: z
            .object({
              state: z.enum(['came true', 'failed']),
              outcome: z.number().nullable(),
              on: z.string(),
              source: z.string(),
              reviewer: z.string(),
            })
            .nullable(),
          offered: z
            .array(
              z.object({
                ids: z.array(z.string()).describe('rows of data/'),
                label: z.string(),
                value: z.number().describe('in the unit of the prediction'),
                unit: z.string(),
                on: z.string().describe('last day of what was observed'),
                state: z.enum(['came true', 'failed']).describe('what it would make of the prediction'),
                source: z.string(),
              }),
            )
            .describe('observed facts that speak to it; never applied by themselves'),
          again: z.array(z.string()).describe('claims in which the same speaker said the same: counted once'),
        }),
      ),
      speakers: z.array(
        z.object({
          speaker: z.string(),
          predictions: z.int(),
          resolved: z.int(),
          cameTrue: z.int(),
          share: z.number().describe('(came true + 1) / (resolved + 2)'),
          withProbability: z.int(),
          brier: z.number().nullable(),
        }),
      ),
      ownRecord: z
        .object({
          start: z.string(),
          asOf: z.string(),
          forecasts: z.int(),
          within: z.int().describe('no further than a tenth from what came, as for “about” in a prediction'),
          share: z.number().describe('(within + 1) / (forecasts + 2)'),
          meanError: z.number().nullable().describe('mean |forecast ÷ actual − 1|'),
        })
        .nullable()
        .describe('this model’s own forecasts beside what came; see `hindcast`'),
    }),
  },
  resolve: {
    input: z.object({
      claim: claimId,
      reviewer: reviewerSchema,
      state: z.enum(['came true', 'failed']),
      outcome: z.number().nullable().default(null).describe('the number that came, in the unit of the prediction'),
      on: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-03-31')
        .describe('the day as of which it is so'),
      source: z.string().trim().min(1, 'say where it is written').max(500).describe('a row id of data/, or words'),
    }),
    output: z.object({
      claim: claimView,
      recorded: reviewSchema.nullable().describe('null: see `already`'),
      already: z.string().nullable().describe('set where the reviewer settled it just so before'),
    }),
  },
  metrics: {
    input: z.object({}),
    output: z.object({
      metrics: z.array(z.object({ id: z.string(), label: z.string() })),
      units: z.array(z.string()),
      entities: z.array(z.object({ name: z.string(), company: z.string().nullable() })),
      parameters: z.array(z.object({ id: z.string(), label: z.string(), unit: z.string() })),
    }),
  },
} as const;
