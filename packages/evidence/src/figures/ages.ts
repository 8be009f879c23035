import type { Scan } from '../tokens/index.ts';

/** "aged 65", "at the age of 42", "age 30". */
export function aged(s: Scan, i: number): boolean {
  const before = s.low(i - 1);
  return (
    /^(aged|age)$/.test(before) ||
    (before === 'of' && s.low(i - 2) === 'age') ||
    ((/^(is|was|turned|turns|am)$/.test(before) && /^(he|she|who|i)$/.test(s.low(i - 2))
      ? true
      : /^(i'm|he's|she's)$/.test(before) && s.number(i) >= 15) &&
      s.isNumber(i) &&
      (s.isSymbol(i + 1, ',.;') || /^(and|when|now|but|today)$/.test(s.low(i + 1)) || i + 1 >= s.count)) ||
    inApposition(s, i) ||
    (/^(over|under|about|around)$/.test(before) && s.low(i - 2) === 'aged')
  );
}

/** "Ms. Lee, 54, said": a name, an age between commas. */
function inApposition(s: Scan, i: number): boolean {
  return (
    /^[1-9]\d$/.test(s.raw(i)) &&
    s.number(i) >= 15 &&
    s.isSymbol(i - 1, ',') &&
    s.isSymbol(i + 1, ',') &&
    s.capital(i - 2) &&
    s.capital(i - (s.isSymbol(i - 3, '.') ? 4 : 3)) &&
    /^(who|a|an|the|is|was|has|had|said|says|of|from|told)$/.test(s.low(i + 2))
  );
}

/** "years old", "year-old", "years of age" after a unit of time: the token after, when present. */
export function ageAfter(s: Scan, i: number): number | undefined {
  const at = s.joined(i);
  if (s.low(at) === 'old') return at + 1;
  if (s.low(at) === 'olds' && at !== i) return at + 1;
  if (s.low(i) === 'of' && s.low(i + 1) === 'age') return i + 2;
  if (s.low(i) === "d'âge") return i + 1;
  if (/^(alt|oud)$/.test(s.low(i)) && s.language) return i + 1;
  if (/^(de|di|d')$/.test(s.low(i)) && /^(edad|idade|età|âge)$/.test(s.low(i + 1))) return i; // said, but no part of the amount
  return undefined;
}
