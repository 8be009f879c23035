import type { Anchor } from './anchor.ts';
import { occurrences } from './occurrences.ts';

/** Where an anchor stands in a text that may have been edited, or why it stands nowhere. */
export type Resolution =
  | {
      found: true;
      startUtf16: number;
      endUtf16: number /** 0…2: how much of the context on both sides agrees. */;
      agreement: number;
      moved: number;
    }
  | { found: false; reason: 'gone' | 'changed' | 'other-context' };

/** Both sides together must agree this much, or one side this much alone. */
const BOTH = 1.05;
const ONE = 0.8;
/** Windows compared, in characters. */
const WINDOW = 40;

/** Finds an anchor again. The passage's own words must be there unchanged (white space apart); the context may be fuzzy; position decides between equals. Refuses otherwise: an orphan is better than a wrong place. */
export function resolveAnchor(anchor: Anchor, text: string): Resolution {
  const places = occurrences(text, anchor.exact);
  const prefix = flat(anchor.prefix).slice(-WINDOW);
  const suffix = flat(anchor.suffix).slice(0, WINDOW);
  let best: { start: number; end: number; agreement: number; strong: boolean } | undefined;
  for (const place of places) {
    const before = similarity(
      flat(text.slice(Math.max(0, place.start - 2 * WINDOW), place.start)).slice(-WINDOW),
      prefix,
      true,
    );
    const after = similarity(flat(text.slice(place.end, place.end + 2 * WINDOW)).slice(0, WINDOW), suffix, false);
    const agreement = before + after;
    if (agreement < BOTH && before < ONE && after < ONE) continue;
    const strong = before >= ONE || after >= ONE;
    const better =
      !best ||
      (strong !== best.strong
        ? strong
        : strong
          ? nearer(place.start, best.start, anchor.startUtf16)
          : agreement > best.agreement);
    if (better) best = { ...place, agreement, strong };
  }
  // as many places as when the anchor was made: the same one of them, however far all have moved
  const ordinal = anchor.occurrence;
  const own = ordinal && ordinal.of > 1 && places.length === ordinal.of ? places[ordinal.index] : undefined;
  if (own && best?.strong && own.start !== best.start) {
    const agreement = around(anchor, text, own.start, own.end);
    if (agreement >= BOTH) best = { ...own, agreement, strong: true };
  }
  const changed = changedPlace(anchor, text, best ? best.agreement - 0.3 : BOTH);
  if (
    best &&
    (changed === undefined || Math.abs(best.start - anchor.startUtf16) <= Math.abs(changed - anchor.startUtf16))
  )
    return {
      found: true,
      startUtf16: best.start,
      endUtf16: best.end,
      agreement: best.agreement,
      moved: best.start - anchor.startUtf16,
    };
  if (changed !== undefined) return { found: false, reason: 'changed' };
  return { found: false, reason: places.length === 0 ? 'gone' : 'other-context' };
}

/** Agreement of the context around a place, 0…2. */
function around(anchor: Anchor, text: string, start: number, end: number): number {
  const before = flat(text.slice(Math.max(0, start - 2 * WINDOW), start)).slice(-WINDOW);
  const after = flat(text.slice(end, end + 2 * WINDOW)).slice(0, WINDOW);
  return (
    similarity(before, flat(anchor.prefix).slice(-WINDOW), true) +
    similarity(after, flat(anchor.suffix).slice(0, WINDOW), false)
  );
}

const nearer = (a: number, b: number, to: number) => Math.abs(a - to) < Math.abs(b - to);
const flat = (s: string) => s.replace(/\s+/g, ' ').toLowerCase();

/** The nearest place where the words before and after still stand but something else stands between them. */
function changedPlace(anchor: Anchor, text: string, least: number): number | undefined {
  const before = anchor.prefix.slice(-14);
  const after = anchor.suffix.slice(0, 14);
  if (before.trim().length < 6 && after.trim().length < 6) return undefined;
  const flatExact = flat(anchor.exact).trim();
  let best: number | undefined;
  const consider = (start: number, between: string) => {
    if (flat(between).trim() === flatExact || between.trim() === '') return;
    if (best === undefined || nearer(start, best, anchor.startUtf16)) best = start;
  };
  const reach = anchor.exact.length + 24;
  if (before.length >= 8) {
    for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
      const start = at + before.length;
      const end = after.length >= 6 ? text.indexOf(after, start) : -1;
      if (end < 0 || end - start > reach || (best !== undefined && !nearer(start, best, anchor.startUtf16))) continue;
      if (around(anchor, text, start, end) >= least) consider(start, text.slice(start, end));
    }
  }
  return best;
}

/** Share of the characters two windows have in common in order (1 − edits / length), 0…1. Empty context agrees with empty context only. */
export function similarity(a: string, b: string, atEnd: boolean): number {
  const length = Math.max(a.length, b.length);
  if (length === 0) return 1;
  if (b.length === 0) return a.length === 0 ? 1 : 0.3;
  if (a === b) return 1;
  const x = atEnd ? [...a].reverse().join('') : a;
  const y = atEnd ? [...b].reverse().join('') : b;
  // the far end of a window is ragged after an insertion or deletion, so the best prefix of x is compared with all of y
  let row = Array.from({ length: x.length + 1 }, (_, j) => j);
  for (let i = 1; i <= y.length; i++) {
    const next = [i];
    for (let j = 1; j <= x.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (x[j - 1] === y[i - 1] ? 0 : 1));
    row = next;
  }
  const edits = Math.min(...row);
  return Math.max(0, 1 - edits / y.length);
}
