import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../readers/index.ts';
import type { Document } from '../text/index.ts';

/** The text documents of a folder, in order of name, without its README. */
export function documentsOf(folder: string): Document[] {
  return readdirSync(folder)
    .filter((f) => /\.(txt|md|vtt|srt|html?|json)$/i.test(f) && !/^readme/i.test(f))
    .sort()
    .map((f) => readDocument(readFileSync(join(folder, f)), f));
}
