import { type Language, languageOf } from '../blocks/language.ts';
import { findMentions, type Mention } from '../entities/find.ts';
import type { Document } from '../text/document.ts';
import { offsetsOf } from '../text/offsets.ts';
import { Scan, SYMBOL, WORD } from '../tokens/index.ts';
import { aGigawattOf, FOLDS, measureAndAHalf } from './articles.ts';
import { asOfFor, isFall, metricOf, modifierOf, type Sentence, sentenceOf } from './context.ts';
import { iso, readDate } from './dates.ts';
import { eastAsianFigure } from './east-asian-figure.ts';
import { refuseFigure } from './exclude-figure.ts';
import { refuseNumber } from './exclude-number.ts';
import { flagsOf } from './flags.ts';
import { eastAsianStart } from './foreign/east-asian.ts';
import { flagsAbroad } from './foreign/flags.ts';
import { foreignStart, WORDED } from './foreign/index.ts';
import { readFrame } from './frames.ts';
import { CONTINENTAL } from './lexicon/foreign.ts';
import {
  DECADE_PARTS,
  FRACTIONS,
  MAGNITUDES,
  NUMERALS,
  PLURAL_MAGNITUDES,
  VULGAR_FRACTIONS,
} from './lexicon/numerals.ts';
import { UNITS } from './lexicon/units.ts';
import { changeFollows, SPOKEN_PRICE } from './number-words.ts';
import { ownersOf } from './owners/index.ts';
import { phoneEnd } from './phone.ts';
import { colonRatio, everyDollar, readRatio } from './ratios.ts';
import { repair } from './repairs/index.ts';
import { tableHeads } from './table-head.ts';
import type { Draft, Figure } from './types.ts';
import { readVague } from './vague.ts';

/** Words at which a figure may begin; every other word costs one look-up. */
const STARTS: ReadonlySet<string> = new Set([
  ...NUMERALS.keys(),
  ...MAGNITUDES.keys(),
  ...PLURAL_MAGNITUDES.keys(),
  ...DECADE_PARTS.keys(),
  ...FOLDS.keys(),
  'a',
  'an',
  'half',
  'quarter',
  'several',
  'few',
  'couple',
  'multi',
  'for',
  'last',
  'past',
  'next',
  'fiscal',
  'fy',
  ...[...UNITS].filter(([w, u]) => u.kind === 'duration' && w.endsWith('s') && w.length > 3).map(([w]) => w),
  ...'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
]);
const AFTER_ARTICLE: ReadonlySet<string> = new Set([
  ...MAGNITUDES.keys(),
  ...FRACTIONS.keys(),
  'half',
  'few',
  'couple',
  'year',
  'month',
  'week',
  'decade',
  'day',
  'quarter',
  'single',
]);

export interface FindOptions {
  /** ISO date of the document, for "three years ago". */
  date?: string;
  /** The language of the text, where the caller knows it. */
  language?: Language;
  /** Names already found in the text. */
  mentions?: readonly Mention[];
}

/** Every figure of a document or text, in order, with its place in code points and UTF-16 and its meaning. */
export function findFigures(source: Document | string, options: FindOptions = {}): Figure[] {
  const text = typeof source === 'string' ? source : source.text;
  const date = options.date ?? (typeof source === 'string' ? undefined : source.date);
  const s = new Scan(text);
  const stated = options.language ?? (typeof source === 'string' ? undefined : source.language);
  const language = (stated?.slice(0, 2).toLowerCase() as Language | undefined) ?? languageOf(text); // "de-AT" is German
  s.continental = CONTINENTAL.has(language);
  if (WORDED.has(language)) s.language = language;
  const drafts = readAll(s, date);
  if (drafts.length === 0) return [];
  const mentions = options.mentions ?? findMentions(text, s);
  const offsets = typeof source === 'string' ? offsetsOf(text) : source.offsets;
  const cache: Sentence[] = [];
  const sentences = drafts.map((d) => sentenceOf(s, d, cache));
  repair(s, drafts, sentences);
  const owners = ownersOf(s, drafts, sentences, mentions);
  const dates = drafts.filter((d) => d.kind === 'date');
  return drafts.map((d, k) => {
    const owner = owners[k];
    const flags = flagsAbroad(language, d, sentences[k]) ?? flagsOf(d, sentences[k], text);
    if (d.kind === 'percentage' && isFall(s, d)) {
      if (typeof d.value === 'number') d.value = -Math.abs(d.value);
      else if (d.min !== undefined && d.max) [d.min, d.max] = [-d.max, -d.min];
    }
    if (d.repairs.includes('negated_carry')) flags.negated = true;
    const metric = metricOf(s, d, sentences[k]);
    const figure: Figure = {
      start: offsets.toCodePoint(d.start),
      end: offsets.toCodePoint(d.end),
      startUtf16: d.start,
      endUtf16: d.end,
      text: text.slice(d.start, d.end),
      unit: d.unit,
      kind: d.kind,
      entity: owner?.name ?? null,
      ...flags,
      repairs: owner?.misheard ? [...d.repairs, 'misheard_name'] : d.repairs,
      modifier: modifierOf(s, d),
      confidence: d.confidence,
    };
    if (d.value !== undefined) figure.value = d.value;
    if (d.min !== undefined) figure.valueMin = d.min;
    if (d.max !== undefined) figure.valueMax = d.max;
    if (d.currency) figure.currency = d.currency;
    if (d.denominator) figure.denominator = d.denominator;
    if (metric?.metric && d.kind !== 'date') figure.metric = metric.metric;
    const asOf = d.kind === 'date' ? undefined : (d.asOf ?? asOfFor(d, dates, sentences[k]));
    if (asOf) figure.asOf = asOf;
    return figure;
  });
}

