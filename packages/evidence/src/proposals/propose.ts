import { type Block, findBlocks } from '../blocks/index.ts';
import type { ChosenSentence } from '../brief/chosen.ts';
import { passagesOf } from '../brief/passages.ts';
import { type Claim, findClaims } from '../claims/index.ts';
import { findMentions } from '../entities/find.ts';
import { type Figure, findFigures } from '../figures/index.ts';
import { type Document, sha256 } from '../text/index.ts';
import { readAnswer } from './answer.ts';
import { type AskOptions, ask } from './ask.ts';
import type { Endpoint } from './endpoint.ts';
import { HelperError, type HelperProblem } from './problem.ts';
import { promptFor } from './prompt.ts';
import type { Reason } from './reasons.ts';
import { type Ground, verifyClaim, verifySentence } from './verify.ts';
import { WINDOW, type Window, windowsOf } from './windows.ts';

interface Answer {
  window: Window;
  words: string;
  /** SHA-256 of what was asked. */
  prompt: string;
}

export interface ProposeOptions extends AskOptions {
  /** Characters of one part, and of the overlap of two. */
  window?: { size: number; overlap: number };
  /** Most parts of a document that are shown. */
  maxWindows?: number;
  figures?: readonly Figure[];
  blocks?: readonly Block[];
  /** What the rules claimed before; a proposal equal to one of them is dropped. */
  claims?: readonly Claim[];
  onProgress?: (done: number, total: number) => void;
}

/** What came of asking, all of it held against the document. */
export interface Proposed {
  /** `helper:<model>`: under this name the claims enter the queue. */
  origin: string;
  /** Claims and sentences in the answers, each of which is kept or dropped. */
  proposed: number;
  /** In order of place. Their figures are the extractor's own. */
  claims: Claim[];
  sentences: ChosenSentence[];
  dropped: { reason: Reason; text: string }[];
  /** Parts of the document that gave nothing, and why; by UTF-16 index. */
  problems: { window: Window; problem: HelperProblem }[];
  windows: number;
}

const MOST_WINDOWS = 60;
/** Parts in a row that could not be had at all before the others are left alone. */
const PATIENCE = 2;

/**
 * Asks an endpoint to propose claims and sentences for the brief, part by part, and keeps what the document and our own extractor bear out. The
 * same answers always give the same result, in whatever order proposals stand. Throws HelperError when no part could be had, or on cancelling.
 */
export async function propose(document: Document, endpoint: Endpoint, options: ProposeOptions): Promise<Proposed> {
  const { window = WINDOW, maxWindows = MOST_WINDOWS, onProgress, signal } = options;
  const ground = groundOf(document, options);
  const all = windowsOf(document.text.length, document.text, window);
  const windows = all.slice(0, maxWindows);
  const answers: Answer[] = [];
  const problems: Proposed['problems'] = [];
  let lost = 0;
  let last: HelperError | undefined;
  for (const [k, part] of windows.entries()) {
    if (lost >= PATIENCE) {
      problems.push({ window: part, problem: { code: 'not-asked', reason: 'the endpoint failed before' } });
      continue;
    }
    try {
      const messages = promptFor(document.text.slice(part.start, part.end));
      const words = await ask(endpoint, messages, options);
      const prompt = sha256(new TextEncoder().encode(JSON.stringify(messages)));
      answers.push({ window: part, words, prompt });
      lost = 0;
    } catch (error) {
      if (!(error instanceof HelperError) || isFinal(error.problem)) throw error;
      problems.push({ window: part, problem: error.problem });
      last = error;
      lost = ANSWERED.has(error.problem.code) ? 0 : lost + 1;
    }
    onProgress?.(k + 1, windows.length);
  }
  if (signal?.aborted) throw new HelperError({ code: 'cancelled' });
  if (answers.length === 0 && last) throw last;
  for (const part of all.slice(maxWindows))
    problems.push({ window: part, problem: { code: 'not-asked', reason: `only ${maxWindows} parts are shown` } });
  return { ...judge(ground, endpoint, answers, problems), windows: windows.length };
}

/** Answered, but to no use: no reason to stop asking about other parts. */
const ANSWERED = new Set<HelperProblem['code']>(['bad-answer', 'too-large']);
/** What no other part of the document would change. */
const FINAL = new Set<HelperProblem['code']>(['cancelled', 'refused', 'not-there', 'redirected', 'rejected']);
const isFinal = ({ code }: HelperProblem) => FINAL.has(code);

function groundOf(document: Document, given: Pick<ProposeOptions, 'figures' | 'blocks' | 'claims'>): Ground {
  const { figures = findFigures(document), blocks = findBlocks(document) } = given;
  return {
    document,
    blocks,
    figures,
    claims: given.claims ?? findClaims(document, figures, blocks),
    mentions: findMentions(document.text),
    passages: passagesOf(document, blocks),
  };
}

function judge(
  ground: Ground,
  endpoint: Endpoint,
  answers: readonly Answer[],
  problems: Proposed['problems'],
): Omit<Proposed, 'windows'> {
  const claims = new Map<string, Claim>();
  const sentences = new Map<string, ChosenSentence>();
  const dropped: Proposed['dropped'] = [];
  let proposed = 0;
  const { model } = endpoint;
  const { host } = new URL(endpoint.address);
  for (const { window, words, prompt } of answers) {
    const entries = readAnswer(words);
    if (!entries) {
      const reason = 'the model did not give the JSON that was asked for';
      problems.push({ window, problem: { code: 'bad-answer', endpoint: endpoint.shown, reason } });
      continue;
    }
    for (const entry of entries) {
      proposed++;
      const drop = (reason: Reason) => dropped.push({ reason, text: entry.text });
      if ('reason' in entry) drop(entry.reason);
      else if (entry.proposal.kind === 'claim') {
        const found = verifyClaim(ground, window, entry.proposal);
        if ('reason' in found) drop(found.reason);
        else if (claims.has(found.kept.id)) drop('duplicate');
        else {
          const { quotation } = entry.proposal;
          claims.set(found.kept.id, { ...found.kept, proposedBy: { model, endpoint: host, prompt, quotation } });
        }
      } else {
        const found = verifySentence(ground, window, entry.proposal);
        if ('reason' in found) drop(found.reason);
        else if (sentences.has(found.kept.id)) drop('duplicate');
        else {
          const { quotation } = entry.proposal;
          sentences.set(found.kept.id, { ...found.kept, proposedBy: { model, endpoint: host, prompt, quotation } });
        }
      }
    }
  }
  const order = (a: Claim, b: Claim) => a.figure.start - b.figure.start || a.id.localeCompare(b.id);
  return {
    origin: `helper:${endpoint.model}`,
    proposed,
    claims: [...claims.values()].sort(order),
    sentences: [...sentences.values()].sort((a, b) => a.anchor.start - b.anchor.start),
    dropped,
    problems: problems.sort((a, b) => a.window.start - b.window.start),
  };
}
