/** What the operations of the evidence room take and give, as schemas shared by all of them. Types of the same names come from `@buildout/evidence`. */
import { z } from 'zod';

/** Where a passage stands: position, exact words, the words around, seconds where there is a recording. */
export const anchorSchema = z.object({
  document: z.string().describe('SHA-256 of the bytes'),
  start: z.int().describe('code points'),
  end: z.int(),
  startUtf16: z.int(),
  endUtf16: z.int(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  occurrence: z.object({ index: z.int(), of: z.int() }).optional(),
  from: z.number().optional().describe('seconds'),
  to: z.number().optional(),
});

export const claimKeySchema = z.object({
  entity: z.string().nullable(),
  metric: z.string(),
  unit: z.string(),
  period: z.string(),
  asOf: z.string(),
  scope: z.string(),
});

/** A figure as extracted: surface text, meant value and repairs kept apart. */
export const figureSchema = z.object({
  start: z.int().describe('code points'),
  end: z.int(),
  startUtf16: z.int(),
  endUtf16: z.int(),
  text: z.string(),
  value: z.union([z.number(), z.string()]).optional().describe('absent for ranges'),
  valueMin: z.number().optional(),
  valueMax: z.number().nullable().optional().describe('null: open above'),
  unit: z.string(),
  kind: z.string(),
  entity: z.string().nullable(),
  prediction: z.boolean(),
  hypothetical: z.boolean(),
  negated: z.boolean(),
  repairs: z.array(z.string()),
  currency: z.string().optional(),
  denominator: z.string().optional(),
  modifier: z.string(),
  asOf: z.string().optional(),
  metric: z.string().optional(),
  confidence: z.number().describe('0…1, for the order of review; not a probability'),
  surface: z
    .object({ value: z.number().optional(), unit: z.string() })
    .optional()
    .describe('what the characters say before any repair'),
});

export const predictionSchema = z.object({
  horizon: z.string().optional().describe('2030, 2027-Q3, 2027-06 or a day'),
  criterion: z.string(),
  bound: z.enum(['at least', 'at most', 'about']).optional(),
  probability: z.number().optional().describe('0 … 1, where the speaker said how likely'),
  state: z.enum(['open', 'due', 'came true', 'failed']),
});

/** What the claim is taken to say, after corrections. */
export const meantSchema = z.object({
  value: z.number().optional(),
  valueMin: z.number().optional(),
  valueMax: z.number().nullable().optional(),
  unit: z.string(),
  entity: z.string().nullable(),
  metric: z.string(),
  period: z.string(),
  asOf: z.string(),
  scope: z.string(),
  prediction: z.boolean(),
  hypothetical: z.boolean(),
  negated: z.boolean(),
});

export const STATUSES = ['waiting', 'accepted', 'corrected', 'rejected', 'disputed'] as const;

const proposedBySchema = z
  .object({
    ...{ model: z.string(), endpoint: z.string().describe('host and port') },
    ...{ prompt: z.string().describe('SHA-256 of what was asked'), quotation: z.string(), at: z.string().optional() },
  })
  .describe('of what a helper proposed: who was asked what, when, and the words it gave');

/** A claim as people look at it: what was found, where, and what reviewers made of it. */
export const claimView = z.object({
  id: z.string(),
  documentId: z.string(),
  documentName: z.string(),
  origin: z.string().describe('rules, or helper:<model>'),
  proposedBy: proposedBySchema.optional(),
  said: z.string().optional().describe('ISO day of the document'),
  speaker: z.string().optional(),
  key: claimKeySchema,
  figure: figureSchema,
  repairs: z.array(z.object({ name: z.string(), assumes: z.string() })),
  anchor: anchorSchema,
  sentence: z.object({ start: z.int(), end: z.int(), text: z.string() }).describe('code points'),
  context: z.object({ before: z.string(), after: z.string() }).describe('the sentences around'),
  status: z.enum(STATUSES),
  meant: meantSchema,
  decidedBy: z.array(z.string()),
  seen: z.int().describe('seq of the last event on this claim; to be given back with a decision'),
  copyOf: z.string().optional().describe('the claim it repeats: never a source of its own'),
  prediction: predictionSchema.optional(),
  parameter: z.string().nullable().describe('of the model, which the claim speaks to'),
  parameterSign: z
    .union([z.literal(1), z.literal(-1)])
    .describe('−1: the parameter is the negative of what is said (a decline of 0.3 for “falls 30 %”)'),
  factId: z.string().nullable().describe('the accepted fact it has become'),
  noFact: z.string().nullable().describe('why an accepted claim is no fact that a parameter can name'),
});
export type ClaimView = z.output<typeof claimView>;

/** A claim as a mark in the text of its document. */
export const markSchema = claimView.pick({ id: true, status: true }).extend({
  figure: figureSchema.pick({ startUtf16: true, endUtf16: true }),
  meant: meantSchema.pick({ value: true, valueMin: true, valueMax: true, unit: true }),
});

export const documentEntry = z.object({
  id: z.string(),
  name: z.string(),
  format: z.string(),
  title: z.string().optional(),
  date: z.string().optional(),
  url: z.string(),
  licence: z.string(),
  language: z.string().optional(),
  addedAt: z.string(),
  characters: z.int().describe('code points'),
  passages: z.int(),
  claims: z.int(),
});

export const blockSchema = z.object({
  start: z.int(),
  end: z.int(),
  startUtf16: z.int(),
  endUtf16: z.int(),
  kind: z
    .string()
    .describe('paragraph, heading, turn, quote, comment, list item, summary, or a kind of page furniture'),
  language: z.string(),
  copyOf: z.int().optional().describe('index of the block this one repeats'),
  derived: z.boolean(),
  speaker: z.string().optional(),
});

export const relationSchema = z.object({
  kind: z.enum(['conflict', 'supersedes', 'confirms', 'copy', 'sum', 'difference', 'product', 'same speaker revises']),
  claims: z.array(z.string()),
  text: z.string(),
});

/** A sentence that a helper proposed for a brief: the document's own words. */
export const sentenceView = z.object({
  id: z.string().describe('sentence_…'),
  documentId: z.string(),
  documentName: z.string(),
  role: z.enum(['overview', 'takeaway', 'quote']).describe('the part of the brief it is proposed for'),
  text: z.string(),
  anchor: anchorSchema,
  speaker: z.string().optional(),
  origin: z.string().describe('helper:<model>'),
  proposedBy: proposedBySchema.optional(),
  status: z.enum(['waiting', 'accepted', 'rejected', 'disputed']),
  decidedBy: z.array(z.string()),
  seen: z.int().describe('seq of the last event on it; to be given back with a decision'),
});
export type SentenceView = z.output<typeof sentenceView>;

/** One sentence of a brief with its place. */
export const itemSchema = z.object({
  text: z.string(),
  anchor: anchorSchema,
  speaker: z.string().optional(),
  time: z.string().optional().describe('0:19:15, when the document has a recording'),
  accepted: z
    .object({ by: z.array(z.string()), proposedBy: z.string().describe('helper:<model>') })
    .optional()
    .describe('of a sentence that a helper proposed: who let it in'),
});

const placeSchema = z.object({ start: z.int(), end: z.int() });
const saidSchema = placeSchema.extend({ name: z.string() });

/** A document’s brief; every sentence is the document’s own and carries its anchor. */
export const briefSchema = z.object({
  document: z.string(),
  title: z.string(),
  date: z.string().optional(),
  register: z.enum(['page', 'talk']),
  record: z
    .object({
      kind: z.enum(['transcript', 'comment thread', 'summary', 'feed', 'page']),
      title: saidSchema.optional(),
      show: saidSchema.optional().describe('the programme or series'),
      date: z.string().optional(),
      datePlace: placeSchema.optional(),
      minutes: z.number().optional(),
      minutesPlace: placeSchema.optional(),
      language: z.string().describe('of most of the words; und: too little to say'),
      tags: z.array(z.string()),
      people: z.array(
        saidSchema.extend({
          role: z.string().optional(),
          part: z.enum(['host', 'guest', 'author', 'speaker', 'addressed', 'named']),
        }),
      ),
    })
    .describe('what the page says about itself; places in code points'),
  overview: z.array(itemSchema),
  concepts: z.array(z.object({ term: z.string(), item: itemSchema })),
  chapters: z.array(
    z.object({
      title: z.string(),
      start: z.int().describe('code points'),
      startUtf16: z.int(),
      from: z.number().optional().describe('seconds'),
      suggested: z.boolean().describe('found by the change of words, not declared by a heading'),
    }),
  ),
  topicsByPerson: z.array(z.object({ person: z.string(), items: z.array(itemSchema) })),
  quotes: z.array(itemSchema),
  takeaways: z.array(itemSchema),
  glossary: z.array(z.object({ term: z.string(), item: itemSchema, uses: z.int() })),
});

export const correctionSchema = z.strictObject({
  value: z.number().optional(),
  valueMin: z.number().optional(),
  valueMax: z.number().nullable().optional(),
  unit: z.string().min(1).optional(),
  entity: z.string().min(1).nullable().optional(),
  metric: z.string().min(1).optional(),
  period: z.string().optional(),
  asOf: z.string().optional(),
  scope: z.string().optional(),
  prediction: z.boolean().optional(),
  hypothetical: z.boolean().optional(),
  negated: z.boolean().optional(),
});

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-03-31');

/** Every kind of event of the review log. */
export const decisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept') }),
  z.strictObject({ kind: z.literal('correct'), correction: correctionSchema }),
  z.strictObject({ kind: z.literal('reject'), reason: z.string() }),
  z.strictObject({ kind: z.literal('skip') }),
  z.strictObject({ kind: z.literal('undo'), of: z.int() }),
  z.strictObject({
    kind: z.literal('link'),
    parameter: z.string().nullable().describe('name, or -name where the parameter is the negative of what is said'),
  }),
  z.strictObject({
    kind: z.literal('resolve'),
    state: z.enum(['came true', 'failed']),
    outcome: z.number().nullable(),
    on: day,
    source: z.string(),
  }),
]);

