import type { Names } from './names.ts';
import { contentWords, type Passage } from './passages.ts';

/** Words of talk that name no subject. */
const EMPTY = new Set(
  `year month week day today tomorrow yesterday lot bit point question answer example stuff sense moment guy people person story piece idea part case number fact word good great big little next last first second
  third different whole real pretty sure exactly obviously definitely probably maybe actually literally interesting thanks friday wednesday monday tuesday thursday saturday sunday mostly coming lose rest specific living
  open best single able trying try making give given keep kept left leave access true right wrong hard easy better worse bigger smaller higher lower old young early late huge massive insane crazy cool awesome fun nice happy
  funny seem believe agree guess wonder remember mind bring brought put run running set move moved turn show play stop stay talking talk saying called look looking feel start started happen happening thought end start
  reason level term side place ton couple everyone anyone someone nobody everything nothing anything something anyway kind type hour minute second half full name line term yes sense hand home thinking trend detail
  amount bunch stage phase space area form piece step direction possible potential important significant similar certain various current recent previous general basic overall big-time opposite angle quote video
  episode podcast show host guest listener audience conversation discussion article paragraph page post tweet comment thread blog link email million billion trillion hundred thousand dollar percent
  sort take took taken goes went gone comes came become became find found help work worked works happens means mean meant need needed want wanted allow allowed expect expected say note point ask asked
  stake relation relative relatively simply quite rather etc kumbaya hey guys mr ms dr version past future present ago later sooner soon often usually always never ever already almost enough far long short time
  bull bear bad news top least known dot spend spending-wise use using used user-wise back-of thousand-fold`.split(
    /\s+/,
  ),
);
/** Verb forms and participles that stand before a noun but head no phrase. */
const NO_HEAD = /(?:ly|'s|’s)$/;
const GERUND_NOUN = new Set(
  'training coding computing financing pricing spending funding trading engineering learning reasoning building lending cooling networking manufacturing marketing advertising licensing hosting testing tuning fine-tuning offering rating mining banking accounting borrowing planning timing packaging thinking processing'.split(
    ' ',
  ),
);
const DETERMINER =
  /^(the|a|an|this|that|these|those|its|their|our|your|my|his|her|of|for|from|into|with|by|some|any|no|every|each)$/i;

export interface Phrase {
  /** As it is to be written, names put right. */
  written: string;
  /** Stems in order, joined. */
  key: string;
  words: string[];
  /** Places, as indices of passages. */
  at: number[];
  name: boolean;
  /** Names somebody of the gazetteer. */
  known: boolean;
}

interface Token {
  raw: string;
  stem: string;
  /** Index of the name it is part of, or -1. */
  mention: number;
}

/** How often a word stands where a noun stands (after a determiner or preposition and before something that is no content word), and how often at all. */
type Nouns = Map<string, { head: number; all: number }>;

/** Every phrase of one to three content words in the passages that may name a subject: it ends in a word the document uses as a noun, or is a name. */
export function phrasesOf(passages: readonly Passage[], names: Names): Phrase[] {
  const rows = passages.map((p) => tokensOf(p, names));
  const nouns = nounsOf(rows);
  const phrases = new Map<string, Phrase & { forms: Map<string, number> }>();
  rows.forEach((tokens, at) => {
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i];
      if (t.stem === '') continue;
      for (let n = 1; n <= 3 && i + n <= tokens.length; n++) {
        const part = tokens.slice(i, i + n);
        const lastToken = part[n - 1];
        // a given or a family name alone is half a name
        if (n === 1 && t.mention < 0 && isCapital(t) && (isCapital(tokens[i - 1]) || isCapital(tokens[i + 1])))
          continue;
        if (part.some((x) => x.stem === '' || (x.mention < 0 && EMPTY.has(x.stem)))) break;
        if (new Set(part.map((x) => x.stem)).size < n) break;
        if (!isNoun(lastToken, nouns) || (n > 1 && /ly$/.test(t.stem))) continue;
        const words = part.map((x) => x.stem);
        if (n === 1 && t.stem === 'world') continue;
        const key = words.join(' ');
        const written = part.map((x) => x.raw).join(' ');
        let known = phrases.get(key);
        if (!known) {
          known = { written, key, words, at: [], name: false, known: false, forms: new Map() };
          phrases.set(key, known);
        }
        known.at.push(at);
        known.known ||= part.some((x) => x.mention >= 0);
        known.forms.set(written, (known.forms.get(written) ?? 0) + 1);
        if (part.every((x) => x.mention >= 0 || /^\p{Lu}/u.test(x.raw)))
          known.name ||= i > 0 || part.some((x) => x.mention >= 0);
      }
    }
  });
  return [...phrases.values()].map(({ forms, ...p }) => ({ ...p, written: bestForm(forms) }));
}

