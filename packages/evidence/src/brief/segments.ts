import type { Passage } from './passages.ts';

/** Content words compared before and after each boundary (after Hearst, "TextTiling", 1997). */
const WINDOW = 120;
/** A change of subject announced in so many words is one more chapter than wanted. */
const OUTRIGHT = 1.35;
/** How far a valley's sides are looked for, in sentences. */
const FAR = 60;

/** Words that announce another subject outright. */
const ANNOUNCES =
  /\b(brings us to|moving on|next up|switching gears|before we (?:go|wrap|end)|maybe to start|to start (?:off|with)|what else|question i (?:was|had|have)|since we last|then an interesting thing|i don't want to spend|(?:i |we )?want(?:ed)? to (?:get to|bring (?:up|out))|let's (?:briefly|move|turn|shift|switch|hop)|(?:my |our )(?:next|last|final) question|unanswered questions)\b/i;
/** Words with which people change the subject. */
const TURNS_TO =
  /\b(brings us to|let's (?:talk|turn|move|get (?:into|to|back)|hop|dive|start|shift|switch|go back)|let's briefly|moving on|next up|turn(?:ing)? (?:now )?to|switching gears|before we (?:go|wrap|end)|(?:i |we )?want(?:ed)? to (?:get to|talk about|ask (?:you )?about|turn|shift|bring (?:up|out)|come back|touch on)|(?:one|another) (?:thing|element|question|topic|area) i|question i (?:was|had|have)|what else|maybe to start|to start (?:off|with)|speaking of|i guess (?:since|i'm)|since we last|(?:my |our |the )?(?:first|next|last|final) question|then an interesting thing|on the (?:topic|subject) of|i don't want to spend|i'm curious|i was curious|can you (?:tell|talk|walk|run|explain)|could you (?:tell|talk|give|walk|explain)|walk us through|run us through|tell us about|your thoughts on|the other thing (?:that's|is|about)|unanswered questions|push back on|hop into)\b/i;
