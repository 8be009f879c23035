/** What can go wrong with a document, as data; `inEnglish` is the only place with sentences. */
export type Problem =
  | { code: 'empty'; name: string }
  | { code: 'binary'; name: string; byte: number; offset: number }
  | { code: 'too-large'; name: string; bytes: number; limit: number }
  | { code: 'malformed'; name: string; format: string; detail: string }
  | { code: 'no-times'; name: string; as: string }
  | { code: 'unknown-option'; option: string; value: string; known: string[] };

/** One marked weakness of a document that could still be read. */
export type Warning =
  | { code: 'assumed-latin1'; offset: number }
  | { code: 'assumed-utf16' }
  | { code: 'assumed-encoding'; encoding: string; sure: boolean }
  | { code: 'declared-encoding'; declared: string; used: string }
  | { code: 'replaced-characters'; count: number }
  | { code: 'truncated'; format: string; kept: number; detail: string }
  | { code: 'unclosed' }
  | { code: 'skipped-cues'; count: number; firstLine: number }
  | { code: 'odd-times'; count: number }
  | { code: 'depth-limited'; limit: number }
  | { code: 'size-limited'; limit: number }
  | { code: 'no-main-text'; detail: string }
  | { code: 'transcripts-elsewhere'; episodes: number; first: string };

/** Thrown for input that gives no document at all; callers print `message` or return `problem`. */
export class EvidenceError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(inEnglish(problem));
    this.name = 'EvidenceError';
    this.problem = problem;
  }
}

/** A problem in words: what, the value, why, what now. */
export function inEnglish(p: Problem): string {
  switch (p.code) {
    case 'empty':
      return `${p.name} is empty: there is no text to read. Was the download finished?`;
    case 'binary':
      return `${p.name} is not text: byte ${p.byte} at offset ${p.offset}. Export it as text, HTML, subtitles or JSON first.`;
    case 'too-large':
      return `${p.name} has ${p.bytes} bytes, above the limit of ${p.limit}. Split it.`;
    case 'malformed':
      return `${p.name} looks like ${p.format} but cannot be read: ${p.detail}.`;
    case 'no-times':
      return `${p.name} has no times, so nothing can be written as ${p.as}; markdown gives its brief with places in the text.`;
    case 'unknown-option':
      return `${p.option} is "${p.value}"; known are ${p.known.join(', ')}.`;
  }
}

/** A warning in words. */
export function warningInEnglish(w: Warning): string {
  switch (w.code) {
    case 'assumed-latin1':
      return `not valid UTF-8 (byte offset ${w.offset}); read as Latin-1, so accents may be wrong`;
    case 'assumed-utf16':
      return 'read as UTF-16, though no byte-order mark says so';
    case 'assumed-encoding':
      return w.sure
        ? `read as ${w.encoding}, for which its bytes speak`
        : `perhaps ${w.encoding}: there is too little text to be sure, so words and units may be wrong; save it as UTF-8 and add it again`;
    case 'declared-encoding':
      return `the file calls itself ${w.declared}, but its bytes are not; read as ${w.used}`;
    case 'replaced-characters':
      return `${w.count} unreadable characters were replaced`;
    case 'unclosed':
      return 'the page ends before what it opened is closed: a download cut short, perhaps. Its last words and figures may be incomplete; fetch it again';
    case 'truncated':
      return `the ${w.format} ends early (${w.detail}); ${w.kept} parts were kept`;
    case 'odd-times':
      return `${w.count} ${w.count === 1 ? 'piece has a time' : 'pieces have times'} before the beginning, before the piece ahead or ending before it begins; moved to where the last one stands`;
    case 'skipped-cues':
      return w.count === 1
        ? `1 malformed cue was skipped, at line ${w.firstLine}`
        : `${w.count} malformed cues were skipped, the first at line ${w.firstLine}`;
    case 'depth-limited':
      return `markup nested deeper than ${w.limit} was flattened`;
    case 'size-limited':
      return `only the first ${w.limit} characters were read`;
    case 'no-main-text':
      return w.detail;
    case 'transcripts-elsewhere':
      return `${w.episodes === 1 ? '1 episode has its transcript in a file of its own' : `${w.episodes} episodes have their transcripts in files of their own`} (${w.first}), not read with the feed; nothing is fetched, \`buildout evidence add\` takes what is saved beside the feed`;
  }
}
