/** What a number was made of: rows of data/ with source, date and words, and the claims that lead to it. */
import type { DataRow } from '@buildout/workbench/operations/evidence/data-rows.ts';
import { useEffect, useState } from 'react';
import { Button, Dialog, Heading } from 'react-aria-components';
import { Traced } from '../evidence/traced.tsx';
import { useAsk } from '../evidence/use-ask.ts';
import { rowValue } from '../evidence/words.ts';
import type { Source } from './context.ts';

export type RowsOf = (ids: string[]) => Promise<DataRow[]>;

interface Props {
  source: Source;
  rowsOf: RowsOf;
  onClose(): void;
}

export function SourcePanel({ source, rowsOf, onClose }: Props) {
  const [rows, setRows] = useState<Map<string, DataRow>>();
  useEffect(() => {
    let current = true;
    rowsOf(source.parts.flatMap(({ ids }) => ids)).then((found) => {
      if (current) setRows(new Map(found.map((row) => [row.id, row])));
    });
    return () => {
      current = false;
    };
  }, [source, rowsOf]);
  return (
    <Dialog className="dialog scroll-dialog source-panel">
      <Heading slot="title">{source.title}</Heading>
      {!rows && <p className="muted">Looking the rows up …</p>}
      {rows &&
        source.parts.map(({ what, ids }) => (
          <section key={what} aria-label={what || 'Rows of the data'}>
            {what && <h3>{what}</h3>}
            <ul className="reads">
              {ids.flatMap((id) => {
                const row = rows.get(id);
                return row ? [<Row key={id} row={row} />] : [];
              })}
            </ul>
          </section>
        ))}
      <Claims of={source.of} onOpened={onClose} />
      <Button className="quiet small" onPress={onClose}>
        Close
      </Button>
    </Dialog>
  );
}

function Row({ row }: { row: DataRow }) {
  const { id, label, date, file, line, source, sourceUrl, note } = row;
  return (
    <li>
      {label}: <strong>{rowValue(row)}</strong>
      {date && <span className="muted"> ({date})</span>}
      {note && <span className="block">{note}</span>}
      <span className="muted block">
        {/^https?:/.test(sourceUrl) ? (
          <a href={sourceUrl} target="_blank" rel="noreferrer">
            {source || sourceUrl}
          </a>
        ) : (
          source
        )}{' '}
        <code>{id}</code> {file}:{line}
      </span>
    </li>
  );
}

/** The rows are in the page; what was said of them is kept by the server. */
function Claims({ of, onOpened }: { of: string; onOpened(): void }) {
  const { data, refused, waiting } = useAsk('trace', { of });
  return (
    <section aria-label="Claims that lead to it">
      <h3>Claims that lead to it</h3>
      {refused ? (
        <p className="muted" role="status">
          {refused.message}
        </p>
      ) : waiting || !data ? (
        <p className="muted">Looking for claims …</p>
      ) : (
        <Traced data={data} rows={false} onOpened={onOpened} />
      )}
    </section>
  );
}
