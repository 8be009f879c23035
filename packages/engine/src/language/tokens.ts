import { type Span, SyntaxProblem } from './ast.ts';

export interface Token extends Span {
  kind: 'number' | 'name' | 'keyword' | 'sign' | 'end';
  /** Keywords in capitals, names as written. */
  text: string;
}

/** Words with a meaning of their own; nothing may be declared under these names. */
export const KEYWORDS = new Set(['IF', 'THEN', 'ELSE', 'AND', 'OR', 'NOT', 'OVER', 'BY']);

const BLANK = /[\s]+|\{[^}]*\}/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const SIGN = /\/\/|<>|<=|>=|[-+*/^=<>()[\],]/y;

/** Splits a text into tokens, dropping blanks and {comments}. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const start = at;
    const push = (kind: Token['kind'], found: string, shown = found) => {
      at = start + found.length;
      tokens.push({ kind, text: shown, start, end: at });
    };
    const blank = take(BLANK);
    if (blank) {
      at += blank.length;
      continue;
    }
    const number = take(NUMBER);
    if (number) {
      push('number', number);
      if (take(NAME)) throw new SyntaxProblem('an operator after the number', `'${text[at]}'`, at, at + 1);
      continue;
    }
    const name = take(NAME);
    if (name) {
      const upper = name.toUpperCase();
      if (KEYWORDS.has(upper)) push('keyword', name, upper);
      else push('name', name);
      continue;
    }
    const sign = take(SIGN);
    if (sign) {
      push('sign', sign);
      continue;
    }
    if (text[at] === '{') throw new SyntaxProblem("'}' to end the comment", 'the end', at, at + 1);
    throw new SyntaxProblem('an expression', `'${String.fromCodePoint(text.codePointAt(at) ?? 0)}'`, at, at + 1);
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}
