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
