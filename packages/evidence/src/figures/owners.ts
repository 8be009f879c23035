import type { Mention } from '../entities/find.ts';
import type { Scan } from '../tokens/index.ts';
import { isFall, type Sentence } from './context.ts';
import type { Draft } from './types.ts';

/** Whom each figure is about: the nearest name before it in the sentence, else after, else in the sentences before. "Respectively" pairs in order. */
export function ownersOf(
  s: Scan,
  drafts: Draft[],
  sentences: Sentence[],
  mentions: readonly Mention[],
): (Mention | undefined)[] {
  const owners: (Mention | undefined)[] = [];
  const spoken = (s.text.slice(0, 30_000).match(/\b(yeah|you know|I mean|gonna|um|uh|I think)\b/gi)?.length ?? 0) >= 4;
  const subject = spoken ? undefined : subjectOfPage(mentions);
  let from = 0;
  let topic: { of: Sentence; name: Mention | undefined; introduced: boolean } | undefined;
  drafts.forEach((d, k) => {
    const sentence = sentences[k];
    while (from < mentions.length && mentions[from].end < sentence.start - 400) from++;
    const own = namedWith(s, d, mentions, from, sentence);
    const lasting = d.kind !== 'duration' && d.kind !== 'age' && d.kind !== 'date' && d.kind !== 'number';
    if (own || !lasting) {
      owners.push(own);
      return;
    }
    if (topic?.of !== sentence) {
      const before = topicBefore(s, mentions, sentence, spoken);
      const lead = before || spoken ? undefined : leadIn(s.text, mentions, sentence.start);
      topic = { of: sentence, name: before ?? lead, introduced: lead !== undefined };
    }
    // a name carries over where a pronoun takes it up, where the figure before has it, or from just before; else nobody is named
    const name = topic.name;
    const carries =
      topic.introduced ||
      takesUp(sentence.text) ||
      (k > 0 && drafts[k - 1].unit === d.unit && owners[k - 1]?.name === name?.name) ||
      near(name, sentence);
    if (name && carries) owners.push(name);
    else owners.push(subject && REPORTS.test(sentence.text) ? subject : undefined);
  });
  respectively(s, drafts, sentences, mentions, owners);
  return owners;
}

/** The name the sentence itself gives a figure. */
function namedWith(
  s: Scan,
  d: Draft,
  mentions: readonly Mention[],
  from: number,
  sentence: Sentence,
): Mention | undefined {
  let before: Mention | undefined;
  let after: Mention | undefined;
  const inside: Mention[] = [];
  for (let m = from; m < mentions.length && mentions[m].start < sentence.end; m++) {
    const mention = mentions[m];
    if (mention.name === 'S&P 500' || mention.start < sentence.start) continue;
    if (mention.end <= d.start) {
      before = mention;
      inside.push(mention);
    } else if (!after && mention.start >= d.end) after = mention;
  }
  if (after && BELONGS.test(s.text.slice(d.end, after.start))) return after;
  if (before)
    return /\b(?:its|their)\s+\W?$/i.test(s.text.slice(d.start - 8, d.start)) ? subjectAmong(s, inside) : before;
  return after && !APART.test(s.text.slice(d.end, after.start)) ? after : undefined;
}

/** "$4 billion in revenue for Northgrid", "$33 billion spent by Northgrid": the name after the figure owns it, whoever stands before. */
const BELONGS =
  /^ (?:(?:in|of) (?:\w+ ){1,2}(?:for|at)|(?:was |been )?(?:spent|raised|invested|borrowed|paid|owed|earned|lost) by) $/i;
/** What stands after a semicolon, or in a list of examples, is not whom the figure is about. */
const APART = /;|\b(?:including|like|such as|unlike|versus|for example)\b/i;

