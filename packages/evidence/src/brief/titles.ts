import type { Passage } from './passages.ts';
import type { Phrase } from './phrases.ts';

/** Titles for the parts of a document: for each the two phrases most typical of it against the others, names written right. `starts` are indices of passages. */
export function titlesOf(
  passages: readonly Passage[],
  phrases: readonly Phrase[],
  starts: readonly number[],
): string[] {
  const partAt = (at: number) => {
    let part = 0;
    while (part + 1 < starts.length && starts[part + 1] <= at) part++;
    return part;
  };
  const parts = passages.map((_, k) => partAt(k));
  const wanted: { phrase: Phrase; score: number }[][] = starts.map(() => []);
  for (const phrase of phrases) {
    const counts = new Map<number, number>();
    for (const at of phrase.at) counts.set(parts[at], (counts.get(parts[at]) ?? 0) + 1);
    // a known name may lead several chapters, another word only where it is at home
    const spread = phrase.known
      ? 1 + 0.5 * Math.log(starts.length / counts.size)
      : Math.log(1 + starts.length / counts.size);
    for (const [part, n] of counts) {
      const long = phrase.words.length > 1 || phrase.written.includes(' ');
      if (n < 2 && !(long || phrase.known)) continue;
      const places = phrase.at.filter((at) => parts[at] === part);
      if (n === 2 && places[1] - places[0] < 2) continue; // an echo
      const size = long ? 1.5 : phrase.name ? 1 : counts.size > starts.length / 3 ? 0.4 : 0.8;
      const share = n / phrase.at.length;
      wanted[part].push({
        phrase,
        score:
          (n < 2 ? 0.3 : 1) *
          n ** 0.6 *
          spread *
          (0.5 + 0.6 * share) *
          size *
          (phrase.known ? 1.9 : phrase.name ? 1.4 : 1),
      });
    }
  }
  return wanted.map((list, part) => {
    const taken = best(list, 2);
    if (taken.length > 0) return headed(taken.join(', '));
    if (part === 0) return 'Introduction';
    const first = passages[starts[part]].text.split(/\s+/);
    return first.length ? `${first.slice(0, 6).join(' ')}${first.length > 6 ? '…' : ''}` : 'Untitled';
  });
}

/** The best phrases, none sharing a word with another; a longer phrase stands for a shorter one inside it. */
export function best(list: readonly { phrase: Phrase; score: number }[], count: number): string[] {
  const taken: Phrase[] = [];
  for (const { phrase } of [...list].sort((a, b) => b.score - a.score || (a.phrase.key < b.phrase.key ? -1 : 1))) {
    if (taken.length >= count) break;
    const stems = phrase.key.split(' ');
    if (taken.every((t) => !t.key.split(' ').some((w) => stems.includes(w)))) taken.push(phrase);
  }
  return taken.map((p) => p.written);
}

const headed = (title: string) =>
  /^\p{Ll}+(?![\p{L}]*\p{Lu})/u.test(title) ? title.replace(/^./u, (c) => c.toUpperCase()) : title;
