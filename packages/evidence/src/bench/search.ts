import type { EvidenceStore } from '../room/index.ts';
import { sha256 } from '../text/index.ts';
import { seeded } from './edits.ts';

export interface SearchTimes {
  /** What kind of question, in words. */
  query: string;
  /** Passages found, median over the questions of the kind. */
  found: number;
  /** Milliseconds from asking to the best twenty in hand. */
  median: number;
  p95: number;
}

export interface SearchBench {
  passages: number;
  words: number;
  /** Seconds to put all of them into the store. */
  loading: number;
  queries: SearchTimes[];
}

const WORDS = 30_000;
const PER_DOCUMENT = 1_000;

/** Fills a store with made passages whose words are as unequal as those of a language (Zipf), and times questions of several kinds. */
export async function searchBench(
  store: EvidenceStore,
  { passages = 100_000, rounds = 25, seed = 1, onProgress = (_done: number, _total: number) => {} } = {},
): Promise<SearchBench> {
  const random = seeded(seed);
  const vocabulary = Array.from({ length: WORDS }, (_, k) => wordOf(k));
  /** The word of rank r is r times rarer than the first. */
  const draw = () => vocabulary[Math.min(WORDS - 1, Math.floor(Math.exp(random() * Math.log(WORDS + 1))) - 1)];
  const sample: string[] = [];
  let words = 0;
  const began = performance.now();
  for (let made = 0; made < passages; ) {
    const texts = Array.from({ length: Math.min(PER_DOCUMENT, passages - made) }, () => {
      const length = 20 + Math.floor(random() * 60);
      words += length;
      return Array.from({ length }, draw).join(' ');
    });
    sample.push(texts[0]);
    await add(store, `made-${made}.txt`, texts);
    made += texts.length;
    onProgress(made, passages);
  }
  const loading = (performance.now() - began) / 1000;
  const between = (low: number, high: number) => vocabulary[low + Math.floor(random() * (high - low))];
  const phrase = () => {
    const of = sample[Math.floor(random() * sample.length)].split(' ');
    const at = Math.floor(random() * (of.length - 3));
    return `"${of.slice(at, at + 3).join(' ')}"`;
  };
  const kinds: [string, () => string][] = [
    ['a rare word', () => between(3_000, 20_000)],
    ['a usual word', () => between(200, 1_000)],
    ['a word of every tenth passage', () => between(40, 55)],
    ['two words together', () => `${between(50, 200)} ${between(200, 1_000)}`],
    ['one word or another', () => `${between(500, 2_000)} or ${between(500, 2_000)}`],
    ['a word without another', () => `${between(200, 1_000)} -${between(20, 50)}`],
    ['three words in order', phrase],
    ['a word in one document', () => between(40, 200)],
  ];
  const { id } = (await store.documents())[0];
  const queries: SearchTimes[] = [];
  for (const [query, make] of kinds) {
    const options = { limit: 20, ...(query.endsWith('document') && { document: id }) };
    const asked = Array.from({ length: rounds }, make);
    await store.search(asked[0], options); // the first one opens the connection and reads the index
    const times: number[] = [];
    const found: number[] = [];
    for (const words of asked) {
      const from = performance.now();
      const { total } = await store.search(words, options);
      times.push(performance.now() - from);
      found.push(total);
    }
    queries.push({ query, found: at(found, 0.5), median: at(times, 0.5), p95: at(times, 0.95) });
  }
  return { passages, words, loading, queries };
}

async function add(store: EvidenceStore, name: string, texts: readonly string[]): Promise<void> {
  const text = texts.join('\n');
  const bytes = new TextEncoder().encode(text);
  let start = 0;
  const passages = texts.map((one) => {
    const end = start + one.length;
    const place = { start, end, startUtf16: start, endUtf16: end };
    start = end + 1;
    return { ...place, kind: 'paragraph', language: 'en', text: one };
  });
  await store.addDocument({ id: sha256(bytes), name, bytes, format: 'text', text, url: '', licence: '', passages });
}

const ONSETS = 'b br c cl d dr f fl g gr h j k l m n p pl pr qu r s sk st t tr v w z'.split(' ');
const NUCLEI = 'a e i o u ai ea oo'.split(' ');

/** A word of its own for every number. */
function wordOf(k: number): string {
  let word = '';
  for (let n = k + 300; n > 0; n = Math.floor(n / (ONSETS.length * NUCLEI.length))) {
    const syllable = n % (ONSETS.length * NUCLEI.length);
    word += ONSETS[syllable % ONSETS.length] + NUCLEI[Math.floor(syllable / ONSETS.length)];
  }
  return `${word}x`;
}

/** The value below which a share of the list lies. */
export const at = (list: readonly number[], share: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))];
