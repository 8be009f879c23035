/** Sentences that a helper chose for a brief: the document's own words. They join the brief when reviewers accepted them. */
import type { Anchor } from '../anchors/index.ts';
import type { ProposedBy } from '../claims/types.ts';
import { clock } from '../text/index.ts';
import type { Brief } from './brief.ts';
import type { Item } from './passages.ts';

/** The parts of a brief that a sentence may be chosen for. */
export const SENTENCE_ROLES = ['overview', 'takeaway', 'quote'] as const;
export type SentenceRole = (typeof SENTENCE_ROLES)[number];

/** A sentence of a document, proposed for its brief. */
export interface ChosenSentence {
  /** `sentence_` and 12 hex digits: of the document and the place in it, whoever proposes it and for whichever part. */
  id: string;
  /** SHA-256 of the document. */
  document: string;
  text: string;
  role: SentenceRole;
  anchor: Anchor;
  speaker?: string;
  /** Who was asked what, and the words that came back. */
  proposedBy?: ProposedBy;
}

/** What reviewers let into the brief, and who they are. */
export interface AcceptedSentence {
  sentence: ChosenSentence;
  /** `helper:<model>` */
  origin: string;
  by: string[];
}

const PART = { overview: 'overview', takeaway: 'takeaways', quote: 'quotes' } as const;

/** The brief with the accepted sentences, each marked, in its part and in order of place; the part's own sentences are marked where one is the same. */
export function withAccepted(made: Brief, accepted: readonly AcceptedSentence[]): Brief {
  const out = { ...made };
  for (const { sentence, origin, by } of accepted) {
    const part = PART[sentence.role];
    const mark = { by, proposedBy: origin };
    const { startUtf16, endUtf16 } = sentence.anchor;
    const same = out[part].find(({ anchor }) => anchor.startUtf16 === startUtf16 && anchor.endUtf16 === endUtf16);
    out[part] = same
      ? out[part].map((item) => (item === same ? { ...item, accepted: mark } : item))
      : [...out[part], { ...itemFrom(sentence), accepted: mark }].sort((a, b) => a.anchor.start - b.anchor.start);
  }
  return out;
}

function itemFrom({ text, anchor, speaker }: ChosenSentence): Item {
  return {
    text: text.replace(/\s+/g, ' '),
    anchor,
    ...(speaker !== undefined && { speaker }),
    ...(anchor.from !== undefined && { time: clock(anchor.from) }),
  };
}
