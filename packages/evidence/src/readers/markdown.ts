import { type DeclaredChapter, decode, documentOf, offsetsOf, stampedTimes } from '../text/index.ts';
import { hasExtension, head, type Reader } from './reader.ts';

/** Markdown, kept as written; headings become declared chapters, front matter gives title and date. */
export const markdownReader: Reader = {
  format: 'markdown',
  accepts: (bytes, name) =>
    hasExtension(name, 'md', 'markdown', 'mdx') ||
    /^(---\n[\s\S]*?\n---\n)?\s*# \S.*\n[\s\S]*\n##+ \S/.test(head(bytes)),
  read(bytes, name) {
    const { text, warnings } = decode(bytes, name);
    const offsets = offsetsOf(text);
    const chapters: DeclaredChapter[] = [];
    let title: string | undefined;
    let fenced = false;
    let at = 0;
    for (const line of text.split('\n')) {
      if (/^(```|~~~)/.test(line)) fenced = !fenced;
      const heading = fenced ? null : /^(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line);
      if (heading) {
        title ??= heading[1].length === 1 ? heading[2] : undefined;
        chapters.push({ start: offsets.toCodePoint(at), title: heading[2] });
      }
      at += line.length + 1;
    }
    const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
    const field = (key: string) => new RegExp(`^${key}:\\s*["']?(.+?)["']?\\s*$`, 'mi').exec(front)?.[1];
    const stated = field('date') ?? /^\*\*(?:Published|Date):?\*\*:?\s*(\S+)/im.exec(text.slice(0, 2000))?.[1];
    const date = stated && /^\d{4}-\d\d-\d\d/.test(stated) ? stated.slice(0, 10) : undefined;
    return documentOf(bytes, name, {
      format: 'markdown',
      text,
      warnings,
      chapters,
      times: stampedTimes(text, offsets.toCodePoint),
      title: field('title') ?? title,
      date,
    });
  },
};
