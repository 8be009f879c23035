import type { Block } from './types.ts';

/** A stretch of a document that repeats an earlier stretch, such as a comment pasted twice. Code points. */
export interface Repetition {
  copy: { start: number; end: number };
  of: { start: number; end: number };
  blocks: number;
}

/** Copied blocks that follow each other, and whose originals follow each other, are one repetition. */
export function repetitionsOf(blocks: readonly Block[]): Repetition[] {
  const out: Repetition[] = [];
  let last: { copy: number; of: number } | undefined;
  blocks.forEach((b, k) => {
    if (b.copyOf === undefined) return;
    const first = blocks[b.copyOf];
    const current = out.at(-1);
    if (current && last && k === last.copy + 1 && b.copyOf === last.of + 1) {
      current.copy.end = b.end;
      current.of.end = first.end;
      current.blocks++;
    } else out.push({ copy: { start: b.start, end: b.end }, of: { start: first.start, end: first.end }, blocks: 1 });
    last = { copy: k, of: b.copyOf };
  });
  return out;
}
