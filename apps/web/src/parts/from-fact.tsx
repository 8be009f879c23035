/** “from fact_…”: that a setting's number is an accepted fact's, what the fact says, and the way to its sentence. */
import { readFactReference } from '@buildout/workbench/runs/fact-values.ts';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useAdmitted } from '../evidence/admitted.tsx';
import { useSteady } from '../state/store.tsx';
import type { CarriedFact } from '../worker/messages.ts';

/** `named`: as the setting names it, `@fact_…`. */
export function FromFact({ named, label }: { named: string; label: string }) {
  const { facts, refused } = useAdmitted();
  const id = readFactReference(named)?.id;
  const fact = facts.get(id ?? '');
  const why = refused.get(named);
  return (
    <DialogTrigger>
      <Button className={`quiet small from-fact${why ? ' problem' : ''}`} aria-label={`From ${id ?? named}: ${label}`}>
        from {named.replace('@', '')}
        {why && ': refused'}
      </Button>
      <Popover>
        <Dialog className="dialog">
          {({ close }) => (
            <>
              <Heading slot="title">{id ?? named}</Heading>
              {why && <p role="alert">It cannot be used: {why}</p>}
              {!why && !fact && <p className="muted">Looking it up …</p>}
              {!why && fact && <Said fact={fact} close={close} />}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Said({ fact, close }: { fact: CarriedFact; close: () => void }) {
  const { dispatch } = useSteady();
  const { statement, quote, speaker, source, sourceDate, reviewers, document: text, claim } = fact;
  const open = () => {
    dispatch({ kind: 'look', at: { panel: 'evidence', evidence: { view: 'documents', document: text, claim } } });
    document.querySelector('.panels')?.scrollIntoView({ block: 'start' });
    close();
  };
  return (
    <>
      <blockquote>{statement}</blockquote>
      <dl className="facts">
        <dt>The figure</dt>
        <dd>“{quote}”</dd>
        <dt>Said by</dt>
        <dd>{speaker || 'unknown'}</dd>
        <dt>Source</dt>
        <dd>{[source, sourceDate].filter(Boolean).join(', ')}</dd>
        <dt>Accepted by</dt>
        <dd>{reviewers.join(', ')}</dd>
      </dl>
      <Button onPress={open}>Open the document</Button>
    </>
  );
}
