import type { Cue, Cues, Sentence } from './context.ts';
import { supposedBefore } from './supposed.ts';
import type { Draft } from './types.ts';

const FUTURE =
  /\b(will|won['’]t|['’]ll|(?:is|are|am|['’]re|['’]m|['’]s) (?:\w+ )?(?:going to|gonna)|gonna|expects?|expected to|expecting|forecasts?|project(?:ed|ing)|projects(?= (?:that|to|about|around|nearly|[$€£~\d]|revenue|sales|capex|spending))|projections?|outlook|(?:is|are) forecasting|(?:is|are) (?:predicting|anticipating)|sees? (?:its |the )?(?:capex|revenue|sales|spending|growth|demand|margins?|earnings|profits?|costs?|capital)|(?:in talks|negotiating|looking|seeking|wants?|prepar(?:es|ing)|ready) to|(?:is|are) preparing|potentially|(?:is|are) to (?:cost|open|get|receive|build|have|be|reach|pay|add|bring|host|hold|rise|grow|fall)|predicts?|predicted to|(?:is|are) set to|plans? to|planned|planning to|targets?(?! (?:company|firm|audience|customers?|markets?|group)\b)|targeting|aims? to|guid(?:ance|ed|ing)|on track to|likely (?:to|settle|reach|be)|about to|could (?:reach|hit|become|be|cost|rise|fall|grow|double|generate|bring|add|exceed|top|need|require|take|raise|lose|save|make|earn|produce|surpass|total|expand|climb|swell|go|get|run|value|put|push|lift|reduce|cut|lower|drop|shrink|halve)|would (?:reach|hit|bring|push|lift|grow|rise|fall|exceed|raise|invest|spend|pay|build|buy|add|cut|lease|deploy|double|provide|deliver|finance|fund|expand|generate|save|correspond|imply|represent|enter into)|should (?:reach|hit|be|see|get|grow|rise|fall|come|go|open|bring|take|make|cost|add|deliver|have|need)|(?:may|might) (?:well )?(?:reach|hit|be|cost|rise|fall|grow|take|need|become)|intends?|anticipates?|analysts see|next (?:year|quarter|decade|month)|by 20\d\d|in the (?:next|coming)|becom(?:e|ing) the next|plan(?:s|ned|ning) (?:for|an?|on)|guide (?:to|of|for)|an? expected|promised|pledge[sd]?|vow(?:s|ed)|(?:goal|aim|ambition|plan|target|intention|hope) (?:(?:is|was) )?to|on the (?:verge|brink|cusp) of|prediction that|hopes? to)\b/gi;
/** What somebody agreed to do is still to come: "a deal with Northgrid to build …", "committed to spend". */
const AGREED =
  /\b(?:agree(?:s|d|ment)|commit(?:s|ted|ment|ting)|deal|contract|partner(?:s|ed|ship|ing)|pact)\b[^.;]{0,60}?\bto (?:build|add|deploy|deliver|invest|spend|supply|provide|use|install|host|(?:buy|purchase)(?= (?:up to|about|around|at least|some|[$€£\d])))\b/gi;
const CONDITION =
  /\b(if|suppose|supposing|imagine|assuming|assume|what if|unless|hypothetically|say you|were to|in case|let['’]s say|going (?:further |even further )?into speculation|speculatively|for the sake of argument|in theory|theoretically)\b/gi;
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
/** A stretch of time or a date is of the condition only where it stands close to it. */
const reachOfCondition = (d: Draft, between: string) =>
  d.kind === 'date' ? 40 : d.kind === 'duration' && !/\bthen\b/.test(between) ? 110 : CONDITION_REACH;

/** "Do we do $200 million?", "What about 30%?", "Why 25%?": an amount put up for discussion. */
const PUT_UP =
  /^\W*(?:(?:and|so|but|like|or|well|i mean|okay|ok)[, ]+)*(?:do we|should (?:we|they|i|you)|shall we|could (?:we|they|it|you|he|she)|would (?:we|they|it|you|i)|can (?:we|you|someone|anyone)|what about|how about|why not)\b/i;
const WHY_THIS = /^\W*(?:and |so |but )?why (?:about |around |exactly |only |just )?$/i;
/** "I could probably spend", "you could build": what somebody might do, not what will come. */
const MIGHT =
  /\b(?:i|you|we|one|someone|somebody|anyone|anybody) (?:could|might)(?! (?:have|see|hear|tell|say|argue|imagine|think|feel|call)\b)(?: (?:probably|maybe|easily|just|also|perhaps|in theory|then))? \w+(?: [\w'’-]+){0,6} $/i;
/** "a possible $10 billion", "say, $5", "than it would have at $50 billion". */
const JUST_SUPPOSED =
  /\b(?:(?:possible|potential|hypothetical|theoretical|imaginary|notional|would-be) (?:[a-z]+ )?|(?:would|might|could) (?:have|be|make|earn|look like|get)(?: \w+){0,2} at (?:about |around |roughly )?|[,(] ?say,? (?:like )?(?:about |around )?)$/i;
const THOUGH_TOO_MUCH = /^,? (?:maybe|perhaps) that['’]s\b/i;
/** "much higher than that 33": an amount somebody expects to be passed. */
const PASSED = /\b(?:higher|lower|more|less|bigger|smaller|greater|fewer|better|worse) than that $/i;

function cuesOf(sentence: Sentence): Cues {
  if (sentence.cues) return sentence.cues;
  const text = sentence.text;
  const all = (pattern: RegExp): Cue[] =>
    [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const imagine = /^\W*(could|can) you imagine\b|\bimagine them\b/i.exec(text);
  sentence.cues = {
    future: [...all(FUTURE).filter((c) => !announces(text, c) && !supposes(text, c)), ...all(AGREED)],
    condition: [...all(CONDITION).filter((c) => isCondition(text, c)), ...inverted(text)],
    denial: all(DENIAL),
    imagine: imagine ? imagine.index + imagine[0].length : Number.POSITIVE_INFINITY,
    outlook: OUTLOOK.test(text),
  };
  return sentence.cues;
}

/** "Should Northgrid raise $5 billion, it would …": a condition without "if". */
function inverted(text: string): Cue[] {
  const found = /^\W*(?:should|had|were)(?= (?:[\w'’&.-]+ ){1,4}[\w'’-]+)/i.exec(text);
  return found && !text.includes('?') && /\b(?:would|could|will|might|may)\b/.test(text)
    ? [{ start: 0, end: found[0].length }]
    : [];
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
  whole: string,
): { prediction: boolean; hypothetical: boolean; negated: boolean } {
  const cues = cuesOf(sentence);
  const at = d.start - sentence.start;
  const text = sentence.text;
  const end = d.end - sentence.start;
  const hypothetical =
    cues.imagine <= at ||
    cues.condition.some(
      (c) => c.end <= at && at - c.end <= reachOfCondition(d, text.slice(c.end, at)) && !closedBefore(text, c, at),
    ) ||
    (d.kind !== 'date' && (putUp(text, at, end, d) || supposed(whole, sentence)));
  const fact = d.kind === 'date';
  const passed = PASSED.test(text.slice(Math.max(0, at - 24), at)) && cues.future.some((c) => c.end <= at);
  const prediction =
    !fact &&
    !passed &&
    !(d.kind === 'percentage' && OVER_ESTIMATES.test(text.slice(end, end + 24))) &&
    (cues.future.some((c) => c.end <= at && at - c.end <= reachOf(text, c, at) && foretells(text, c, at)) ||
      /^[^,;.]{0,30}\b(by (20[2-9]\d|the end of)|next (year|quarter|month|decade))\b/.test(text.slice(end, end + 60)) ||
      GUIDED.test(text.slice(end, end + 40)) ||
      (d.kind !== 'duration' && IS_TO_COME.test(text.slice(end, end + 60))) ||
      (d.kind === 'duration' && lieAhead(text, at, end, d.unit, cues)) ||
      (hypothetical && d.kind === 'money' && cues.outlook));
  const words = d.kind === 'duration' || fact ? 2 : 8;
  const negated =
    !hypothetical &&
    (passed ||
      cues.denial.some(
        (c) =>
          c.end <= at &&
          at - c.end <= DENIAL_REACH &&
          denies(text.slice(c.end, at), words) &&
          !insteadOfDoing(text, c, at) &&
          !stands(text, c, at, end),
      ));
  return { prediction, hypothetical, negated };
}

/** "55% above estimates": how far something lies from what others expected is no prediction. */
const OVER_ESTIMATES = /^ (?:above|below|higher|lower|ahead of|short of)\b/i;

/** Whether the words right around a figure only put it up: a question whether to, what one might do, a "say". */
function putUp(text: string, at: number, end: number, d: Draft): boolean {
  const before = text.slice(Math.max(0, at - 90), at);
  // "could grow to $19 billion if …": the condition after it
  if (/^,? if (?!not\b)/i.test(text.slice(end, end + 6)) && /\b(?:could|would|might|may|will)\b/i.test(before))
    return true;
  if (JUST_SUPPOSED.test(before) || THOUGH_TOO_MUCH.test(text.slice(end, end + 24))) return true;
  if (d.kind !== 'duration' && d.kind !== 'age' && MIGHT.test(before)) return true;
  return /\?["”’)]*\s*$/.test(text) && (PUT_UP.test(text) || WHY_THIS.test(text.slice(0, at)));
}

/** Whether the sentence follows from an assumption made before it; looked up once for each. */
function supposed(whole: string, sentence: Sentence): boolean {
  sentence.supposed ??= supposedBefore(whole, sentence);
  return sentence.supposed;
}

/** "instead of serving 90% of the market": what was done before is not denied. */
const insteadOfDoing = (text: string, cue: Cue, at: number) =>
  /^(?:instead of|rather than|without)$/i.test(text.slice(cue.start, cue.end)) &&
  /^ \w+ing\b/.test(text.slice(cue.end, at));

/** "I'm not paying the $200 a month plan": a price of something that there is; what is denied is another verb. */
const stands = (text: string, cue: Cue, at: number, end: number) =>
  /\w+ing? (?:for )?the $/.test(text.slice(cue.end, at)) && /^ [a-z]/i.test(text.slice(end, end + 2));

/** What a company expects, or what will be in one year and the next, goes on through a list of amounts. */
const reachOf = (text: string, cue: Cue, at: number) =>
  OUTLOOK_CUE.test(text.slice(cue.start, cue.end)) || (text.slice(cue.end, at).match(/[$€£]\d/g)?.length ?? 0) >= 2
    ? OUTLOOK_REACH
    : FUTURE_REACH;

/** "$9 billion capex guidance", "a 2030 goal": the amount is what somebody means to reach. */
const GUIDED =
  /^(?: [\w-]+){0,3} (?:guidance|forecast|target|goal|(?:spending|investment|expansion|build-?out|capex) plans?)\b/i;

/** "$30 billion will be spent", "sales of $18 billion are projected": the verb after the amount. */
const IS_TO_COME =
  /^(?: (?!that\b|who\b|which\b|and\b|but\b|if\b|when\b)[\w-]+){0,4} (?:will be (?:spent|invested|paid|raised|needed|required|built|added|deployed|installed|delivered|borrowed|lent|owed)|(?:is|are) (?:now |also )?(?:projected|expected|planned|forecast|slated|set to|due to|going to|to be))\b/i;

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
  // "will supply chips in a deal valued at": the price of what is agreed
  if (/\b(?:deal|contract|agreement|transaction)\b[^,]{0,24}\b(?:valued|worth)\b[^,]*$/i.test(rest)) return false;
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
    !/[;]|\b(?:but|was|were|had|reported|grew|rose|fell|earned|spent|raised|sold|delivered|bought|missed|beat)\b/.test(
      rest,
    )
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