/** Kinds of events on a sentence; nothing about it is corrected, linked or settled. */
export const sentenceDecisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept') }),
  z.strictObject({ kind: z.literal('reject'), reason: z.string() }),
  z.strictObject({ kind: z.literal('skip') }),
]);

export const reviewerSchema = z
  .string()
  .trim()
  .min(1, 'say who is reviewing')
  .max(80)
  .regex(/^[^;\p{Cc}]*$/u, 'a name has no ; and no control characters')
  .describe('who decides; the same name every time');

export const reviewSchema = z.object({
  seq: z.int(),
  at: z.string().describe('ISO time, by the store’s clock'),
  claim: z.string(),
  reviewer: z.string(),
  reading: z.enum(['open', 'blind']),
  decision: decisionSchema,
  seen: z.int(),
});

/** An event on a sentence proposed for a brief. */
export const sentenceReviewSchema = reviewSchema.omit({ claim: true, reading: true, decision: true }).extend({
  sentence: z.string(),
  decision: z.discriminatedUnion('kind', [
    ...sentenceDecisionSchema.options,
    z.strictObject({ kind: z.literal('undo'), of: z.int() }),
  ]),
});

const relationOfNumber = z
  .enum(['same', 'derived', 'kind', 'bears'])
  .describe(
    'same: the claim is the same quantity as the number; derived: by a named ratio or sum of numbers; kind: the same quantity at another time; bears: it bears on it. Only the first is a value of it',
  );

