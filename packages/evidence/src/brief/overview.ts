import type { Passage } from './passages.ts';
import { choose, type Register } from './rank.ts';
import { standingOf } from './standing.ts';

/** How a host, an abstract or a first paragraph says what a document is about. */
const ANNOUNCES =
  /\b(?:welcome (?:back )?to|welcome everyone|today (?:on|we|i)|on today['’]s|(?:this|today['’]s) (?:week|episode|article|essay|report|paper|post|conversation|panel|talk|call|monologue)|in this (?:week|episode|article|essay|report|paper|post|conversation|piece|talk|call|solo)|we(?:['’]ll| will| are going to|['’]re going to)? (?:cover|talk|discuss|explore|break down|look at|go (?:over|through))|we (?:talked|sat down|had|spoke|covered|discussed)|(?:i|he|she|they) (?:talked|spoke|discuss(?:es|ed)?) (?:about|with|to)|discuss(?:es)? (?:the|how|why|what|everything)?|our guest|my guest|special guest|joining (?:me|us)|joins (?:me|us)|is (?:here|with us)|with me (?:is|today)|everything happening|stitching together|explores?|examines?|lays out|argues? that|panelists|the panel was|question (?:is|here is) whether|(?:simple|quick) (?:math|guide|summary)|i am an? |you['’]re an? )/i;
/** The programme's own affairs are no announcement. */
const AFFAIRS =
  /\b(subscrib|newsletter|sponsor|brought to you|sign up|check out|tune in(?:to)?|start your week|wherever you|listen to hello|patreon|thanks for (?:listening|having)|respect and another|be back (?:next|with|on)|ton of fun|stay informed|doing well|how are you)\b/i;

/** The sentences that say what a document is about: its announcement where it has one, its first sentences where it is a page, completed by what it says most. `main` are the passages already ranked. */
export function overviewOf(
  passages: readonly Passage[],
  scores: Float64Array,
  register: Register,
  accept: (p: Passage, k: number) => boolean,
  partOf: readonly number[],
): number[] {
  const reach =
    register === 'talk'
      ? Math.min(passages.length, Math.max(25, Math.min(45, passages.length * 0.08)))
      : Math.min(5, passages.length);
  const most = Math.max(1e-9, ...scores);
  const value = new Float64Array(passages.length);
  for (let k = 0; k < reach; k++) {
    const p = passages[k];
    const words = p.text.split(/\s+/).length;
    if (AFFAIRS.test(p.text) || /\?["”’)]*$/.test(p.text) || words < 7 || p.words.length < 3) continue;
    if (register === 'talk') {
      const teaser = k < 3 && words >= 10 && standingOf(p, 'page') > 0.5;
      if (!ANNOUNCES.test(p.text) && !teaser) continue;
      value[k] =
        Math.min(1.8, p.words.length / 10) *
        (CHATTY.test(p.text) ? 0.5 : 1) *
        (/^welcome to\b/i.test(p.text) ? 0.5 : 1);
    } else {
      const opening = k === 0 ? 1.6 : 1 / (1 + 0.35 * k);
      value[k] =
        opening * (0.45 + (scores[k] / most) * 0.8) * (words > 60 ? 0.7 : 1) * (ANNOUNCES.test(p.text) ? 1.5 : 1);
    }
  }
  const announced = choose(passages, value, register === 'talk' || passages.length >= 40 ? 3 : 2, accept);
  // an announcement of two sentences says what a talk is about better than any of its sentences does
  const count = register === 'talk' && announced.length >= 2 ? 0 : (passages.length < 40 ? 3 : 4) - announced.length;
  if (count <= 0) return announced;
  const rest = choose(
    passages,
    scores,
    Math.max(1, Math.min(count, Math.floor(passages.length / 8))),
    (p, k) => accept(p, k) && !announced.includes(k),
    partOf,
    announced,
  );
  return [...announced, ...rest].sort((a, b) => a - b);
}

const CHATTY = /^(?:yeah|well|okay|i feel|but, you know|it's great|great)\b/i;
