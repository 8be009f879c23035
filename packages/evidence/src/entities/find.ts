import { FUNCTION_WORDS, Scan } from '../tokens/index.ts';
import { companyOf, type Entry, GAZETTEER } from './gazetteer.ts';
import { soundsLike } from './mishearing.ts';
import { unlistedName } from './unlisted.ts';

/** A name found in a text. */
export interface Mention {
  /** UTF-16 indices. */
  start: number;
  end: number;
  /** Canonical name. */
  name: string;
  kind: Entry['kind'];
  /** True when the word was taken for a mishearing of the name. */
  misheard: boolean;
}

interface Alias {
  words: string[];
  entry: Entry;
  misheard: boolean;
  exactCase: boolean;
  /** A short form that is also an ordinary word: it counts only when the full name stands in the same text. */
  weak: boolean;
}

const BY_FIRST = new Map<string, Alias[]>();
/** Names that are also ordinary words or given names: only their exact spelling counts. */
const ORDINARY = new Set(
  'meta apple oracle arm scale surge runway lambda together cursor cognition constellation apollo dominion intel uber fireworks adobe inflection sora cohere masa crusoe goldman s&p oci gcp llama mythos gemini copilot devin codex cipher riot vantage aligned carlyle poolside stargate hyperion'.split(
    ' ',
  ),
);

for (const entry of GAZETTEER) {
  for (const alias of [entry.name, ...entry.aliases]) add(alias, entry, false);
  for (const alias of entry.misheard ?? []) add(alias, entry, true);
}

function add(alias: string, entry: Entry, misheard: boolean): void {
  const words = alias
    .toLowerCase()
    .split(/[\s.&-]+/)
    .filter(Boolean);
  const list = BY_FIRST.get(words[0]) ?? [];
  const ordinary = words.length === 1 && ORDINARY.has(words[0]);
  list.push({ words, entry, misheard, exactCase: ordinary, weak: ordinary && !misheard && alias !== entry.name });
  list.sort((a, b) => b.words.length - a.words.length);
  BY_FIRST.set(words[0], list);
}

/** All names of the gazetteer in a text, in order; misheard forms only when the document also has the right name. Names nobody listed are found only where they earn, spend or owe. */
export function findMentions(text: string, scan: Scan = new Scan(text)): Mention[] {
  const out: (Mention & { last: number; weak: boolean })[] = [];
  const unknown: number[] = [];
  for (let i = 0; i < scan.count; i++) {
    if (!scan.isWord(i)) continue;
    const aliases = BY_FIRST.get(possessiveFree(scan.low(i)));
    let found = false;
    for (const alias of aliases ?? []) {
      const last = matches(scan, i, alias);
      if (last === undefined) continue;
      const end = scan.end(last - 1) - (/['’]s$/i.test(scan.raw(last - 1)) ? 2 : 0);
      out.push({
        start: scan.start(i),
        end,
        name: alias.entry.name,
        kind: alias.entry.kind,
        misheard: alias.misheard,
        last,
        weak: alias.weak,
      });
      i = last - 1;
      found = true;
      break;
    }
    if (!found && scan.capital(i) && scan.end(i) - scan.start(i) >= 4 && !FUNCTION_WORDS.has(scan.low(i)))
      unknown.push(i);
  }
  const right = new Map<string, number>();
  for (const m of out) if (!m.misheard && !m.weak) right.set(m.name, (right.get(m.name) ?? 0) + 1);
  // a name heard wrongly, or a short one, counts where the text has the right one, or the company it is of
  const families = new Set([...right.keys()].map(companyOf));
  const found = out.filter((m) => (!m.misheard && !m.weak) || right.has(m.name) || families.has(companyOf(m.name)));
  const kept = found.map(({ start, end, name, kind, misheard }): Mention => ({ start, end, name, kind, misheard }));
  const heard = mishearings(scan, unknown, right);
  const taken = new Set(heard.map((m) => m.start));
  for (const m of heard) kept.push(m);
  for (const i of unknown) {
    if (taken.has(scan.start(i)) || unlistedName(scan, i) === undefined) continue;
    const end = scan.end(i) - (/['’]s$/.test(scan.raw(i)) ? 2 : 0);
    kept.push({ start: scan.start(i), end, name: text.slice(scan.start(i), end), kind: 'company', misheard: false });
  }
  return kept.sort((a, b) => a.start - b.start);
}

function possessiveFree(word: string): string {
  return word.endsWith("'s") ? word.slice(0, -2) : word;
}

function matches(s: Scan, i: number, alias: Alias): number | undefined {
  let at = i;
  for (let k = 0; k < alias.words.length; k++, at++) {
    if (k > 0) while (s.isSymbol(at, '&.-,') && at < i + 6 && (s.isSymbol(at, ',') ? alias.misheard : true)) at++;
    const word = possessiveFree(s.low(at));
    if (word !== alias.words[k]) return undefined;
  }
  const raw = s.raw(i);
  if (alias.exactCase && !(raw[0] >= 'A' && raw[0] <= 'Z') && !alias.misheard) return undefined;
  if (alias.exactCase && s.opensLine(i) && !s.capital(i)) return undefined;
  if (
    !alias.misheard &&
    alias.words.length === 1 &&
    raw === raw.toLowerCase() &&
    alias.entry.name[0] !== alias.entry.name[0].toLowerCase()
  )
    return undefined;
  if (alias.misheard && alias.words.at(-1) === 'i' && s.raw(at - 1) !== 'I') return undefined;
  return at;
}

/** Capitalised words that are no known name, judged against the names the document does mention. */
function mishearings(s: Scan, unknown: number[], right: Map<string, number>): Mention[] {
  const likely = [...right].filter(([, n]) => n >= 2).map(([name]) => name);
  if (likely.length === 0) return [];
  const persons = new Set<string>(); // "Corey Weinberg": a given name, never a company
  for (const i of unknown) if (s.capital(i + 1) && !s.opensLine(i + 1)) persons.add(s.low(i));
  const verdicts = new Map<string, string | undefined>();
  const out: Mention[] = [];
  for (const i of unknown) {
    const word = possessiveFree(s.low(i));
    if (persons.has(word)) continue;
    if (!verdicts.has(word))
      verdicts.set(
        word,
        likely.find((name) => soundsLike(word, name)),
      );
    const name = verdicts.get(word);
    if (!name) continue;
    const kind = GAZETTEER.find((e) => e.name === name)!.kind;
    out.push({ start: s.start(i), end: s.start(i) + word.length, name, kind, misheard: true });
  }
  return out;
}
