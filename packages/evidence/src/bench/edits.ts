/** A text after an edit, and where a passage of it now stands. */
export interface Edited {
  text: string;
  start: number;
}

export type Random = () => number;

/** Numbers from 0 to 1, the same for the same seed (Lehmer's generator, modulus 2³¹ − 1). */
export function seeded(seed: number): Random {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Three letters in a hundred mistyped: dropped, doubled or replaced; never inside the passage. */
export function typos(text: string, at: { start: number; end: number }, random: Random): Edited {
  const out: string[] = [];
  let length = 0;
  let start = at.start;
  for (let i = 0; i < text.length; i++) {
    if (i === at.start) start = length;
    const own = i >= at.start && i < at.end;
    let piece = text[i];
    if (!own && /[a-z]/.test(piece) && random() < 0.03) {
      const kind = random();
      piece = kind < 1 / 3 ? '' : kind < 2 / 3 ? piece + piece : 'xqe'[Math.floor(random() * 3)];
    }
    out.push(piece);
    length += piece.length;
  }
  return { text: out.join(''), start };
}

/** Every space widened or broken, inside the passage too. */
export function whiteSpace(text: string, at: { start: number; end: number }, random: Random): Edited {
  const widen = (s: string) => s.replace(/ /g, () => (random() < 0.5 ? '  ' : '\n'));
  const before = widen(text.slice(0, at.start));
  return { text: before + widen(text.slice(at.start)), start: before.length };
}

/** One to twenty sentences inserted anywhere outside the passage. */
export function insertion(text: string, at: { start: number; end: number }, random: Random): Edited {
  let where = Math.floor(random() * text.length);
  if (where > at.start && where < at.end) where = at.start;
  const added = 'A sentence that was not there before, without amounts. '.repeat(1 + Math.floor(random() * 20));
  return {
    text: text.slice(0, where) + added + text.slice(where),
    start: at.start + (where <= at.start ? added.length : 0),
  };
}

/** The passage itself changed: one digit, or other words. */
export function changed(text: string, at: { start: number; end: number }, random: Random): Edited {
  const own = text.slice(at.start, at.end);
  const other = /\d/.test(own)
    ? own.replace(/\d/, (c) => String((Number(c) + 1 + Math.floor(random() * 8)) % 10))
    : 'seventeen others';
  return { text: text.slice(0, at.start) + other + text.slice(at.end), start: at.start };
}
