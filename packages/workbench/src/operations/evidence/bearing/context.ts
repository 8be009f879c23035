/** What stands around a figure: whether the words that give it its meaning are its own, or those of another figure of the sentence. */
import { findMentions } from '@buildout/evidence';
import { clauseOf } from './sentence.ts';
import type { Said } from './types.ts';
import { endsOf, measureOf } from './units.ts';

/** Characters around a figure that can speak of it. */
const AROUND = 120;
/** Where in a long sentence another statement begins. */
const ANOTHER = /(?:[.;•|]\s|\s[-–—]\s|\n)/g;

export interface Around {
  before: string;
  after: string;
  /** Both, with the figure between. */
  whole: string;
}

/** What was found around a figure, while one claim is followed: every rule asks for it. */
const found = new WeakMap<object, Map<number, Around>>();

/** The words around the figure, within its own statement; the whole sentence where the figure is not found in it. */
export function around(said: Pick<Said, 'sentence' | 'figure'>, characters = AROUND): Around {
  let kept = found.get(said);
  if (!kept) {
    kept = new Map();
    found.set(said, kept);
  }
  let words = kept.get(characters);
  if (!words) {
    words = lookAround(said, characters);
    kept.set(characters, words);
  }
  return words;
}

function lookAround({ sentence, figure }: Pick<Said, 'sentence' | 'figure'>, characters: number): Around {
  const text = sentence.replace(/\s+/g, ' ');
  const words = figure.replace(/\s+/g, ' ');
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0) return { before: text, after: '', whole: text };
  const end = at + words.length;
  const breaks = [...text.matchAll(ANOTHER)];
  const start = Math.max(
    0,
    at - characters,
    ...breaks.map((b) => b.index + b[0].length).filter((place) => place <= at),
  );
  const stop = Math.min(text.length, end + characters, ...breaks.map((b) => b.index).filter((place) => place >= end));
  return { before: text.slice(start, at), after: text.slice(end, stop), whole: text.slice(start, stop) };
}

/** Ends so far apart that nobody named an amount: “billions”, “hundreds of millions”, “a multi-trillion”. */
const NO_AMOUNT = 5;

export function isVague({ meant }: Pick<Said, 'meant'>): boolean {
  const ends = endsOf(meant);
  return !ends || (ends[0] > 0 && ends[1] / ends[0] >= NO_AMOUNT);
}

/** Words that a figure of the metric has beside it. */
const WORDS: Readonly<Record<string, RegExp>> = {
  revenue: /\b(revenues?|sales|run[- ]?rate|arr|top line|turnover)\b/i,
  'annual recurring revenue': /\b(arr|recurring|revenues?|run[- ]?rate)\b/i,
  spending: /\b(spen\w+|capex|capital|invest\w*|budget)\b/i,
  capex: /\b(capex|capital (expenditures?|spending|investments?|outlays?)|property and equipment)\b/i,
  profit: /\b(profits?|income|earn\w*)\b/i,
  income: /\b(income|earnings|profits?)\b/i,
  earnings: /\b(earnings|net income|profits?)\b/i,
  loss: /\b(loss(es)?|lost|lose|losing|in the red|burn\w*)\b/i,
  'cash burn': /\bburn\w*\b/i,
  ebitda: /\bebitda\b/i,
  valuation: /\b(valu(ed|ation|ations)|worth)\b/i,
  'market capitalisation': /\bmarket (cap\w*|value)\b/i,
  debt: /\b(debts?|borrow\w*|owes?|loans?)\b/i,
  backlog: /\b(backlog|rpo|performance obligations?|contracted)\b/i,
  cash: /\bcash\b/i,
  interest: /\binterest\b/i,
  users: /\b(users?|subscribers?)\b/i,
  power: /\b([kmg]w|[mg]egawatts?|gigawatts?|power|capacity)\b/i,
};

/** Words that make of the metric’s own word another thing. */
const UNLESS: Readonly<Record<string, RegExp>> = {
  cash: /\bcash (injection|infusion|payment|deal|offer|consideration|burn|flow|back)|\bcash and (stock|shares)|\b(acqui\w+|buy\w*|bought|purchas\w*|takeover)\b/i,
  valuation: /\b(deal|contracts?|agreements?|partnership|joint venture)\b/i,
  spending: /\b(contracts?|deal|options?|agreements?|orders?)\b/i,
  revenue: /\bmarket (cap\w*|value)\b/i,
};

/** Metrics that count over a time. */
const FLOWS = /^(revenue|annual recurring revenue|spending|capex|profit|income|earnings|loss|ebitda|interest)$/;

