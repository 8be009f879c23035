import type { Scan } from '../tokens/index.ts';

/** What companies do with money; a capitalised word before one of these is the name of one. */
const DOES = new Set(
  `reported reports spends spent spending raised raises raising earned earns lost loses posted posts generated generates burned burns guided borrowed borrows owes owed paid pays
  invested invests sold sells acquired bought buys operates leased leases rents deployed builds charges priced ordered`.split(
    /\s+/,
  ),
);
/** What companies have: "Northgrid's revenue". */
const HAS = new Set(
  'revenue revenues sales capex spending debt backlog valuation profit loss losses margin margins ebitda earnings income cash costs fleet capacity shares stock market ipo offering bonds notes'.split(
    ' ',
  ),
);
/** Capitalised words that do such things and are no name. */
const GENERIC = new Set(
  `everyone everybody nobody somebody someone people investors analysts management companies company customers lenders banks labs startups hyperscalers users researchers others
  governments congress europe america china japan india germany france britain asia today yesterday monday tuesday wednesday thursday friday saturday sunday january february march
  april may june july august september october november december revenue sales capex spending nothing anything something neither either media press analysts sources officials`.split(
    /\s+/,
  ),
);

/** The token after the last of a name nobody listed, when a capitalised word at token i is one by what follows it; undefined otherwise. Two capitalised words are a person or a firm of two words: not decided here. */
export function unlistedName(s: Scan, i: number): number | undefined {
  const raw = s.raw(i);
  const word = s.low(i).replace(/'s$/, '');
  if (GENERIC.has(word) || !/^[A-Z][a-z]+/.test(raw) || (s.capital(i - 1) && !s.opensLine(i)) || s.capital(i + 1))
    return undefined;
  if (/['’]s$/.test(raw)) return HAS.has(s.low(i + 1)) || HAS.has(s.low(i + 2)) ? i + 1 : undefined;
  // "Construction spending tripled": the first word of a sentence has its capital anyway
  const opens = s.opensLine(i) || s.isSymbol(i - 1, '.!?');
  if (DOES.has(s.low(i + 1)) && !s.opensLine(i + 1) && !(opens && s.low(i + 1) === 'spending')) return i + 1;
  // "Northgrid has about $5b of sales"
  if (/^(has|had)$/.test(s.low(i + 1)) && !s.opensLine(i + 1)) {
    let at = i + 2;
    while (/^(about|around|over|roughly|nearly|almost|some|only|just)$/.test(s.low(at))) at++;
    if (s.isSymbol(at, '~')) at++;
    if (s.isSymbol(at, '$€£') && s.isNumber(at + 1)) return i + 1;
  }
  // "…, Southbank $3 billion": the verb is in the clause before
  const listed = s.isSymbol(i - 1, ',;') || s.low(i - 1) === 'and';
  return listed && s.isSymbol(i + 1, '$€£~') && s.isNumber(s.isSymbol(i + 1, '~') ? i + 3 : i + 2) ? i + 1 : undefined;
}
