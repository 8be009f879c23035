import type { Cue, Cues, Sentence } from './context.ts';
import type { Draft } from './types.ts';

const FUTURE =
  /\b(will|won['’]t|['’]ll|(?:is|are|am|['’]re|['’]m|['’]s) (?:\w+ )?(?:going to|gonna)|gonna|expects?|expected to|expecting|forecasts?|project(?:s|ed|ing) |projections?|predicts?|predicted to|(?:is|are) set to|plans? to|planned|planning to|targets?|targeting|aims? to|guid(?:ance|ed|ing)|on track to|likely (?:to|settle|reach|be)|about to|could (?:reach|hit|become|be worth|cost|rise|fall|grow|double)|would (?:reach|hit|bring|push|lift)|should (?:reach|hit|be|see|get|grow|rise|fall)|(?:may|might) (?:well )?(?:reach|hit|be|cost|rise|fall|grow|take|need|become)|intends?|anticipates?|analysts see|next (?:year|quarter|decade|month)|by 20\d\d|in the (?:next|coming))\b/gi;
const CONDITION =
  /\b(if|suppose|supposing|imagine|assuming|assume|what if|unless|hypothetically|say you|were to|in case|let['’]s say)\b/gi;
const DENIAL =
  /\b(not|n['’]t|never|no longer|nor|neither|instead of|rather than|without|cannot|far from|nowhere near)\b|n['’]t\b/gi;

/** A condition whose outcome is in the future: "if 2027 brings …", "if it doubles". */
const OUTLOOK = /^\W*if (19|20)\d\d\b|\bif .{0,40}\b(brings|raises|reaches|doubles|spends)\b/i;
/** How far a cue reaches, in characters. */
const FUTURE_REACH = 110;
const DENIAL_REACH = 90;

function cuesOf(sentence: Sentence): Cues {
  if (sentence.cues) return sentence.cues;
  const text = sentence.text;
  const all = (pattern: RegExp): Cue[] =>
    [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const imagine = /^\W*(could|can) you imagine\b|\bimagine them\b/i.exec(text);
  sentence.cues = {
    future: all(FUTURE).filter((c) => !announces(text, c)),
    condition: all(CONDITION).filter((c) => isCondition(text, c)),
    denial: all(DENIAL),
    imagine: imagine ? imagine.index + imagine[0].length : Number.POSITIVE_INFINITY,
    outlook: OUTLOOK.test(text),
  };
  return sentence.cues;
}

/** "I'll tell you", "I will say", "we'll talk about": the speaker announces words, not events. */
function announces(text: string, cue: Cue): boolean {
  return (
    /(\bwill|['’]ll|going to|gonna)$/i.test(text.slice(cue.start, cue.end)) &&
    /^\s*(?:just |also |still |now |quickly |be |only )*(say|tell|admit|note|add|ask|talk|discuss|mention|point out|read|quote|give you|preview|stipulate|explain|start|interrupt|push back|be honest|interesting)\b/i.test(
      text.slice(cue.end, cue.end + 50),
    )
  );
}

function isCondition(text: string, cue: Cue): boolean {
  if (
    /\b(as|see|sees|know|knows|knew|wonders?|asks?|asked|matter|only)\s*$/i.test(
      text.slice(Math.max(0, cue.start - 10), cue.start),
    )
  )
    return false;
  const polite = /^\s*(you|anything|not)\b[^,]{0,30}\b(look|think|read|have the quote|didn['’]t)\b/i;
  return !(text.slice(cue.start, cue.end).toLowerCase() === 'if' && polite.test(text.slice(cue.end, cue.end + 60)));
}

/** Prediction, hypothesis and denial, from the words of the sentence before the figure. */
export function flagsOf(
  d: Draft,
  sentence: Sentence,
): { prediction: boolean; hypothetical: boolean; negated: boolean } {
  const cues = cuesOf(sentence);
  const at = d.start - sentence.start;
  const text = sentence.text;
  const hypothetical = cues.imagine <= at || cues.condition.some((c) => c.end <= at);
  const fact = d.kind === 'date';
  const past = fact && /\bago$/.test(text.slice(at, d.end - sentence.start));
  const prediction =
    (!past && cues.future.some((c) => c.end <= at && at - c.end <= FUTURE_REACH && foretells(text, c, at))) ||
    (!fact &&
      /^[^,;.]{0,30}\b(by (20[2-9]\d|the end of)|next (year|quarter|month|decade))\b/.test(
        text.slice(d.end - sentence.start, d.end - sentence.start + 60),
      )) ||
    (hypothetical && !fact && d.kind !== 'duration' && cues.outlook);
  const words = d.kind === 'duration' || fact ? 2 : 8;
  const negated =
    !hypothetical &&
    cues.denial.some((c) => c.end <= at && at - c.end <= DENIAL_REACH && denies(text.slice(c.end, at), words));
  return { prediction, hypothetical, negated };
}

/** A word of the future says nothing of what stands in brackets, or after a turn to the past. */
function foretells(text: string, cue: Cue, at: number): boolean {
  const rest = text.slice(cue.end, at);
  if (rest.lastIndexOf('(') > rest.lastIndexOf(')')) return false;
  // "the company, which expects growth, has 300 people": a clause of its own
  if (
    rest.includes(',') &&
    /, (?:which|who|the|an?|whose)(?: \w+){0,2} ?$/.test(text.slice(Math.max(0, cue.start - 30), cue.start))
  )
    return false;
  return /^by 20/.test(text.slice(cue.start, cue.end)) || !/[;]|\bbut\b|\bwas\b|\bwere\b/.test(rest);
}

/** A denial reaches a few words, not past a comma, a contrast or another clause. */
function denies(rest: string, reach: number): boolean {
  const plain = rest.replace(/^(\s*(?:\w+ ){0,4}\w*), (?:like|you know|uh|um|I mean|say),/, '$1'); // "we're not going to get, like, the next …"
  if (plain !== rest) return denies(plain, reach);
  if (/[,;:—.!?]|\b(but|because|that|who|which|when|until|unless|so)\b/.test(rest)) return false;
  if (
    /^\s*(only|just|sure|know|believe|imagine|wait|help|even (?:the|more|just|close|counting|including|if|when|though|as)|necessarily|more than|less than|much more|that)\b/.test(
      rest,
    )
  )
    return false;
  return rest.trim().split(/\s+/).length <= reach;
}
