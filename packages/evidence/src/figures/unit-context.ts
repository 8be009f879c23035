import type { Scan } from '../tokens/index.ts';

/** What is measured in per cent, so that its points are percentage points. */
const IN_PERCENT =
  /^(margins?|share|growth|inflation|unemployment|occupancy|utili[sz]ation|penetration|turnout|yields?|rates?|approval|probability|percentage|churn|takeup|uptake)$/;

/** "Margins fell two points", "three points of margin", "those three points" after such: points of a share. Unlike the points of an index or a game. */
export function pointsOfShare(s: Scan, at: number): boolean {
  if (/^(of|in)$/.test(s.low(at + 1)) && [2, 3, 4].some((k) => IN_PERCENT.test(s.low(at + k)) && !s.opensLine(at + k)))
    return true;
  if (/^(data|talking|bullet|index|basis|way|end|power)$/.test(s.low(at - 1))) return false;
  for (let i = at - 2; i > at - 12 && i >= 0; i--) {
    if (s.isSymbol(i, '.!?;') || s.opensLine(i + 1)) break;
    if (/^(index|dow|nasdaq|s&p|ftse|dax|nikkei|scored|score|scores|game|games|credit|loyalty|reward)$/.test(s.low(i)))
      return false;
    if (IN_PERCENT.test(s.low(i))) return true;
  }
  if (!/^(those|these)$/.test(s.low(at - 2))) return false;
  for (let i = at - 3; i > at - 90 && i > 0; i--)
    if (s.low(i) === s.low(at) && s.low(i - 1) === s.low(at - 1)) return pointsOfShare(s, i);
  return false;
}

/** "A 100 meg site": megawatts where the talk is of power; on a line, megabits. */
export function aboutPower(s: Scan, i: number): boolean {
  for (let at = i - 16; at < i + 10; at++)
    if (/^(megawatts?|gigawatts?|gigs|mw|gw|power|site|sites|campus|grid|turbines?|substation|load)$/.test(s.low(at)))
      return true;
  return false;
}

export function aboutMemory(s: Scan, i: number): boolean {
  for (let at = i - 12; at < i + 6; at++)
    if (/^(gb|memory|ram|vram|hbm|hbm3e?|storage|disk|ssd|download|file|files|weights)$/.test(s.low(at))) return true;
  return false;
}
