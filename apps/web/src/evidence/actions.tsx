/** The reviewer's keys and buttons: the same letters as in the terminal. */
import { type KeyboardEvent, useState } from 'react';
import type { Input, Item, Output, SentenceItem } from './api.ts';
import { CorrectionForm } from './correction.tsx';

type Decision = Input<'decide'>['decision'];
type Open = 'correct' | 'reject' | 'link';

interface Props {
  item?: Pick<Item, 'claim'> | SentenceItem;
  busy: boolean;
  words?: Output<'metrics'>;
  onDecide(decision: Decision): void;
  onUndo(): void;
  /** A form was closed without a decision: the focus goes back to what holds the claim. */
  onClosed(): void;
}

const KEYS: Record<string, 'accept' | 'skip' | 'undo' | Open> = {
  a: 'accept',
  c: 'correct',
  r: 'reject',
  s: 'skip',
  u: 'undo',
  l: 'link',
};

/** Buttons, the form that one of them opens, and `onKeyDown` for whatever holds the claim. */
export function useActions({ item, busy, words, onDecide, onUndo, onClosed }: Props) {
  const [open, setOpen] = useState<{ what: Open; of: string }>();
  const claim = item && 'claim' in item ? item.claim : undefined;
  const id = item && ('claim' in item ? item.claim.id : item.sentence.id);
  const shown = open && open.of === id ? open.what : undefined;
  /** What a sentence knows nothing of: it is the document's own. */
  const idle = (what: (typeof KEYS)[string]) => !claim && (what === 'correct' || what === 'link');
  const act = (what: (typeof KEYS)[string]) => {
    if (busy) return;
    if (what === 'undo') return onUndo();
    if (!item || id === undefined || idle(what)) return;
    if (what === 'accept' || what === 'skip') return onDecide({ kind: what });
    setOpen({ what, of: id });
  };
  const close = () => {
    setOpen(undefined);
    onClosed();
  };
  const done = (decision: Decision) => {
    setOpen(undefined);
    onDecide(decision);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && shown) return close();
    const target = event.target as HTMLElement;
    if (target.closest('input, textarea, select, form') || event.ctrlKey || event.metaKey || event.altKey) return;
    const what = KEYS[event.key];
    if (!what) return;
    event.preventDefault();
    act(what);
  };
  const button = (what: (typeof KEYS)[string], label: string) => (
    <button type="button" disabled={busy || (what !== 'undo' && (!item || idle(what)))} onClick={() => act(what)}>
      {label} <kbd>{Object.keys(KEYS).find((k) => KEYS[k] === what)}</kbd>
    </button>
  );
  const bar = (
    <div className="actions">
      {button('accept', 'Accept')}
      {button('correct', 'Correct')}
      {button('reject', 'Reject')}
      {button('skip', 'Skip')}
      {button('link', 'Link')}
      {button('undo', 'Undo')}
    </div>
  );
  const form =
    claim && shown === 'correct' ? (
      <CorrectionForm
        claim={claim}
        words={words}
        onDone={(correction) => done({ kind: 'correct', correction })}
        onCancel={close}
      />
    ) : item && shown === 'reject' ? (
      <OneLine
        label={claim ? 'Why is it wrong?' : 'Why does it not belong in the brief?'}
        button="Reject"
        onDone={(reason) => done({ kind: 'reject', reason })}
        onCancel={close}
      />
    ) : claim && shown === 'link' ? (
      <OneLine
        label="Which parameter does it speak to? (- before the name: its negative; empty: none)"
        button="Link"
        list={words?.parameters.map((p) => ({ value: p.id, label: p.label }))}
        onDone={(name) => done({ kind: 'link', parameter: name === '' ? null : name })}
        onCancel={close}
      />
    ) : null;
  return { bar, form, onKeyDown };
}

interface OneLineProps {
  label: string;
  button: string;
  list?: { value: string; label: string }[];
  onDone(text: string): void;
  onCancel(): void;
}

function OneLine({ label, button, list, onDone, onCancel }: OneLineProps) {
  return (
    <form
      className="one-line"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(String(new FormData(event.currentTarget).get('text') ?? '').trim());
      }}
    >
      <label>
        {label}
        {/* biome-ignore lint/a11y/noAutofocus: the form was asked for by key, and this is where typing goes on */}
        <input name="text" list={list && 'one-line-words'} autoFocus autoComplete="off" />
      </label>
      {list && (
        <datalist id="one-line-words">
          {list.map((w) => (
            <option key={w.value} value={w.value}>
              {w.label}
            </option>
          ))}
        </datalist>
      )}
      <button type="submit">{button}</button>
      <button type="button" className="quiet" onClick={onCancel}>
        Cancel
      </button>
    </form>
  );
}
