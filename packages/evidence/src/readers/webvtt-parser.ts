/** A WebVTT file parsed by the W3C rules (https://www.w3.org/TR/webvtt1/, section 6, "Parsing"). */
export interface WebVtt {
  cues: Cue[];
  regions: Region[];
  styles: string[];
  /** Blocks with an arrow whose timings could not be read, by line number from 1. */
  skipped: number[];
}

export interface Cue {
  id: string;
  start: number;
  /** Infinity never occurs; a cue may end before it starts, as written. */
  end: number;
  /** The payload as written, with tags. */
  text: string;
  settings: CueSettings;
}

export interface CueSettings {
  region?: string;
  vertical: '' | 'rl' | 'lr';
  line: number | 'auto';
  snapToLines: boolean;
  lineAlign: 'start' | 'center' | 'end';
  position: number | 'auto';
  positionAlign: 'auto' | 'line-left' | 'center' | 'line-right';
  size: number;
  align: 'start' | 'center' | 'end' | 'left' | 'right';
}

export interface Region {
  id: string;
  width: number;
  lines: number;
  regionAnchor: [number, number];
  viewportAnchor: [number, number];
  scroll: '' | 'up';
}

/** Parses a file; undefined when its first line is not the WebVTT signature. */
export function parseWebVtt(source: string): WebVtt | undefined {
  const input = source
    .replace(/\0/g, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '');
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(input)) return undefined;
  const out: WebVtt = { cues: [], regions: [], styles: [], skipped: [] };
  const lines = input.split('\n');
  let at = 1;
  if (lines[at]) at = block(lines, at, true, out);
  while (at < lines.length) {
    if (lines[at] === '') at++;
    else at = block(lines, at, false, out);
  }
  return out;
}

/** "Collect a WebVTT block": reads one block that begins at a line, returns the line after it. */
function block(lines: string[], first: number, inHeader: boolean, out: WebVtt): number {
  let at = first;
  let count = 0;
  let back = first;
  let buffer: string[] = [];
  let seenArrow = false;
  let cue: Cue | undefined;
  let style = false;
  let region = false;
  for (; at < lines.length; ) {
    const line = lines[at++];
    count++;
    if (line.includes('-->')) {
      if (inHeader || !(count === 1 || (count === 2 && !seenArrow))) {
        at = back;
        break;
      }
      seenArrow = true;
      back = at;
      const timing = timings(line);
      if (timing) {
        cue = {
          id: buffer.join('\n'),
          start: timing.start,
          end: timing.end,
          text: '',
          settings: settings(timing.rest, out.regions),
        };
        buffer = [];
      } else out.skipped.push(at);
      continue;
    }
    if (line === '') break;
    if (!inHeader && count === 2) {
      if (!cue && out.cues.length === 0 && /^STYLE[ \t\f]*$/.test(buffer[0] ?? '')) {
        style = true;
        buffer = [];
      } else if (!cue && out.cues.length === 0 && /^REGION[ \t\f]*$/.test(buffer[0] ?? '')) {
        region = true;
        buffer = [];
      }
    }
    buffer.push(line);
    back = at;
  }
  if (cue) {
    cue.text = buffer.join('\n');
    out.cues.push(cue);
  } else if (style) out.styles.push(buffer.join('\n'));
  else if (region) out.regions.push(regionOf(buffer.join(' ')));
  return at;
}

function timings(line: string): { start: number; end: number; rest: string } | undefined {
  const m = /^[ \t\f\n\r]*([\d:.]+)[ \t\f]*-->[ \t\f]*([\d:.]+)(.*)$/s.exec(line);
  if (!m) return undefined;
  const start = timestamp(m[1]);
  const end = timestampPrefix(m[2]);
  if (start === undefined || end === undefined) return undefined;
  return { start, end: end.seconds, rest: m[2].slice(end.length) + m[3] };
}

/** "Collect a WebVTT timestamp": hours may have any number of digits, minutes and seconds two below 60, milliseconds three. */
export function timestamp(text: string): number | undefined {
  const read = timestampPrefix(text);
  return read && read.length === text.length ? read.seconds : undefined;
}

