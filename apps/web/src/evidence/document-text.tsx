/**
 * The text of a document with its figures marked. Text is data: it only ever becomes text of the page. Of a long document only the
 * parts near what is seen are there, so that a transcript of a megabyte scrolls like a page.
 */
import { memo, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Mark, Opened } from './api.ts';
import { type Row, rowAt, rowsOf } from './rows.ts';
import { meaning, STATUS } from './words.ts';

interface Props {
  opened: Pick<Opened, 'text' | 'blocks' | 'claims'>;
  chosen?: string;
  /** A passage to show, UTF-16, where no figure is chosen. */
  at?: { start: number; end: number };
  /** Takes the focus once it is there. */
  arrived?: boolean;
  onChoose(claim: string): void;
}

/** Rows of one part. */
const PART = 40;
/** Documents up to this many rows are there as a whole, also for the browser's own search. */
const WHOLE = 200;
/** Pixels above and below what is seen that are there as well. */
const NEAR = 1200;

export function DocumentText({ opened, chosen, at, arrived, onChoose }: Props) {
  const rows = useMemo(() => rowsOf(opened), [opened]);
  const parts = useMemo(() => {
    const size = rows.length <= WHOLE ? WHOLE : PART;
    return Array.from({ length: Math.ceil(rows.length / size) }, (_, k) => ({
      first: k * size,
      rows: rows.slice(k * size, (k + 1) * size),
    }));
  }, [rows]);
  // The same function over all renders: a row is drawn again only when something of it changed.
  const latest = useRef(onChoose);
  latest.current = onChoose;
  const choose = useCallback((claim: string) => latest.current(claim), []);
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
  useEffect(() => {
    if (arrived) box.current?.focus({ preventScroll: true });
  }, [arrived]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
    <section className="document-text" ref={box} tabIndex={0} aria-label="Text of the document">
      {parts.map((part) => {
        const here = row >= part.first && row < part.first + part.rows.length;
        return (
          <Part
            key={part.first}
            {...part}
            box={box}
            claims={byId}
            whole={parts.length === 1}
            shown={here ? row : undefined}
            chosen={here ? chosen : undefined}
            onChoose={choose}
          />
        );
      })}
    </section>
  );
}

interface PartProps {
  first: number;
  rows: Row[];
  box: RefObject<HTMLElement | null>;
  claims: ReadonlyMap<string, Mark>;
  /** The only part: always there. */
  whole: boolean;
  /** Index of the row to show, where it is of this part: then the part is there wherever one looks. */
  shown?: number;
  chosen?: string;
  onChoose(claim: string): void;
}

/** Some rows, or a space as high as they are while they are far from what is seen. */
const Part = memo(function Part({ first, rows, box, claims, whole, shown, chosen, onChoose }: PartProps) {
  const element = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(whole || first === 0);
  const height = useRef<number>(undefined);
  const there = near || shown !== undefined;
  useEffect(() => {
    if (whole || !element.current) return;
    const observer = new IntersectionObserver(([seen]) => setNear(seen?.isIntersecting ?? false), {
      root: box.current,
      rootMargin: `${NEAR}px 0px`,
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [whole, box]);
  useLayoutEffect(() => {
    if (there) height.current = element.current?.offsetHeight;
  });
  return (
    <div ref={element} style={there ? undefined : { height: height.current ?? guessedHeight(rows) }}>
      {there &&
        rows.map((row, k) => (
          <TextRow
            key={row.start}
            row={row}
            index={first + k}
            claims={claims}
            chosen={first + k === shown ? chosen : undefined}
            shown={first + k === shown}
            onChoose={onChoose}
          />
        ))}
    </div>
  );
});

/** Pixels, from the characters of a line and the height of one: put right once the rows were there. */
const guessedHeight = (rows: readonly Row[]) =>
  rows.reduce((sum, { stretches }) => {
    const characters = stretches.reduce((n, { text }) => n + text.length, 0);
    return sum + 8 + 21 * Math.ceil(characters / 85);
  }, 0);

interface RowProps {
  row: Row;
  index: number;
  claims: ReadonlyMap<string, Mark>;
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
