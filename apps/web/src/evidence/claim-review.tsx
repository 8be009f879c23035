/** A claim chosen in its document: the card, with the reviewer's keys. */
import { useRef } from 'react';
import { useActions } from './actions.tsx';
import type { Output, View } from './api.ts';
import { ClaimCard } from './claim-card.tsx';
import { useDeciding } from './decide.ts';
import { useAsk } from './use-ask.ts';
import { counted } from './words.ts';

interface Props {
  reviewer: string;
  claim?: string;
  words?: Output<'metrics'>;
  onChoose(claim: string | undefined): void;
  onShow(claim: View): void;
  onTry(parameter: string, value: number, named: string): void;
  onChanged(): void;
}

export function ClaimReview({ reviewer, claim: id, words, onChoose, onTry, onChanged }: Props) {
  const asked = useAsk('claim', id === undefined ? undefined : { id, change: true });
  const deciding = useDeciding(reviewer, false);
  const box = useRef<HTMLElement>(null);
  const claim = asked.data?.id === id ? asked.data : undefined;
  const item = claim && { claim };
  // What happened to another figure is no news of this one.
  const told = deciding.told?.of === undefined || deciding.told.of === id ? deciding.told : undefined;
  const tried: typeof onTry = (...what) => {
    onTry(...what);
    // The button that was pressed is gone.
    box.current?.focus({ preventScroll: true });
  };
  const changed = () => {
    asked.again();
    onChanged();
    box.current?.focus();
  };
  const { bar, form, onKeyDown } = useActions({
    item,
    busy: deciding.busy,
    words,
    onClosed: () => box.current?.focus(),
    async onDecide(decision) {
      if (item) await deciding.decide(item, decision);
      changed();
    },
    async onUndo() {
      const back = await deciding.undo();
      if (back) onChoose(back);
      changed();
    },
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys of the review
    <section ref={box} tabIndex={0} aria-label="The chosen figure" onKeyDown={onKeyDown}>
      {bar}
      <p className={told?.refused ? 'told refused' : 'told'} role="status">
        {told?.text}
      </p>
      {form}
      {asked.refused && <p role="alert">{asked.refused.message}</p>}
      {claim && <ClaimCard claim={claim} change={claim.wouldChange} numbers={claim.numbers} onTry={tried} />}
      {claim && claim.history.length > 0 && (
        <details>
          <summary>{counted(claim.history.length, 'event')} on record</summary>
          <ul className="plain">
            {claim.history.map((e) => (
              <li key={e.seq}>
                {e.at.slice(0, 16).replace('T', ' ')} {e.reviewer}: {e.decision.kind}
                {e.decision.kind === 'reject' && e.decision.reason && `, “${e.decision.reason}”`}
                {e.reading === 'blind' && ' (blind)'}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
