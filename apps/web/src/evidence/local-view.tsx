/** Without a server: a document read in the page, and nothing kept. */
import { useEffect, useRef, useState } from 'react';
import { AddDocument, type Given } from './add-document.tsx';
import { ClaimCard } from './claim-card.tsx';
import { OpenedDocument, type Place } from './opened-document.tsx';
import type { FromReader } from './reader-worker.ts';

export function LocalView({ why }: { why: string }) {
  const [read, setRead] = useState<FromReader>();
  const [busy, setBusy] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const [at, setAt] = useState<Place>();
  const worker = useRef<Worker>(null);
  useEffect(() => () => worker.current?.terminate(), []);
  const give = (all: Given[]) => {
    // One is shown, and none kept: of several the last.
    const given = all[all.length - 1];
    worker.current?.terminate();
    const fresh = new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' });
    worker.current = fresh;
    setBusy(true);
    setChosen(undefined);
    const done = (message: FromReader) => {
      setRead(message);
      setBusy(false);
      fresh.terminate();
    };
    fresh.onmessage = (event: MessageEvent<FromReader>) => done(event.data);
    fresh.onerror = () => done({ problem: `${given.name} could not be read.` });
    fresh.postMessage(given);
  };
  const opened = read && 'opened' in read ? read.opened : undefined;
  const found = read && 'opened' in read ? read.brief : undefined;
  const claim = opened?.claims.find(({ id }) => id === chosen);
  return (
    <div>
      <p role="status">
        {why} A document can be read here all the same; it is kept nowhere, and reviewing needs the server.
      </p>
      <AddDocument busy={busy} onGiven={give} />
      {read && 'problem' in read && <p role="alert">{read.problem}</p>}
      {opened && (
        <OpenedDocument
          key={opened.document.id}
          opened={opened}
          brief={found}
          chosen={chosen}
          at={at}
          arrived
          onChoose={setChosen}
          onGo={setAt}
        >
          {claim && <ClaimCard claim={claim} />}
        </OpenedDocument>
      )}
    </div>
  );
}
