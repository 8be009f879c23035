/** The document's brief: its own sentences, each a way back to its place. */
import type { Anchor, Brief } from './api.ts';
import { clock, counted } from './words.ts';

interface Props {
  brief: Brief;
  onGo(anchor: Anchor): void;
  onGoTo(startUtf16: number): void;
  onTerm?(term: string): void;
}

export function BriefView({ brief, onGo, onGoTo, onTerm }: Props) {
  const list = (title: string, items: Brief['quotes']) =>
    items.length > 0 && (
      <section aria-label={title}>
        <h4>{title}</h4>
        <ul className="plain">
          {items.map((item) => (
            <li key={`${item.anchor.start}`}>
              <Sentence item={item} onGo={onGo} />
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <div className="brief">
      <About brief={brief} />
      {list('Overview', brief.overview)}
      {list('Takeaways', brief.takeaways)}
      {brief.concepts.length > 0 && (
        <section aria-label="Key concepts">
          <h4>Key concepts</h4>
          <dl className="glossary">
            {brief.concepts.map((c) => (
              <div key={c.term}>
                <dt>{c.term}</dt>
                <dd>
                  <Sentence item={c.item} onGo={onGo} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {brief.chapters.length > 0 && (
        <section aria-label="Chapters">
          <h4>Chapters</h4>
          <ol className="plain">
            {brief.chapters.map((c) => (
              <li key={c.start}>
                <button type="button" className="term" onClick={() => onGoTo(c.startUtf16)}>
                  {c.from !== undefined && `${clock(c.from)} `}
                  {c.title}
                </button>
                {c.suggested && <span className="muted"> suggested</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {brief.glossary.length > 0 && (
        <section aria-label="Glossary">
          <h4>Glossary</h4>
          <dl className="glossary">
            {brief.glossary.map((g) => (
              <div key={g.term}>
                <dt>
                  {onTerm ? (
                    <button type="button" className="term" onClick={() => onTerm(g.term)}>
                      {g.term}
                    </button>
                  ) : (
                    g.term
                  )}{' '}
                  <span className="muted">{counted(g.uses, 'use')}</span>
                </dt>
                <dd>
                  <Sentence item={g.item} onGo={onGo} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {list('Quotes', brief.quotes)}
      {brief.topicsByPerson.map((p) => (
        <div key={p.person}>{list(`What ${p.person} says`, p.items)}</div>
      ))}
    </div>
  );
}

/** What the page says about itself: programme, date, length, and who takes part. */
function About({ brief: { date, record } }: { brief: Brief }) {
  const facts = [
    record.kind === 'page' ? undefined : record.kind,
    record.show?.name,
    date,
    record.minutes !== undefined && `${record.minutes} min`,
    record.tags.join(', '),
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <p className="muted">{facts.join(' · ')}</p>}
      {record.people.length > 0 && (
        <section aria-label="People">
          <h4>People</h4>
          <ul className="plain">
            {record.people.map(({ name, role, part }) => (
              <li key={name}>
                {name}
                {role && `, ${role}`} <span className="muted">({part})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Sentence({ item, onGo }: { item: Brief['quotes'][number]; onGo(anchor: Anchor): void }) {
  return (
    <>
      {item.text}{' '}
      <button
        type="button"
        className="quiet small"
        aria-label={`Show in the text: ${item.text.slice(0, 60)}`}
        onClick={() => onGo(item.anchor)}
      >
        {[item.time, item.speaker].filter(Boolean).join(', ') || 'show'}
      </button>
      {item.accepted && (
        <span className="muted">
          {' '}
          proposed by {item.accepted.proposedBy}, accepted by {item.accepted.by.join(', ')}
        </span>
      )}
    </>
  );
}
