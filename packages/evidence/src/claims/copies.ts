import { runsOf } from '../blocks/index.ts';
import type { Claim } from './types.ts';

/** Share of the longer sentence's runs of three words that a copy keeps; as for copies within a document (`findDuplicates`). */
const ALIKE = 0.8;
/** Enough beside a sentence that is a copy: releases are taken over with another beginning ("said on Tuesday" for "announced today"). */
const RATHER = 0.5;
/** From this many words on, one sentence alone is a copy: two people do not find the same twelve words. */
const ENOUGH = 12;
/** Below this many, sentences are compared whole. */
const FEW = 6;
/** Sentences kept per run of words: a phrase that stands everywhere tells nothing. */
const MOST = 20;

/** One sentence of a document with the claims in it. */
interface Said {
  document: string;
  /** Its place among the sentences with claims of its document. */
  at: number;
  /** Letters and numbers only, lower case, without the speaker's name before it. */
  words: string;
  runs: Set<string>;
  claims: Claim[];
}

/**
 * Marks the claims that repeat a claim of a document before theirs in the words of that one: a press release on two pages, an article that takes over its sentences. They
 * are the same source, not a second one. A short sentence is a copy only where its neighbour is one too; two people may well say that a company owes $19 billion.
 *
 * @param claims of any number of documents, each document's together and in order of place; the document that was there first stays the source.
 */
export function markCopies(claims: readonly Claim[]): Claim[] {
  const documents = sentencesByDocument(claims);
  if (documents.length < 2) return [...claims];
  const whole = new Map<string, Said[]>();
  const byRun = new Map<string, Said[]>();
  const copyOf = new Map<string, string>();
  for (const sentences of documents) {
    const found = sentences.map((said) => originalsOf(said, whole, byRun));
    sentences.forEach((said, k) => {
      const original = found[k].find(
        ({ other, likeness }) =>
          (likeness >= ALIKE && countWords(said.words) >= ENOUGH) ||
          besides(other, found[k - 1], -1) ||
          besides(other, found[k + 1], 1),
      )?.other;
      if (!original) return;
      for (const claim of said.claims) {
        const first = original.claims.find(
          ({ figure, key }) => figure.text === claim.figure.text && key.asOf === claim.key.asOf,
        );
        if (first && !claim.copyOf) copyOf.set(claim.id, copyOf.get(first.id) ?? sourceOf(first));
      }
    });
    for (const said of sentences) {
      put(whole, said.words, said);
      for (const run of said.runs) put(byRun, run, said);
    }
  }
  return claims.map((claim) => (copyOf.has(claim.id) ? { ...claim, copyOf: copyOf.get(claim.id) } : claim));
}

/** The claim itself, or the one it repeats within its document. */
const sourceOf = ({ id, copyOf }: Claim): string => (copyOf?.startsWith('claim_') ? copyOf : id);

const countWords = (words: string): number => words.split(' ').length;

/** Whether the neighbour repeats the sentence beside this one. */
const besides = (one: Said, neighbours: Original[] | undefined, step: 1 | -1): boolean =>
  neighbours?.some(
    ({ other, likeness }) => likeness >= ALIKE && other.document === one.document && other.at === one.at + step,
  ) ?? false;

function put(index: Map<string, Said[]>, key: string, said: Said): void {
  const list = index.get(key);
  if (!list) index.set(key, [said]);
  else if (list.length < MOST) list.push(said);
}

/** A sentence of an earlier document, and how much of the longer one both share. */
interface Original {
  other: Said;
  likeness: number;
}

/** Sentences of earlier documents in the same words or nearly so, the most alike first. */
function originalsOf(said: Said, whole: Map<string, Said[]>, byRun: Map<string, Said[]>): Original[] {
  const same = whole.get(said.words) ?? [];
  const out = same.map((other) => ({ other, likeness: 1 }));
  if (countWords(said.words) < FEW) return out;
  const shared = new Map<Said, number>();
  for (const run of said.runs)
    for (const other of byRun.get(run) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
  const alike = [...shared]
    .map(([other, n]) => ({ other, likeness: n / Math.max(said.runs.size, other.runs.size) }))
    .filter(({ other, likeness }) => likeness >= RATHER && !same.includes(other))
    .sort((a, b) => b.likeness - a.likeness);
  return [...out, ...alike];
}

function sentencesByDocument(claims: readonly Claim[]): Said[][] {
  const documents = new Map<string, Map<number, Said>>();
  for (const claim of claims) {
    const sentences = documents.get(claim.document) ?? new Map<number, Said>();
    documents.set(claim.document, sentences);
    const said = sentences.get(claim.sentence.start);
    if (said) said.claims.push(claim);
    else {
      const words = wordsOf(claim);
      sentences.set(claim.sentence.start, {
        ...{ document: claim.document, at: sentences.size, words, claims: [claim] },
        runs: runsOf(words),
      });
    }
  }
  return [...documents.values()].map((sentences) => [...sentences.values()]);
}

/** What a sentence says, for comparison: letters and numbers, without the name of its speaker before it. */
export function wordsOf({ sentence, speaker }: Pick<Claim, 'sentence' | 'speaker'>): string {
  const label = speaker === undefined ? '' : `${speaker}:`;
  const said = label && sentence.text.startsWith(label) ? sentence.text.slice(label.length) : sentence.text;
  return said
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