/** What a figure says of itself right after it: “$1 trillion in market value” is no profit, whatever the sentence says before. */
const OF_ITSELF: [RegExp, RegExp][] = [
  [/^\s*(worth )?(in|of) (\w+ ){0,2}?(market (value|cap)|valuation)/i, /^(valuation|market capitalisation)$/],
  [/^\s*(in|of) (\w+ ){0,2}?(debt|loans|borrowings)\b/i, /^debt$/],
  [/^\s*(in|of) (\w+ ){0,2}?(revenues?|sales)\b/i, /^(revenue|annual recurring revenue|share or change)$/],
  [/^\s*(in|of) (\w+ ){0,2}?(losses|loss)\b/i, /^loss$/],
  [/^\s*(in|of) (\w+ ){0,2}?(cash)\b/i, /^cash$/],
  [
    /^\s*(in|from|on) (the )?(public|private|capital|debt|equity|bond) markets?\b/i,
    /^(funds raised|capital|debt|offering)$/,
  ],
  [/^\s*(in|of) (available funds|liquidity|funding|equity|orders|contracts)\b/i, /^(funds raised|capital|contract)$/],
];

/** An amount of money or a count with its own digits. */
const AMOUNT = /[$€£]\s?\d|\b\d[\d.,]*\s?(%|percent|billion|million|trillion|bn|tn|m\b)/i;

/** Whether the metric’s own word stands by the figure, and not by another one after it. Metrics without known words need none. */
export function saysMetric(said: Said): boolean {
  const { metric } = said.meant;
  const words = WORDS[metric];
  if (!words) return true;
  const { before, after, whole } = around(said);
  // An amount without a time over which it counts takes its meaning from its own clause.
  if (FLOWS.test(metric) && measureOf(said.meant.unit).over === '' && !words.test(clauseOf(said.sentence, said.figure)))
    return false;
  if (UNLESS[metric]?.test(whole)) return false;
  const own = OF_ITSELF.find(([pattern]) => pattern.test(after));
  if (own && !own[1].test(metric)) return false;
  if (words.test(before)) return true;
  const place = after.search(words);
  return place >= 0 && !AMOUNT.test(after.slice(0, place));
}

/** Words before a name that make it a yardstick or a partner, not the one that is spoken of. */
const OTHER_PARTY = /\b(with|than|like|against|versus|vs\.?|rival\w*|compet\w+ with|from|to|customers?|such as)\s+$/i;

/**
 * Whether the company is what the figure is said of: it is named before the figure, or after it other than as a yardstick. True where it is
 * not named at all (a word that stands for it is judged elsewhere).
 */
export function isSubject(said: Pick<Said, 'sentence' | 'figure'>, entity: string): boolean {
  const { sentence, figure } = said;
  const mentions = findMentions(sentence).filter(({ name }) => name === entity);
  const at = sentence.toLowerCase().indexOf(figure.toLowerCase());
  if (mentions.length === 0 || at < 0) return true;
  const { after } = around(said);
  const end = at + figure.length + after.length;
  return mentions.some(({ start }) => start < end && !OTHER_PARTY.test(sentence.slice(Math.max(0, start - 24), start)));
}

/** A year at the pace of a month or a quarter. */
export const RUN_RATE = /\b(run[- ]?rate|annuali[sz]ed|arr|annual recurring)\b/i;

/** The words that qualify the figure itself: those before it, and after it up to the next comma, “and” or amount. */
export function ownWords(said: Pick<Said, 'sentence' | 'figure'>, characters = AROUND): string {
  const { before, after } = around(said, characters);
  const end = after.search(/[,;]|\b(and|while|but|after|plus)\b/);
  const own = end < 0 ? after : after.slice(0, end);
  const amount = own.search(AMOUNT);
  return `${before} ${amount < 0 ? own : own.slice(0, amount)}`;
}

/** An estimate of somebody else than the company: it is no figure that was reported, and no guidance. */
export const isEstimate = (said: Said): boolean =>
  /\b(analysts?|wall street|consensus|polled|estimates?|expected|street)\b/i.test(ownWords(said, 60));

/** Digits a figure is given with, trailing noughts of round numbers left out: 17.4 has three, 100 one. */
export function digitsOf(figure: string): number {
  const [number = ''] = /\d[\d.,]*/.exec(figure) ?? [];
  const digits = number.replace(/[^\d]/g, '').replace(/^0+/, '');
  return /\./.test(number) ? digits.length : digits.replace(/0+$/, '').length;
}
