/** The width of an element in whole steps, so that pictures are drawn at the size they are seen. */
import { type RefObject, useEffect, useRef, useState } from 'react';

const step = 20;

export function useWidth<E extends HTMLElement>(first = 640): [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const seen = entry?.contentRect.width ?? first;
      setWidth(Math.max(280, Math.floor(seen / step) * step));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [first]);
  return [ref, width];
}
