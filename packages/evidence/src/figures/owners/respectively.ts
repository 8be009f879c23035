import type { Mention } from '../../entities/find.ts';
import type { Scan } from '../../tokens/index.ts';
import { isFall, type Sentence } from '../context.ts';
import type { Draft } from '../types.ts';

/** "Northgrid and Halcyon grew 5% and 7% respectively": figures of one unit take the names of the sentence in order. */
export function respectively(
  s: Scan,
  drafts: Draft[],
  sentences: Sentence[],
  mentions: readonly Mention[],
  owners: ({ name: string; misheard: boolean } | undefined)[],
): void {
  for (let k = 0; k < drafts.length; k++) {
    if (k > 0 && sentences[k] === sentences[k - 1]) continue;
    const sentence = sentences[k];
    if (!sentence.text.includes('respectively')) continue;
    const figures: number[] = [];
    let end = k;
    while (end + 1 < drafts.length && sentences[end + 1] === sentence) end++;
    for (let j = k; j <= end; j++) if (drafts[j].unit === drafts[end].unit) figures.push(j);
    const start = s.start(drafts[figures[0]].first);
    const names = mentions.filter((m) => m.start >= sentence.start && m.end <= start);
    if (figures.length < 2 || names.length < figures.length) continue;
    // the names joined by "and" in one list, as many as there are figures: the first such run
    const run = names.slice(0, figures.length);
    figures.forEach((j, n) => {
      owners[j] = run[n];
    });
    // a fall said of the first is said of all
    if (figures.some((j) => drafts[j].kind === 'percentage' && isFall(s, drafts[j])))
      for (const j of figures)
        if (typeof drafts[j].value === 'number') drafts[j].value = -Math.abs(drafts[j].value as number);
  }
}
