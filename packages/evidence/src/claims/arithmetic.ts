import type { Figure } from '../figures/index.ts';
import { ends } from './ends.ts';
import type { Claim, Relation } from './types.ts';

/** How far apart the figures of one calculation may stand, in code points. */
const NEAR = 400;
/** Figures looked at on each side of the result. */
const BEFORE = 6;
const AFTER = 6;

const LESS =
  /\b(less|fewer|lower|down|minus|difference|gap|short|remains|remaining|remainder|rest|leaves?|left|so|of (?:it|that|this|them|those|which))\b/i;
const MORE =
  /\b((?:in|a) total|totals?(?= (?:is|was|of|comes|to)\b)|together|combined|altogether|plus|sum|another|making|makes|climbs|adds|overall|all told|in all|so)\b/i;
const TIMES =
  /\b(each|apiece|a piece|times|multiplied|per|so|means|makes|making|equals|(?:that|which|it) (?:is|was|would be|will be|comes? to)|that['’]s|works? out|comes to)\b|[×=]/i;
/** "almost 10": not more than it. */
const BELOW = /\b(almost|nearly|just under|not quite|close to)\s*$/i;

/** a − b = c, a + b = c and a × n = c among neighbouring figures, where the words signal a calculation; of several the nearest. */
export function arithmetic(claims: readonly Claim[]): Relation[] {
  const numbers = claims.filter((c) => typeof c.figure.value === 'number' && c.figure.value > 0 && !c.copyOf);
  return numbers.flatMap((c, k) => {
    const { text } = c.sentence;
    const signals = { difference: LESS.test(text), sum: MORE.test(text), product: TIMES.test(text) };
    if (!signals.difference && !signals.sum && !signals.product) return [];
    const around = neighbours(numbers, k);
    let best: { relation: Relation; reach: number } | undefined;
    for (const a of around)
      for (const b of around) {
        if (a === b) continue;
        const kind = (['difference', 'sum', 'product'] as const).find((one) => signals[one] && FITS[one](a, b, c));
        const reach =
          Math.max(a.figure.end, b.figure.end, c.figure.end) - Math.min(a.figure.start, b.figure.start, c.figure.start);
        if (kind && (!best || reach < best.reach)) best = { relation: relation(kind, a, b, c), reach };
      }
    return best ? [best.relation] : [];
  });
}

/** A difference is said after what it is the difference of; a sum may come first. */
const before = (a: Claim, c: Claim): boolean => a.figure.start < c.figure.start;

type Kind = 'difference' | 'sum' | 'product';

const value = (c: Claim): number => c.figure.value as number;

const FITS: Record<Kind, (a: Claim, b: Claim, c: Claim) => boolean> = {
  difference: (a, b, c) =>
    before(a, c) &&
    before(b, c) &&
    alike(a, b) &&
    alike(a, c) &&
    value(a) > value(b) &&
    within(c, value(a) - value(b)) &&
    differs(c, a, b),
  // Each pair once, in the order of the text.
  sum: (a, b, c) =>
    a.figure.start < b.figure.start &&
    addends(a, b) &&
    alike(a, b) &&
    alike(a, c) &&
    within(c, value(a) + value(b)) &&
    value(c) > value(a) &&
    value(c) > value(b),
  product: (a, b, c) => {
    const share = a.figure.kind === 'percentage';
    if (!share && a.figure.kind !== 'count') return false;
    const close = Math.abs(a.sentence.start - c.sentence.start) <= NEAR / 2;
    return (
      close &&
      currencyOf(b) !== '' &&
      currencyOf(b) === currencyOf(c) &&
      within(c, value(b) * (share ? value(a) / 100 : value(a))) &&
      differs(c, b)
    );
  },
};

/** What is added is of one kind, or named in one breath; an order and a revenue two sentences later are not. */
const addends = (a: Claim, b: Claim): boolean => a.key.metric === b.key.metric || a.sentence.start === b.sentence.start;

const differs = (c: Claim, ...others: Claim[]): boolean => others.every((one) => value(one) !== value(c));

const currencyOf = ({ figure }: Claim): string => figure.currency ?? '';

/** Units that can be added: equal, or equal but for the period that a repair supplied. */
const alike = (a: Claim, b: Claim): boolean =>
  unitOf(a) === unitOf(b) || ((supplied(a) || supplied(b)) && currencyOf(a) !== '' && currencyOf(a) === currencyOf(b));
const unitOf = ({ key }: Claim): string => key.unit;
const supplied = ({ figure }: Claim): boolean => figure.repairs.includes('year_from_flow_metric');

/** Claims of the same document within reach, nearest sides first; `numbers` are in order of place within each document. */
function neighbours(numbers: readonly Claim[], k: number): Claim[] {
  const c = numbers[k];
  const fits = (n: Claim) => n.document === c.document && Math.abs(n.figure.start - c.figure.start) <= NEAR;
  const out: Claim[] = [];
  for (let i = k - 1; i >= 0 && i >= k - BEFORE && fits(numbers[i]); i--) out.unshift(numbers[i]);
  for (let i = k + 1; i < numbers.length && i <= k + AFTER && fits(numbers[i]); i++) out.push(numbers[i]);
  return out;
}

function within(c: Claim, result: number): boolean {
  const stated = value(c);
  if (result <= 0) return false;
  if (BELOW.test(c.anchor.prefix)) return result <= stated && result >= 0.85 * stated;
  const slack = c.figure.modifier === 'approx' ? 0.12 : 0.03;
  const [low, high] = ends(c.figure);
  // "Over $6 billion" may be somewhat more, "$4 billion" is $4 billion.
  const exact = c.figure.modifier === 'exact' || c.figure.modifier === 'approx';
  return exact ? Math.abs(result - stated) <= slack * stated : result >= low && result <= high;
}

const SIGNS: Record<Kind, string> = { difference: '−', sum: '+', product: '×' };

const relation = (kind: Kind, a: Claim, b: Claim, c: Claim): Relation => ({
  kind,
  claims: [a.id, b.id, c.id],
  text: `${a.figure.text} ${SIGNS[kind]} ${b.figure.text} = ${spoken(c.figure)}`,
});

const MODIFIERS: Partial<Record<Figure['modifier'], string>> = {
  approx: 'about ',
  gt: 'over ',
  ge: 'at least ',
  lt: 'under ',
  le: 'up to ',
};
const spoken = (f: Figure): string => `${MODIFIERS[f.modifier] ?? ''}${f.text}`;
