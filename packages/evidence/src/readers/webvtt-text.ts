import { decodeEntities } from './entities.ts';
import { timestamp } from './webvtt-parser.ts';

/** A node of cue text: what the W3C "cue text parsing rules" build. */
export interface CueNode {
  tag: 'c' | 'i' | 'b' | 'u' | 'ruby' | 'rt' | 'v' | 'lang' | 'text' | 'time';
  classes?: string[];
  /** Voice name or language. */
  annotation?: string;
  text?: string;
  seconds?: number;
  children: CueNode[];
}

const TAGS = new Set(['c', 'i', 'b', 'u', 'ruby', 'rt', 'v', 'lang']);

/** The tree of a cue's payload. Unknown tags vanish, their content stays; nothing in it is ever executed. */
export function parseCueText(payload: string): CueNode[] {
  const root: CueNode = { tag: 'c', children: [] };
  const stack: CueNode[] = [root];
  let at = 0;
  while (at < payload.length) {
    const open = payload.indexOf('<', at);
    const text = payload.slice(at, open < 0 ? payload.length : open);
    if (text) top(stack).children.push({ tag: 'text', text: decodeEntities(text), children: [] });
    if (open < 0) break;
    const close = payload.indexOf('>', open);
    const inner = payload.slice(open + 1, close < 0 ? payload.length : close);
    at = close < 0 ? payload.length : close + 1;
    tag(inner, stack);
  }
  return root.children;
}

function top(stack: CueNode[]): CueNode {
  return stack[stack.length - 1];
}

function tag(inner: string, stack: CueNode[]): void {
  if (inner[0] === '/') {
    const name = inner.slice(1).trim();
    const current = top(stack);
    if (stack.length > 1 && current.tag === name) stack.pop();
    else if (name === 'ruby' && current.tag === 'rt' && stack[stack.length - 2]?.tag === 'ruby') stack.length -= 2;
    return;
  }
  if (/^\d/.test(inner)) {
    const seconds = timestamp(inner);
    if (seconds !== undefined) top(stack).children.push({ tag: 'time', seconds, children: [] });
    return;
  }
  const m = /^([^\s.]*)((?:\.[^\s.]*)*)(?:\s+([\s\S]*))?$/.exec(inner);
  if (!m || !TAGS.has(m[1])) return;
  const name = m[1] as CueNode['tag'];
  if (name === 'rt' && top(stack).tag !== 'ruby') return;
  const node: CueNode = { tag: name, children: [] };
  const classes = m[2].split('.').filter(Boolean);
  if (classes.length) node.classes = classes;
  if (name === 'v' || name === 'lang') node.annotation = decodeEntities((m[3] ?? '').replace(/\s+/g, ' ').trim());
  top(stack).children.push(node);
  if (stack.length < 256) stack.push(node);
}

/** The words of a cue, split where the voice changes. */
export function voicesOf(payload: string): { speaker?: string; text: string }[] {
  const out: { speaker?: string; text: string }[] = [];
  const walk = (nodes: CueNode[], speaker: string | undefined): void => {
    for (const n of nodes) {
      if (n.tag === 'text') {
        const last = out.at(-1);
        if (last && last.speaker === speaker) last.text += n.text;
        else out.push({ speaker, text: n.text ?? '' });
      } else walk(n.children, n.tag === 'v' ? n.annotation || undefined : speaker);
    }
  };
  walk(parseCueText(payload), undefined);
  return out.filter((v) => v.text.trim());
}
