import { type Document, utf16WithoutMark } from '../text/index.ts';

/** One file format. Each reader answers for itself; nothing else asks what kind a file is. */
export interface Reader {
  readonly format: string;
  /** Whether this reader can read these bytes; looks only at the beginning and the name. */
  accepts(bytes: Uint8Array, name: string): boolean;
  /** Reads all of it. Throws EvidenceError when nothing can be read; marks what is missing in `warnings` otherwise. */
  read(bytes: Uint8Array, name: string): Document;
}

/** The beginning of a file as text, whatever its encoding, without a byte-order mark. */
export function head(bytes: Uint8Array, size = 4096): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : bytes.subarray(0, size).includes(0)
          ? (utf16WithoutMark(bytes) ?? 'utf-8')
          : 'utf-8';
  return new TextDecoder(label).decode(bytes.subarray(0, size));
}

/** Whether a name ends in one of these extensions. */
export function hasExtension(name: string, ...extensions: string[]): boolean {
  const low = name.toLowerCase().replace(/[?#].*$/, '');
  return extensions.some((e) => low.endsWith(`.${e}`));
}

/** Markup without the comments and processing instructions it begins with; linear, whatever they contain. */
export function withoutPreamble(markup: string): string {
  let rest = markup.replace(/^\ufeff/, '').trimStart();
  for (;;) {
    const close = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : undefined;
    if (!close) return rest;
    const end = rest.indexOf(close);
    if (end < 0) return rest;
    rest = rest.slice(end + close.length).trimStart();
  }
}
