/**
 * The known name closest to a mistyped one, or nothing when none is near enough to be meant: few letters differ, or, where
 * none is that near, the known name begins like what was typed (a name broken off).
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  return nearestByEdits(name, names) ?? shortestBeginning(name, names);
}

/** The shortest name that begins with what was typed, if that is enough to tell it. */
function shortestBeginning(name: string, known: string[]): string | undefined {
  if (name.length < 5) return undefined;
  return known.filter((candidate) => candidate.startsWith(name)).sort((a, b) => a.length - b.length)[0];
}

function nearestByEdits(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name, candidate, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** "…; did you mean X?" or nothing. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const close = nearest(name, known);
  return close === undefined ? '' : `; did you mean ${close}?`;
}

/** Levenshtein distance, given up (as `limit`) once it cannot stay below the limit. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const d = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + cost);
      next.push(d);
      if (d < least) least = d;
    }
    if (least >= limit) return limit;
    row = next;
  }
  return row[b.length];
}
