/** What a sentence has in it: words, the names of companies, whether a figure is only a part of something. */
import { findMentions } from '@buildout/evidence';
import { companyOf } from '@buildout/evidence/entities/gazetteer.ts';
import { editDistance } from '@buildout/evidence/entities/mishearing.ts';

/** Groups separated by ; of words separated by |. */
export function wordGroups(words: string): string[][] {
  return words
    .split(';')
    .map((group) =>
      group
        .split('|')
        .map((word) => word.trim().toLowerCase())
        .filter(Boolean),
    )
    .filter((group) => group.length > 0);
}

/** Whether every group has a word that some word of the text begins with. */
export const hasGroups = (text: string, groups: readonly string[][]): boolean =>
  groups.every((group) => hasWord(text, group));

export const hasWord = (text: string, words: readonly string[]): boolean =>
  words.some((word) => placesOf(text.toLowerCase(), word).length > 0);

/** Characters between the figure and the nearest of the words; Infinity where one of both is not there. */
export function distance(sentence: string, figure: string, words: readonly string[]): number {
  const text = sentence.toLowerCase().replace(/\s+/g, ' ');
  const at = text.indexOf(figure.toLowerCase().replace(/\s+/g, ' '));
  if (at < 0) return Number.POSITIVE_INFINITY;
  const end = at + figure.length;
  const gaps = words.flatMap((word) =>
    placesOf(text, word).map((start) => (start >= end ? start - end : Math.max(0, at - start - word.length))),
  );
  return Math.min(Number.POSITIVE_INFINITY, ...gaps);
}

function placesOf(text: string, word: string): number[] {
  const out: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1])) out.push(at);
  return out;
}

/** Words that stand for a company named before. */
const STANDS_FOR =
  /\b(they|them|their|its|the company|it ?['’]?(has|had|raised|spent|made|lost|will|ll|plans|expects|reported|owes|borrowed|sold|signed))\b/i;

/**
 * Whether the sentence says of whom it speaks: by name, or by a word that stands for it. Names carried over from sentences before are
 * too often those of somebody else to lead to a company's numbers.
 */
export function saysWhom(sentence: string, entity: string): boolean {
  const company = companyOf(entity);
  const named = namesIn(sentence).map(companyOf);
  return (
    named.includes(company) ||
    soundsIn(sentence, entity) ||
    (STANDS_FOR.test(sentence) && !named.some((name) => name !== company))
  );
}

/** Letters a name needs to be told from other words when one letter was heard wrongly: “And Thropic”. */
const LONG_NAME = 8;

function soundsIn(sentence: string, entity: string): boolean {
  if (entity.length < LONG_NAME) return false;
  const name = entity.toLowerCase().replace(/[^a-z0-9]/g, '');
  const words = sentence.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.some((word, k) =>
    [word, word + (words[k + 1] ?? '')].some((heard) => editDistance(heard, name, 1) <= 1),
  );
}

/** Canonical names in the sentence. */
export const namesIn = (sentence: string): string[] => [...new Set(findMentions(sentence).map(({ name }) => name))];

/** The clause a figure stands in: up to commas, semicolons and words that set one thing against another. */
export function clauseOf(sentence: string, figure: string): string {
  const text = sentence.replace(/\s+/g, ' ');
  const at = text.toLowerCase().indexOf(figure.toLowerCase().replace(/\s+/g, ' '));
  if (at < 0) return text;
  const breaks = [...text.matchAll(/[,;:](?!\d)\s|\s(?:against|versus|while|whereas|but|compared with)\s/gi)].map(
    ({ index }) => index,
  );
  const start = Math.max(0, ...breaks.filter((place) => place < at));
  const end = Math.min(text.length, ...breaks.filter((place) => place >= at + figure.length));
  return text.slice(start, end);
}

/** Whether the words around say that the figure is a part of the whole, or more than it. */
export const saysPart = (clause: string): boolean =>
  /\b(just|only|alone|solely|mostly) (from|for|on|in)\b|\b(segment|division|unit|subsidiary|excluding|including|without|part of|portion of|out of)\b|\b(each|per|another|extra|additional|more) (of|year|quarter|user|customer)\b/i.test(
    clause,
  );
