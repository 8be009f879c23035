/** Buttons at the dots of a chart: one stop of the tab key for all of them, arrows move, each leads to its source (WAI-ARIA toolbar). */
import type { Mark, PlacedMark } from '@buildout/workbench/charts/index.ts';
import { type KeyboardEvent, useRef, useState } from 'react';
import { type Source, useSources } from './context.ts';

interface Props {
  /** Name of the chart. */
  name: string;
  marks: PlacedMark[];
  /** What a dot is called, and its rows. */
  sourceOf(mark: Mark): Source;
}

const KIND = { seen: 'what happened', said: 'announced' };

export function DotButtons({ name, marks, sourceOf }: Props) {
  const show = useSources();
  const group = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  // Along a line, then the next one: the arrows go where the eye goes.
  const dots = marks
    .filter(({ mark }) => mark.ids?.length)
    .toSorted((a, b) => (a.mark.line ?? '').localeCompare(b.mark.line ?? '') || a.mark.t - b.mark.t);
  if (dots.length === 0) return null;
  const chosen = Math.min(at, dots.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = dots.length - 1;
    const [back, on] = [chosen === 0 ? last : chosen - 1, chosen === last ? 0 : chosen + 1];
    const places: Record<string, number> = {
      ...{ ArrowLeft: back, ArrowUp: back, ArrowRight: on, ArrowDown: on },
      ...{ Home: 0, End: last },
    };
    const next = places[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div ref={group} role="toolbar" aria-label={`${name}: sources of its dots`} className="dots" onKeyDown={onKeyDown}>
      {dots.map(({ kind, mark, x, y }, i) => {
        const source = sourceOf(mark);
        const words = [source.title, KIND[kind], mark.label].filter(Boolean).join(', ');
        return (
          <button
            key={`${kind} ${mark.line} ${source.of}`}
            type="button"
            className="dot"
            style={{ left: `${100 * x}%`, top: `${100 * y}%` }}
            tabIndex={i === chosen ? 0 : -1}
            aria-label={words}
            aria-haspopup="dialog"
            title={words}
            onClick={(event) => {
              setAt(i);
              show(source, event.currentTarget);
            }}
          />
        );
      })}
    </div>
  );
}
