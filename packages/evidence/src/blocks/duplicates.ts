import type { Block } from './types.ts';

/** Copies: a block that says what an earlier block already said, word for word but for small slips. Two copies are never two sources. */
export interface Duplicate {
  /** Index of the later block. */
  copy: number;
  /** Index of the block it repeats. */
  of: number;
  /** Share of the copy's word triples found in the first. */
  similarity: number;
}

/** Blocks shorter than this many words are never called copies: short things are said twice. */
const MIN_WORDS = 8;

/** Finds copies by shared runs of three words; linear in the text apart from the blocks that share a rare run. */
export function findDuplicates(blocks: readonly Block[], text: string, threshold = 0.8): Duplicate[] {
  const seen = new Map<string, number[]>();
  const sizes: number[] = [];
  const out: Duplicate[] = [];
  blocks.forEach((block, k) => {
    const runs = runsOf(text.slice(block.startUtf16, block.endUtf16));
    sizes[k] = runs.size;
    if (block.kind === 'navigation' || runs.size < MIN_WORDS - 2) return;
    const shared = new Map<number, number>();
    for (const run of runs)
      for (const earlier of seen.get(run) ?? []) shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
    let best = -1;
    let most = 0;
    for (const [earlier, n] of shared) {
      const similarity = n / Math.max(runs.size, sizes[earlier]);
      if (similarity > most) {
        most = similarity;
        best = earlier;
      }
    }
    if (best >= 0 && most >= threshold) out.push({ copy: k, of: best, similarity: most });
    for (const run of runs) {
      const list = seen.get(run);
      if (!list) seen.set(run, [k]);
      else if (list.length < 20) list.push(k);
    }
  });
  return out;
}

/** Every run of three words, lower case, without punctuation. */
export function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let i = 0; i + 2 < words.length; i++) runs.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  return runs;
}
