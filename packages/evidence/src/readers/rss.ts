import { DOMParser } from 'linkedom';
import { type DeclaredChapter, decode, documentOf, EvidenceError, type LinkedTranscript } from '../text/index.ts';
import { decodeEntities } from './entities.ts';
import { limitDepth, textOfTree } from './html-text.ts';
import { head, type Reader, withoutPreamble } from './reader.ts';

/** RSS 2.0 and Atom: each entry is a chapter with its title, date and text. A feed cut short gives its complete entries, marked. */
export const rssReader: Reader = {
  format: 'rss',
  accepts: (bytes) => /^<(rss|feed|rdf:RDF)[\s>]/.test(withoutPreamble(head(bytes))),
  read(bytes, name) {
    const { text, warnings } = decode(bytes, name);
    const source = withUsualPrefixes(text);
    const { entries, cut } = entriesOf(source);
    if (cut)
      warnings.push({
        code: 'truncated',
        format: 'feed',
        kept: entries.length,
        detail: 'the last entry is not closed',
      });
    const beforeFirst = source.slice(0, Math.max(0, source.search(/<(item|entry)[\s>]/)));
    const title = field(beforeFirst || source.slice(0, 5000), 'title');
    const parts: string[] = title ? [title] : [];
    const chapters: DeclaredChapter[] = [];
    let length = [...(title ?? '')].length;
    let date: string | undefined;
    const transcripts: LinkedTranscript[] = [];
    for (const entry of entries) {
      const heading = field(entry, 'title') ?? 'Untitled';
      const published = field(entry, 'pubDate') ?? field(entry, 'published') ?? field(entry, 'updated');
      date ??= isoDate(published);
      transcripts.push(...transcriptsOf(entry, heading, isoDate(published)));
      const body = ['content:encoded', 'content', 'description', 'summary', 'itunes:summary']
        .map((t) => field(entry, t, true))
        .find((t) => t);
      const text = [heading, published, body].filter(Boolean).join('\n');
      if (parts.length) length += 2;
      chapters.push({ start: length, title: heading, url: field(entry, 'link') ?? atomLink(entry) });
      parts.push(text);
      length += [...text].length;
    }
    if (parts.length === 0)
      throw new EvidenceError({
        code: 'malformed',
        name,
        format: 'a feed',
        detail: 'it has no complete entry and no title',
      });
    if (transcripts.length > 0) {
      const episodes = new Set(transcripts.map((one) => `${one.title} ${one.date}`)).size;
      warnings.push({ code: 'transcripts-elsewhere', episodes, first: transcripts[0].url });
    }
    return documentOf(bytes, name, {
      format: 'rss',
      text: parts.join('\n\n'),
      chapters,
      title,
      date,
      warnings,
      transcripts,
    });
  },
};

/** Prefixes are the feed's to choose; what counts is the address each stands for. */
const NAMESPACES: [address: RegExp, prefix: string][] = [
  [
    /^https:\/\/podcastindex\.org\/namespace\/1\.0$|^https:\/\/github\.com\/Podcastindex-org\/podcast-namespace\//i,
    'podcast',
  ],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/, 'content'],
  [/^http:\/\/www\.itunes\.com\/dtds\/podcast-1\.0\.dtd$/i, 'itunes'],
];

/** A feed declares a namespace once or twice; each costs a walk through the whole. */
const MOST_PREFIXES = 12;

/** The feed with the prefixes this reader asks for, whichever it declared. */
function withUsualPrefixes(source: string): string {
  let out = source;
  let renamed = 0;
  for (const [, given, , address] of source.matchAll(/\sxmlns:([\w.-]+)\s*=\s*(["'])([^"'<>]*)\2/g)) {
    const usual = NAMESPACES.find(([known]) => known.test(address))?.[1];
    if (usual && usual !== given && renamed++ < MOST_PREFIXES)
      out = out.replaceAll(new RegExp(`<(/?)${given.replaceAll('.', '\\.')}:`, 'g'), `<$1${usual}:`);
  }
  return out;
}

/** The complete entries of a feed, found in one pass; `cut` when the last is not closed. */
function entriesOf(source: string): { entries: string[]; cut: boolean } {
  const opening = /<(item|entry)[\s>]/g;
  const entries: string[] = [];
  for (let m = opening.exec(source); m; m = opening.exec(source)) {
    const close = `</${m[1]}>`;
    const end = source.indexOf(close, m.index);
    if (end < 0) return { entries, cut: true };
    entries.push(source.slice(m.index, end + close.length));
    opening.lastIndex = end + close.length;
  }
  return { entries, cut: false };
}

/** The `podcast:transcript` elements of an entry, in their order. */
function transcriptsOf(entry: string, title: string, date: string | undefined): LinkedTranscript[] {
  return [...entry.matchAll(/<podcast:transcript\s([^<>]*)>/g)].flatMap(([, attributes]) => {
    const url = attribute(attributes, 'url');
    if (!url) return [];
    return [{ url, type: attribute(attributes, 'type') ?? '', title, ...(date ? { date } : {}) }];
  });
}

function attribute(attributes: string, name: string): string | undefined {
  const m = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = m?.[1] ?? m?.[2];
  return value === undefined ? undefined : decodeEntities(value).trim() || undefined;
}

/** Atom's links are attributes: the alternate one, else the first. */
function atomLink(entry: string): string | undefined {
  const links = [...entry.matchAll(/<link\b([^>]*)>/g)].map((m) => m[1]);
  const best = links.find((l) => /rel=["']alternate["']/.test(l)) ?? links[0];
  const href = best && /href=["']([^"']+)["']/.exec(best)?.[1];
  return href ? decodeEntities(href) : undefined;
}

function isoDate(text: string | undefined): string | undefined {
  const time = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** The text of the first element of a name; markup inside it is read as HTML and dropped. */
function field(xml: string, tag: string, html = false): string | undefined {
  const m = new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`).exec(xml);
  if (!m) return undefined;
  const cdata = m[1].replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1');
  const raw = m[1].includes('<![CDATA[') ? cdata : decodeEntities(cdata);
  if (!html && !/<[a-z]/i.test(raw)) return decodeEntities(raw).replace(/\s+/g, ' ').trim() || undefined;
  const page = new DOMParser().parseFromString(
    `<html><body>${limitDepth(raw.slice(0, 500_000), 100).html}</body></html>`,
    'text/html',
  );
  return textOfTree(page as never) || undefined;
}
