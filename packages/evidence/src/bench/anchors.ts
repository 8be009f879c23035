import { anchorOf, resolveAnchor } from '../anchors/index.ts';
import { findFigures } from '../figures/index.ts';
import { changed, type Edited, insertion, type Random, seeded, typos, whiteSpace } from './edits.ts';
import { documentsOf } from './folder.ts';

export interface AnchorScore {
  edit: string;
  trials: number;
  /** Found in the right place; for `changed`, wrongly found anywhere. */
  share: number;
}

/** Edits every document around every figure and counts how many anchors are found again in the right place, and how many are found although their figure is gone. */
export function anchorBench(folder: string, seed = 1): AnchorScore[] {
  const documents = documentsOf(folder);
  const edits: [string, (t: string, at: { start: number; end: number }, r: Random) => Edited][] = [
    ['typos', typos],
    ['white space', whiteSpace],
    ['insertion', insertion],
    ['changed', changed],
  ];
  return edits.map(([edit, apply]) => {
    const random = seeded(seed);
    let trials = 0;
    let hits = 0;
    for (const d of documents) {
      for (const f of findFigures(d)) {
        const anchor = anchorOf(d, f.startUtf16, f.endUtf16);
        const edited = apply(d.text, { start: f.startUtf16, end: f.endUtf16 }, random);
        const found = resolveAnchor(anchor, edited.text);
        trials++;
        if (edit === 'changed' ? found.found : found.found && found.startUtf16 === edited.start) hits++;
      }
    }
    return { edit, trials, share: trials > 0 ? hits / trials : 0 };
  });
}
