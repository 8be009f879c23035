import { decode, documentOf } from '../text/index.ts';
import type { Reader } from './reader.ts';

/** Plain text and text pasted from a page: kept exactly as it is. */
export const plainReader: Reader = {
  format: 'text',
  accepts: () => true,
  read(bytes, name) {
    const { text, warnings } = decode(bytes, name);
    return documentOf(bytes, name, { format: 'text', text, warnings });
  },
};
