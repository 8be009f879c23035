import type { Mention } from '../../entities/find.ts';
import type { Scan } from '../../tokens/index.ts';
import type { Sentence } from '../context.ts';
import { breakBefore } from '../line-break.ts';

/** The company a page is about: most of what it names, and more than in passing. */
export function subjectOfPage(mentions: readonly Mention[]): Mention | undefined {
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
export const REPORTS =
  /\b(?:its|the (?:company|firm|group|provider)|(?:adjusted |net |gross |operating |first-quarter |second-quarter |third-quarter |fourth-quarter |full-year |quarterly |total )?(?:revenues?|net loss|income|ebitda|earnings|margins?|capital expenditures?|capex|backlog|guidance|loss|cost of revenue|interest (?:expense|rate)|long[- ]term debt|credit facility|cash)|shares|stock price|per share)\b/i;

/** The one company named by the line that introduces a list or a paragraph: what ends in a colon, or stands over list items. */
export function leadIn(text: string, mentions: readonly Mention[], at: number): Mention | undefined {
  let start = breakBefore(text, at) + 1;
  let item = ITEM.test(text.slice(start, start + 80));
  for (let turn = 0; turn < 40 && start > 0; turn++) {
    let end = start - 1;
    while (end > 0 && /\s/.test(text[end - 1])) end--;
    start = breakBefore(text, end) + 1;
    if (end <= start || at - start > 2500) return undefined;
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
  /\bit(?:['’]s| is| was|['’]d be| would be| will be)? (?:(?:also|just|really|very|not|that|so|quite|pretty|more|kind of|sort of) )*(?:interesting|bad|good|great|nice|better|best|common|rare|fun|weird|strange|obvious|fine|okay|clear|unclear|true|hard|harder|easy|easier|possible|impossible|important|like|likely|funny|crazy|insane|worth|time|fair|been|a matter|takes?|took|seems?|seemed|feels?|felt|looks? like|turns? out|depends|makes sense)\b|\bcall it\b/gi;
export const takesUp = (text: string) => TAKES_UP.test(text.replace(EXPLETIVE, ' '));

/** How far back a name may stand without any of these, in characters. */
const JUST_BEFORE = 200;
export const near = (name: Mention | undefined, sentence: Sentence) =>
  name !== undefined && sentence.start - name.end < JUST_BEFORE;

/** How fast a name fades from the talk, in characters. */
const FADES = 600;

/** The name the last sentences are about: every mention counts, less the longer ago; the subject of a sentence counts double. On a written page a name does not reach into the next paragraph. */
export function topicBefore(
  s: Scan,
  mentions: readonly Mention[],
  sentence: Sentence,
  spoken: boolean,
): Mention | undefined {
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

export function firstAtOrAfter(mentions: readonly Mention[], index: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (mentions[mid].start < index) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** How far back in the paragraphs before "the company" finds its name, in characters. */
const PARAGRAPHS_BACK = 1200;

/** The name that "the company" or "it" takes up from the paragraph before: the one it names most and first, if that is clear. */
export function topicOfParagraph(s: Scan, mentions: readonly Mention[], at: number): Mention | undefined {
  let end = breakBefore(s.text, at);
  for (let turn = 0; turn < 3 && end > 0 && at - end < PARAGRAPHS_BACK; turn++) {
    const start = breakBefore(s.text, end) + 1;
    const scores = new Map<string, number>();
    for (let m = firstAtOrAfter(mentions, start); m < mentions.length && mentions[m].start < end; m++) {
      const { name } = mentions[m];
      scores.set(name, (scores.get(name) ?? 0) + (scores.size === 0 ? 1.5 : 1));
    }
    if (scores.size > 0) {
      const [first, second] = [...scores].sort((a, b) => b[1] - a[1]);
      if (second && first[1] < second[1] + 0.5) return undefined;
      const found = mentions.find((m) => m.name === first[0]);
      return found && { ...found, misheard: false };
    }
    end = start - 1;
  }
  return undefined;
}

/** How far a heading reaches, in characters. */
const HEADING_REACH = 3000;

/** The one company that the heading over a place names: a short line without a full stop, before other lines. */
export function headingOver(text: string, mentions: readonly Mention[], at: number): Mention | undefined {
  let end = breakBefore(text, at);
  for (let turn = 0; turn < 60 && end > 0 && at - end < HEADING_REACH; turn++) {
    const start = breakBefore(text, end) + 1;
    const line = text.slice(start, Math.min(end, start + 120)).trim();
    if (line.length > 2 && line.length <= 90 && !/[.!?,;:”"]$/.test(line) && !ITEM.test(line)) {
      let one: Mention | undefined;
      let more = false;
      for (let m = firstAtOrAfter(mentions, start); m < mentions.length && mentions[m].start < end; m++) {
        if (one && one.name !== mentions[m].name) more = true;
        one = mentions[m];
      }
      if (one) return more ? undefined : { ...one, misheard: false };
    }
    end = start - 1;
  }
  return undefined;
}
