import { decode, documentOf, offsetsOf, stampedTimes } from '../text/index.ts';
import { hasExtension, type Reader } from './reader.ts';

/** Plain text and text pasted from a page: kept exactly as it is; a transcript pasted with its seconds has a time map. */
export const plainReader: Reader = {
  format: 'text',
  accepts: () => true,
  read(bytes, name) {
    const { text, warnings } = decode(bytes, name);
    if (hasExtension(name, 'json', 'json3', 'jsonl') && /^\s*[[{]/.test(text))
      warnings.push({
        code: 'no-main-text',
        detail:
          'JSON of a layout that is not known (transcripts, chapters, Whisper, json3 are); read as it stands, names of fields and all',
      });
    const times = stampedTimes(text, offsetsOf(text).toCodePoint);
    return documentOf(bytes, name, { format: 'text', text, times, warnings });
  },
};
