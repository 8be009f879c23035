/** What is around the marks: title, unit, plot area, source line; the accessible name; the background. */
import { el, hover, num, shortHash } from './svg.ts';
import { boldWidth, escapeText as esc, fit, textWidth, wrap } from './text.ts';
import { colour, fontFamily, size } from './theme.ts';
import type { ChartHead } from './types.ts';

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Frame {
  width: number;
  height: number;
  /** Pixels from the left within which words are set that belong to the whole picture. */
  words: number;
  /** Prefix of ids in this picture. */
  id: string;
  title: string[];
  subtitle: string;
  foot: string[];
  /** Top of the space left for the chart, below title and unit. */
  top: number;
  /** Bottom of it, above the source line. */
  bottom: number;
}

const lineHeight = (pixels: number) => Math.round(pixels * 1.3);

/** Sets title and foot and says what is left between them. */
export function frameOf(head: ChartHead, kind: string, axis: string, defaults = { width: 720, height: 400 }): Frame {
  const width = head.width ?? defaults.width;
  const height = head.height ?? defaults.height;
  const words = Math.min(width, head.wordsWidth ?? width);
  const inside = words - 24;
  // What is set narrower than the picture takes the lines it needs.
  const most = words < width ? 12 : 3;
  const title = wrap(head.title, inside / boldWidth, size.title, most);
  const citation = [head.source && `Source: ${head.source}`, head.credit, head.runId && `Run ${head.runId}`]
    .filter(Boolean)
    .join(' · ');
  const foot = [
    ...(head.note ? wrap(head.note, inside, size.foot, most) : []),
    ...(citation ? wrap(citation, inside, size.foot, most) : []),
  ];
  const top = 12 + title.length * lineHeight(size.title) + (axis ? lineHeight(size.unit) : 0) + 6;
  const bottom = height - (foot.length ? foot.length * lineHeight(size.foot) + 12 : 8);
  return {
    width,
    height,
    words,
    id: `c${shortHash(`${kind}|${head.title}|${head.unit}|${head.runId ?? ''}`)}`,
    title,
    subtitle: axis,
    foot,
    top,
    bottom,
  };
}

/** The whole picture. `description` says in words what the chart shows, for those who do not see it. */
export function picture(frame: Frame, head: ChartHead, description: string, defs: string, marks: string): string {
  const { width, height, id } = frame;
  const words: string[] = [];
  frame.title.forEach((line, i) => {
    words.push(
      el(
        'text',
        {
          x: 12,
          y: 12 + lineHeight(size.title) * (i + 1) - 5,
          'font-size': size.title,
          'font-weight': 650,
          fill: colour('ink'),
        },
        esc(line),
      ),
    );
  });
  if (frame.subtitle) {
    const y = 12 + lineHeight(size.title) * frame.title.length + lineHeight(size.unit) - 3;
    words.push(
      el(
        'text',
        { x: 12, y, 'font-size': size.unit, fill: colour('muted') },
        esc(fit(frame.subtitle, frame.words - 24, size.unit)),
      ),
    );
  }
  frame.foot.forEach((line, i) => {
    const y = height - 8 - lineHeight(size.foot) * (frame.foot.length - 1 - i);
    words.push(el('text', { x: 12, y, 'font-size': size.foot, fill: colour('muted') }, esc(line)));
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${num(width)} ${num(height)}" width="${num(width)}" height="${num(height)}" ` +
    `role="img" aria-labelledby="${id}-t ${id}-d" font-family="${fontFamily.replaceAll("'", '&#39;')}">` +
    `<title id="${id}-t">${esc(head.title)}</title><desc id="${id}-d">${esc(description)}</desc>` +
    (defs ? `<defs>${defs}</defs>` : '') +
    el('rect', { width, height, fill: colour('paper') }) +
    words.join('') +
    marks +
    '</svg>\n'
  );
}

/** Text at a place; a cut label keeps its whole text for the pointer. */
export function label(
  text: string,
  at: {
    x: number;
    y: number;
    anchor?: 'start' | 'middle' | 'end';
    pixels?: number;
    size?: number;
    fill?: string;
    weight?: number;
    halo?: boolean;
  },
): string {
  const points = at.size ?? size.label;
  const shown = at.pixels === undefined ? text : fit(text, at.pixels, points);
  return el(
    'text',
    {
      x: at.x,
      y: at.y,
      'font-size': points,
      'text-anchor': at.anchor === 'start' ? undefined : at.anchor,
      'font-weight': at.weight,
      fill: at.fill ?? colour('ink'),
      ...(at.halo
        ? { stroke: colour('paper'), 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
        : {}),
    },
    (shown === text ? '' : hover(text)) + esc(shown),
  );
}

/** Said in place of a picture without numbers. */
export function nothingToShow(area: Area): string {
  return label('No values to show', {
    x: (area.left + area.right) / 2,
    y: (area.top + area.bottom) / 2,
    anchor: 'middle',
    fill: colour('muted'),
  });
}

/** Pixels the widest of these labels needs. */
export function widest(texts: string[], points: number = size.label): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, points)), 0);
}
