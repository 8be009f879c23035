/** From a number of the workbench to the sentences it stands on: asked when somebody wants to see them. */
import { useState } from 'react';
import { Traced } from './traced.tsx';
import { useAsk } from './use-ask.ts';
import { Waiting } from './waiting.tsx';

interface Props {
  /** A parameter, an answer, a row of data/, fact_… or claim_…. */
  of: string;
  /** After the evidence room was opened, for what stands over it. */
  onOpened?(): void;
}

export function Trace({ of, onOpened }: Props) {
  const [wanted, setWanted] = useState(false);
  const { data, refused, waiting, progress } = useAsk('trace', wanted ? { of } : undefined, { progress: true });
  if (!wanted)
    return (
      <button type="button" className="quiet small" onClick={() => setWanted(true)}>
        Sentences behind it
      </button>
    );
  if (refused) return <p role="alert">{refused.message}</p>;
  if (waiting || !data)
    return <Waiting what="Following the sources, and what each parameter moves" progress={progress} />;
  return (
    <section aria-label="Sentences behind it">
      <Traced data={data} onOpened={onOpened} />
    </section>
  );
}
