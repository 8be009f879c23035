import type { Scan } from '../tokens/index.ts';
import { cjk } from './currency-east-asian.ts';
import {
  CAPITAL_PREFIXES,
  CURRENCY_NAMES,
  CURRENCY_PREFIX_WORDS,
  CURRENCY_SIGNS,
  CURRENCY_STARTS,
  type CurrencyWord,
  DOLLAR_PREFIXES,
} from './lexicon/currencies.ts';
import { ISO_CODES, WORDLIKE_CODES } from './lexicon/currency-places.ts';
import { FOREIGN_CURRENCIES, FOREIGN_CURRENCY_NAMES, FOREIGN_CURRENCY_STARTS } from './lexicon/foreign.ts';
import { MAGNITUDES, NUMERALS, PLURAL_MAGNITUDES } from './lexicon/numerals.ts';
import { signBelongsLeft } from './spaced.ts';

/** The currency that stands before the number at token i, and the first token of it. */
export function currencyBefore(s: Scan, i: number): { code: string; first: number; factor: number } | undefined {
  let at = i - 1;
  if (
    s.isSymbol(at, '(') &&
    s.glued(i) &&
    s.isSymbol(i + 1, ')') &&
    !s.opensLine(at) &&
    CURRENCY_SIGNS.has(s.raw(at - 1))
  )
    at--; // "$(12.4) million"
  if (s.isSymbol(at, '-−') && s.glued(i) && CURRENCY_SIGNS.has(s.raw(at - 1)) && (s.glued(at) || !s.isNumber(at - 2)))
    at--; // "$-5", "€ -12"
  if (at < 0 || (s.opensLine(i) && !s.glued(i))) return undefined;
  if (s.isSymbol(at)) {
    const raw = s.raw(at);
    const code = signBelongsLeft(s, at) ? undefined : CURRENCY_SIGNS.get(raw);
    if (code) return withLetters(s, at, code, raw);
    // "Rs. 100"
    if (raw === '.' && s.glued(at) && s.isWord(at - 1)) {
      const word = prefixWord(s, at - 1);
      if (word && /^(rs|rp|fr|sfr|re|kr|fl|dm|r)$/.test(s.low(at - 1))) return { code: word, first: at - 1, factor: 1 };
    }
    return undefined;
  }
  if (!s.isWord(at)) return undefined;
  if (s.low(at) === 'd' && s.isSymbol(at - 1, '$') && s.glued(at) && s.low(at - 2) === 'u' && s.glued(at - 1))
    return { code: 'USD', first: at - 2, factor: 1 }; // U$D
  const named = nameBefore(s, at);
  if (named) return named;
  const code = prefixWord(s, at);
  if (code && s.isNumber(at - 1) && !s.opensLine(at) && !currencyBefore(s, at - 1)) return undefined; // "10 RMB 20 USD"
  return code ? { code, first: at, factor: 1 } : undefined;
}

/** Currencies by name that may stand before their amount ("ringgit 42", "rupees 5 crore"); names that are words of another kind, as pound and won, are left out. */
const NAMES_BEFORE =
  /^(ringgits?|rupees?|baht|yuan|renminbi|pesos?|dirhams?|riyals?|dinars?|forints?|zloty|zlotys|rand|shekels?|kroner|kronor|taka|naira|rupiahs?|rubles?|roubles?|hryvnias?|euros|francs)$/;

