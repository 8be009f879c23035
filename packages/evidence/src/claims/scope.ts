import type { Figure } from '../figures/index.ts';

const REGIONS =
  /^(europe|asia|china|india|japan|africa|america|the us|the united states|the uk|germany|france|latin america|the middle east|north america)\b/i;

/** The part of the whole a figure concerns, from the words right after or before it: "26% … in Europe", "$20 billion on data centers", "15% of its revenue". */
export function scopeOf(text: string, figure: Figure): string {
  const after = text.slice(figure.endUtf16, figure.endUtf16 + 60).split(/[.,;:()\n]/)[0];
  const spent = /^\s+(?:\w+ )?on ((?:[a-z-]+ ?){1,3})/i.exec(after);
  if (spent) return trimmed(spent[1]);
  const of = /^\s+of (?:its |their |the |his |all |our )?((?:[a-z&0-9-]+ ?){1,3})/i.exec(after);
  if (of) return trimmed(of[1]);
  const near = text.slice(Math.max(0, figure.startUtf16 - 60), figure.startUtf16);
  for (const m of `${near} ${after}`.matchAll(/\bin ((?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)/g))
    if (REGIONS.test(m[1])) return m[1].toLowerCase();
  return '';
}

function trimmed(words: string): string {
  const kept: string[] = [];
  for (const w of words.trim().split(/\s+/)) {
    if (/^(that|which|is|are|was|to|in|for|and|from|by|with|last|this|next|at|as|or|per|comes?|goes?)$/i.test(w)) break;
    kept.push(w.toLowerCase());
  }
  return kept.join(' ');
}