/** "its $5 billion": of the last name that opens a clause, not of the nearest. */
function subjectAmong(s: Scan, inside: Mention[]): Mention | undefined {
  return (
    inside.findLast((m) =>
      /(?:^|[.!?;:\n"“(]|\b(?:while|whereas|but|as|when|that|because|said)|, and|, )\s*$/i.test(
        s.text.slice(Math.max(0, m.start - 12), m.start),
      ),
    ) ?? inside.at(-1)
  );
}

/** The company a page is about: most of what it names, and more than in passing. */
function subjectOfPage(mentions: readonly Mention[]): Mention | undefined {
  const counts = new Map<string, number>();
  for (const m of mentions) if (m.kind === 'company') counts.set(m.name, (counts.get(m.name) ?? 0) + 1);
  let all = 0;
  let best: [string, number] | undefined;
  for (const entry of counts) {
    all += entry[1];
    if (!best || entry[1] > best[1]) best = entry;
  }
  if (!best || best[1] < 3 || best[1] < 0.6 * all) return undefined;
  const found = mentions.find((m) => m.name === best[0]);
  return found && { ...found, misheard: false };
}

/** What a company reports of itself, and words that take it up, on a page that is about one company. */
const REPORTS =
  /\b(?:its|the (?:company|firm|group|provider)|(?:adjusted |net |gross |operating |first-quarter |second-quarter |third-quarter |fourth-quarter |full-year |quarterly |total )?(?:revenues?|net loss|income|ebitda|earnings|margins?|capital expenditures?|capex|backlog|guidance|loss|cost of revenue|interest (?:expense|rate)|long[- ]term debt|credit facility|cash)|per share)\b/i;

/** How far before a figure the line that introduces it may begin, in characters. */
const FARTHEST = 2500;

/** The one company named by the line that introduces a list or a paragraph: what ends in a colon, or stands over list items. */
function leadIn(text: string, mentions: readonly Mention[], at: number): Mention | undefined {
  // A line may be the whole of a file: what lies further back than a list reaches is not looked at.
  const reach = Math.max(0, at - FARTHEST);
  let start = reach + text.slice(reach, at).lastIndexOf('\n') + 1;
  if (start === reach && reach > 0) return undefined;
  let item = ITEM.test(text.slice(start, start + 80));
  for (let turn = 0; turn < 40 && start > 0; turn++) {
    let end = start - 1;
    while (end > 0 && /\s/.test(text[end - 1])) end--;
    start = text.lastIndexOf('\n', end - 1) + 1;
    if (end <= start || at - start > FARTHEST) return undefined;
    const line = text.slice(start, end);
    const colon = /[:：]$/.test(line);
    if (!item && !colon) return undefined;
    if (ITEM.test(line.slice(0, 80)) && !colon) continue; // another item of the list
    item = false;
    let one: Mention | undefined;
    for (let m = firstAtOrAfter(mentions, start); m < mentions.length && mentions[m].start < end; m++) {
      if (text[mentions[m].start - 1] === '(') continue; // whom somebody works for
      if (one && one.name !== mentions[m].name) return undefined;
      one = mentions[m];
    }
    if (one) return { ...one, misheard: false };
    if (!colon) return undefined;
  }
  return undefined;
}

/** A line of a list: a bullet, a number, or a label of a few words. */
const ITEM = /^\s*(?:[-–*•·] |\d+[.)] |[A-Z][\w&/ -]{1,40}: )/;

/** Words that take up a name of the sentences before: pronouns, "the company", and what only one company at a time is talked of having. */
const TAKES_UP =
  /\b(its?|it['’]s|they|their|them|they['’]re|he|she|his|her|the (?:company|firm|group|startup|business|maker|bank|lab|chipmaker|retailer|giant|ipo|stock|shares?)|revenue|sales|net (?:loss|income)|backlog|capex|margins?|shares|valuation)\b/i;
/** "it is interesting that", "it takes", "it seems": an "it" that stands for nothing. */
const EXPLETIVE =
  /\bit(?:['’]s| is| was|['’]d be| would be| will be)? (?:(?:also|just|really|very|not|so|quite|pretty|more|kind of|sort of) )*(?:interesting|clear|unclear|true|hard|harder|easy|easier|possible|impossible|important|like|likely|funny|crazy|insane|worth|time|fair|been|a matter|takes?|took|seems?|seemed|feels?|felt|looks? like|turns? out|depends|makes sense)\b|\bcall it\b/gi;
const takesUp = (text: string) => TAKES_UP.test(text.replace(EXPLETIVE, ' '));

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
