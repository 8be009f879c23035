import { findMentions } from '../entities/find.ts';
import { GAZETTEER } from '../entities/gazetteer.ts';
import { editDistance } from '../entities/mishearing.ts';

/** The names of a document as they should be read: where speech recognition heard a known name wrongly, the right form of it. The document's own words stay as they are; this is for titles and terms, which are ours. */
export interface Names {
  /** Mentions in order of text: UTF-16 indices, and what to write. */
  readonly mentions: readonly { start: number; end: number; written: string; name: string }[];
  /** A phrase with every misheard name in it put right. */
  right(phrase: string): string;
}

/** Finds the names of a text once. */
export function namesOf(text: string): Names {
  const wrong = new Map<string, string>();
  const mentions = findMentions(text).map((m) => {
    const said = text.slice(m.start, m.end).replace(/\s+/g, ' ');
    const written = m.misheard ? rightForm(said, m.name) : spelled(said, m.name);
    if (written !== said) wrong.set(said.toLowerCase(), written);
    return { start: m.start, end: m.end, written, name: m.name };
  });
  const forms = [...wrong.keys()].sort((a, b) => b.length - a.length);
  const pattern = forms.length
    ? new RegExp(`(?<![\\p{L}\\p{N}])(${forms.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
    : undefined;
  return {
    mentions,
    right: (phrase) => (pattern ? phrase.replace(pattern, (m) => wrong.get(m.toLowerCase()) ?? m) : phrase),
  };
}

const escaped = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Of a company and its products, the name that was most likely said: "cloud code" is Claude Code, not the company that makes it. */
function rightForm(said: string, name: string): string {
  const entry = GAZETTEER.find((e) => e.name === name);
  if (!entry) return said;
  const low = said.toLowerCase();
  const size = low.split(/\s+/).length;
  let best = name;
  let least = distance(low, name) - 0.5; // the company itself where nothing is nearer
  for (const alias of entry.aliases) {
    if (/^[\p{Lu}\d]+$/u.test(alias) && said !== said.toUpperCase()) continue; // nobody says a ticker
    const d =
      distance(low, alias) + (alias.split(/\s+/).length === size ? 0 : 1) + (alias === alias.toLowerCase() ? 2 : 0);
    if (d < least) {
      least = d;
      best = alias;
    }
  }
  return best;
}

/** The usual spelling of a name that is only spaced or capitalised otherwise: "chat GPT" is ChatGPT, "open AI" OpenAI. */
function spelled(said: string, name: string): string {
  const entry = GAZETTEER.find((e) => e.name === name);
  const same = [name, ...(entry?.aliases ?? [])].filter((a) => squashed(a) === squashed(said));
  return (
    same.sort(
      (a, b) => Number(b === name) - Number(a === name) || capitals(b) - capitals(a) || a.length - b.length,
    )[0] ?? said
  );
}

const squashed = (s: string) => s.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const capitals = (s: string) => s.match(/\p{Lu}/gu)?.length ?? 0;
const distance = (low: string, name: string) => editDistance(low, name.toLowerCase(), 12);