/** The form used most; of equals the one with fewer capitals, which is the one inside a sentence. */
function bestForm(forms: ReadonlyMap<string, number>): string {
  const capitals = (s: string) => s.match(/\p{Lu}/gu)?.length ?? 0;
  return [...forms]
    .sort((a, b) => b[1] - a[1] || capitals(a[0]) - capitals(b[0]) || (a[0] < b[0] ? -1 : 1))[0][0]
    .replace(/['’]s$/, '');
}

/** The words and marks of a passage; a name is one token however many words it has. */
function tokensOf(p: Passage, names: Names): Token[] {
  const out: Token[] = [];
  let m = lowerBound(names.mentions, p.startUtf16);
  const spans: { start: number; end: number; written: string; index: number }[] = [];
  // places inside the passage hold as long as its text was not put together from two lines
  const same = p.text.length === p.endUtf16 - p.startUtf16;
  for (; same && m < names.mentions.length && names.mentions[m].start < p.endUtf16; m++) {
    const { start, end, written } = names.mentions[m];
    spans.push({ start: start - p.startUtf16, end: end - p.startUtf16, written, index: m });
  }
  const text = same ? p.text : names.right(p.text);
  let s = 0;
  for (const w of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}’'&-]*(?:\.\p{N}+)?|[^\s\p{L}\p{N}]/gu)) {
    while (s < spans.length && spans[s].end <= w.index) s++;
    const span = spans[s];
    if (span && w.index >= span.start && w.index < span.end) {
      if (out.at(-1)?.mention !== span.index)
        out.push({ raw: span.written, stem: span.written.toLowerCase(), mention: span.index });
      continue;
    }
    const raw = w[0].replace(/['’]s$/, '');
    out.push({ raw, stem: /['’]/.test(raw) ? '' : (contentWords(raw)[0] ?? ''), mention: -1 });
  }
  return out;
}

function nounsOf(rows: readonly (readonly Token[])[]): Nouns {
  const nouns: Nouns = new Map();
  for (const tokens of rows)
    tokens.forEach((t, i) => {
      if (t.stem === '' || t.mention >= 0) return;
      const known = nouns.get(t.stem) ?? { head: 0, all: 0 };
      known.all++;
      const before = tokens[i - 1];
      let j = i - 1;
      while (j >= 0 && j > i - 3 && tokens[j].stem !== '') j--;
      const led = before && (DETERMINER.test(tokens[Math.max(0, j)].raw) || before.mention >= 0);
      const next = tokens[i + 1];
      if (led && (!next || next.stem === '')) known.head++;
      nouns.set(t.stem, known);
    });
  return nouns;
}

function isNoun(t: Token, nouns: Nouns): boolean {
  if (t.mention >= 0) return true;
  if (NO_HEAD.test(t.raw) || /^\d/.test(t.raw)) return false;
  if (/ing$/.test(t.raw) && !GERUND_NOUN.has(t.raw.toLowerCase())) return false;
  if (/(?:ed|ize|ify)$/.test(t.stem) && !/(?:seed|feed|speed|need|bed)$/.test(t.stem)) return false;
  const seen = nouns.get(t.stem);
  if (!seen) return false;
  return seen.head >= 2 ? seen.head / seen.all >= 0.2 : seen.head === 1 && seen.all <= 3;
}

const isCapital = (t: Token | undefined) => t !== undefined && /^\p{Lu}\p{Ll}/u.test(t.raw) && t.stem !== '';

function lowerBound(list: Names['mentions'], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (list[mid].start < at) low = mid + 1;
    else high = mid;
  }
  return low;
}
