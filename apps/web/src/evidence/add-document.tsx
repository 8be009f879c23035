/** A document comes in by dropping it, choosing it, or pasting its text. */
import { type DragEvent, useState } from 'react';

export interface Given {
  name: string;
  bytes: Uint8Array;
}

interface Props {
  busy: boolean;
  onGiven(given: Given[]): void;
}

export function AddDocument({ busy, onGiven }: Props) {
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const take = async (files: Iterable<File> | null | undefined) => {
    const given: Given[] = [];
    for (const file of files ?? []) given.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    if (given.length > 0) onGiven(given);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <section
      className={over ? 'add over' : 'add'}
      aria-label="Add a document"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <label>
        Drop transcripts, pages or subtitles here, or choose files{' '}
        <input type="file" multiple disabled={busy} onChange={(event) => void take(event.target.files)} />
      </label>
      <details>
        <summary>Paste text</summary>
        <textarea
          aria-label="Text of the document"
          rows={6}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <button
          type="button"
          disabled={busy || pasted.trim() === ''}
          onClick={() => {
            onGiven([{ name: 'pasted.txt', bytes: new TextEncoder().encode(pasted) }]);
            setPasted('');
          }}
        >
          Read it
        </button>
      </details>
    </section>
  );
}
