/** The queue at the left, the claim before the reviewer at the right. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useActions } from './actions.tsx';
import type { Item, Output, SentenceItem, View } from './api.ts';
import { ClaimCard } from './claim-card.tsx';
import { useDeciding } from './decide.ts';
import { SentenceCard } from './sentence-card.tsx';
import { useAsk } from './use-ask.ts';
import { Waiting } from './waiting.tsx';
import { about, meaning } from './words.ts';

interface Props {
  reviewer: string;
  chosen?: string;
  words?: Output<'metrics'>;
  onChoose(claim: string | undefined): void;
  onShow(claim: View): void;
  onPlace(document: string, place: { start: number; end: number }): void;
  onTry(parameter: string, value: number, named: string): void;
}

export function ReviewView({ reviewer, chosen, words, onChoose, onShow, onPlace, onTry }: Props) {
  const [blind, setBlind] = useState(false);
  const queue = useAsk('queue', { reviewer: reviewer.trim(), blind, limit: 30 }, { progress: true });
  const deciding = useDeciding(reviewer, blind);
  // Others decide meanwhile: whoever comes back to the page sees it.
  const { again } = queue;
  useEffect(() => {
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [again]);
  const items = useMemo(() => inOrder(queue.data), [queue.data]);
  const at = Math.max(
    0,
    items.findIndex((one) => isOf(one, chosen)),
  );
  const item = items[at];
  const box = useRef<HTMLElement>(null);
  const list = useRef<HTMLOListElement>(null);
  // The claim before the reviewer is seen in the list too, wherever keys have led; only the list scrolls.
  useEffect(() => {
    const line = list.current?.children[at]?.getBoundingClientRect();
    const seen = list.current?.getBoundingClientRect();
    if (!list.current || !line || !seen) return;
    if (line.bottom > seen.bottom) list.current.scrollTop += line.bottom - seen.bottom;
    if (line.top < seen.top) list.current.scrollTop -= seen.top - line.top;
  }, [at]);
  const move = useCallback(
    (by: number) => {
      const next = items[Math.min(items.length - 1, Math.max(0, at + by))];
      if (next) onChoose(idOf(next));
    },
    [items, at, onChoose],
  );
  const tried: typeof onTry = (...what) => {
    onTry(...what);
    // The button that was pressed is gone.
    box.current?.focus({ preventScroll: true });
  };
  const { bar, form, onKeyDown } = useActions({
    item,
    busy: deciding.busy,
    words,
    onClosed: () => box.current?.focus(),
    async onDecide(decision) {
      if (!item) return;
      const next = items[at + 1] && idOf(items[at + 1]);
      const stays = decision.kind === 'link';
      const done = await deciding.decide(item, decision);
      // Also after a refusal: somebody may have decided meanwhile, and that has to be in view.
      queue.again();
      if (done && !stays) onChoose(next);
      box.current?.focus();
    },
    async onUndo() {
      const claim = await deciding.undo();
      queue.again();
      if (claim) onChoose(claim);
      box.current?.focus();
    },
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the review, for whatever has the focus inside it
    <div
      className="review"
      onKeyDown={(event) => {
        const by = { j: 1, k: -1 }[event.key];
        if (by && !(event.target as HTMLElement).closest('input, form')) move(by);
        else onKeyDown(event);
      }}
    >
      <div className="queue-side">
        <label className="check">
          <input type="checkbox" checked={blind} onChange={(event) => setBlind(event.target.checked)} /> Second
          readings, blind: what others decided is not shown
        </label>
        {queue.refused && (
          <p role="alert">
            {queue.refused.message}{' '}
            <button type="button" onClick={queue.again}>
              Try again
            </button>
          </p>
        )}
        {queue.data && (
          <p className="muted">
            {queue.data.waiting} waiting
            {queue.data.waiting > items.length && items.length > 0 && `, the first ${items.length} below`},{' '}
            {queue.data.decided} decided. Keys: j and k go through the queue, the letters on the buttons decide.
          </p>
        )}
        {queue.waiting && !queue.data && (
          <Waiting what="Ordering the queue by what each figure would change in the model" progress={queue.progress} />
        )}
        <ol className="queue" aria-label="Queue" ref={list}>
          {items.map((one, k) => (
            <li key={idOf(one)}>
              <button
                type="button"
                aria-current={k === at ? 'true' : undefined}
                title={one.why}
                onClick={() => onChoose(idOf(one))}
              >
                <Line item={one} />
              </button>
            </li>
          ))}
        </ol>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys of the review */}
      <section className="card-side" ref={box} tabIndex={0} aria-label="The claim under review">
        {bar}
        <p className={deciding.told?.refused ? 'told refused' : 'told'} role="status">
          {deciding.told?.text}
        </p>
        {form}
        <p className="unseen" role="status">
          {item && `${at + 1} of ${items.length}: ${inWords(item)}`}
        </p>
        {item && 'sentence' in item ? (
          <SentenceCard item={item} onShow={onPlace} />
        ) : item ? (
          <ClaimCard claim={item.claim} item={item} onShow={onShow} onTry={tried} />
        ) : (
          queue.data && (
            <p>
              {blind
                ? 'Nobody else has decided anything that waits for your second reading.'
                : 'Nothing waits for review. Add a document under “Documents”.'}
            </p>
          )
        )}
      </section>
    </div>
  );
}

type Placed = Item | SentenceItem;

/** Claims and sentences in the order of the queue. */
const inOrder = (queue: Output<'queue'> | undefined): Placed[] =>
  queue ? [...queue.items, ...queue.sentences].sort((a, b) => a.place - b.place) : [];

const idOf = (item: Placed) => ('claim' in item ? item.claim.id : item.sentence.id);

/** Whether the id is that of the item, or of a claim decided together with it. */
const isOf = (item: Placed, id: string | undefined) =>
  idOf(item) === id || ('claim' in item && item.same.some((one) => one.id === id));

/** What a listener is told of the claim that has come before them. */
const inWords = (item: Placed) =>
  'claim' in item ? `${meaning(item.claim)}, ${about(item.claim)}` : `for the brief, “${item.sentence.text}”`;

/** One item in the list of the queue. */
function Line({ item }: { item: Placed }) {
  if ('sentence' in item)
    return (
      <>
        <strong>For the brief</strong> <span className="muted">“{item.sentence.text}”</span>
      </>
    );
  const { claim, sources } = item;
  return (
    <>
      <strong>{meaning(claim)}</strong> {about(claim)}
      <span className="muted">
        {' '}
        “{claim.figure.text}”{sources > 1 ? `, ${sources} sources` : ''}
      </span>
    </>
  );
}
