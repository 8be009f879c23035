/** Writing SVG: elements as text, numbers to three places so that the same input is the same bytes. */
import { escapeText } from './text.ts';

/** At most three decimals, no exponent, no negative zero. */
export function num(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded === 0 ? '0' : String(rounded);
}

export type Attributes = Record<string, string | number | undefined>;

/** One element; attributes without a value are left out, children are SVG already. */
export function el(name: string, attributes: Attributes = {}, ...children: string[]): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    open += ` ${key}="${typeof value === 'number' ? num(value) : escapeText(value)}"`;
  }
  const inside = children.join('');
  return inside ? `${open}>${inside}</${name}>` : `${open}/>`;
}

/** A `<title>`: what a pointer hovering over the mark is told. */
export function hover(text: string): string {
  return `<title>${escapeText(text)}</title>`;
}

/** Rounds every number of a path that d3-shape wrote. */
export function tidyPath(path: string | null): string {
  return (path ?? '').replace(/-?\d+\.\d+(?:e-?\d+)?/g, (n) => num(Number(n)));
}

/** A short, stable name from text (FNV-1a), for ids inside a picture. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