/** A number of the workbench that a claim leads to. */
export const bearingSchema = z.object({
  kind: z.enum(['parameter', 'answer', 'row']),
  id: z.string().describe('of a parameter, an answer, or a row of data/'),
  line: z.string().describe('of an answer: the company, generation or tier; empty: all of it'),
  label: z.string(),
  unit: z.string(),
  relation: relationOfNumber,
  sign: z.union([z.literal(1), z.literal(-1)]).describe('−1: the number is the negative of what is said'),
  why: z.string(),
});

/** What setting the linked parameter to the meant value would do. */
export const wouldChangeSchema = z.object({
  parameter: z.string(),
  sign: z.union([z.literal(1), z.literal(-1)]),
  label: z.string(),
  unit: z.string(),
  relation: relationOfNumber,
  linkedBy: z.string().describe('who or what says that the claim speaks to this parameter'),
  now: z.number(),
  low: z.number().nullable().describe('lowest that the evidence supports'),
  high: z.number().nullable(),
  meant: z.number().nullable().describe('in the parameter’s unit; of a range its middle; null: see why'),
  why: z.string().nullable().describe('why the meant value cannot be set: unit, bounds, open range'),
  answers: z
    .array(
      z.object({
        id: z.string(),
        label: z.string(),
        unit: z.string(),
        at: z
          .record(z.string(), z.union([z.string(), z.number()]))
          .describe('the place of the answer the change is at'),
        change: z.number().nullable().describe('of the single run; null: not computed or no value'),
        correlation: z.number().describe('rank correlation of parameter and answer, −1 … 1'),
      }),
    )
    .describe('the headline answers the parameter moves most, strongest first'),
});