function nameBefore(s: Scan, i: number): { code: string; first: number; factor: number } | undefined {
  const abroad = s.continental && /^(euro|franken)$/.test(s.low(i));
  if (!(abroad || NAMES_BEFORE.test(s.low(i))) || s.isNumber(i - 1) || NUMERALS.has(s.low(i - 1))) return undefined;
  if (!s.isNumber(i + 1) || s.glued(i + 1) || /^(1[89]|20)\d\d$/.test(s.raw(i + 1)) || currencyAfter(s, i + 2))
    return undefined;
  if (MAGNITUDES.has(s.low(i - 1)) || PLURAL_MAGNITUDES.has(s.low(i - 1)) || s.low(i - 1) === 'of') return undefined; // "a million euros 30 years ago"
  for (const first of [i - 2, i - 1, i]) {
    if (first < 0 || (first < i && s.opensLine(first + 1)) || !s.isWord(first)) continue;
    const phrase = s.text.slice(s.start(first), s.end(i)).toLowerCase().replace(/\s+/g, ' ');
    const word = CURRENCY_NAMES.get(phrase) ?? (first === i ? CURRENCY_NAMES.get(phrase.replace(/s$/, '')) : undefined);
    if (word) return { code: word.code, first, factor: word.factor };
    if (first === i && phrase === 'franken') return { code: 'CHF', first, factor: 1 };
  }
  return undefined;
}

function prefixWord(s: Scan, i: number): string | undefined {
  const word = s.low(i);
  const raw = s.raw(i);
  if (WORDLIKE_CODES.has(raw)) return looksLikeMoney(s, i + 1) ? raw : undefined;
  const code = CURRENCY_PREFIX_WORDS.get(word) ?? (ISO_CODES.has(raw) ? raw : undefined);
  if (!code) return undefined;
  if (word === 'rs' || word === 'rp' || word === 'rm')
    return raw[0] === word[0].toUpperCase() || word === 'rs' ? code : undefined;
  if (CAPITAL_PREFIXES.has(word) && raw !== word.toUpperCase()) return undefined;
  return raw === word.toUpperCase() ||
    (raw === word && word.length === 3) ||
    raw === 'Fr' ||
    /^[KUT][sS]hs?$/.test(raw) ||
    word === 'kr'
    ? code
    : undefined;
}

/** "PHP 1,500" and "ALL 30 million" are amounts, "PHP 8.3" and "TOP 100" are not. */
function looksLikeMoney(s: Scan, i: number): boolean {
  return (
    /,\d{3}|\.\d{2}$/.test(s.raw(i)) ||
    MAGNITUDES.has(s.low(i + 1)) ||
    (/^(PHP|MAD|PEN|COP|TRY)$/.test(s.raw(i - 1)) && s.number(i) >= 50 && Number.isInteger(s.number(i)))
  );
}

/** Letters that stand before a dollar sign with spaces on both sides, in texts cut into words: "hk $ 10 billion", "u.s $ 5". Not "a" and "can", which are words. External cases: Recognizers-Text CurrencyModel ("c $ 16.4 million"). */
const SPACED_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['s', 'USD'],
  ['c', 'CAD'],
  ['hk', 'HKD'],
  ['nz', 'NZD'],
  ['nt', 'TWD'],
]);

/** Letters before the sign: "US$", "C$", "U.S.$", "CN¥". */
function withLetters(s: Scan, at: number, code: string, raw: string): { code: string; first: number; factor: number } {
  const factor = raw === '¢' ? 0.01 : 1;
  if (raw === '$' && s.glued(at)) {
    if (s.isWord(at - 1)) {
      const named = DOLLAR_PREFIXES.get(s.low(at - 1));
      if (!named && ISO_CODES.has(s.raw(at - 1).toUpperCase()) && /D$|MXN|ARS|CLP|COP/i.test(s.raw(at - 1)))
        return { code: s.raw(at - 1).toUpperCase(), first: at - 1, factor }; // "CAD$ 15", "mxn$15"
      if (named && s.low(at - 1) !== 'u') return { code: named, first: at - 1, factor };
    }
    if (s.isSymbol(at - 1, '.') && s.low(at - 2) === 's' && s.isSymbol(at - 3, '.') && s.low(at - 4) === 'u')
      return { code: 'USD', first: at - 4, factor };
  }
  if (raw === '$' && !s.opensLine(at)) {
    const spaced = s.glued(at) || s.glued(at + 1) ? undefined : SPACED_PREFIXES.get(s.low(at - 1));
    if (spaced && s.low(at - 1) === 's' && !(s.isSymbol(at - 2, '.') && s.low(at - 3) === 'u'))
      return { code, first: at, factor };
    if (spaced) return { code: spaced, first: s.low(at - 1) === 's' ? at - 3 : at - 1, factor };
    if (/^(US|USA)$/.test(s.raw(at - 1))) return { code: 'USD', first: at - 1, factor };
    if (
      s.isSymbol(at - 1, '.') &&
      s.low(at - 2) === 's' &&
      s.isSymbol(at - 3, '.') &&
      s.low(at - 4) === 'u' &&
      s.glued(at - 1)
    )
      return { code: 'USD', first: at - 4, factor };
  }
  if (raw === '$' && s.isWord(at - 1) && s.raw(at - 1) === 'USD') return { code: 'USD', first: at - 1, factor };
  if ((raw === '¥' || raw === '￥') && s.glued(at) && /^(cn|rmb)$/.test(s.low(at - 1)))
    return { code: 'CNY', first: at - 1, factor };
  if (raw === '£' && s.glued(at) && /^(ir|e|eg|l|cy)$/.test(s.low(at - 1))) {
    const code2 = { ir: 'IEP', e: 'EGP', eg: 'EGP', l: 'LBP', cy: 'CYP' }[s.low(at - 1)];
    return { code: code2 ?? code, first: at - 1, factor };
  }
  return { code, first: at, factor };
}

