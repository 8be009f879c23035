/** Block elements end a line; headings and paragraphs leave an empty one. */
const LINE = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const PARAGRAPH = new Set('p h1 h2 h3 h4 h5 h6 blockquote pre ul ol table section article'.split(' '));
const SILENT = new Set(
  'script style noscript template svg math canvas iframe object embed head select textarea audio video'.split(' '),
);

interface NodeLike {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: ArrayLike<NodeLike>;
}

/** The readable text of a tree, iteratively, so that depth cannot exhaust the stack. Nothing in it is executed. */
export function textOfTree(root: NodeLike): string {
  const parts: string[] = [];
  const stack: (NodeLike | string)[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') {
      parts.push(node);
      continue;
    }
    if (node.nodeType === 3) {
      parts.push((node.textContent ?? '').replace(/\s+/g, ' '));
      continue;
    }
    if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) continue;
    const name = node.nodeName.toLowerCase();
    if (SILENT.has(name)) continue;
    if (name === 'br') {
      parts.push('\n');
      continue;
    }
    const mark = PARAGRAPH.has(name) ? '\n\n' : LINE.has(name) ? '\n' : '';
    if (mark) stack.push(mark);
    if (name === 'td' || name === 'th') stack.push('\t'); // the cells of a row stay on one line
    const children = node.childNodes; // a getter that builds its list anew
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]);
    if (mark) stack.push(mark);
    if (name === 'li') parts.push('\n');
  }
  return parts
    .join('')
    .replace(/[ \t\u00a0]*\n[ \t\u00a0]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Drops tags nested deeper than a limit, before any tree is built; linear. */
export function limitDepth(html: string, limit: number): { html: string; limited: boolean } {
  const voids = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|option|dd|dt)$/i;
  let depth = 0;
  let limited = false;
  let out = '';
  let from = 0;
  const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>/g;
  for (let m = tag.exec(html); m; m = tag.exec(html)) {
    const close = m[1] === '/';
    if (voids.test(m[2]) || m[0].endsWith('/>')) continue;
    if (!close) depth++;
    if (depth > limit) {
      limited = true;
      out += html.slice(from, m.index);
      from = m.index + m[0].length;
    }
    if (close) depth = Math.max(0, depth - 1);
  }
  return limited ? { html: out + html.slice(from), limited } : { html, limited };
}
