/**
 * Colours and letters. Every colour is a CSS variable with a fallback, so a page sets light or dark once and a picture
 * saved by itself still has its colours. Series colours keep 4.5 : 1 on the paper and differ in lightness as well as in
 * hue (told apart with protanopia, deuteranopia and tritanopia); direct labels, dashes or hatching repeat what they say.
 */

const light = {
  paper: '#ffffff',
  ink: '#1a1f26',
  muted: '#565e69',
  rule: '#d9dde2',
  zero: '#8a929c',
  ghost: '#6f7782',
  alert: '#b3261e',
  s0: '#1a66a8',
  s1: '#b14a00',
  s2: '#0a7454',
  s3: '#8b3f8a',
  s4: '#7a5c00',
  s5: '#0d7383',
  s6: '#a62c4b',
  s7: '#4d5663',
} as const;

const dark: Record<Colour, string> = {
  paper: '#14171b',
  ink: '#e9edf1',
  muted: '#a4adb8',
  rule: '#333a42',
  zero: '#6f7883',
  ghost: '#8d96a1',
  alert: '#ff8a80',
  s0: '#6db3f2',
  s1: '#ff9d5c',
  s2: '#4fcf9f',
  s3: '#dd93db',
  s4: '#dcb53f',
  s5: '#5cc8d8',
  s6: '#f58aa5',
  s7: '#aeb7c2',
};

export type Colour = keyof typeof light;

/** `var(--bo-ink,#1a1f26)`. */
export function colour(name: Colour): string {
  return `var(--bo-${name},${light[name]})`;
}

const seriesNames: Colour[] = ['s0', 's1', 's2', 's3', 's4', 's5', 's6', 's7'];

/** Colour of the n-th series; after eight they repeat. */
export function seriesColour(index: number): string {
  return colour(seriesNames[index % seriesNames.length] ?? 's7');
}

const declare = (set: Record<string, string>) =>
  Object.entries(set)
    .map(([name, value]) => `--bo-${name}:${value}`)
    .join(';');

/** The style sheet a page or report includes once: light, dark by preference, dark or light by choice. */
export const themeCss = `:root{color-scheme:light dark;${declare(light)}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${declare(dark)}}}
:root[data-theme=dark]{${declare(dark)}}
@media print{:root,:root[data-theme=dark]{color-scheme:light;${declare(light)}}}`;

export const fontFamily = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

export const size = { title: 16, unit: 12, axis: 12, label: 12, foot: 11 } as const;

/** The picture with its colours written out, for programs that know no CSS variables (and for files that leave the page). */
export function standalone(svg: string): string {
  return svg.replace(/var\(--bo-[a-z0-9]+,(#[0-9a-f]{6})\)/g, '$1');
}
