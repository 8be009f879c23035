/** Words across all documents, and what a term means in them. */
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { Output } from './api.ts';
import type { Place } from './opened-document.tsx';
import { useAsk } from './use-ask.ts';
import { clock, counted } from './words.ts';

interface Props {
  asked?: string;
  onAsk(words: string): void;
  onOpenAt(document: string, place: Place): void;
}

export function SearchView({ asked, onAsk, onOpenAt }: Props) {
  const [words, setWords] = useState(asked ?? '');
  useEffect(() => setWords(asked ?? ''), [asked]);
  const found = useAsk('search', asked ? { query: asked, limit: 40 } : undefined);
  const defined = useAsk('define', asked ? { term: asked } : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk(words.trim());
  };
  return (
    <div>
      <search aria-label="Search the documents">
        <form className="one-line" onSubmit={submit}>
          <label>
            Words; “exact words”, or, -not
            <input type="search" value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
          <button type="submit">Search</button>
        </form>
      </search>
      {asked && defined.data && defined.data.explained.length > 0 && (
        <section aria-label="What it means here">
          <h4>What “{asked}” means here</h4>
          <ul className="plain">
            {defined.data.explained.slice(0, 6).map((e) => (
              <li key={`${e.document}${e.anchor.start}`}>
                {e.text}{' '}
                <button
                  type="button"
                  className="quiet small"
                  onClick={() => onOpenAt(e.document, { start: e.anchor.startUtf16, end: e.anchor.endUtf16 })}
                >
                  {e.documentName}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.refused && <p role="alert">{found.refused.message}</p>}
      {asked && found.data && (
        <p role="status">
          {found.data.total === 0
            ? 'Nothing found. All words have to stand in one passage, each of them whole: try fewer, or put “or” between them.'
            : `${counted(found.data.total, 'passage')}${found.data.total > found.data.hits.length ? `, the first ${found.data.hits.length} shown` : ''}.`}
        </p>
      )}
      <ul className="plain hits">
        {(asked ? found.data?.hits : undefined)?.map((hit) => (
          <li key={`${hit.document}${hit.start}`}>
            <button
              type="button"
              className="term"
              onClick={() => onOpenAt(hit.document, { start: hit.startUtf16, end: hit.endUtf16 })}
            >
              {hit.title ?? hit.documentName}
              {hit.from !== undefined && ` ${clock(hit.from)}`}
            </button>
            <p>{marked(hit)}</p>
          </li>
        ))}
      </ul>
      {!asked && (
        <p className="muted">
          Finds the passages of all documents that hold these words, and says what a term means where a document
          explains it.
        </p>
      )}
    </div>
  );
}

/** Characters shown around the first match of a long passage. */
const SHOWN = 500;

/** Where the next whole word begins, at a place inside a text. */
const wordAt = (text: string, at: number): number => {
  if (at <= 0) return 0;
  const blank = text.indexOf(' ', at - 1);
  // Not in a script without blanks.
  return blank < 0 || blank - at > 40 ? at : blank + 1;
};

/** The passage with the words that were found marked, from a little before the first of them. */
function marked({ text, matches }: Output<'search'>['hits'][number]): ReactNode[] {
  const from = wordAt(text, (matches[0]?.start ?? 0) - 120);
  const to =
    from + SHOWN >= text.length ? text.length : Math.max(text.lastIndexOf(' ', from + SHOWN), from + SHOWN / 2);
  const out: ReactNode[] = from > 0 ? ['… '] : [];
  let at = from;
  for (const m of matches) {
    if (m.start < at || m.end > to) continue;
    out.push(text.slice(at, m.start), <mark key={m.start}>{text.slice(m.start, m.end)}</mark>);
    at = m.end;
  }
  out.push(text.slice(at, to), to < text.length ? ' …' : '');
  return out;
}