function timestampPrefix(text: string): { seconds: number; length: number } | undefined {
  const m = /^(\d+):(\d{2})(?::(\d{2}))?\.(\d{3})(?!\d)/.exec(text);
  if (!m) return undefined;
  const short = m[3] === undefined;
  if (short && (m[1].length !== 2 || Number(m[1]) > 59)) return undefined;
  const hours = short ? 0 : Number(m[1]);
  const minutes = Number(short ? m[1] : m[2]);
  const seconds = Number(short ? m[2] : m[3]);
  if (minutes > 59 || seconds > 59) return undefined;
  return { seconds: hours * 3600 + minutes * 60 + seconds + Number(m[4]) / 1000, length: m[0].length };
}

function percentage(text: string): number | undefined {
  const m = /^(\d+(?:\.\d+)?)%$/.exec(text);
  const value = m ? Number(m[1]) : Number.NaN;
  return value >= 0 && value <= 100 ? value : undefined;
}

function settings(rest: string, regions: Region[]): CueSettings {
  const s: CueSettings = {
    vertical: '',
    line: 'auto',
    snapToLines: true,
    lineAlign: 'start',
    position: 'auto',
    positionAlign: 'auto',
    size: 100,
    align: 'center',
  };
  for (const part of rest.split(/[ \t\n\f\r]+/)) {
    const colon = part.indexOf(':');
    if (colon <= 0 || colon === part.length - 1) continue;
    set(s, part.slice(0, colon), part.slice(colon + 1), regions);
  }
  if (s.region && (s.vertical !== '' || s.line !== 'auto' || s.size !== 100)) s.region = undefined;
  return s;
}

function set(s: CueSettings, name: string, value: string, regions: Region[]): void {
  switch (name) {
    case 'region':
      s.region = regions.findLast((r) => r.id === value)?.id;
      return;
    case 'vertical':
      if (value === 'rl' || value === 'lr') s.vertical = value;
      return;
    case 'line': {
      const [where, align] = placed(value);
      const percent = where.endsWith('%') ? percentage(where) : undefined;
      if (where.endsWith('%') ? percent === undefined : !/^-?\d+(\.\d+)?$/.test(where)) return;
      const line = percent ?? Number(where);
      if (!Number.isFinite(line)) return;
      s.line = line;
      s.snapToLines = percent === undefined;
      if (/^(start|center|end)$/.test(align)) s.lineAlign = align as CueSettings['lineAlign'];
      return;
    }
    case 'position': {
      const [where, align] = placed(value);
      const percent = percentage(where);
      if (percent === undefined) return;
      s.position = percent;
      if (/^(line-left|center|line-right)$/.test(align)) s.positionAlign = align as CueSettings['positionAlign'];
      return;
    }
    case 'size':
      s.size = percentage(value) ?? s.size;
      return;
    case 'align':
      if (/^(start|center|end|left|right)$/.test(value)) s.align = value as CueSettings['align'];
  }
}

/** A place and, behind the first comma, its alignment; one nobody knows is passed over and the place stands (file-parsing tests of the standard). */
function placed(value: string): [where: string, align: string] {
  const comma = value.indexOf(',');
  return comma < 0 ? [value, ''] : [value.slice(0, comma), value.slice(comma + 1)];
}

function regionOf(text: string): Region {
  const r: Region = { id: '', width: 100, lines: 3, regionAnchor: [0, 100], viewportAnchor: [0, 100], scroll: '' };
  for (const part of text.split(/[ \t\n\f\r]+/)) {
    const colon = part.indexOf(':');
    if (colon <= 0 || colon === part.length - 1) continue;
    const value = part.slice(colon + 1);
    const name = part.slice(0, colon);
    if (name === 'id' && !value.includes('-->')) r.id = value;
    else if (name === 'width') r.width = percentage(value) ?? r.width;
    else if (name === 'lines' && /^\d+$/.test(value)) r.lines = Number(value);
    else if (name === 'regionanchor' || name === 'viewportanchor') {
      const [x, y, more] = value.split(',').map(percentage);
      if (x === undefined || y === undefined || value.split(',').length !== 2 || more !== undefined) continue;
      if (name === 'regionanchor') r.regionAnchor = [x, y];
      else r.viewportAnchor = [x, y];
    } else if (name === 'scroll' && value === 'up') r.scroll = 'up';
  }
  return r;
}
