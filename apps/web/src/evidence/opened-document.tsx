/** One document: text with marked figures, and beside it the chosen figure or the document's brief. */
import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef } from 'react';
import type { Anchor, Brief, Opened } from './api.ts';
import { BriefView } from './brief-view.tsx';
import { DocumentText } from './document-text.tsx';
import { counted } from './words.ts';

export interface Place {
  start: number;
  end: number;
}

interface Props {
  opened: Opened;
  /** Undefined until it is there: the text does not wait for it. */
  brief?: Brief;
  chosen?: string;
  at?: Place;
  /** Whether it has just been added: the keyboard goes on in its text. */
  arrived?: boolean;
  onChoose(claim: string | undefined): void;
  onGo(place: Place): void;
  onTerm?(term: string): void;
  /** The card of the chosen figure. */
  children?: ReactNode;
}

export function OpenedDocument({ opened, brief, chosen, at, arrived, onChoose, onGo, onTerm, children }: Props) {
  const order = useMemo(
    () => opened.claims.toSorted((a, b) => a.figure.startUtf16 - b.figure.startUtf16).map(({ id }) => id),
    [opened],
  );
  const step = useCallback(
    (by: number) => {
      const now = chosen === undefined ? -1 : order.indexOf(chosen);
      const next = order[Math.min(order.length - 1, Math.max(0, now + by))];
      if (next) onChoose(next);
    },
    [order, chosen, onChoose],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).closest('input, textarea, form')) return;
    const by = { n: 1, p: -1, j: 1, k: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  };
  const go = useCallback((anchor: Anchor) => onGo({ start: anchor.startUtf16, end: anchor.endUtf16 }), [onGo]);
  const beside = useRef<HTMLDivElement>(null);
  /** The button goes with the figure; the keyboard goes on in the brief. */
  const back = () => {
    onChoose(undefined);
    beside.current?.focus({ preventScroll: true });
  };
  const { document } = opened;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the document, for whatever has the focus inside it
    <div className="opened" onKeyDown={onKeyDown}>
      <div className="text-side">
        <h3>{document.title ?? document.name}</h3>
        <p className="muted">
          {[
            // Where it has no title its name stands above already.
            document.title !== undefined && document.name,
            document.date,
            `${document.characters.toLocaleString('en')} characters`,
            counted(order.length, 'claim'),
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          <button type="button" className="quiet small" onClick={() => step(-1)}>
            Previous figure <kbd>p</kbd>
          </button>
          <button type="button" className="quiet small" onClick={() => step(1)}>
            Next figure <kbd>n</kbd>
          </button>
        </p>
        <DocumentText opened={opened} chosen={chosen} at={at} arrived={arrived} onChoose={onChoose} />
      </div>
      <div className="beside" ref={beside} tabIndex={-1}>
        {chosen !== undefined && (
          <button type="button" className="quiet small" onClick={back}>
            ← Brief of the document
          </button>
        )}
        {chosen === undefined && !brief && <p className="muted">Gathering the brief …</p>}
        {chosen === undefined && brief && (
          <BriefView
            brief={brief}
            onGo={go}
            onGoTo={(startUtf16) => onGo({ start: startUtf16, end: startUtf16 })}
            onTerm={onTerm}
          />
        )}
        {chosen !== undefined && children}
      </div>
    </div>
  );
}