/** The currency that stands after a number, beginning at token i: "dollars", "US dollars", "€", "USD". */
export function currencyAfter(s: Scan, i: number): { word: CurrencyWord; next: number } | undefined {
  if (s.isSymbol(i)) {
    const raw = s.raw(i);
    const code = CURRENCY_SIGNS.get(raw);
    if (!code && raw >= '\u3000') return cjk(s, i);
    if (!code || s.opensLine(i)) return undefined;
    // "5 $10": the sign belongs to the next number
    if (s.isNumber(i + 1) && !signBelongsLeft(s, i) && !(s.glued(i) && !s.glued(i + 1))) return undefined;
    if (raw === '$' && !s.glued(i) && s.isNumber(i + 1) && !signBelongsLeft(s, i)) return undefined;
    // "16,4 millions de $ CA", "$ HK": French puts the letters behind
    const lettered = s.language === 'fr' && raw === '$' ? /^(c|ca|cad|hk|us|usd|au|aud|nz)$/.exec(s.low(i + 1)) : null;
    if (lettered) return { word: { code: DOLLAR_PREFIXES.get(lettered[0].slice(0, 2))!, factor: 1 }, next: i + 2 };
    return { word: { code, factor: raw === '¢' ? 0.01 : 1 }, next: i + 1 };
  }
  if (!s.isWord(i) || s.opensLine(i)) return undefined;
  if (s.isSymbol(i + 1, '$') && s.glued(i + 1) && !s.isNumber(i + 2)) {
    const code = DOLLAR_PREFIXES.get(s.low(i));
    if (code) return { word: { code, factor: 1 }, next: i + 2 };
  }
  const first = s.low(i);
  if (s.continental && FOREIGN_CURRENCY_STARTS.has(first)) {
    const named = longest(s, i, FOREIGN_CURRENCY_NAMES);
    if (named) return named;
  }
  if (/^(de|di)$/.test(first)) return currencyAfter(s, i + 1); // millones de dólares
  const foreign = FOREIGN_CURRENCIES[first];
  if (foreign) return { word: { code: foreign, factor: 1 }, next: i + 1 };
  if (/^d'(euros?|dollars?|yens?|yuans?)$/.test(first)) {
    const word = CURRENCY_NAMES.get(first.slice(2)) ?? CURRENCY_NAMES.get(first.slice(2, -1));
    return word && { word, next: i + 1 };
  }
  if (first === 'u' && s.isSymbol(i + 1, '.')) return longest(s, i);
  if (!CURRENCY_STARTS.has(first)) {
    const joined = first.length > 7 ? JOINED.get(first) : undefined; // "egyptianpound"
    if (joined) return { word: joined, next: i + 1 };
    const raw = s.raw(i);
    if (/^(RM|Rs|Rp|DM)$/.test(raw) && s.isNumber(i - 1) && !s.isNumber(i + 1))
      return { word: { code: CURRENCY_PREFIX_WORDS.get(first)!, factor: 1 }, next: i + 1 }; // "42RM"
    if (raw.length === 3 && raw === raw.toUpperCase()) {
      const code = CURRENCY_PREFIX_WORDS.get(first) ?? (ISO_CODES.has(raw) ? raw : undefined);
      if (code && /^(ALL|TOP|SOS|SIT|AMD|ANG|STD|BAN|ATS|ISK)$/.test(raw) && !MAGNITUDES.has(s.low(i - 1)))
        return undefined;
      if (code) return { word: { code, factor: 1 }, next: i + 1 };
    }
    return undefined;
  }
  // "RMB 10 USD 20": the code belongs to the number after it
  if (
    s.isNumber(i + 1) &&
    !s.opensLine(i + 1) &&
    CURRENCY_PREFIX_WORDS.has(first) &&
    s.isWord(i - 2) &&
    prefixWord(s, i - 2)
  )
    return undefined;
  return longest(s, i);
}

