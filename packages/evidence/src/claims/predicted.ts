import type { Figure } from '../figures/index.ts';
import { horizonOf } from './horizon.ts';
import type { Prediction } from './types.ts';

/** What a foretold figure commits its speaker to: by when, in which direction, how likely. */
export function predictionOf(sentence: string, figure: Figure, said: string | undefined): Prediction {
  const later = figure.asOf && /^20\d\d/.test(figure.asOf) && (!said || figure.asOf.slice(0, 4) > said.slice(0, 4));
  const horizon = horizonOf(sentence, figure, said) ?? (later ? figure.asOf : undefined);
  const probability = probabilityIn(sentence);
  return {
    ...(horizon && { horizon }),
    criterion: sentence,
    bound: boundOf(sentence, figure),
    ...(probability !== undefined && { probability }),
    state: 'open',
  };
}

const NEAR = '(?: (?:about|around|roughly|nearly|almost|some|well|more than|over|under|less than))*\\s*$';
/** Words that say "at least", a few words before the figure or right before it. */
const UP = [
  /\b(?:reach|hit|exceed|surpass|top|pass|cross)(?:es|ing|s)?\b[^,;:]{0,24}$/i,
  /\b(?:at least|more than|over|above|beyond|past|north of|upwards? of|no less than)\s*$/i,
  new RegExp(`\\b(?:grow|ris|climb|increas|scal|expand|ramp|go|get)\\w* (?:up )?(?:to|above|past|beyond)${NEAR}`, 'i'),
];
const DOWN = [
  /\b(?:at most|less than|fewer than|under|below|no more than|up to|south of)\s*$/i,
  new RegExp(
    `\\b(?:fall|drop|declin|shrink|cut|reduc|come|go|get)\\w* (?:it |them |down )?(?:to|below|under)${NEAR}`,
    'i',
  ),
];

/** The direction the words before a figure give it; its own modifier decides first. */
function boundOf(sentence: string, figure: Figure): Prediction['bound'] {
  if (figure.modifier === 'gt' || figure.modifier === 'ge' || figure.valueMax === null) return 'at least';
  if (figure.modifier === 'lt' || figure.modifier === 'le') return 'at most';
  if (figure.modifier === 'approx' || figure.modifier === 'range') return 'about';
  const at = sentence.indexOf(figure.text.replace(/\s+/g, ' '));
  const before = at < 0 ? '' : sentence.slice(Math.max(0, at - 60), at);
  const [up, down] = [UP, DOWN].map((words) => Math.max(...words.map((pattern) => before.search(pattern))));
  return up < 0 && down < 0 ? 'about' : up >= down ? 'at least' : 'at most';
}

const CHANCE = 'chance|probability|likelihood|odds|likely|certain|confident|sure|confidence';
const BEFORE = new RegExp(`\\b(\\d{1,3}(?:\\.\\d+)?) ?(?:%|per ?cent|percent) (?:\\w+ )?(?:${CHANCE})\\b`, 'i');
const AFTER =
  /\b(?:chance|probability|likelihood|odds)(?: (?:of|for) (?:that|this|it))? (?:of|at|is|are) (?:about |around |roughly )?(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent|percent)/i;
const OUT_OF =
  /\b(one|two|three|four|five|six|seven|eight|nine|\d) (?:chances? )?(?:in|out of) (ten|five|four|three|two|10|5|4|3|2)\b/i;
const WORDS = 'zero one two three four five six seven eight nine ten'.split(' ');
const small = (word: string) => (/^\d+$/.test(word) ? Number(word) : WORDS.indexOf(word.toLowerCase()));

/** How likely the speaker said it was: "a 70% chance", "probability of 0.6", "nine in ten", "a coin flip". Undefined when not said in numbers. */
export function probabilityIn(sentence: string): number | undefined {
  const percent = BEFORE.exec(sentence)?.[1] ?? AFTER.exec(sentence)?.[1];
  if (percent !== undefined) return within(Number(percent) / 100);
  const share = /\bprobability (?:(?:of|for) (?:that|this|it) )?(?:of|is|at) (?:about )?(0?\.\d+|1\.0)\b/i.exec(
    sentence,
  )?.[1];
  if (share !== undefined) return within(Number(share));
  if (/\b(coin[- ](flip|toss)|fifty[- ]fifty|50[-/ ]50)\b/i.test(sentence)) return 0.5;
  const of = /\b(chance|probability|odds|likely|bet)\b/i.test(sentence) ? OUT_OF.exec(sentence) : null;
  return of ? within(small(of[1]) / small(of[2])) : undefined;
}

const within = (p: number) => (p >= 0 && p <= 1 ? p : undefined);
