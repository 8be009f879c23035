/** Buttons at the dots and values of a chart: one stop of the tab key for all of them, arrows move, each leads to its source (WAI-ARIA toolbar). */
import type { PlacedMark } from '@buildout/workbench/charts/index.ts';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import { useSources } from './context.ts';

interface Props {
  /** Name of the chart. */
  name: string;
  marks: PlacedMark[];
  /** What a mark is called, and the reference of its number; undefined where it leads nowhere. */
  numberOf(mark: PlacedMark): { title: string; of: string } | undefined;
}

const KIND = { seen: 'what happened', said: 'announced', follows: 'follows from the run' };

/** Pixels: marks nearer than this to the pointer may have been meant. */
const NEAR = 8;

interface Dot {
  kind: PlacedMark['kind'];
  of: string;
  words: string;
  x: number;
  y: number;
}

export function DotButtons({ name, marks, numberOf }: Props) {
  const show = useSources();
  const group = useRef<HTMLDivElement>(null);
  const pressed = useRef<HTMLElement>(null);
  const [at, setAt] = useState(0);
  const [several, setSeveral] = useState<Dot[]>();
  // Along a line, then the next one: the arrows go where the eye goes.
  const dots = marks
    .toSorted((a, b) => (a.mark.line ?? '').localeCompare(b.mark.line ?? '') || a.mark.t - b.mark.t)
    .flatMap((placed): Dot[] => {
      const number = numberOf(placed);
      if (!number) return [];
      const { kind, mark, x, y } = placed;
      return [{ kind, of: number.of, words: [number.title, KIND[kind], mark.label].filter(Boolean).join(', '), x, y }];
    });
  if (dots.length === 0) return null;
  const chosen = Math.min(at, dots.length - 1);
  const buttons = () => [...(group.current?.querySelectorAll<HTMLElement>('button.dot') ?? [])];
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
    buttons()[next]?.focus();
  };
  /** Where several lie under the pointer the person chooses; the keyboard has reached one. */
  const onPress = (event: MouseEvent<HTMLButtonElement>, i: number) => {
    setAt(i);
    const { clientX, clientY, detail } = event;
    const under = buttons().flatMap((button, k) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const away = Math.hypot((left + right) / 2 - clientX, (top + bottom) / 2 - clientY);
      return away <= NEAR || k === i ? [{ dot: dots[k], away }] : [];
    });
    if (detail === 0 || under.length < 2) return show(dots[i].of, event.currentTarget);
    pressed.current = event.currentTarget;
    setSeveral(under.toSorted((a, b) => a.away - b.away).flatMap(({ dot }) => (dot ? [dot] : [])));
  };
  const choose = (of: string) => {
    setSeveral(undefined);
    const button = buttons()[dots.findIndex((dot) => dot.of === of)] ?? pressed.current;
    if (button) show(of, button);
  };
  return (
    <div
      ref={group}
      role="toolbar"
      aria-label={`${name}: sources of its dots and lines`}
      className="dots"
      onKeyDown={onKeyDown}
    >
      {dots.map(({ kind, of, words, x, y }, i) => (
        <button
          key={`${kind} ${of}`}
          type="button"
          className={kind === 'follows' ? 'dot on-line' : 'dot'}
          style={{ left: `${100 * x}%`, top: `${100 * y}%` }}
          tabIndex={i === chosen ? 0 : -1}
          aria-label={words}
          aria-haspopup="dialog"
          title={words}
          onClick={(event) => onPress(event, i)}
        />
      ))}
      <Popover
        triggerRef={pressed}
        isOpen={several !== undefined}
        onOpenChange={(open) => !open && setSeveral(undefined)}
      >
        <Dialog className="dialog scroll-dialog overlapping">
          <Heading slot="title">{several?.length} numbers lie here</Heading>
          <ul className="reads">
            {several?.map(({ kind, of, words }) => (
              <li key={`${kind} ${of}`}>
                <button type="button" className="term" onClick={() => choose(of)}>
                  {words}
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </div>
  );
}
