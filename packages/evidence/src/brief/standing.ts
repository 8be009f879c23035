import type { Passage } from './passages.ts';
import type { Register } from './rank.ts';

/** Talk about the programme and to each other instead of about the subject: greetings, thanks, invitations, what comes next, adverts, questions to the guest. Never a takeaway or a quotation. */
const ASIDE =
  /\b(welcome (?:back |to |everyone|everybody)|thanks? (?:you|again|so much|for|to|as ever)|thank you|great to (?:see|have|be)|good to (?:see|have)|(?:fun|super fun) to (?:be|do)|happy to be here|joining us|joined by|join us|joins us|tune in(?:to)?|subscrib\w*|sign up|newsletter|patreon|substack|link (?:in|to) the|hit the|sponsor\w*|promo code|brought to you|wherever you (?:get|enjoy|listen)|our (?:interviews|listeners|guests?|sister podcast)|(?:my|the|our|your|this) (?:show|podcast|pod|episode|newsletter|blog post)|on the (?:show|podcast|pod)\b|(?:here |been )?with us\b|find the show|podcast app|come (?:to us|on the show|back on)|come on the|next (?:week|friday|wednesday|monday|episode|time)|see you|your thoughts|curious (?:to|what|how)|i(?:'d| would) love to hear|tell me|tell us|let me ask|let me (?:just )?(?:read|interrupt|push)|i want to (?:ask|hear|get to|point out|spend|come back|bring)|debate you|talk to me|talk again|run us through|walk us through|i agree with|i totally agree|sat down|before we (?:go|get started)|let's (?:end|talk|dive|get into|start|move|hop|pull)|we'll (?:be|see|cover|talk|get)|talk about (?:that|it|this) later|put a pin|for (?:listeners|those wondering|our listeners)|ladies and gentlemen|operator instructions|question-and-answer session|(?:next|first|last|final) question|your line is|forward-looking statements?|good (?:morning|afternoon|evening)|investor relations website|did i say|profile picture|excuse my|happy (?:birthday|thanksgiving)|stay tuned|great (?:insights?|point|question|post|article|one|episode|note|conversation)|good (?:point|question)|insightful (?:breakdown|post)|awesome|that's a (?:great|good|fun)|have you (?:seen|used|read)|do you (?:think|buy|want|believe)|what do you|how do you|you know this because|i (?:was reading|went through|looked|sat|texted|wrote|texted|recently got)|\[?laugh(?:s|ter)\]?|haha|woo-hoo|i'm kidding|for what it's worth|funnest)\b/i;

/** Words by which a speaker leads somebody else's words in: without them the sentence says nothing. */
const LEADS_IN =
  /^(?:[\w\s,'’]{0,30})?(?:this is from|he says|she says|they say|he said|she said|here's (?:the|another|some)|here is|quote|as follows|quoting|says? that)\W*$|:["”]?$/i;

const QUESTION = /\?["”’)\]]*$/;
const CUT = /(?:\.\.\.|…|-|–|—|,)["”’)]*$/;
/** A finite verb somewhere: without one a stretch of words says nothing. */
const VERB =
  /\b(is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|should|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|won't|can't|couldn't|wouldn't|[a-z]+(?:'s|'re|'ve|'ll|’s|’re|’ve|’ll)|[a-z]{3,}ed|[a-z]{2,}(?:ates|ises|izes|ows|ains|ings|ifies)|go|goes|get|gets|got|make|makes|made|take|takes|took|need|needs|want|wants|say|says|said|think|thinks|know|knows|see|sees|saw|give|gives|gave|come|comes|came|put|puts|mean|means|meant|keep|keeps|kept|let|lets|buy|buys|bought|pay|pays|paid|sell|sells|sold|spend|spends|spent|cost|costs|grew|grow|grows|fell|falls|fall|rose|rise|rises|run|runs|ran|build|builds|built|lose|loses|lost|win|wins|won|bring|brings|brought|hold|holds|held|lead|leads|led|become|becomes|became|show|shows|find|finds|found|cut|cuts|hit|hits|set|sets|serve|serves|drive|drives|leave|leaves|left|require|requires|remain|remains|depend|depends|matter|matters|frees?|allows?|estimates?|announces?|expects?|covers?|explains?|stays?|works?|uses?|exceeds?|plans?|claims?|argues?|compares?|reads?|turns?|offers?|thinks?|eats?|charges?|unlocks?|outstrips?|outperforms?|masks?|inflates?|triggers?|demands?|climbs?|compounds?|addresses|traces|names|lays|powers?)\b/i;

/** Opens with a word that points back: the sentence needs the one before it. */
const POINTS_BACK =
  /^(?:(?:and|but|so|or|because|yeah|well|now|then|also|again|honestly|obviously|actually|i mean|i think|like),? )*(?:that|that's|this|this's|it|it's|its|they|they're|their|them|he|he's|she|she's|his|her|these|those|such|both|neither|there's that|which|here)\b(?! (?:same way|episode|article|paper|year|week|month|quarter|morning|era|happens|(?:is|'s) (?:not |no )?(?:clear|easy|hard|important|likely|possible|worth)\b|takes\b|doesn't matter|will take|of the\b))/i;
/** … or soon after opening. */
const POINTS_SOON =
  /^(?:because\b|whereas\b|(?:(?:and|but|so),? )*(?:in|at|on|for|by|of|with) (?:\S+ ){0,3}\S+, (?:(?:it|they|he|she)(?:['’]\w+)?\b|(?:that|this)(?:['’]s| is| was)\b)|(?:(?:and|but|so|now),? )*(?:if|when|while|as|since|once|after|before|whether) (?:they|he|she|it|that|this|those|these)\b|(?:(?:and|but|so|now),? )*(?:more than|other than|on top of|instead of|because of|with|from|like|in|of|for|at) (?:that|this|it|them|these|those)\b(?! \w+)|more than that\b|in other words\b|(?:the|that) (?:former|latter|same)\b)/i;
const SOMEBODY = /(?<=^(?:\S+ ){1,7})(?:he|she|his|him|her)(?:['’]\w+)?\b/i;
/** Words of doubt and of emphasis, which say how somebody feels about a claim. */
const HEDGE =
  /\b(probably|maybe|perhaps|somewhat|i feel like|seems?|i would say|i'd say|obviously|definitely|actually|really|just|some level|tend to|could be|might)\b/gi;
const CONNECTS = /^(?:and|but|or|whereas|also|again|then|now|plus|yet|instead|meanwhile|still)\b/i;
const CHAT_OPENING =
  /^(?:yeah|well|right|ok|okay|no|yes|oh|um|uh|i mean|you know|look|exactly|definitely|totally|sure|agreed|not necessarily|not really|fair enough|honestly|hey|wow|like|kind of|for sure|of course)\b/i;

/** Small words of speech, doubt and vagueness; each makes a sentence a little less of one to quote. */
const FILLER =
  /\b(like,|, like\b|yeah|you know|i mean|um|uh|kind of|sort of|whatever|right\?|or something|stuff like that|things like that|and stuff|i guess|i don't (?:know|think|necessarily|even|really|see)|i'm not sure|let's call it|blah|basically|literally|honestly|pretty much|a little bit|some of the|some kind|hell|damn|shit|fuck)\b/gi;
/** What the speaker did last week says little about the subject. */
const ANECDOTE =
  /\b(i (?:did|remember|just|saw|had|met|came|come|got|used|screwed|read|tried|bought|was (?:in|at|on|involved))|my (?:kids|family|friends?|colleague|team|conference|company|twitter|day)|friend of the|(?:ran|came) across|caught my (?:eye|attention)|piqued|by the way|to be honest|i'm (?:just|not) (?:casting|going)|i'm going to|i'm gonna|i was (?:going|gonna|about) to|i would (?:actually )?(?:advise|respect|caution)|as i (?:said|mentioned)|like i said|what i said before|we (?:had on|chatted|recorded|last talked|talked about))\b/i;
/** A word said twice in a row, as speech does. */
const STUTTER = /\b(\p{L}+),? \1\b/iu;

/** What carries an argument: a claim, a cause, a contrast, a measure, a forecast. */
const ARGUES =
  /\b(the (?:point|key|reason|problem|argument|thesis|issue|risk|bottleneck|constraint|result|gap|concern|lesson|biggest|real|fundamental|core|main|only|primary|underlying|incentive)\b|my (?:argument|view|point|theory|thesis)|general (?:thesis|idea)|what (?:that|this) means|which means|that means|in other words|because|therefore|as a result|so that|leads? to|due to|driven by|depends on|rather than|instead of|not just|no longer|more than|less than|compared (?:to|with)|the same way|unless|even if|if you (?:don't|are|can|want)|turns? out|in fact|biggest|largest|fastest|slowest|hardest|most (?:important|significant|likely)|first time|always|never|nobody|no one|everyone|going to be|will (?:be|have|need|take|continue|become)|should|has to|have to|need to|must|expect\w*|forecast\w*|predict\w*|argu\w+|warn\w*|i think|i believe|constrain\w*|require\w*|monopoly|moat|advantage|demand|profit\w*|margin|debt|cost\w*|cheaper|expensive)\b/gi;
/** Praise and applause without a subject. */
const EMPTY_PRAISE =
  /\b(super fun|exciting|surprising|surprised|cool stuff|ton of fun|so fun|insane|crazy|mind-blowing|fascinating|beloved|genius|amazing|incredible|pretty cool|really cool|love that|adore)\b/i;

/** How fit a sentence is to stand alone, 0 … about 1.6; 0 means never. Rules of the trade, none of them about a subject. */
export function standingOf(p: Passage, register: Register): number {
  const text = p.text;
  const words = text.split(/\s+/).length;
  if (words < (register === 'talk' ? 7 : 5) || QUESTION.test(text) || LEADS_IN.test(text)) return 0;
  if (!VERB.test(text) || p.words.length < 3) return 0;
  if (
    register === 'talk'
      ? ASIDE.test(text)
      : ASIDE.test(text) && /\b(i|we|you|us|my|our|your|subscribe|sign up|newsletter|great|insightful)\b/i.test(text)
  )
    return 0;
  let x = 1;
  if (CUT.test(text) || /\b(?:Dr|Mr|Mrs|Ms|vs|St|Prof)\.$/.test(text)) x *= 0.3;
  else if (!/[.!]["”’)\]]*$/.test(text)) x *= register === 'talk' ? 0.45 : 0.6;
  if (/^\p{Ll}/u.test(text)) x *= 0.35;
  if (pointsBack(p)) x *= 0.3;
  else if (CONNECTS.test(text)) x *= 0.75;
  if (/^\p{Lu}\p{Ll}+, (?:so|um|uh|you|I|what|how|let|thanks|this|that)\b/u.test(text)) x *= 0.5; // spoken to somebody
  if (CHAT_OPENING.test(text)) x *= 0.5;
  if (ANECDOTE.test(text)) x *= 0.5;
  if (/^(?:I['’](?:m|d|ll|ve)|we['’](?:re|ll)) /i.test(text)) x *= 0.7;
  if (/^(?:maybe|perhaps|probably|once you|imagine|let['’]s (?:assume|say|call)|suppose)\b/i.test(text)) x *= 0.7;
  if (register === 'talk' && /\byou(?:['’]re|['’]ve|r)?\b/i.test(text)) x *= 0.85;
  if (/\b(?:in the (?:last|past) (?:\d+ hours|day|week)|today|yesterday|this (?:morning|week))\b/i.test(text))
    x *= 0.75;
  if (EMPTY_PRAISE.test(text)) x *= 0.6;
  if (STUTTER.test(text)) x *= 0.55;
  const fillers = text.match(FILLER)?.length ?? 0;
  x /= 1 + (register === 'talk' ? 0.45 : 0.25) * fillers;
  x /= 1 + 0.12 * (text.match(HEDGE)?.length ?? 0);
  if (/^there(?:['’]s| is| are| was| were)\b/i.test(text)) x *= 0.8;
  x *= lengthOf(words, register);
  const cues = new Set((text.match(ARGUES) ?? []).map((m) => m.toLowerCase())).size;
  x *= 1 + 0.16 * Math.min(3, cues);
  if (/["“][^"”]*$/.test(text) && !/["”]/.test(text.slice(text.search(/["“]/) + 1))) x *= 0.7; // a quotation cut in two
  if (p.words.length / words < 0.3) x *= 0.7;
  return x;
}

/** Whether a sentence opens with a word that only the sentence before explains. */
export function pointsBack(p: Passage): boolean {
  if (POINTS_BACK.test(p.text) || POINTS_SOON.test(p.text)) return true;
  // "Essentially what she's saying …": somebody not named yet
  const who = SOMEBODY.exec(p.text);
  return who !== null && !/\s\p{Lu}(?!['’])/u.test(p.text.slice(0, who.index).replace(/\bI\b/g, ''));
}

/** Eleven to thirty words say a whole thing; a breath says nothing, a long one too much. */
function lengthOf(words: number, register: Register): number {
  if (words < 9) return 0.55;
  if (words < 12) return 0.8;
  const most = register === 'talk' ? 32 : 36;
  return words <= most ? 1 : Math.max(0.35, 1 - (words - most) * 0.022);
}

const TRIMMED =
  /^(?:(?:[Yy]eah|[Ss]o|[Aa]nd|[Bb]ut|[Ww]ell|[Oo]kay|OK|[Nn]ow|[Rr]ight|[Aa]gain|[Hh]onestly|[Nn]o|[Yy]es|I mean|[Yy]ou know|[Ll]ook|[Oo]bviously|[Bb]asically|[Ll]ike|[Tt]hen|[Dd]efinitely|[Aa]ctually|[Oo]h|[Ee]xactly)[,.]? )+(?=\p{Lu})/u;

/** A passage without the small words a speaker starts with, where what follows begins like a sentence: "And I think …" is quoted as "I think …". The words kept are the document's own. */
export function trimmed(p: Passage, text: string): Passage {
  const lead = TRIMMED.exec(p.text)?.[0];
  if (!lead || !text.startsWith(lead, p.startUtf16)) return p;
  return { ...p, startUtf16: p.startUtf16 + lead.length, text: p.text.slice(lead.length) };
}

/** Words a widened quotation may have. */
const LONGEST_PAIR = 58;

/** Whether passage k may be quoted: what points back only together with what it points to. */
export function mayStand(passages: readonly Passage[], k: number, register: Register): boolean {
  return !pointsBack(passages[k]) || beginningOf(passages, k, register) < k;
}

/** The passage to begin with when quoting passage k: the one before where k points back to it, stands in the same paragraph and is itself fit to be read; else k. */
export function beginningOf(passages: readonly Passage[], k: number, register: Register): number {
  if (k === 0 || !pointsBack(passages[k])) return k;
  const before = passages[k - 1];
  const near =
    before.block === passages[k].block ||
    (register === 'talk' && before.speaker === passages[k].speaker && passages[k].block - before.block === 1);
  const words = before.text.split(/\s+/).length + passages[k].text.split(/\s+/).length;
  if (!near || words > LONGEST_PAIR || pointsBack(before)) return k;
  return standingOf(before, register) >= 0.3 ? k - 1 : k;
}
