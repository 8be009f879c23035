/** The workspace's documents: add one, choose one, read it with its figures. */
import { useState } from 'react';
import { AddDocument, type Given } from './add-document.tsx';
import { ask, type Output, Refused, type View } from './api.ts';
import { ClaimReview } from './claim-review.tsx';
import { OpenedDocument, type Place } from './opened-document.tsx';
import { useAsk } from './use-ask.ts';
import { counted } from './words.ts';

interface Props {
  reviewer: string;
  document?: string;
  chosen?: string;
  at?: Place;
  words?: Output<'metrics'>;
  onOpen(document: string | undefined): void;
  onChoose(claim: string | undefined): void;
  onGo(place: Place): void;
  onShow(claim: View): void;
  onTerm(term: string): void;
  onTry(parameter: string, value: number, named: string): void;
}

export function DocumentsView(props: Props) {
  const { document, onOpen } = props;
  const list = useAsk('documents', {});
  const opened = useAsk('read', document === undefined ? undefined : { id: document });
  // Asked for after the text: one waits to read, and the brief of a long document takes as long again.
  const there = opened.data?.document.id;
  const brief = useAsk('brief', there === undefined ? undefined : { id: there });
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<string[]>([]);
  const [arrived, setArrived] = useState<string>();
  /** One after the other; what came of each is told, and the last one opened. */
  const add = async (given: Given[]) => {
    setBusy(true);
    const lines: string[] = [];
    let last: string | undefined;
    for (const { name, bytes } of given) {
      setTold([...lines, `Reading ${name} …`]);
      try {
        const { document: entry, added, claims, warnings } = await ask('add', { name, base64: base64(bytes) });
        const came = added ? `${name}: ${counted(claims, 'claim')}.` : `${name} was here already.`;
        lines.push([came, ...warnings].join(' '));
        last = entry.id;
      } catch (error) {
        lines.push(`${name}: ${error instanceof Refused ? error.message : String(error)}`);
      }
    }
    setTold(lines);
    setBusy(false);
    if (last === undefined) return;
    list.again();
    setArrived(last);
    onOpen(last);
  };
  return (
    <div>
      <AddDocument busy={busy} onGiven={add} />
      <div role="status">
        {told.map((line, k) => (
          <p key={k}>{line}</p>
        ))}
      </div>
      {list.refused && <p role="alert">{list.refused.message}</p>}
      {list.data && list.data.documents.length > 0 && (
        <label className="pick">
          Document{' '}
          <select
            value={document ?? ''}
            onChange={(event) => {
              setArrived(undefined);
              onOpen(event.target.value || undefined);
            }}
          >
            <option value="">choose one of {list.data.documents.length}</option>
            {list.data.documents.map((d) => (
              <option key={d.id} value={d.id}>
                {d.title ?? d.name} ({counted(d.claims, 'claim')})
              </option>
            ))}
          </select>
        </label>
      )}
      {list.data?.documents.length === 0 && (
        <p className="muted">
          No document yet. Choose a file or paste a text: its figures are marked, and its brief stands beside it.
        </p>
      )}
      {brief.refused && <p role="alert">{brief.refused.message}</p>}
      {opened.refused && <p role="alert">{opened.refused.message}</p>}
      {opened.waiting && !opened.data && document && <p className="muted">Opening …</p>}
      {opened.data && (
        <OpenedDocument
          opened={opened.data}
          brief={brief.data?.brief.document === there ? brief.data?.brief : undefined}
          chosen={props.chosen}
          at={props.at}
          arrived={arrived === there}
          onChoose={props.onChoose}
          onGo={props.onGo}
          onTerm={props.onTerm}
        >
          <ClaimReview {...props} claim={props.chosen} onChanged={opened.again} />
        </OpenedDocument>
      )}
    </div>
  );
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let k = 0; k < bytes.length; k += 0x8000) binary += String.fromCharCode(...bytes.subarray(k, k + 0x8000));
  return btoa(binary);
}
