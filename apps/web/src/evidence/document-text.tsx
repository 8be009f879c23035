/**
 * The text of a document with its figures marked. Text is data: it only ever becomes text of the page. Rows out of sight are not laid
 * out (`content-visibility`), so that a long transcript scrolls like a short one.
 */
import { memo, useEffect, useMemo, useRef } from 'react';
import type { Opened, View } from './api.ts';
import { type Row, rowAt, rowsOf } from './rows.ts';
import { meaning, STATUS } from './words.ts';

interface Props {
  opened: Pick<Opened, 'text' | 'blocks' | 'claims'>;
  chosen?: string;
  /** A passage to show, UTF-16, where no figure is chosen. */
  at?: { start: number; end: number };
  onChoose(claim: string): void;
}

export function DocumentText({ opened, chosen, at, onChoose }: Props) {
  const rows = useMemo(() => rowsOf(opened), [opened]);
  const byId = useMemo(() => new Map(opened.claims.map((c) => [c.id, c])), [opened]);
  const box = useRef<HTMLElement>(null);
  const place = (chosen ? byId.get(chosen)?.figure.startUtf16 : undefined) ?? at?.start;
  const row = place === undefined ? -1 : rowAt(rows, place);
  useEffect(() => {
    const element = row < 0 ? undefined : box.current?.querySelector(`[data-row="${row}"]`);
    const target = element?.querySelector('[aria-current="true"]') ?? element;
    if (!box.current || !target) return;
    // Only this box scrolls; the page around it stays where it is.
    const inside = target.getBoundingClientRect().top - box.current.getBoundingClientRect().top;
    box.current.scrollTop += inside - box.current.clientHeight / 3;
  }, [row, chosen, at]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
    <section className="document-text" ref={box} tabIndex={0} aria-label="Text of the document">
      {rows.map((r, k) => (
        <TextRow
          key={r.start}
          row={r}
          index={k}
          claims={byId}
          chosen={k === row ? chosen : undefined}
          shown={k === row}
          onChoose={onChoose}
        />
      ))}
    </section>
  );
}

interface RowProps {
  row: Row;
  index: number;
  claims: ReadonlyMap<string, View>;
  chosen?: string;
  shown: boolean;
  onChoose(claim: string): void;
}

const TextRow = memo(function TextRow({ row, index, claims, chosen, shown, onChoose }: RowProps) {
  return (
    <p className={`row ${row.kind.replaceAll(' ', '-')}${shown ? ' shown' : ''}`} data-row={index}>
      {row.stretches.map((s, k) => {
        const claim = claims.get(s.claims[0] ?? '');
        if (!claim) return s.text;
        const { sign, word } = STATUS[claim.status];
        return (
          <button
            key={k}
            type="button"
            className={`figure ${claim.status}`}
            aria-current={claim.id === chosen ? 'true' : undefined}
            aria-label={`${s.text}, read as ${meaning(claim)}, ${word}`}
            onClick={() => onChoose(claim.id)}
          >
            {s.text}
            <span aria-hidden="true">{sign}</span>
          </button>
        );
      })}
    </p>
  );
});
