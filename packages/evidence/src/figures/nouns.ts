import type { Scan } from '../tokens/index.ts';
import { FUNCTION_WORDS } from '../tokens/index.ts';
import { foreignStart } from './foreign/index.ts';
import { NUMERALS } from './lexicon/numerals.ts';
import { ADJECTIVES, COUNTED_WITHOUT_S, EMPTY_NOUNS, MEASURED_ATTRIBUTES } from './lexicon/words.ts';

/** The noun a number counts. */
export interface CountedNoun {
  /** Plural, as used in `unit`: "repositories". */
  unit: string;
  /** Token after the noun. */
  next: number;
  /** True for "things", "sides": a small number of them is no figure. */
  empty: boolean;
  /** True when the noun is certain (plural or known), not only the next word. */
  sure: boolean;
}

const SHORT_FORMS: Readonly<Record<string, string>> = {
  repos: 'repositories',
  repo: 'repositories',
  devs: 'developers',
  apps: 'apps',
  params: 'parameters',
  param: 'parameters',
  tok: 'tokens',
  toks: 'tokens',
  devices: 'devices',
};
const NOT_PLURAL = /(ss|us|is|ous|'s|less|ness|news|always|perhaps|across|towards|besides)$/;

/** Finds the counted noun that begins at token i, at most four words on. */
export function nounAfter(s: Scan, i: number): CountedNoun | undefined {
  if (s.language === 'de') return germanNoun(s, i);
  let at = i;
  if (s.language && /^(de|d')$/.test(s.low(at))) at++; // "un million de foyers"
  if (s.low(at) === 'of') {
    at++;
    while (/^(the|these|those|its|their|our|my|your|his|her|different|other)$/.test(s.low(at))) at++;
    if (/^(top|first|last|biggest|largest)$/.test(s.low(at))) at++;
    if ((s.isNumber(at) || NUMERALS.has(s.low(at))) && !s.opensLine(at) && at > i + 1) at++; // "nine of the 10 largest labs"
  }
  if (s.low(at) === 'context' && /^(length|window|size)$/.test(s.low(at + 1)))
    return { unit: 'tokens', next: at + 2, empty: false, sure: true };
  const kept: string[] = [];
  for (let turn = 0; turn < 4; turn++, at++) {
    if (s.isSymbol(at, '-‑') && s.glued(at) && s.glued(at + 1)) at++;
    // "three 500-megawatt turbines": a measure between the number and what it counts
    if (
      turn === 0 &&
      s.isNumber(at) &&
      at > i - 1 &&
      s.isSymbol(at + 1, '-') &&
      s.glued(at + 1) &&
      s.isWord(at + 2) &&
      !s.opensLine(at) &&
      !s.glued(at)
    ) {
      at += 2;
      continue;
    }
    if (!s.isWord(at) || (s.opensLine(at) && turn > 0)) return undefined;
    const word = s.low(at);
    if (/^(US|UK|EU)$/.test(s.raw(at))) continue;
    if (/^[WMD]AUs?$/.test(s.raw(at))) return { unit: 'users', next: at + 1, empty: false, sure: true };
    if (s.raw(at) === 'U' && s.isSymbol(at + 1, '.') && s.isWord(at + 2) && s.glued(at + 2)) {
      at += s.isSymbol(at + 3, '.') && s.glued(at + 3) ? 3 : 2; // U.S.
      continue;
    }
    if (s.language && (ROMANCE_SMALL.has(word) || foreignStart(s.language, word))) return undefined;
    if (FUNCTION_WORDS.has(word) || /n't$/.test(word) || /^(year|month|day|week|hour)s?$/.test(word)) return undefined;
    const next = s.joined(at + 1);
    if (
      COUNTED_WITHOUT_S.has(word) &&
      !isPlural(s, at) &&
      !MEASURED_ATTRIBUTES.has(word) &&
      isPlural(s, next) &&
      !s.opensLine(next)
    ) {
      kept.push(word); // "449 data centers"
      continue;
    }
    if (isPlural(s, at) || COUNTED_WITHOUT_S.has(word)) {
      // "10 trillion parameter models": the attribute is what is counted
      if (turn === 0 && MEASURED_ATTRIBUTES.has(word) && word !== 'gpus' && s.isWord(next))
        return { unit: cased(s, at), next: at + 1, empty: false, sure: true };
      return {
        unit: [...kept, plural(s.raw(at) === s.raw(at).toUpperCase() ? s.raw(at) : preserved(s, at))].join(' '),
        next: at + 1,
        empty: EMPTY_NOUNS.has(word),
        sure: true,
      };
    }
    if (EMPTY_NOUNS.has(word) && !s.language) return { unit: word, next: at + 1, empty: true, sure: true };
    if (turn === 0 && MEASURED_ATTRIBUTES.has(word))
      return { unit: cased(s, at), next: at + 1, empty: false, sure: true };
    if (!ADJECTIVES.has(word) && !/(ing|ed|ly|ive|ous|ful|able|ible|ical)$/.test(word)) {
      if (/[A-Z].*[A-Z]/.test(s.raw(at)) || (kept.length === 0 && turn <= 1 && !s.capital(at) && isPlural(s, next)))
        kept.push(s.raw(at));
    }
  }
  return undefined;
}

/** German nouns are written with a capital; before them at most two adjectives ("zwei neue Rechenzentren"). */
function germanNoun(s: Scan, i: number): CountedNoun | undefined {
  for (let at = i; at < i + 3 && s.isWord(at) && !s.opensLine(at); at++) {
    if (s.capital(at)) return { unit: s.raw(at), next: at + 1, empty: false, sure: true };
    if (
      !/e[nrs]?$/.test(s.low(at)) ||
      /^(der|die|den|des|eine|einen|einer|seine|ihre|keine|bitte|heute)$/.test(s.low(at))
    )
      return undefined;
  }
  return undefined;
}

/** Small French and Spanish words, and adjectives of order that stand before the noun: none of them is what a number counts. */
const ROMANCE_SMALL = new Set(
  `dans mais plus moins pas très tres sans sous vers depuis alors les des ses mes tes nos vos leurs ces après puis fois et ou de du la le en au aux par pour
  sur que qui est sont ont avec ce cette il elle ils elles on ne se más mas menos pues entonces después antes los las sus mis tus es y o el con por para del
  al su no lo ha han son fue fueron premiers premières derniers dernières prochains prochaines primeros primeras últimos últimas próximos próximas`.split(
    /\s+/,
  ),
);

/** A plural noun by its shape: lower case or an acronym with a small s ("GPUs"). */
export function isPlural(s: Scan, i: number): boolean {
  if (!s.isWord(i)) return false;
  const raw = s.raw(i);
  if (raw.length < 4 || !raw.endsWith('s')) return raw === 'GPUs' || /^[A-Z]{2,}s$/.test(raw) || raw === 'men';
  if (/^[A-Z]{2,}s$/.test(raw)) return true; // GPUs
  const low = s.low(i);
  if (NOT_PLURAL.test(low)) return false;
  return !/['’]/.test(raw) && !FUNCTION_WORDS.has(low) && !VERBS_IN_S.has(low);
}

const VERBS_IN_S = new Set(
  'represents means makes takes gives needs wants comes goes says gets keeps looks seems feels shows brings helps works runs starts becomes remains includes thinks knows sees uses requires adds puts sits stands'.split(
    ' ',
  ),
);

/** "GPU" → "GPUs", "token" → "tokens". */
function cased(s: Scan, i: number): string {
  return /^[A-Z]{2,}$/.test(s.raw(i)) ? `${s.raw(i)}s` : plural(preserved(s, i));
}

function preserved(s: Scan, i: number): string {
  const raw = s.raw(i);
  return /^[A-Z]{2,}s$/.test(raw) || /^[A-Z]+\d+s$/.test(raw) || /[a-z][A-Z]/.test(raw) ? raw : raw.toLowerCase();
}

/** The plural of a noun, by the common rules. */
export function plural(word: string): string {
  const short = SHORT_FORMS[word];
  if (short) return short;
  if (
    word.endsWith('s') ||
    /^(people|men|women|children|data|staff|personnel|headcount|aircraft|feet|teeth)$/.test(word)
  )
    return word;
  if (word === 'person') return 'people';
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(x|ch|sh|z)$/.test(word)) return `${word}es`;
  return `${word}s`;
}
