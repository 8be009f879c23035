/** From a number of the workbench to the sentences it stands on: asked when somebody wants to see them. */
import { useState } from 'react';
import { useSteady } from '../state/store.tsx';
import { useAsk } from './use-ask.ts';

/** `of`: a parameter, an answer, a row of data/, fact_… or claim_…. */
export function Trace({ of }: { of: string }) {
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
  const open = (document: string, claim: string | undefined) =>
    dispatch({ kind: 'look', at: { panel: 'evidence', evidence: { view: 'documents', document, claim } } });
  return (
    <section aria-label="Sentences behind it">
      {data.sentences.length === 0 && data.facts.length === 0 && (
        <p className="muted">No sentence is on record for it.</p>
      )}
      <ul className="reads">
        {data.sentences.map((s) => (
          <li key={`${s.from}${s.document}${s.anchor?.start}`}>
            “{s.text}” <span className="muted">{[s.speaker, s.documentName, s.from].filter(Boolean).join(', ')}</span>{' '}
            {s.anchor && (
              <button
                type="button"
                className="quiet small"
                onClick={() => open(s.document, s.from.startsWith('claim_') ? s.from : undefined)}
              >
                Open the document
              </button>
            )}
          </li>
        ))}
        {data.facts.slice(0, 8).map((f) => (
          <li key={f.id}>
            {f.label}: {f.value} {f.unit}{' '}
            <span className="muted">
              ({f.date}; {f.file}:{f.line})
            </span>
          </li>
        ))}
      </ul>
      {data.remarks.map((remark) => (
        <p key={remark} className="muted">
          {remark}
        </p>
      ))}
    </section>
  );
}
