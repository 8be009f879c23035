/** The evidence room in the page. Loaded when it is first opened. What reviewers do is on record on the server; the workbench's undo does not touch it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Tabs } from '../parts/tabs.tsx';
import type { EvidenceLook } from '../state/looking.ts';
import { setToFact } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';
import { NO_SERVER, type View } from './api.ts';
import { ConflictsView } from './conflicts-view.tsx';
import { DocumentsView } from './documents-view.tsx';
import { LocalView } from './local-view.tsx';
import type { Place } from './opened-document.tsx';
import { RecordView } from './record-view.tsx';
import { ReviewView } from './review-view.tsx';
import { SearchView } from './search-view.tsx';
import { useAsk } from './use-ask.ts';
import '../styles/evidence.css';

const REVIEWER = 'buildout.reviewer';

export default function EvidencePanel() {
  const { state, dispatch, catalogue } = useStore();
  const look: EvidenceLook = state.looking.evidence ?? { view: 'review' };
  const [reviewer, setReviewer] = useState(() => localStorage.getItem(REVIEWER) ?? '');
  const words = useAsk('metrics', {});
  const room = useRef<HTMLDivElement>(null);
  // It stands below the charts: whoever opens it, or comes by a link or from a number, looks at it.
  useEffect(() => room.current?.closest('.panels')?.scrollIntoView({ block: 'start' }), []);
  const there = useAsk('documents', {});
  const go = useCallback(
    (to: Partial<EvidenceLook>) => dispatch({ kind: 'look', at: { evidence: { ...look, ...to } } }),
    [dispatch, look],
  );
  const show = (claim: View) => go({ view: 'documents', document: claim.documentId, claim: claim.id, at: undefined });
  const openAt = (document: string, at: Place) => go({ view: 'documents', document, claim: undefined, at });
  const onTry = (parameter: string, value: number, named: string) => {
    const lever = catalogue.levers.find(({ id }) => id === parameter);
    if (lever) dispatch({ kind: 'change', to: (chosen) => setToFact(chosen, lever.id, value, named) });
  };
  if (there.refused && [NO_SERVER, 'not-here'].includes(there.refused.code))
    return (
      <div className="room">
        <LocalView why={there.refused.message} />
      </div>
    );
  return (
    <div className="room">
      {there.refused && (
        <p role="alert">
          {there.refused.message}{' '}
          <button type="button" onClick={there.again}>
            Try again
          </button>
        </p>
      )}
      <label className="pick">
        Reviewer{' '}
        <input
          value={reviewer}
          placeholder="your name, for the record"
          size={26}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => {
            setReviewer(event.target.value);
            localStorage.setItem(REVIEWER, event.target.value);
          }}
        />
      </label>
      <Tabs
        label="Evidence"
        chosen={look.view}
        onChoose={(view) => go({ view })}
        tabs={[
          { id: 'review', title: 'Review' },
          { id: 'documents', title: 'Documents' },
          { id: 'search', title: 'Search and terms' },
          { id: 'conflicts', title: 'Side by side' },
          { id: 'record', title: 'Record' },
        ]}
      >
        {look.view === 'review' && (
          <ReviewView
            reviewer={reviewer}
            chosen={look.claim}
            words={words.data}
            onChoose={(claim) => go({ claim })}
            onShow={show}
            onPlace={openAt}
            onTry={onTry}
          />
        )}
        {look.view === 'documents' && (
          <DocumentsView
            reviewer={reviewer}
            document={look.document}
            // A sentence of the queue is no figure of the text.
            chosen={look.claim?.startsWith('sentence_') ? undefined : look.claim}
            at={look.at}
            words={words.data}
            onOpen={(document) => go({ document, claim: undefined, at: undefined })}
            onChoose={(claim) => go({ claim, at: undefined })}
            onGo={(at) => go({ claim: undefined, at })}
            onShow={show}
            onTerm={(term) => go({ view: 'search', search: term })}
            onTry={onTry}
          />
        )}
        {look.view === 'search' && (
          <SearchView asked={look.search} onAsk={(search) => go({ search })} onOpenAt={openAt} />
        )}
        {look.view === 'conflicts' && <ConflictsView onShow={show} />}
        {look.view === 'record' && (
          <RecordView onClaim={(claim, document) => go({ view: 'documents', document, claim, at: undefined })} />
        )}
      </Tabs>
    </div>
  );
}