/** A row of data/ on the same company and metric. */
export const dataRowSchema = z.object({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  unit: z.string(),
  date: z.string(),
  file: z.string(),
  line: z.int(),
  source: z.string(),
  sourceUrl: z.string(),
  note: z.string().describe('the row’s own remark: words of the source, conditions, how the figure was made'),
  madeOf: z.array(z.string()).describe('rows it was made of; none where it stands on its own document'),
});

export const queueItem = z.object({
  place: z.int().describe('in the queue, among the sentences, from 1'),
  claim: claimView,
  same: z.array(claimView).describe('identical claims elsewhere, decided together'),
  sources: z.int().describe('independent ones: copies, summaries and translations do not count'),
  uncertainty: z.number().describe('0 … 1'),
  influence: z.number().describe('0 … 1, of the linked parameter on the headline answers'),
  priority: z.number(),
  why: z.string().describe('why it stands here'),
  wouldChange: wouldChangeSchema.nullable(),
  facts: z.array(dataRowSchema),
  numbers: z.array(bearingSchema).describe('every number of the workbench it leads to'),
  conflicts: z.array(z.object({ relation: z.string(), text: z.string(), with: claimView })),
});
export type QueueItem = z.output<typeof queueItem>;

/** A sentence proposed for a brief, in its place of the queue. */
export const sentenceItem = z.object({
  place: z.int().describe('in the queue, among the claims, from 1'),
  sentence: sentenceView,
  priority: z.number(),
  why: z.string().describe('why it stands here'),
});
export type SentenceItem = z.output<typeof sentenceItem>;

/** A row of data/accepted.csv: what reviewers accepted, with its place and who they were. */
export const acceptedFactSchema = z.object({
  id: z.string().describe('fact_… : a hash of what the row says'),
  claim: z.string(),
  company: z.string().describe('id of companies.csv; empty where the subject is none of them'),
  entity: z.string().describe('as the claim names it'),
  metric: z.string(),
  value: z.number().nullable().describe('null: a range'),
  low: z.number().nullable(),
  high: z.number().nullable().describe('null with a low: open above'),
  unit: z.string(),
  period: z.string(),
  asOf: z.string(),
  scope: z.string(),
  modifier: z.string().describe('how exact the speaker was: exact, approx, gt …'),
  prediction: z.boolean(),
  repairs: z.array(z.string()).describe('rules by which the value was read; “corrected”: by a reviewer'),
  statement: z.string().describe('the sentence'),
  quote: z.string().describe('the figure’s own words in it'),
  speaker: z.string(),
  document: z.string().describe('SHA-256'),
  start: z.int().describe('code points'),
  end: z.int(),
  reviewers: z.array(z.string()),
  reviewedOn: z.string(),
  source: z.string(),
  sourceUrl: z.string(),
  sourceDate: z.string().describe('ISO day; empty when the document states none'),
  licence: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
});

export const passageHitSchema = z.object({
  document: z.string(),
  documentName: z.string(),
  title: z.string().optional(),
  start: z.int(),
  end: z.int(),
  startUtf16: z.int(),
  endUtf16: z.int(),
  kind: z.string(),
  language: z.string(),
  text: z.string(),
  speaker: z.string().optional(),
  from: z.number().optional(),
  rank: z.number(),
  matches: z.array(z.object({ start: z.int(), end: z.int() })).describe('UTF-16 places within text'),
});

/** A sentence of a document of the workspace, found again. */
export const sentenceSchema = z.object({
  document: z.string(),
  documentName: z.string(),
  text: z.string(),
  anchor: anchorSchema.nullable().describe('null where the document is not in this workspace'),
  speaker: z.string().optional(),
  from: z.string().describe('what leads to it: claims.csv#c_…, fact_…, claim_…'),
});