const ASKS = /\?["”’)\]]*$/;
const ASKS_OPENLY =
  /^(?:(?:and|so|but|well|yeah|okay|ok|right|now|i mean),? )*(?:what|how|where|why|which|who|is there|are there|do you think|does)\b/i;

/** Where a talk or a long text changes its subject, as indices of passages, 0 first: valleys of lexical cohesion, new words that stay, and what people say when they turn to something else. `opens(k)`: a line or turn begins at passage k. */
export function segmentsOf(passages: readonly Passage[], wanted: number, opens: (k: number) => boolean): number[] {
  const n = passages.length;
  if (wanted < 2 || n < 12) return [0];
  const words = passages.map((p) => p.text.split(/\s+/).length);
  const before = [0];
  for (const w of words) before.push(before[before.length - 1] + w);
  const depth = depths(cohesionOf(passages));
  const fresh = novelty(passages);
  const score = depth.map((d, k) => d * 0.9 + fresh[k] * 0.9 + cue(passages, k, opens) + (opens(k) ? 0.12 : -0.35));
  const least = Math.max(60, (before[n] / wanted) * 0.4);
  const cuts: number[] = [];
  const free = (k: number) =>
    before[k] >= least * 0.5 &&
    before[n] - before[k] >= least * 0.8 &&
    cuts.every((c) => Math.abs(before[c] - before[k]) >= least);
  const order = [...score.keys()].slice(1).sort((a, b) => score[b] - score[a] || a - b);
  for (const k of order) {
    if (score[k] < (cuts.length < wanted - 1 ? 0.3 : OUTRIGHT)) break;
    if (free(k)) cuts.push(k);
  }
  divideLong(cuts, score, before, wanted, free);
  return [0, ...cuts.sort((a, b) => a - b)];
}

/** What the first sentences from k on say about a change of subject; snapped to where the line or turn begins. */
function cue(passages: readonly Passage[], k: number, opens: (k: number) => boolean): number {
  let x = 0;
  for (let i = k; i < Math.min(passages.length, k + 3); i++) {
    if (i > k && opens(i) && passages[k].text.split(/\s+/).length > 6) break;
    const { text } = passages[i];
    const late = 1 - 0.2 * (i - k);
    if (ANNOUNCES.test(text)) x = Math.max(x, 1.3 * late);
    if (TURNS_TO.test(text)) x = Math.max(x, 0.75 * late);
    if (ASKS.test(text)) {
      const answered = passages[i + 1] && !ASKS.test(passages[i + 1].text);
      const alone = i === 0 || !ASKS.test(passages[i - 1].text);
      const other = passages[i].speaker !== undefined && passages[i + 1]?.speaker !== passages[i].speaker;
      if (answered && alone) x = Math.max(x, (ASKS_OPENLY.test(text) || other ? 0.45 : 0.25) * late);
    }
  }
  const speaker = passages[k].speaker;
  if (x > 0 && k > 0 && speaker !== undefined && passages[k - 1].speaker !== speaker) x += 0.15;
  return x;
}

/** Likeness (cosine of weighted words) of what stands before and after each passage: two windows slide over the words, and every step changes the sums by one word. */
function cohesionOf(passages: readonly Passage[]): Float64Array {
  const n = passages.length;
  const ids = new Map<string, number>();
  const words: number[] = [];
  const starts: number[] = [];
  for (const p of passages) {
    starts.push(words.length);
    for (const w of p.words) {
      const id = ids.get(w) ?? ids.size;
      ids.set(w, id);
      words.push(id);
    }
  }
  const frequency = new Int32Array(ids.size);
  for (const p of passages) for (const w of new Set(p.words)) frequency[ids.get(w) ?? 0]++;
  const weight = Float64Array.from(frequency, (f) => (f < 2 ? 0 : Math.log(1 + n / f) ** 2));
  const left = new Int32Array(ids.size);
  const right = new Int32Array(ids.size);
  let dot = 0;
  let aa = 0;
  let bb = 0;
  const toLeft = (w: number, by: 1 | -1) => {
    dot += by * right[w] * weight[w];
    aa += (2 * by * left[w] + 1) * weight[w];
    left[w] += by;
  };
  const toRight = (w: number, by: 1 | -1) => {
    dot += by * left[w] * weight[w];
    bb += (2 * by * right[w] + 1) * weight[w];
    right[w] += by;
  };
  for (let i = 0; i < Math.min(WINDOW, words.length); i++) toRight(words[i], 1);
  const cohesion = new Float64Array(n).fill(1);
  let at = 0;
  for (let k = 0; k < n; k++) {
    for (; at < starts[k]; at++) {
      toRight(words[at], -1);
      toLeft(words[at], 1);
      if (at >= WINDOW) toLeft(words[at - WINDOW], -1);
      if (at + WINDOW < words.length) toRight(words[at + WINDOW], 1);
    }
    if (k >= 2 && k < n - 2) cohesion[k] = dot / Math.sqrt(Math.max(1e-9, aa * bb));
  }
  // neighbours smooth away the accident of a single sentence
  return cohesion.map((c, k) => (k < 3 || k >= n - 3 ? c : (cohesion[k - 1] + 2 * c + cohesion[k + 1]) / 4));
}

/** How deep each valley is, between 0 and 1 for the deepest. */
function depths(cohesion: Float64Array): Float64Array {
  const depth = cohesion.map((c, k) => {
    let left = c;
    for (let i = k - 1; i >= Math.max(0, k - FAR) && cohesion[i] >= left; i--) left = cohesion[i];
    let right = c;
    for (let i = k + 1; i < Math.min(cohesion.length, k + FAR) && cohesion[i] >= right; i++) right = cohesion[i];
    return left + right - 2 * c;
  });
  const most = Math.max(
    1e-9,
    ...[...depth.slice(4, -4)]
      .sort((a, b) => b - a)
      .slice(0, 8)
      .slice(-1),
  );
  return depth.map((d) => Math.min(1, d / most));
}

/** Share of words said at k that were not said for a while before and are said again soon. */
function novelty(passages: readonly Passage[]): Float64Array {
  const places = new Map<string, number[]>();
  passages.forEach((p, k) => {
    for (const w of new Set(p.words)) {
      const list = places.get(w);
      if (list) list.push(k);
      else places.set(w, [k]);
    }
  });
  const born = new Float64Array(passages.length);
  for (const list of places.values())
    for (let i = 0; i < list.length - 2; i++) {
      const quiet = i === 0 ? Number.POSITIVE_INFINITY : list[i] - list[i - 1];
      if (quiet > 40 && list[i + 2] - list[i] < 40) born[list[i]]++;
    }
  const out = born.map((_, k) => {
    let sum = 0;
    for (let i = k; i < Math.min(born.length, k + 6); i++) sum += born[i];
    return sum;
  });
  const most = Math.max(
    3,
    ...[...out.slice(8)]
      .sort((a, b) => b - a)
      .slice(0, 10)
      .slice(-1),
  );
  return out.map((x) => Math.min(1, x / most));
}

/** A stretch more than twice the usual length is cut at its best place. */
function divideLong(
  cuts: number[],
  score: Float64Array,
  before: readonly number[],
  wanted: number,
  free: (k: number) => boolean,
): void {
  const usual = before[score.length] / wanted;
  for (let tries = 0; tries < wanted; tries++) {
    const edges = [0, ...cuts, score.length].sort((a, b) => a - b);
    let at = -1;
    for (let e = 0; e + 1 < edges.length; e++) {
      if (before[edges[e + 1]] - before[edges[e]] < 2 * usual) continue;
      for (let k = edges[e] + 1; k < edges[e + 1]; k++) if (free(k) && (at < 0 || score[k] > score[at])) at = k;
    }
    if (at < 0) return;
    cuts.push(at);
  }
}
