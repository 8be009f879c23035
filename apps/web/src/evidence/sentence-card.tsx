/** A sentence proposed for a brief: the document's own words, where they stand, and who proposes them. */
import type { SentenceItem } from './api.ts';
import { clock, STATUS } from './words.ts';

interface Props {
  item: SentenceItem;
  onShow(document: string, place: { start: number; end: number }): void;
}

export function SentenceCard({ item: { sentence, why }, onShow }: Props) {
  const { sign, word } = STATUS[sentence.status];
  const { from, startUtf16, endUtf16 } = sentence.anchor;
  return (
    <article className="claim-card" aria-label="Sentence for the brief">
      <header>
        <h3>A sentence for the brief: {sentence.role}</h3>
        <span className={`status ${sentence.status}`}>
          <span aria-hidden="true">{sign}</span> {word}
          {sentence.decidedBy.length > 0 && ` (${sentence.decidedBy.join(', ')})`}
        </span>
      </header>
      <blockquote>{sentence.text}</blockquote>
      <p className="muted">
        {[sentence.speaker, sentence.documentName, from !== undefined && clock(from)].filter(Boolean).join(' · ')}{' '}
        <button
          type="button"
          className="quiet small"
          onClick={() => onShow(sentence.documentId, { start: startUtf16, end: endUtf16 })}
        >
          Show in the document
        </button>
      </p>
      <p>
        Proposed by {sentence.origin}. The words are the document’s own; accepted, it joins the brief. It is no claim
        and leads to no number.
      </p>
      <p className="muted">{why}</p>
    </article>
  );
}