function readAll(s: Scan, date: string | undefined): Draft[] {
  const drafts: Draft[] = [];
  const kinds = s.tokens.kind;
  for (let i = 0; i < s.count; ) {
    const kind = kinds[i];
    let found: Draft[] | undefined;
    if (kind === WORD) {
      const word = s.low(i);
      if (s.language && foreignStart(s.language, word)) found = readFrame(s, i);
      else if (!STARTS.has(word)) {
        const c = word.charCodeAt(0);
        found = (c === 113 || c === 102 || c === 104) && word.length <= 6 ? one(readDate(s, i, date)) : undefined;
      } else if (
        (word === 'a' || word === 'an') &&
        (s.language || !AFTER_ARTICLE.has(s.low(i + 1))) &&
        !articleBegins(s, i)
      )
        found = undefined;
      else if (word === 'for') found = one(everyDollar(s, i));
      else found = one(readDate(s, i, date)) ?? one(readVague(s, i)) ?? readFrame(s, i);
    } else if (kind === SYMBOL) {
      const c = s.text.charCodeAt(s.start(i));
      if (c >= 0x3000 && eastAsianStart(s.raw(i))) found = eastAsianFigure(s, i);
      else if (c >= 0xbc && VULGAR_FRACTIONS.has(s.raw(i))) found = readFrame(s, i);
    } else {
      found = one(iso(s, i)) ?? one(colonRatio(s, i));
      const refused = found ? undefined : refuseNumber(s, i);
      if (refused) {
        i = skip(s, i, refused);
        continue;
      }
      found ??= one(readDate(s, i, date)) ?? one(readVague(s, i)) ?? readFrame(s, i);
    }
    if (!found) {
      i++;
      continue;
    }
    let last = i + 1;
    for (const d of found) {
      last = Math.max(last, d.last);
      if (refuseFigure(s, d)) continue;
      d.start = s.start(d.first);
      d.end = s.end(d.last - 1);
      drafts.push(d);
    }
    i = last;
  }
  return tableHeads(s, place(s, readRatio(s, drafts)));
}

/** "a dollar thirty", "a year and a half", "a gigawatt of …": amounts an article begins. */
function articleBegins(s: Scan, i: number): boolean {
  if (SPOKEN_PRICE.test(s.low(i + 1)) && changeFollows(s, i + 2)) return true;
  return measureAndAHalf(s, i) !== undefined || aGigawattOf(s, i) !== undefined;
}

function one(d: Draft | undefined): Draft[] | undefined {
  return d ? [d] : undefined;
}

function place(s: Scan, drafts: Draft[]): Draft[] {
  for (const d of drafts) {
    d.start = s.start(d.first);
    d.end = s.end(d.last - 1);
  }
  return drafts;
}

/** Moves past a refused number and what belongs to it, so that no part of a time or version is read again. */
function skip(s: Scan, i: number, reason: string): number {
  if (reason === 'score' && s.low(i + 2) === 'of') return i + 5; // 12-of-19
  if (reason === 'idiom' && /^(to|till)$/.test(s.low(s.joined(i + 1)))) return s.joined(s.joined(i + 1) + 1) + 1; // 9-to-5
  let at = (reason === 'phone' ? phoneEnd(s, i) : undefined) ?? i + 1;
  if (
    reason === 'time' ||
    reason === 'version' ||
    reason === 'phone' ||
    reason === 'score' ||
    reason === 'idiom' ||
    reason === 'code'
  ) {
    while (s.isSymbol(at, ':.-–/') && s.glued(at) && s.isNumber(at + 1) && s.glued(at + 1)) at += 2;
  }
  return at;
}
