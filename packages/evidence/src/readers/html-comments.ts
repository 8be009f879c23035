import { textOfTree } from './html-text.ts';

/** Where pages of the usual comment systems keep the words of one comment (Hacker News, Reddit old and new, Substack, WordPress, Disqus, Discourse, forem, schema.org). */
const BODIES = [
  '.commtext',
  '[slot="comment"]',
  '.comment .usertext-body',
  '.comment-body',
  '.comment__body',
  '.comment-content',
  '.comment-text',
  '.comment_text',
  '.post-message',
  '.topic-post .cooked',
  '[itemprop="commentText"]',
  '[itemtype$="schema.org/Comment"] [itemprop="text"]',
].join(', ');
const AUTHORS =
  '.hnuser, .comment-author .fn, .comment-author, .comment-meta .user, [itemprop="author"], .author, .username, .user-name, .names .username';
const CONTAINER = /(^|[\s_-])(comtr|comment|topic-post)(?![\w-]*(?:s|list|tree|page))/i;
const PARTS = /(comment|^|\s)[-_]{1,2}(body|content|text|meta|author|actions?)/i;

interface ElementLike {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: ArrayLike<ElementLike>;
  parentNode: ElementLike | null;
  getAttribute?(name: string): string | null;
  querySelector?(selector: string): ElementLike | null;
  querySelectorAll?(selector: string): Iterable<ElementLike>;
  remove?(): void;
}

/** One comment as it stands in the text: "name: words". */
export interface Comment {
  author?: string;
  text: string;
}

/** The comments of a page in its order, taken out of the tree so that the rest can be searched for its main text. Empty when the page has fewer than two. */
export function takeComments(document: ElementLike): Comment[] {
  const bodies = [...(document.querySelectorAll?.(BODIES) ?? [])];
  const inside = new Set(bodies);
  const outermost = bodies.filter((b) => !ancestors(b).some((a) => inside.has(a)));
  if (outermost.length < 2) return [];
  const out: Comment[] = [];
  const gone: ElementLike[] = [];
  for (const body of outermost) {
    const container = containerOf(body);
    const words = textOfTree(body as never);
    if (words) {
      const author = authorOf(container);
      out.push(author ? { author, text: `${author}: ${words}` } : { text: words });
    }
    gone.push(container);
  }
  for (const e of gone) e.remove?.();
  return out;
}

function ancestors(e: ElementLike): ElementLike[] {
  const out: ElementLike[] = [];
  for (let p = e.parentNode; p && out.length < 60; p = p.parentNode) out.push(p);
  return out;
}

/** The element that holds the whole comment: the nearest whose name or class says so, else the body itself. */
function containerOf(body: ElementLike): ElementLike {
  for (const a of ancestors(body).slice(0, 12)) {
    const said = a.getAttribute?.('class') ?? '';
    const name = a.nodeName.toLowerCase();
    if (name === 'body') break;
    if (name === 'shreddit-comment' || (CONTAINER.test(said) && !PARTS.test(said))) return row(a);
  }
  return body;
}

/** Hacker News keeps a comment in a table row around its own `div.comment`. */
function row(e: ElementLike): ElementLike {
  return ancestors(e).find((a) => /\bcomtr\b/.test(a.getAttribute?.('class') ?? '')) ?? e;
}

function authorOf(container: ElementLike): string | undefined {
  const named = container.getAttribute?.('author') ?? container.querySelector?.(AUTHORS)?.textContent;
  const name = named?.replace(/\s+/g, ' ').trim().replace(/:$/, '');
  return name && name.length <= 40 ? name : undefined;
}
