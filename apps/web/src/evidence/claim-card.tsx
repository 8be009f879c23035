/** One claim: its words, how they were read, what they mean, what they would change, what speaks against them. */
import type { Item, View } from './api.ts';
import { Numbers } from './numbers.tsx';
import { about, amount, clock, manner, meaning, rowValue, STATUS } from './words.ts';
import { WouldChange } from './would-change.tsx';

interface Props {
  claim: View;
  /** What the queue knows besides. */
  item?: Item;
  /** What it would change in the model; null: it speaks to no parameter. */
  change?: Item['wouldChange'];
  /** Numbers of the workbench it leads to, where they are known. */
  numbers?: Item['numbers'];
  onShow?(claim: View): void;
  /** Sets the parameter in the active scenario; only offered for accepted facts. */
  onTry?(parameter: string, value: number, named: string): void;
}

export function ClaimCard({ claim, item, change = item?.wouldChange, numbers = item?.numbers, onShow, onTry }: Props) {
  const { sign, word } = STATUS[claim.status];
  return (
    <article className="claim-card" aria-label={`Figure: ${claim.figure.text}`}>
      <header>
        <h3>{meaning(claim)}</h3>
        <span className={`status ${claim.status}`}>
          <span aria-hidden="true">{sign}</span> {word}
          {claim.decidedBy.length > 0 && ` (${claim.decidedBy.join(', ')})`}
        </span>
      </header>
      <p className="what">{about(claim)}</p>
      {manner(claim).length > 0 && <p className="what">{manner(claim).join(', ')}</p>}
      <Sentence claim={claim} />
      <p className="muted">
        {[claim.speaker, claim.documentName, claim.said, claim.anchor.from !== undefined && clock(claim.anchor.from)]
          .filter(Boolean)
          .join(' · ')}{' '}
        {onShow && (
          <button type="button" className="quiet small" onClick={() => onShow(claim)}>
            Show in the document
          </button>
        )}
      </p>
      <Reading claim={claim} />
      {item && item.same.length > 0 && (
        <p>
          The same in {item.same.length} other {item.same.length === 1 ? 'place' : 'places'}, decided together;{' '}
          {item.sources} independent {item.sources === 1 ? 'source' : 'sources'}.
        </p>
      )}
      {claim.noFact && <p className="muted">Accepted, but no fact a parameter can name: {claim.noFact}</p>}
      {numbers && <Numbers numbers={numbers} />}
      {change !== undefined && <WouldChange claim={claim} change={change} onTry={onTry} />}
      {item && item.conflicts.length > 0 && <Conflicts item={item} onShow={onShow} />}
      {item && item.facts.length > 0 && (
        <>
          <h4>In the data on the same</h4>
          <ul className="plain">
            {item.facts.map((f) => (
              <li key={f.id}>
                {f.label}: <strong>{rowValue(f)}</strong>{' '}
                <span className="muted">
                  ({f.date}; {f.file}:{f.line})
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {item && <p className="muted">{item.why}</p>}
    </article>
  );
}

/** The sentence with the figure marked; where the figure's words are not found in it as they stand, unmarked. */
function Sentence({ claim }: { claim: View }) {
  const words = claim.figure.text.replace(/\s+/g, ' ');
  const at = claim.sentence.text.indexOf(words);
  return (
    <blockquote>
      <span className="muted">{claim.context.before} </span>
      {at < 0 ? (
        claim.sentence.text
      ) : (
        <>
          {claim.sentence.text.slice(0, at)}
          <mark>{words}</mark>
          {claim.sentence.text.slice(at + words.length)}
        </>
      )}
      <span className="muted"> {claim.context.after}</span>
    </blockquote>
  );
}

function Reading({ claim }: { claim: View }) {
  const { surface } = claim.figure;
  return (
    <dl className="facts">
      <dt>Written</dt>
      <dd>“{claim.figure.text}”</dd>
      {surface && (
        <>
          <dt>As it stands</dt>
          <dd>{surface.value === undefined ? surface.unit || 'no number' : amount(surface.value, surface.unit)}</dd>
        </>
      )}
      <dt>Meant</dt>
      <dd>{meaning(claim)}</dd>
      {claim.repairs.map((r) => (
        <Repair key={r.name} {...r} />
      ))}
      {claim.origin !== 'rules' && (
        <>
          <dt>Proposed by</dt>
          <dd>{claim.origin}</dd>
        </>
      )}
    </dl>
  );
}

function Repair({ name, assumes }: { name: string; assumes: string }) {
  return (
    <>
      <dt>Repaired</dt>
      <dd>
        {name.replaceAll('_', ' ')}: <span className="muted">assumes {assumes}</span>
      </dd>
    </>
  );
}

function Conflicts({ item, onShow }: { item: Item; onShow: Props['onShow'] }) {
  return (
    <section aria-label="What it stands against">
      <h4>What it stands against</h4>
      {item.conflicts.map((c) => (
        <div key={`${c.relation}${c.with.id}`} className="sides">
          <Side claim={item.claim} onShow={onShow} />
          <Side claim={c.with} onShow={onShow} />
          <p className="muted">
            {c.relation}: {c.text}
          </p>
        </div>
      ))}
    </section>
  );
}

/** One of two claims side by side. */
export function Side({ claim, onShow }: { claim: View; onShow?: Props['onShow'] }) {
  const { sign, word } = STATUS[claim.status];
  return (
    <div className="side">
      <strong>{meaning(claim)}</strong>{' '}
      <span className={`status ${claim.status}`}>
        <span aria-hidden="true">{sign}</span> {word}
      </span>
      <p>{claim.sentence.text}</p>
      <p className="muted">{[claim.speaker, claim.documentName, claim.said].filter(Boolean).join(' · ')}</p>
      {onShow && (
        <button
          type="button"
          className="quiet small"
          aria-label={`Show ${meaning(claim)} in ${claim.documentName}`}
          onClick={() => onShow(claim)}
        >
          Show
        </button>
      )}
    </div>
  );
}
