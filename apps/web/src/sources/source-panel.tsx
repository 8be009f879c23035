/** Where a number comes from: the run and its equations, what moves it, the rows of data/ on it, and the claims that lead to it. */
import { withUnit } from '@buildout/workbench/charts/index.ts';
import type { DataRow } from '@buildout/workbench/operations/evidence/data-rows.ts';
import { writeReference } from '@buildout/workbench/operations/source/reference.ts';
import type { NumberSource } from '@buildout/workbench/operations/source/types.ts';
import { useEffect, useState } from 'react';
import { Button, Dialog, Heading } from 'react-aria-components';
import { Traced } from '../evidence/traced.tsx';
import { useAsk } from '../evidence/use-ask.ts';
import { Waiting } from '../evidence/waiting.tsx';
import { rowValue } from '../evidence/words.ts';
import type { Session, Told } from '../session.ts';
import type { ShowSource } from './context.ts';
import { Movers, Parts } from './made-of.tsx';

export type FollowNumber = Session['source'];

interface Props {
  of: string;
  runId?: string;
  follow: FollowNumber;
  show: ShowSource;
  onClose(): void;
}

export function SourcePanel({ of, runId, follow, show, onClose }: Props) {
  const [told, setTold] = useState<Told>({ rows: new Map() });
  // Another run is another number: it is followed anew.
  useEffect(() => (runId === undefined ? undefined : follow(of, setTold)), [of, runId, follow]);
  const { source, message } = told;
  return (
    <Dialog className="dialog scroll-dialog source-panel" aria-label={source?.title ?? 'Source of a number'}>
      {source && <Heading slot="title">{source.title}</Heading>}
      {message && <p role="alert">{message}</p>}
      {!source && !message && <p className="muted">Following the number …</p>}
      {source && <Follows source={source} told={told} onClose={onClose} />}
      {source?.facts.map(({ what, ids }) => (
        <section key={what} aria-label={what || 'Rows of the data'}>
          {(what || source.kind === 'follows') && <h3>{what}</h3>}
          <ul className="reads">
            {ids.flatMap((id) => {
              const row = told.rows.get(id);
              return row ? [<Row key={id} row={row} show={show} />] : [];
            })}
          </ul>
        </section>
      ))}
      {source && source.claims !== '' && <Claims of={source.claims} onOpened={onClose} />}
      <Button className="quiet small" onPress={onClose}>
        Close
      </Button>
    </Dialog>
  );
}

/** What is said of a number of the run; of a dot its own words. */
function Follows({ source, told, onClose }: { source: NumberSource; told: Told; onClose(): void }) {
  const { kind, value, unit, how, remarks } = source;
  if (kind === 'facts') return how ? <p className="muted">{how}</p> : null;
  return (
    <>
      <p>
        {value !== undefined && value !== null && (
          <strong>{unit === '1' && value < 1e-6 ? value.toExponential(1) : withUnit(value, unit)}</strong>
        )}{' '}
        <span className="muted">follows from run {told.runId}</span>
      </p>
      {how && <p>{how}</p>}
      {remarks.map((remark) => (
        <p key={remark} className="muted">
          {remark}
        </p>
      ))}
      <Parts source={source} onOpened={onClose} />
      {value !== null && source.parts.length > 0 && <Movers source={source} told={told} onOpened={onClose} />}
    </>
  );
}

function Row({ row, show }: { row: DataRow; show: ShowSource }) {
  const { id, label, date, file, line, source, sourceUrl, note, madeOf } = row;
  const made = madeOf.length === 1 ? 'the row it is made of' : `the ${madeOf.length} rows it is made of`;
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
      {madeOf.length > 0 && (
        <button
          type="button"
          className="quiet small source-button"
          aria-label={`${made}: ${label}`}
          onClick={(event) =>
            show(
              writeReference({ kind: 'rows', ids: madeOf }),
              event.currentTarget.closest('[role=dialog]') ?? event.currentTarget,
            )
          }
        >
          {made}
        </button>
      )}
    </li>
  );
}

/** The rows are in the page; what was said of them is kept by the server. */
function Claims({ of, onOpened }: { of: string; onOpened(): void }) {
  const { data, refused, waiting, progress } = useAsk('trace', { of }, { progress: true });
  return (
    <section aria-label="Claims that lead to it">
      <h3>Claims that lead to it</h3>
      {refused ? (
        <p className="muted" role="status">
          {refused.message}
        </p>
      ) : waiting || !data ? (
        <Waiting what="Looking for claims, and what each parameter moves" progress={progress} />
      ) : (
        <Traced data={data} rows={false} onOpened={onOpened} />
      )}
    </section>
  );
}
