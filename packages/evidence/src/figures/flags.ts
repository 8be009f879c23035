import type { Cue, Cues, Sentence } from './context.ts';
import type { Draft } from './types.ts';

const FUTURE =
  /\b(will|won['’]t|['’]ll|(?:is|are|am|['’]re|['’]m|['’]s) (?:\w+ )?(?:going to|gonna)|gonna|expects?|expected to|expecting|forecasts?|project(?:s|ed|ing) |projections?|predicts?|predicted to|(?:is|are) set to|plans? to|planned|planning to|targets?|targeting|aims? to|guid(?:ance|ed|ing)|on track to|likely (?:to|settle|reach|be)|about to|could (?:reach|hit|become|be|cost|rise|fall|grow|double|generate|bring|add|exceed|top|need|require|take|raise|lose|save|make|earn|produce|surpass|total)|would (?:reach|hit|bring|push|lift|grow|rise|fall|exceed)|should (?:reach|hit|be|see|get|grow|rise|fall)|(?:may|might) (?:well )?(?:reach|hit|be|cost|rise|fall|grow|take|need|become)|intends?|anticipates?|analysts see|next (?:year|quarter|decade|month)|by 20\d\d|in the (?:next|coming)|(?:goal|aim|ambition|plan|target|intention|hope) (?:is|was) to|on the (?:verge|brink|cusp) of|prediction that|hopes? to)\b/gi;
const CONDITION =
  /\b(if|suppose|supposing|imagine|assuming|assume|what if|unless|hypothetically|say you|were to|in case|let['’]s say)\b/gi;
const DENIAL =
  /\b(not|n['’]t|never|no longer|nor|neither|instead of|rather than|without|cannot|far from|nowhere near)\b|n['’]t\b/gi;

/** A condition whose outcome is in the future: "if 2027 brings …", "if it doubles". */
const OUTLOOK = /^\W*if (19|20)\d\d\b|\bif .{0,40}\b(brings|raises|reaches|doubles|spends)\b/i;
/** How far a cue reaches, in characters. */
const FUTURE_REACH = 110;
/** What a company expects or guides to goes on through a list of amounts: "expects revenue of …, income between …, and capex of …". */
const OUTLOOK_REACH = 320;
const OUTLOOK_CUE = /^(expect|forecast|guid|project|anticipat|target)/i;
/** A condition holds for its sentence; talk without full stops runs on into other matters. */
const CONDITION_REACH = 300;
const DENIAL_REACH = 90;

function cuesOf(sentence: Sentence): Cues {
  if (sentence.cues) return sentence.cues;
  const text = sentence.text;
  const all = (pattern: RegExp): Cue[] =>
    [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const imagine = /^\W*(could|can) you imagine\b|\bimagine them\b/i.exec(text);
  sentence.cues = {
    future: all(FUTURE).filter((c) => !announces(text, c) && !supposes(text, c)),
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

/** "I'd expect them to be …" says what somebody thinks is so, not what will come. */
function supposes(text: string, cue: Cue): boolean {
  return (
    /^expect/i.test(text.slice(cue.start, cue.end)) &&
    /(['’]d|\bwould)\s*$/i.test(text.slice(Math.max(0, cue.start - 8), cue.start))
  );
}

function isCondition(text: string, cue: Cue): boolean {
  if (
    /\b(as|see|sees|know|knows|knew|wonders?|asks?|asked|matter|only)\s*$/i.test(
      text.slice(Math.max(0, cue.start - 10), cue.start),
    )
  )
    return false;
  const polite =
    /^\s*(you|anything|not)\b[^,]{0,30}\b(look|think|read|have the quote|didn['’]t|want(?: to)? (?:know|see|hear)|wanna|wonder(?:ed|ing)?|curious)\b/i;
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
  const end = d.end - sentence.start;
  const hypothetical =
    cues.imagine <= at ||
    cues.condition.some((c) => c.end <= at && at - c.end <= CONDITION_REACH && !closedBefore(text, c, at));
  const fact = d.kind === 'date';
  const prediction =
    !fact &&
    (cues.future.some((c) => c.end <= at && at - c.end <= reachOf(text, c) && foretells(text, c, at)) ||
      /^[^,;.]{0,30}\b(by (20[2-9]\d|the end of)|next (year|quarter|month|decade))\b/.test(text.slice(end, end + 60)) ||
      GUIDED.test(text.slice(end, end + 40)) ||
      (d.kind === 'duration' && lieAhead(text, at, end, d.unit, cues)) ||
      (hypothetical && d.kind === 'money' && cues.outlook));
  const words = d.kind === 'duration' || fact ? 2 : 8;
  const negated =
    !hypothetical &&
    cues.denial.some((c) => c.end <= at && at - c.end <= DENIAL_REACH && denies(text.slice(c.end, at), words));
  return { prediction, hypothetical, negated };
}

const reachOf = (text: string, cue: Cue) =>
  OUTLOOK_CUE.test(text.slice(cue.start, cue.end)) ? OUTLOOK_REACH : FUTURE_REACH;

/** "$9 billion capex guidance", "a 2030 goal": the amount is what somebody means to reach. */
const GUIDED = /^(?: [\w-]+){0,3} (?:guidance|forecast|target|goal)\b/i;

/** A stretch of time that lies ahead: "in three months we could …", "over the next two years", "five years from now", "give it six months". */
function lieAhead(text: string, at: number, end: number, unit: string, cues: Cues): boolean {
  const before = text.slice(Math.max(0, at - 30), at);
  const after = text.slice(end, end + 90);
  if (/^ from (?:now|today)\b/i.test(after)) return true;
  if (/\b(?:next|coming) (?:\w+ )?$/i.test(before)) return true;
  if (/\bgive (?:it|them|us|this) (?:[\w ]+, )?$/i.test(before)) return true;
  if (
    /^(?:seconds|minutes|hours)$/.test(unit) ||
    !/\b(?:in|within) (?:about |around |roughly |another |maybe |like |just )?$/i.test(before)
  )
    return false;
  const will = (part: string) => /\b(?:will|won['’]t|could|may|might|should|gonna|going to)\b|['’]ll\b/i.test(part);
  return (
    will(after) ||
    /\byou can see\b/i.test(after) ||
    cues.future.some((c) => c.end <= at) ||
    will(text.slice(Math.max(0, at - 70), at))
  );
}

/** A condition said in brackets ends with them, and one outside does not reach into brackets that tell what is so. */
function closedBefore(text: string, cue: Cue, at: number): boolean {
  const rest = text.slice(cue.end, at);
  return (
    rest.lastIndexOf('(') > rest.lastIndexOf(')') &&
    /\((?:though|although|which|compared|versus|from|up|down)\b[^)]*$/i.test(rest)
  );
}

/** A word of the future says nothing of what stands in brackets, after a turn to the past, of a cause, or of where something comes from. */
function foretells(text: string, cue: Cue, at: number): boolean {
  const rest = text.slice(cue.end, at);
  if (rest.lastIndexOf('(') > rest.lastIndexOf(')')) return false;
  if (
    /\b(?:due to|because of|thanks to|driven by|based on|compared (?:to|with)|versus|from)(?: (?:about|around|roughly|over|nearly|just))?\W*$/i.test(
      rest,
    )
  )
    return false;
  if (/\b(?:after|following|having)\b/i.test(rest) && !/\b(?:after|following)\b[^,]*,/i.test(rest)) return false;
  // "the company, which expects growth, has 300 people": a clause of its own
  if (
    rest.includes(',') &&
    /, (?:which|who|the|an?|whose)(?: \w+){0,2} ?$/.test(text.slice(Math.max(0, cue.start - 30), cue.start))
  )
    return false;
  return (
    /^by 20/.test(text.slice(cue.start, cue.end)) ||
    !/[;]|\b(?:but|was|were|reported|grew|rose|fell|earned|spent|raised)\b/.test(rest)
  );
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