/** Names of several words, written as one. */
const JOINED: ReadonlyMap<string, CurrencyWord> = new Map(
  [...CURRENCY_NAMES].filter(([name]) => name.includes(' ')).map(([name, word]) => [name.replaceAll(' ', ''), word]),
);

function longest(
  s: Scan,
  i: number,
  names: ReadonlyMap<string, CurrencyWord> = CURRENCY_NAMES,
): { word: CurrencyWord; next: number } | undefined {
  let best: { word: CurrencyWord; next: number } | undefined;
  for (let last = i; last < i + 7 && last < s.count; last++) {
    if (last > i && s.opensLine(last)) break;
    if (!s.isWord(last)) continue;
    const phrase = s.text.slice(s.start(i), s.end(last)).toLowerCase().replace(/\s+/g, ' ').replace(/-/g, ' ');
    const word = names.get(phrase);
    if (word) best = { word, next: last + 1 };
  }
  if (!best) return undefined;
  const only = best.next === i + 1 ? s.low(i) : '';
  // words that are also ordinary English: "won the", "real people", "pounds of"
  if (only === 'won' && /^(the|a|an|in|by|his|her|their|its|over|against|this)$/.test(s.low(i + 1))) return undefined;
  if (
    only === 'grand' &&
    (s.capital(i) ||
      /^(piano|pianos|prix|slam|slams|jury|juries|final|finals|total|theft|old|design|plan|plans|strategy|challenges?|central|opening|tour|tours|vision|bargain|bargains)$/.test(
        s.low(i + 1),
      ))
  )
    return undefined;
  if (only === 'grands') return undefined;
  if ((only === 'mark' || only === 'sterling') && !s.isNumber(i - 1) && !s.isWord(i - 1)) return undefined;
  if (only === 'mark' && !s.isSymbol(i - 1, '-')) return undefined;
  if (/^pounds?$/.test(only)) {
    // a weight unless what follows is money
    for (let at = i - 2; at > i - 6; at--)
      if (/^(weigh\w*|baby|newborn|tonn?e?s?|kilograms?|kg|lift|lifted|lifts)$/.test(s.low(at))) return undefined;
    if (/^(drop|dropped|shed|lose|lost|losing|gain|gained|gaining)$/.test(s.low(i - 2)) && s.number(i - 1) < 500)
      return undefined; // to drop 25 pounds
    if (/^(per|overweight|lighter|heavier)$/.test(s.low(i + 1))) return undefined;
    if (
      s.low(i + 1) === 'of' &&
      !/^(debt|savings|investment|revenue|profit|profits|loss|losses|funding|spending|damage|sales|income|capital|cash|assets|bonds|loans|aid|tax|taxes|her|his|their|our|public|new)$/.test(
        s.low(i + 2),
      )
    )
      return undefined;
  }
  return best;
}
