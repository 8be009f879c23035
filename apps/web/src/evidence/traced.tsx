/** What a trace found: sentences, rows, claims, each a way into the evidence room. */
import { RELATION_WORDS } from '@buildout/workbench/operations/evidence/bearing/types.ts';
import type { EvidenceLook } from '../state/looking.ts';
import { useSteady } from '../state/store.tsx';
import type { Output } from './api.ts';
import { meaning, STATUS } from './words.ts';

/** Shown at once of what can be many. */
const FEW = 8;

interface Props {
  data: Output<'trace'>;
  /** Whether to list the rows of data/ too, where they are not shown already. */
  rows?: boolean;
  /** After the evidence room was opened, for what stands over it. */
  onOpened?(): void;
}

export function Traced({ data, rows = true, onOpened }: Props) {
  const { dispatch } = useSteady();
  const open = (to: Omit<EvidenceLook, 'view'>) => {
    // The place and the panel it was opened from are one step of the history.
    dispatch({ kind: 'look', at: { panel: 'evidence', evidence: { view: 'documents', ...to }, source: undefined } });
    document.querySelector('.panels')?.scrollIntoView({ block: 'start' });
    // What stood over the page is closed; the keyboard goes on where one looks, not where one came from.
    const onThere = () =>
      document.querySelector<HTMLElement>('.panels [role=tab][aria-selected=true]')?.focus({ preventScroll: true });
    onThere();
    onOpened?.();
    // A panel that closes gives the focus back to what opened it, a moment later.
    setTimeout(onThere, 150);
  };
  const claimOf = (from: string) =>
    from.startsWith('claim_') ? from : data.accepted.find(({ id }) => from.includes(id))?.claim;
  const facts = rows ? data.facts : [];
  const claims = data.claims.filter(({ factId }) => factId === null);
  const leads = (claim: string) => data.leads.find((lead) => lead.claim === claim);
  return (
    <>
      {data.sentences.length + facts.length + claims.length === 0 && (
        <p className="muted">No sentence is on record for it.</p>
      )}
      <ul className="reads">
        {data.sentences.map(({ from, document: id, documentName, text, anchor, speaker }) => (
          <li key={`${from}${id}${anchor?.start}`}>
            “{text}” <span className="muted">{[speaker, documentName, from].filter(Boolean).join(', ')}</span>{' '}
            {anchor && (
              <button
                type="button"
                className="quiet small"
                aria-label={`Open ${documentName} at: ${text.slice(0, 60)}`}
                onClick={() => {
                  const claim = claimOf(from);
                  open({
                    document: id,
                    ...(claim ? { claim } : { at: { start: anchor.startUtf16, end: anchor.endUtf16 } }),
                  });
                }}
              >
                Open the document
              </button>
            )}
            <Leads lead={leads(claimOf(from) ?? '')} />
          </li>
        ))}
        {facts.slice(0, FEW).map((f) => (
          <li key={f.id}>
            {f.label}: {f.value} {f.unit}{' '}
            <span className="muted">
              ({f.date}; {f.file}:{f.line})
            </span>
          </li>
        ))}
      </ul>
      {claims.length > 0 && (
        <>
          <p className="muted">Said about it, no accepted fact:</p>
          <ul className="reads">
            {claims.slice(0, FEW).map((claim) => (
              <li key={claim.id}>
                <button
                  type="button"
                  className="term"
                  onClick={() => open({ document: claim.documentId, claim: claim.id })}
                >
                  {meaning(claim)}
                </button>{' '}
                “{claim.figure.text}”{' '}
                <span className="muted">
                  {[STATUS[claim.status].word, claim.speaker, claim.documentName].filter(Boolean).join(', ')}
                </span>
                <Leads lead={leads(claim.id)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {data.remarks.map((remark) => (
        <p key={remark} className="muted">
          {remark.charAt(0).toUpperCase()}
          {remark.slice(1)}
        </p>
      ))}
    </>
  );
}

/** How a claim stands to the number asked for, and why. */
function Leads({ lead }: { lead?: Output<'trace'>['leads'][number] }) {
  if (!lead) return null;
  return (
    <span className="block muted">
      <em>{RELATION_WORDS[lead.relation]}</em>{' '}
      {lead.id.includes('+') ? `the ${lead.id.split('+').length} rows together` : <code>{lead.id}</code>}: {lead.why}
    </span>
  );
}
