import type { Language } from '../../blocks/language.ts';
import type { Sentence } from '../context.ts';
import { FLAGS_ABROAD, type FlagWords } from '../lexicon/flags-abroad.ts';
import type { Draft } from '../types.ts';

interface Flags {
  prediction: boolean;
  hypothetical: boolean;
  negated: boolean;
}

/** How far a word reaches, in characters; as in English. */
const FUTURE_REACH = 110;
const CONDITION_REACH = 300;
const DENIAL_REACH = 60;
/** Words between a denial and what it denies. */
const DENIED_WORDS = 6;

/** Prediction, hypothesis and denial of a figure in German, French, Spanish, Italian, Portuguese or Dutch; undefined in every other language. */
export function flagsAbroad(language: Language, d: Draft, sentence: Sentence): Flags | undefined {
  const words = FLAGS_ABROAD[language];
  if (!words) return undefined;
  const at = d.start - sentence.start;
  const before = sentence.text.slice(0, at);
  const after = sentence.text.slice(d.end - sentence.start, d.end - sentence.start + 90);
  const hypothetical = ends(words.condition, before).some((end) => at - end <= CONDITION_REACH);
  const prediction =
    d.kind !== 'date' &&
    (words.futureAfter.test(after) ||
      ends(words.future, before).some((end) => at - end <= FUTURE_REACH && !turns(words, before.slice(end))) ||
      (language === 'de' && germanFuture(before, after)));
  const negated =
    !hypothetical &&
    ends(words.denial, before).some((end) => at - end <= DENIAL_REACH && denies(words, before.slice(end)));
  return { prediction, hypothetical, negated };
}

const ends = (pattern: RegExp, text: string): number[] => [...text.matchAll(pattern)].map((m) => m.index + m[0].length);

const turns = (words: FlagWords, rest: string) =>
  /[;:]/.test(rest) || words.turn.test(rest.replace(/^\s*(?:dass?|que|che|dat)(?!\p{L})/iu, ''));

function denies(words: FlagWords, rest: string): boolean {
  if (words.noDenial.test(rest) || /[,;:—.!?]/.test(rest) || words.turn.test(rest)) return false;
  return rest.trim().split(/\s+/).length <= DENIED_WORDS;
}

/** "wird … kosten": the future has its infinitive at the end of the clause; with a participle the same word makes a passive ("wird auf 5 Millionen geschätzt"). */
function germanFuture(before: string, after: string): boolean {
  const will = /(?<!\p{L})(?:wird|werden|werde)(?!\p{L})(?!.*[;,:])/iu.exec(before);
  if (!will || before.length - will.index > FUTURE_REACH) return false;
  const clause = /^[^.,;:!?]*/.exec(after)?.[0] ?? '';
  const last = clause.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
  return /(?:[^n]en|ern|eln|sein)$/.test(last) && !PARTICIPLE.test(last);
}

const PARTICIPLE =
  /^(?:ab|an|auf|aus|bei|durch|ein|fest|her|hin|mit|nach|um|unter|über|vor|weg|zu|zurück|zusammen)?ge\p{L}+en$|^(?:über|unter|ent|er|ver|be|zer)\p{L}*(?:nommen|geben|halten|schrieben|trieben|hoben|worben|loren|gangen|wiesen|zogen|schlossen|troffen)$|^worden$/u;
