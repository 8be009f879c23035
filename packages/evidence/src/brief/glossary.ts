import type { Document } from '../text/index.ts';
import { explains } from './define.ts';
import type { Names } from './names.ts';
import { contentWords, type Item, itemOf, type Passage } from './passages.ts';
import { pointsBack } from './standing.ts';

export interface Term {
  term: string;
  item: Item;
  uses: number;
}

interface Candidate {
  term: string;
  passage: Passage;
  score: number;
  /** The text says that this is what something is called. */
  named: boolean;
}

/** A term in front of its explanation, as `term`; how well the form explains; and a cheap look that rules most sentences out. */
const FORMS: readonly (readonly [form: RegExp, score: number, first: RegExp])[] = [
  // "Depreciation: the share of a price …" at the head of a line
  [/^(?:[-*•] )?[*_"“]{0,3}(?<term>[\p{Lu}"“][\p{L}\p{N} "“”&'’/-]{2,54}?)[*_]{0,3}: \p{L}/u, 5, /^.{3,60}: /],
  // "graphics processing units (GPUs)", "Power Usage Effectiveness (PUE)"
  [/(?<long>(?:\p{L}[\p{L}-]+ ){1,4}\p{L}[\p{L}-]+) \(["“]?(?<term>\p{Lu}[\p{Lu}\p{N}&]{1,6}s?)["”]?\)/u, 4.5, /\(/],
  // "special purpose vehicles, SPVs, like black boxes"
  [/(?<long>(?:\p{L}[\p{L}-]+ ){1,4}\p{L}[\p{L}-]+), (?:or )?(?<term>\p{Lu}{2,6}s?)[,.]/u, 4, /, (?:or )?[A-Z]{2}/],
  // "known as “neoclouds”", "what we call the box"
  [
    /(?:known as|[Ww]hat (?:\w+ ){1,3}calls?|(?:sometimes|often|so-) ?called|[Tt]he term is|referred to as|we call (?:it|this|that|them)|he calls|she calls|dubbed|coined|term (?:that is )?being bandied about (?:\w+ ){0,5}is) (?:the |an? )?["“‘]?(?<term>[\p{L}][\p{L}\p{N}-]+(?: [\p{L}][\p{L}\p{N}-]+){0,2}?)["”’]?(?= *(?:[.,;:()—–]|$| that\b| which\b| is\b| are\b| — ))/u,
    4,
    /known as|call|term|referred|dubbed|coined/i,
  ],
  // "The box is a special purpose vehicle that owns the chips"
  [
    /(?:^|[,;] |\b(?:and|but|so|or|because|that|think|be|would be|,) )(?:(?:the|an?) )?["“]?(?<term>\p{L}[\p{L}\p{N}-]+(?: \p{L}[\p{L}\p{N}-]+){0,2})["”]? (?:is|are) (?:basically |essentially |simply |just |really |also |kind of |sort of |like )*(?:an?|the|any|another|what|when|where) (?:[\p{L}-]+ ){0,5}?[\p{L}-]+ (?:that|that['’]s|which|who|where|of|for|to|used|designed|built|made|with|from|whose|by|in|on|like|company|business|model)\b/iu,
    3,
    / (?:is|are) (?:\w+ ){0,2}(?:an?|the|any|another|what|when|where) /i,
  ],
  [
    /(?:^|[,;] )(?:(?:the|an?) )?["“]?(?<term>\p{L}[\p{L}\p{N}-]+(?: \p{L}[\p{L}\p{N}-]+){0,2})["”]? (?:means? (?:an?|the|to|when|how|that you)|refers to|stands for|is short for|is defined as|are defined as|describes)\b/iu,
    4.5,
    / (?:means?|refers|stands|is short|defined|describes) /i,
  ],
  // "Liquid cooling means that water runs past the chips"; "The deal means that …" tells a consequence
  [/^(?<term>\p{Lu}\p{L}+(?: \p{L}[\p{L}-]+){0,2}) means that\b/u, 3.6, / means that /],
  // "skills, which is like the minimal viable format", "Copilot, which is available as a plugin"
  [
    /(?<![\p{L}])(?<term>\p{L}[\p{L}\p{N}-]+(?: \p{L}[\p{L}\p{N}-]+)?), which (?:is|are|means) (?:basically |essentially |like |just |kind of |sort of )*(?:an?|the|when|where|what|available)\b/u,
    3.2,
    /, which /,
  ],
  // "the “teamwork graph” (a 100+ billion object graph …)", "“gardening” (mowing the lawn …)"
  [/["“](?<term>\p{L}[\p{L} -]{2,40})["”] \((?=\p{Ll}+ )/u, 4.5, /["”] \(/],
  [
    /(?<![\p{L}])(?<term>\p{Lu}[\p{L}\p{N}-]+(?: \p{Lu}[\p{L}\p{N}-]+){0,2}) \((?:an?|the|which|that is|i\.e\.) /u,
    3.5,
    /\(/,
  ],
  // "GPUs — the high-performance chips on which models are run —"
  [
    /(?<![\p{L}])(?<term>\p{L}[\p{L}\p{N}-]+(?: \p{L}[\p{L}\p{N}-]+){0,2})(?: \(\p{Lu}+s?\))? [—–-] (?:an?|the) [\p{L} -]+ (?:that|which|on which|of|for|known|called|used|where|who)\b/u,
    3.6,
    / [—–-] (?:an?|the) /,
  ],
  // "CoreWeave, a picks and shovels company", "the Vercel of …" is none
  [
    /^(?:The )?(?<term>\p{Lu}[\p{L}\p{N}-]+(?: \p{Lu}[\p{L}\p{N}-]+){0,2}), (?:an?|the) [\p{Ll}-]+(?: [\p{L}-]+){0,6}(?:,| that| which)/u,
    2.8,
    /^.{3,50}, (?:an?|the) /,
  ],
];

/** Words no term begins or ends with, and words that are a subject of a sentence and no term. */
const NO_TERM =
  /^(?:the|this|that|these|those|his|her|their|its|our|my|your|it|he|she|they|we|you|i|an?|on|in|at|of|and|but|so|or|for|to|from|by|with|even|like|also|well|yeah|no|yes|not|one|two|three|four|five|what|why|how|when|where|who|which|example|note|step|part|dr|mr|ms|mrs|there|here|then|now|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|host|guest|date|published|podcast|source|again|because|if|as|is|are|was|be|more|most|some|any|all|only|just|obviously|basically|finally|first|second|third|if|while|although|people|everyone|everybody|anyone|someone|nobody|everything|nothing|thing|things|argument|answer|point|problem|question|idea|reason|goal|result|reality|truth|key|process|distinction|shift|money|number|other|same|total|my\b.*|process|reasoning|let's|gap|issue|fact|good|great|big|new|old|best|all|each|every|such|while|about|actually|honestly|clearly|totally|either|neither|both|another)\b/i;
const NO_END =
  /\b(?:of|the|and|or|a|an|to|in|on|for|is|are|was|that|this|it|we|you|they|he|she|one|thing|things|with|as|at|by|from|will|can|would|there|what|who|here|now|then|people|basically|really|actually|think|guys|all|else|do|does|say|says)$/i;
/** "… is a great explainer": praise is no explanation; nor is what only points elsewhere. */
const PRAISE =
  /\b(?:is|are|was)(?: (?:basically|essentially|really|just|kind of|like|probably|clearly|definitely))* (?:an?|the) (?:very |really |pretty |absolutely |super |much |more |less )*(?:great|good|fantastic|big|bigger|huge|amazing|bad|better|worse|best|worst|happy|smart|perfect|interesting|important|important|fun|funny|nice|real|tough|hard|lot|bit|little|few|couple|same|first|last|only|most|one|story|way|case|point|reason|problem|question|insult|key|answer|issue|goal|thing|things|right|wrong|name of|state|time|truth|future|start|beginning|end|result|fact|idea|cop-out|strong|close|long|short|temporary|massive|separate|different|different|known|vision|good|decent|clear|sign|mistake|matter)\b/i;

/** Terms the document itself explains, with the sentence that does it best. An explanation is a form of words (FORMS), not a guess; a term is a name, an abbreviation, or used again in the document. `declared`: the page itself lists its terms there. */
export function glossaryOf(
  document: Document,
  passages: readonly Passage[],
  names: Names,
  declared: (p: Passage) => boolean = () => false,
  limit = 12,
): Term[] {
  const people = peopleIn(document.text);
  const best = new Map<string, Candidate>();
  for (const passage of passages) {
    for (const found of candidatesIn(passage, declared(passage))) {
      const term = names.right(found.term);
      const key = term.toLowerCase().replace(/s$/, '');
      if (people.has(term.split(' ')[0]) && term.split(' ').length < 3) continue;
      const known = best.get(key);
      if (!known || found.score > known.score) best.set(key, { ...found, term });
    }
  }
  const low = passages.map((p) => ` ${names.right(p.text).toLowerCase()} `);
  const scored = [...best.values()].flatMap((c) => {
    const uses = usesOf(c.term, low);
    const headed = c.passage.text.replace(/^[*_"“]+/, '').startsWith(c.term) && /: /.test(c.passage.text.slice(0, 60));
    const special = /\p{Lu}/u.test(c.term.slice(1)) || /^\p{Lu}/u.test(c.term) || headed;
    if (uses < (special || c.named ? 1 : 2) || (uses < 2 && c.score < 3.5)) return [];
    return [{ ...c, uses, value: c.score * (0.6 + Math.log(1 + uses)) }];
  });
  scored.sort((a, b) => b.value - a.value || (a.term < b.term ? -1 : 1));
  const kept: typeof scored = [];
  for (const c of scored) {
    if (kept.length >= limit) break;
    const words = c.term.toLowerCase();
    if (kept.every((k) => k.passage !== c.passage && !k.term.toLowerCase().includes(words))) kept.push(c);
  }
  return kept.map((c) => {
    // "The term is tech sovereignty." is explained by the sentence after it
    const next = passages[passages.indexOf(c.passage) + 1];
    const goesOn = c.named && c.passage.words.length < 8 && next?.block === c.passage.block && next.text.length < 300;
    const span = goesOn ? { ...c.passage, endUtf16: next.endUtf16 } : c.passage;
    return { term: c.term, item: itemOf(document, span), uses: c.uses };
  });
}

function candidatesIn(passage: Passage, declared: boolean): Candidate[] {
  const { text } = passage;
  const head = declared ? /^(?:The )?([^:.!?]{3,80}): /.exec(text) : null;
  if (head) return [{ term: head[1].replace(/[*_]/g, ''), passage, named: false, score: 5 }];
  if (!MAY_EXPLAIN.test(text) || /\?["”’)]*$/.test(text)) return [];
  const size = text.split(/\s+/).length;
  const out: Candidate[] = [];
  for (const [form, score, first] of FORMS) {
    if (!first.test(text)) continue;
    const m = form.exec(text);
    const found = m?.groups?.term?.trim() ?? '';
    const term = score === 3.2 ? withoutLead(found) : found;
    if (!m || !term || /ly$/i.test(term) || NO_TERM.test(term) || NO_END.test(term) || contentWords(term).length === 0)
      continue;
    if (score < 3.5 && (PRAISE.test(m[0]) || (score <= 3 && pointsBack(passage)))) continue;
    // "Switches: unit price is $35,000", "Languages: from English to fifty": a list of amounts or changes explains nothing
    if (
      m.index === 0 &&
      score === 5 &&
      (/[$€£]\d/.test(text) || /: (?:from|total|unit|see|yes|no|about|up|down|\d)\b/i.test(text) || size < 9)
    )
      continue;
    if (score === 5 && !declared && !SAYS_WHAT.test(text)) continue;
    if (score === 3.5 && /\([^)]*\d/.test(m.input.slice(m.index))) continue; // "Uber (a commitment of $375M)"
    const long = m.groups?.long;
    if (long !== undefined && !abbreviates(term, long)) continue;
    if (score <= 3 && /\b(?:not|never|isn't|aren't|maybe|if)\b/i.test(m[0])) continue;
    const fit = (size > 45 ? 0.7 : 1) * (size < 7 && score !== 4 ? 0.6 : 1) * (/(?:\.\.\.|…)$/.test(text) ? 0.5 : 1);
    out.push({
      term,
      passage,
      named: score === 4 && long === undefined,
      score: Math.max(score, explains(text, term) * 0.8) * fit,
    });
  }
  return out;
}

/** "at skills" is about skills: what no term begins with is taken off. */
function withoutLead(term: string): string {
  let rest = term;
  while (rest.includes(' ') && NO_TERM.test(rest)) rest = rest.slice(rest.indexOf(' ') + 1);
  return rest;
}

/** "GPUs" of "graphics processing units": the letters begin its words, in order. */
function abbreviates(short: string, long: string): boolean {
  const letters = short.replace(/s$/, '').toLowerCase();
  const initials = long
    .toLowerCase()
    .split(/[\s-]+/)
    .map((w) => w[0])
    .join('');
  return initials.endsWith(letters) || initials.includes(letters);
}

function usesOf(term: string, low: readonly string[]): number {
  const wanted = term.toLowerCase().replace(/s$/, '');
  const pattern = new RegExp(
    `[^\\p{L}\\p{N}]${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:s|es)?[^\\p{L}\\p{N}]`,
    'u',
  );
  let n = 0;
  for (const text of low) if (text.includes(wanted) && pattern.test(text)) n++;
  return n;
}

/** Given names of people: "Alex, thanks", "Corey Weinberg says", "Azeem Azhar"; they are no terms. */
function peopleIn(text: string): Set<string> {
  const out = new Set<string>();
  for (const m of text.matchAll(
    /(?:[,.] (\p{Lu}\p{Ll}+)[.?!])|(?:[.?!] (\p{Lu}\p{Ll}+), (?:I|you|thanks|it|that|what|one)\b)/gu,
  ))
    out.add(m[1] ?? m[2]);
  for (const m of text.matchAll(
    /(?<![\p{L}])(\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)? (?:says|said|argues|explains|told|asks|thinks|is a (?:fantastic|great|good))\b/gu,
  ))
    out.add(m[1]);
  return out;
}

/** "Term: the share of …" explains; "Stakes: a third of X, 5% of Y" is a list. */
const SAYS_WHAT =
  /^[^:]{2,64}: (?:an?|the|any|when|where|how|what|one|something|whatever|money|everything)\b(?! (?:third|half|quarter|total|same)\b)/i;

/** A cheap look before the patterns: words without which no sentence explains anything. */
const MAY_EXPLAIN = /:|\(|,|—|–|\b(is|are|means|refers|stands|describes|called?|known|calls|dubbed|coined|term)\b/;
