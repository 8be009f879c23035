import { decode, documentOf } from '../text/index.ts';
import { hasExtension, type Reader } from './reader.ts';

/** Plain text and text pasted from a page: kept exactly as it is. */
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
    return documentOf(bytes, name, { format: 'text', text, warnings });
  },
};
