/** From a number of the workbench to the sentences it stands on: asked when somebody wants to see them. */
import { useState } from 'react';
import { Traced } from './traced.tsx';
import { useAsk } from './use-ask.ts';

interface Props {
  /** A parameter, an answer, a row of data/, fact_… or claim_…. */
  of: string;
  /** After the evidence room was opened, for what stands over it. */
  onOpened?(): void;
}

export function Trace({ of, onOpened }: Props) {
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
  return (
    <section aria-label="Sentences behind it">
      <Traced data={data} onOpened={onOpened} />
    </section>
  );
}
