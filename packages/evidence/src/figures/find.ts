import { type Language, languageOf } from '../blocks/language.ts';
import { findMentions, type Mention } from '../entities/find.ts';
import type { Document } from '../text/document.ts';
import { offsetsOf } from '../text/offsets.ts';
import { Scan, SYMBOL, WORD } from '../tokens/index.ts';
import { aGigawattOf, FOLDS, measureAndAHalf } from './articles.ts';
import { asOfFor, isFall, metricOf, modifierOf, type Sentence, sentenceOf } from './context.ts';
import { iso, readDate } from './dates.ts';
import { refuseFigure } from './exclude-figure.ts';
import { refuseNumber } from './exclude-number.ts';
import { flagsOf } from './flags.ts';
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
import { SPOKEN_PRICE } from './number-words.ts';
import { phoneEnd } from './phone.ts';
import { everyDollar, readRatio } from './ratios.ts';
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
  const language = stated ?? languageOf(text);
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
    const flags = flagsOf(d, sentences[k]);
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
      if (c >= 0xbc && VULGAR_FRACTIONS.has(s.raw(i))) found = readFrame(s, i);
    } else {
      found = one(iso(s, i));
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
  if (SPOKEN_PRICE.test(s.low(i + 1)) && (NUMERALS.get(s.low(i + 2)) ?? 0) >= 10) return true;
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

/** Whom each figure is about: the nearest name before it in the sentence, else after, else in the sentences before. "Respectively" pairs in order. */
function ownersOf(
  s: Scan,
  drafts: Draft[],
  sentences: Sentence[],
  mentions: readonly Mention[],
): (Mention | undefined)[] {
  const owners: (Mention | undefined)[] = [];
  const spoken = (s.text.slice(0, 30_000).match(/\b(yeah|you know|I mean|gonna|um|uh|I think)\b/gi)?.length ?? 0) >= 4;
  let from = 0;
  let topic: { of: Sentence; name: Mention | undefined } | undefined;
  drafts.forEach((d, k) => {
    const sentence = sentences[k];
    while (from < mentions.length && mentions[from].end < sentence.start - 400) from++;
    let before: Mention | undefined;
    let after: Mention | undefined;
    for (let m = from; m < mentions.length && mentions[m].start < sentence.end; m++) {
      const mention = mentions[m];
      if (mention.name === 'S&P 500') continue;
      if (mention.start < sentence.start) continue;
      else if (mention.end <= d.start) before = mention;
      else if (!after && mention.start >= d.end) after = mention;
    }
    const lasting = d.kind !== 'duration' && d.kind !== 'age' && d.kind !== 'date' && d.kind !== 'number';
    if (!before && !after && lasting && topic?.of !== sentence)
      topic = { of: sentence, name: topicBefore(s, mentions, sentence, spoken) };
    // a name carries over where a pronoun takes it up, where the figure before has it, or from just before; else nobody is named
    const carries = () =>
      TAKES_UP.test(sentence.text) ||
      (k > 0 && drafts[k - 1].unit === d.unit && owners[k - 1]?.name === topic?.name) ||
      near(topic?.name, sentence);
    owners.push(before ?? after ?? (lasting && topic?.name && carries() ? topic.name : undefined));
  });
  respectively(s, drafts, sentences, mentions, owners);
  return owners;
}

/** Words that take up a name of the sentences before: pronouns, "the company", and what only one company at a time is talked of having. */
const TAKES_UP =
  /\b(its?|it['’]s|they|their|them|they['’]re|he|she|his|her|the (?:company|firm|group|startup|business|maker|bank|lab|chipmaker|retailer|giant|ipo|stock|shares?)|revenue|sales|net (?:loss|income)|backlog|capex|margins?|shares|valuation)\b/i;
/** How far back a name may stand without any of these, in characters. */
const JUST_BEFORE = 200;
const near = (name: Mention | undefined, sentence: Sentence) =>
  name !== undefined && sentence.start - name.end < JUST_BEFORE;

/** How fast a name fades from the talk, in characters. */
const FADES = 600;

/** The name the last sentences are about: every mention counts, less the longer ago; the subject of a sentence counts double. On a written page a name does not reach into the next paragraph. */
function topicBefore(s: Scan, mentions: readonly Mention[], sentence: Sentence, spoken: boolean): Mention | undefined {
  const scores = new Map<string, number>();
  let best: Mention | undefined;
  const reach = sentence.start - 4 * FADES;
  const line = spoken ? -1 : s.text.slice(Math.max(0, reach), sentence.start).lastIndexOf('\n');
  const from = line < 0 ? reach : Math.max(0, reach) + line;
  for (let m = firstAtOrAfter(mentions, from); m < mentions.length && mentions[m].start < sentence.start; m++) {
    const mention = mentions[m];
    if (mention.name === 'S&P 500') continue;
    const opening = /(^|[.!?\n"“]\s*)(\w+,? ){0,2}$/.test(s.text.slice(Math.max(0, mention.start - 24), mention.start));
    const score =
      (scores.get(mention.name) ?? 0) + (opening ? 2 : 1) * Math.exp((mention.end - sentence.start) / FADES);
    scores.set(mention.name, score);
    if (!best || score >= (scores.get(best.name) ?? 0)) best = mention;
  }
  return best && { ...best, misheard: false };
}

function firstAtOrAfter(mentions: readonly Mention[], index: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (mentions[mid].start < index) low = mid + 1;
    else high = mid;
  }
  return low;
}

function respectively(
  s: Scan,
  drafts: Draft[],
  sentences: Sentence[],
  mentions: readonly Mention[],
  owners: (Mention | undefined)[],
): void {
  for (let k = 0; k < drafts.length; k++) {
    if (k > 0 && sentences[k] === sentences[k - 1]) continue;
    const sentence = sentences[k];
    if (!sentence.text.includes('respectively')) continue;
    const figures: number[] = [];
    let end = k;
    while (end + 1 < drafts.length && sentences[end + 1] === sentence) end++;
    for (let j = k; j <= end; j++) if (drafts[j].unit === drafts[end].unit) figures.push(j);
    const start = s.start(drafts[figures[0]].first);
    const names = mentions.filter((m) => m.start >= sentence.start && m.end <= start);
    if (figures.length < 2 || names.length < figures.length) continue;
    // the names joined by "and" in one list, as many as there are figures: the first such run
    const run = names.slice(0, figures.length);
    figures.forEach((j, n) => {
      owners[j] = run[n];
    });
    // a fall said of the first is said of all
    if (figures.some((j) => drafts[j].kind === 'percentage' && isFall(s, drafts[j])))
      for (const j of figures)
        if (typeof drafts[j].value === 'number') drafts[j].value = -Math.abs(drafts[j].value as number);
  }
}
