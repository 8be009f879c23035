import { contentWords, type Passage } from './passages.ts';

/** Words of talk that name no subject. */
const EMPTY = new Set(
  'year month week day today lot bit point question answer example stuff sense moment point guy people story piece idea part case number fact word world good great big little next last first second different whole real really pretty sure exactly basically obviously definitely probably maybe actually literally interesting thanks friday wednesday monday tuesday thursday saturday sunday mostly coming lose rest specific living open best single able trying try making give given keep kept left leave access true right wrong hard easy better worse bigger smaller higher lower new old young early late huge massive insane crazy cool awesome fun nice happy funny seem seems believe agree guess wonder remember mind bring brought put run running set move moved turn show play stop stay talking talk saying said called look looking feel feels start started happen happening happens thought'.split(
    ' ',
  ),
);

interface Phrase {
  key: string;
  written: string;
  count: number;
  words: string[];
}

/** A title for a part: the two phrases most typical of it against the whole, as they are written in it. */
export function titleOf(part: readonly Passage[], whole: ReadonlyMap<string, number>): string {
  const title = phrasesOf(part, whole, 2).join(', ');
  if (title) return title.replace(/^./u, (c) => c.toUpperCase());
  const first = part.find((p) => p.words.length >= 2)?.text.split(/\s+/) ?? [];
  return first.length ? `${first.slice(0, 6).join(' ')}${first.length > 6 ? '…' : ''}` : 'Untitled';
}

/** The phrases of one to three content words most typical of a stretch of text, best first; none shares a word with another. */
export function phrasesOf(part: readonly Passage[], whole: ReadonlyMap<string, number>, count: number): string[] {
  const phrases = new Map<string, Phrase>();
  for (const p of part) {
    const tokens = [...p.text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}’'-]*|[,.;:!?()"“”—–]/gu)].map((m) => m[0]);
    const stems = tokens.map((t) => contentWords(t)[0] ?? '');
    for (let i = 0; i < tokens.length; i++) {
      for (let n = 1; n <= 3 && i + n <= tokens.length; n++) {
        const words = stems.slice(i, i + n);
        if (words.some((w) => w === '' || EMPTY.has(w) || /['’]/.test(w))) break;
        if (new Set(words).size < n) break;
        const key = words.join(' ');
        const known = phrases.get(key);
        if (known) known.count++;
        else phrases.set(key, { key, written: tokens.slice(i, i + n).join(' '), count: 1, words });
      }
    }
  }
  const scored = [...phrases.values()]
    .filter((x) => x.count >= (x.words.length > 1 ? 2 : 3) && !(x.words.length === 1 && /(ly|ing|ed)$/.test(x.key)))
    .map((x) => {
      const share = Math.min(...x.words.map((w) => x.count / Math.max(x.count, whole.get(w) ?? 1)));
      const name = /^\p{Lu}/u.test(x.written) ? 1.15 : 1;
      return { ...x, score: Math.sqrt(x.count) * Math.log(1 + 6 * share) * (1 + 0.9 * (x.words.length - 1)) * name };
    })
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  const taken: Phrase[] = [];
  for (const x of scored) {
    if (taken.length >= count) break;
    if (taken.every((t) => !t.words.some((w) => x.words.includes(w)))) taken.push(x);
  }
  return taken.map((x) => x.written.replace(/['’]s$/, ''));
}
