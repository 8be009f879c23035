/** From a number of the workbench to the sentences it stands on: asked when somebody wants to see them. */
import { useState } from 'react';
import type { EvidenceLook } from '../state/looking.ts';
import { useSteady } from '../state/store.tsx';
import { useAsk } from './use-ask.ts';
import { meaning, STATUS } from './words.ts';

/** Shown at once of what can be many. */
const FEW = 8;

interface Props {
  /** A parameter, an answer, a row of data/, fact_… or claim_…. */
  of: string;
  /** After the evidence room was opened, for what stands over it. */
  onOpened?(): void;
}

export function Trace({ of, onOpened }: Props) {
  const { dispatch } = useSteady();
  const [wanted, setWanted] = useState(false);
  const { data, refused, waiting } = useAsk('trace', wanted ? { of } : undefined);
  if (!wanted)
    return (
      <button type="button" className="quiet small" onClick={() => setWanted(true)}>
        Sentences behind it
      </button>
    );
  if (refused) return <p role="alert">{refused.message}</p>;
  if (waiting || !data) return <p className="muted">Following the sources …</p>;
  const open = (to: Omit<EvidenceLook, 'view'>) => {
    dispatch({ kind: 'look', at: { panel: 'evidence', evidence: { view: 'documents', ...to } } });
    document.querySelector('.panels')?.scrollIntoView({ block: 'start' });
    onOpened?.();
  };
  const claimOf = (from: string) =>
    from.startsWith('claim_') ? from : data.accepted.find(({ id }) => from.includes(id))?.claim;
  const claims = data.claims.filter(({ factId }) => factId === null);
  return (
    <section aria-label="Sentences behind it">
      {data.sentences.length + data.facts.length + claims.length === 0 && (
        <p className="muted">No sentence is on record for it.</p>
      )}
      <ul className="reads">
        {data.sentences.map(({ from, document: id, documentName, text, anchor, speaker }) => (
          <li key={`${from}${id}${anchor?.start}`}>
            “{text}” <span className="muted">{[speaker, documentName, from].filter(Boolean).join(', ')}</span>{' '}
            {anchor && (
              <button
                type="button"
                className="quiet small"
                aria-label={`Open ${documentName} at: ${text.slice(0, 60)}`}
                onClick={() => {
                  const claim = claimOf(from);
                  open({
                    document: id,
                    ...(claim ? { claim } : { at: { start: anchor.startUtf16, end: anchor.endUtf16 } }),
                  });
                }}
              >
                Open the document
              </button>
            )}
          </li>
        ))}
        {data.facts.slice(0, FEW).map((f) => (
          <li key={f.id}>
            {f.label}: {f.value} {f.unit}{' '}
            <span className="muted">
              ({f.date}; {f.file}:{f.line})
            </span>
          </li>
        ))}
      </ul>
      {claims.length > 0 && (
        <>
          <p className="muted">Said about it, no accepted fact:</p>
          <ul className="reads">
            {claims.slice(0, FEW).map((claim) => (
              <li key={claim.id}>
                <button
                  type="button"
                  className="term"
                  onClick={() => open({ document: claim.documentId, claim: claim.id })}
                >
                  {meaning(claim)}
                </button>{' '}
                “{claim.figure.text}”{' '}
                <span className="muted">
                  {[STATUS[claim.status].word, claim.speaker, claim.documentName].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {data.remarks.map((remark) => (
        <p key={remark} className="muted">
          {remark}
        </p>
      ))}
    </section>
  );
}
