import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decode, documentOf, EvidenceError, type SpokenSpan, type Warning } from '../text/index.ts';
import { type Comment, takeComments } from './html-comments.ts';
import { limitDepth, textOfTree } from './html-text.ts';
import { hasExtension, head, type Reader, withoutPreamble } from './reader.ts';

/** Largest page read whole, in characters; the rest is cut and marked. */
const MAX_PAGE = 6_000_000;
/** Above this many tags the main text is not searched for: Readability is not linear. */
const MAX_TAGS = 40_000;
const MAX_DEPTH = 200;
/** Above this many, a "<" that begins no tag is no writing. Each would be a node of its own. */
const MAX_STRAYS = 40_000;
const STRAY = /<(?![a-z/!?])/gi;
const NO_WORDS = `its first ${MAX_PAGE.toLocaleString('en')} characters hold no words, and the rest of a page so long is not read; save its text alone`;

/** HTML pages: the main text by Readability, without scripts, navigation and forms; the whole body when there is no main text. */
export const htmlReader: Reader = {
  format: 'html',
  accepts: (bytes, name) => {
    const start = withoutPreamble(head(bytes)).toLowerCase();
    return (
      /^<(!doctype html|html|head|body|article|main|div|p|section|table|h1|span|ul|ol)\b/.test(start) ||
      (hasExtension(name, 'html', 'htm', 'xhtml') && start.includes('<'))
    );
  },
  read(bytes, name) {
    const { text: source, warnings } = decode(bytes, name);
    const page = readPage(source, warnings);
    if (endsOpen(source)) warnings.push({ code: 'unclosed' });
    if (page.text === '')
      throw source.length > MAX_PAGE
        ? new EvidenceError({ code: 'malformed', name, format: 'HTML', detail: NO_WORDS })
        : new EvidenceError({ code: 'empty', name });
    return documentOf(bytes, name, { format: 'html', warnings, ...page });
  },
};

/** Elements that HTML wants closed ("Optional tags" of the standard names those it does not). */
const CLOSED =
  /<(\/?)(article|section|main|aside|header|footer|nav|div|span|a|em|strong|table|ul|ol|h[1-6]|title|style|script)\b/gi;

/** Whether a page stops in the middle: inside a tag, or inside an element that must be closed, with neither body nor document ended. */
function endsOpen(source: string): boolean {
  if (/<\/(?:html|body)\s*>/i.test(source)) return false;
  if (/<[a-z/!][^<>]{0,2000}$/i.test(source.slice(-2001))) return true;
  const open = new Map<string, number>();
  for (const [, end, name] of source.matchAll(CLOSED)) {
    const element = name.toLowerCase();
    open.set(element, (open.get(element) ?? 0) + (end ? -1 : 1));
  }
  return [...open].some(([, left]) => left > 0);
}

type Tree = ReturnType<typeof parseHTML>['document'];

interface Page {
  text: string;
  turns?: SpokenSpan[];
  title?: string;
  date?: string;
  language?: string;
}

function readPage(source: string, warnings: Warning[]): Page {
  let html = source;
  if (html.length > MAX_PAGE) {
    html = html.slice(0, MAX_PAGE);
    warnings.push({ code: 'size-limited', limit: MAX_PAGE });
  }
  if ((html.match(STRAY)?.length ?? 0) > MAX_STRAYS) {
    html = html.replace(STRAY, ' ');
    warnings.push({ code: 'no-main-text', detail: `more than ${MAX_STRAYS} “<” that begin no tag were left out` });
  }
  const flat = limitDepth(html, MAX_DEPTH);
  if (flat.limited) warnings.push({ code: 'depth-limited', limit: MAX_DEPTH });
  html = /<body[\s>]/i.test(flat.html) ? flat.html : `<html><body>${flat.html}</body></html>`;
  const { document } = parseHTML(html);
  const language = document.documentElement?.getAttribute('lang') ?? undefined;
  const title = document.querySelector('title')?.textContent?.replace(/\s+/g, ' ').trim() || undefined;
  const stated =
    document
      .querySelector('meta[property="article:published_time"], meta[name="date"], meta[itemprop="datePublished"]')
      ?.getAttribute('content') ??
    document.querySelector('time[datetime]')?.getAttribute('datetime') ??
    undefined;
  const date = stated && /^\d{4}-\d\d-\d\d/.test(stated) ? stated.slice(0, 10) : undefined;
  const comments = takeComments(document as never);
  if (comments.length) return { ...withComments(document, comments), title, date, language };
  const whole = textOfTree(document.body ?? document);
  const tags = html.split('<').length;
  if (tags <= MAX_TAGS && whole.length > 500) {
    const main = mainText(document);
    if (main && main.length >= Math.min(400, whole.length / 5)) return { text: main, title, date, language };
    warnings.push({ code: 'no-main-text', detail: 'no main text found; the whole page was read' });
  }
  return { text: whole, title, date, language };
}

/** A page with a discussion: its main text, or only its heading when the comments are the page, then every comment as a paragraph. */
function withComments(document: Tree, comments: Comment[]): { text: string; turns: SpokenSpan[] } {
  const heading = (
    document.querySelector('h1, .titleline a, .titleline')?.textContent ??
    document.querySelector('title')?.textContent ??
    ''
  )
    .replace(/\s+/g, ' ')
    .trim();
  const post = document.querySelector(POST);
  const own = post ? textOfTree(post) : '';
  const rest = textOfTree(document.body ?? document);
  const main = rest.length > 500 ? mainText(document) : undefined;
  const parts = main && main.length >= 400 ? [main] : [own.startsWith(heading) ? '' : heading, own];
  const text = [...parts, ...comments.map((comment) => comment.text)].filter(Boolean).join(BETWEEN);
  const turns: SpokenSpan[] = [];
  let at = [...text].length - [...comments.map((comment) => comment.text).join(BETWEEN)].length;
  for (const { author, text: words } of comments) {
    const end = at + [...words].length;
    turns.push({ start: at, end, ...(author !== undefined && { speaker: author }) });
    at = end + BETWEEN.length;
  }
  return { text, turns };
}

const BETWEEN = '\n\n';
/** What the comments are about, where it is too short for a main text. */
const POST =
  '.toptext, [slot="text-body"], .entry .usertext-body, .expando .usertext-body, [itemprop="articleBody"], .entry-content, .post-content, article';

/** Readability works on the tree and empties it, so it gets it last. */
function mainText(document: Tree): string | undefined {
  try {
    const heading = document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim();
    const article = new Readability(document as never, { charThreshold: 200 }).parse();
    if (!article?.content) return undefined;
    const tree = parseHTML(`<html><body>${article.content}</body></html>`).document.body;
    const text = textOfTree(tree);
    const stated = article.title?.trim();
    const title = stated && heading && stated.startsWith(heading) ? heading : stated;
    return title && !text.startsWith(title) ? `${title}\n\n${text}` : text;
  } catch {
    return undefined; // a page Readability cannot walk is read whole
  }
}
