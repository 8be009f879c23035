/** Sound classes of consonants (after Russell and Odell's patent US1261167, "Soundex"): letters that speech recognition confuses share a digit. */
const CLASSES: Readonly<Record<string, string>> = {
  b: '1',
  f: '1',
  p: '1',
  v: '1',
  w: '1',
  c: '2',
  g: '2',
  j: '2',
  k: '2',
  q: '2',
  s: '2',
  x: '2',
  z: '2',
  d: '3',
  t: '3',
  l: '4',
  m: '5',
  n: '5',
  r: '6',
};

/** The sound of a word: its first letter's class and the classes of its consonants, repeats collapsed. Unlike Soundex, w counts as a lip sound. */
export function soundOf(word: string): string {
  let code = '';
  let last = '';
  for (const c of word.toLowerCase()) {
    const digit = CLASSES[c] ?? '';
    if (digit && digit !== last) code += digit;
    if (c !== 'h') last = digit;
  }
  return code;
}

/** Edits (insert, delete, replace, swap neighbours) between two words, up to a limit; limit + 1 when more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
      next[j] = d;
      if (d < best) best = d;
    }
    if (best > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length];
}

/** Whether an unknown capitalised word may be a mishearing of a name: nearly the same letters, or the same beginning and nearly the same sound. */
export function soundsLike(word: string, name: string): boolean {
  const w = word.toLowerCase();
  const n = name.toLowerCase().replace(/[^a-z]/g, '');
  if (w === n || w.length < 4 || n.length < 5) return false;
  const edits = n.length >= 8 ? 2 : 1;
  if (w[0] === n[0] && editDistance(w, n, edits) <= edits) return true;
  if (w.slice(0, 3) !== n.slice(0, 3) || n.length < 7) return false;
  const a = soundOf(w);
  const b = soundOf(n);
  const shared = commonPrefix(a, b);
  return shared >= 2 && a.length - shared <= 1 && b.length - shared <= 1;
}

function commonPrefix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}
