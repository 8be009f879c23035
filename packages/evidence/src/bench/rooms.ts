import { resolveAnchor } from '../anchors/index.ts';
import { brief, type Item } from '../brief/index.ts';
import { findClaims } from '../claims/index.ts';
import type { EvidenceStore } from '../room/index.ts';
import { asSaid } from '../text/index.ts';
import { documentsOf } from './folder.ts';
import { at } from './search.ts';

/** Sentences of the briefs of a folder's documents, and the share whose anchor leads back to those very words. */
export function briefBench(folder: string): { sentences: number; anchored: number; share: number } {
  let sentences = 0;
  let anchored = 0;
  for (const document of documentsOf(folder)) {
    const made = brief(document);
    const items: Item[] = [
      ...made.overview,
      ...made.quotes,
      ...made.takeaways,
      ...[...made.concepts, ...made.glossary].map(({ item }) => item),
      ...made.topicsByPerson.flatMap((topic) => topic.items),
    ];
    for (const { text, anchor } of items) {
      sentences++;
      const found = resolveAnchor(anchor, document.text);
      if (!found.found || found.startUtf16 !== anchor.startUtf16) continue;
      const there = asSaid(document.text.slice(found.startUtf16, found.endUtf16));
      if (there === text) anchored++;
    }
  }
  return { sentences, anchored, share: sentences > 0 ? anchored / sentences : 1 };
}

export interface ReviewBench {
  decisions: number;
  /** Decisions that could not be read back as they were made. */
  lost: number;
  /** Milliseconds from a decision to having it read back from the disk. */
  median: number;
  p95: number;
}

/** Decides on the claims of a folder's documents, over and over, and reads every decision back. */
export async function reviewBench(store: EvidenceStore, folder: string, rounds = 200): Promise<ReviewBench> {
  const ids: string[] = [];
  for (const d of documentsOf(folder)) {
    const bytes = new TextEncoder().encode(d.text);
    const { id, name, format, text } = d;
    await store.addDocument({ id, name, bytes, format, text, url: '', licence: '', passages: [] });
    const claims = findClaims(d);
    await store.addClaims(id, 'rules', claims);
    ids.push(...claims.map((claim) => claim.id));
  }
  const seen = new Map<string, number>();
  const times: number[] = [];
  let lost = 0;
  for (let k = 0; k < rounds && ids.length > 0; k++) {
    const claim = ids[k % ids.length];
    // No two alike: the decision that holds already is no second event.
    const decision =
      k % 2 === 0
        ? ({ kind: 'correct', correction: { scope: `round ${k}` } } as const)
        : ({ kind: 'reject', reason: `round ${k}` } as const);
    const from = performance.now();
    const made = await store.append({
      claim,
      reviewer: 'bench',
      reading: 'open',
      decision,
      seen: seen.get(claim) ?? 0,
    });
    const back = (await store.reviews({ claim })).at(-1);
    times.push(performance.now() - from);
    seen.set(claim, made.seq);
    if (back?.seq !== made.seq || JSON.stringify(back.decision) !== JSON.stringify(made.decision)) lost++;
  }
  return { decisions: times.length, lost, median: at(times, 0.5) ?? 0, p95: at(times, 0.95) ?? 0 };
}
