/** Where in the recording a stretch of text was said: code-point offsets against seconds. */
export interface TimedSpan {
  /** Code points. */
  start: number;
  end: number;
  /** Seconds from the start of the recording. */
  from: number;
  to: number;
  speaker?: string;
}

/** The span that covers a code-point offset, by bisection. */
export function spanAt<S extends { start: number; end: number }>(spans: readonly S[], offset: number): S | undefined {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const mid = (low + high) >> 1;
    if (offset < spans[mid].start) high = mid - 1;
    else if (offset >= spans[mid].end) low = mid + 1;
    else return spans[mid];
  }
  return undefined;
}

/** The second at which the character at a code-point offset is said, interpolated within its span; undefined outside all spans. */
export function timeAt(spans: readonly TimedSpan[], offset: number): number | undefined {
  const span = spanAt(spans, offset);
  if (!span) return undefined;
  const share = span.end > span.start ? (offset - span.start) / (span.end - span.start) : 0;
  return span.from + share * (span.to - span.from);
}

/** The code-point offset being said at a second; the last span starting at or before it. */
export function offsetAt(spans: readonly TimedSpan[], second: number): number | undefined {
  let best: TimedSpan | undefined;
  for (const span of spans) if (span.from <= second && (!best || span.from >= best.from)) best = span;
  if (!best) return undefined;
  const share = best.to > best.from ? Math.min(1, (second - best.from) / (best.to - best.from)) : 0;
  return best.start + Math.floor(share * (best.end - best.start));
}

/** Seconds as H:MM:SS, for people. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
