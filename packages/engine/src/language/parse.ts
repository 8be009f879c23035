import { type BinaryOperator, type Expression, type Subscript, SyntaxProblem, type Word } from './ast.ts';
import { type Token, tokenize } from './tokens.ts';

/** Binary operators by how tightly they bind, loosest first (XMILE 1.0, section 3.3.1). All but ^ group from the left. */
export const LEVELS: BinaryOperator[][] = [
  ['OR'],
  ['AND'],
  ['=', '<>'],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '//'],
];

/** Deeper nesting than this is a mistake, and would overflow the stack. */
const DEEPEST = 200;
const LONGEST = 1000;

/** Reads one expression. Throws SyntaxProblem with the place and what was expected. */
export function parse(text: string): Expression {
  const tokens = tokenize(text);
  let position = 0;
  let depth = 0;

  const peek = (): Token => tokens[position];
  const next = (): Token => tokens[position++];
  const at = (word: string): boolean => (peek().kind === 'sign' || peek().kind === 'keyword') && peek().text === word;
  const accept = (word: string): boolean => at(word) && position++ >= 0;

  function fail(expected: string): never {
    const token = peek();
    throw new SyntaxProblem(
      expected,
      token.kind === 'end' ? 'the end' : `'${token.text}'`,
      token.start,
      Math.max(token.end, token.start + 1),
    );
  }
  function expect(word: string, expected: string): Token {
    if (!at(word)) fail(expected);
    return next();
  }
  const endOfLast = (): number => tokens[position - 1].end;

  function expression(): Expression {
    if (++depth > DEEPEST) fail('less nesting');
    const result = level(0);
    depth--;
    return result;
  }

  function level(n: number): Expression {
    if (n === LEVELS.length) return unary();
    let left = level(n + 1);
    for (let count = 0; ; count++) {
      const operator = LEVELS[n].find(at);
      if (!operator) return left;
      if (count === LONGEST) fail('fewer terms in a row: total an array, or split the equation');
      next();
      const right = level(n + 1);
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
  }

  function unary(): Expression {
    const token = peek();
    if (at('-') || at('+') || at('NOT')) {
      if (++depth > DEEPEST) fail('less nesting');
      next();
      const operand = unary();
      depth--;
      return {
        kind: 'unary',
        operator: token.text as '+' | '-' | 'NOT',
        operand,
        start: token.start,
        end: operand.end,
      };
    }
    return power();
  }

  function power(): Expression {
    const left = primary();
    if (!accept('^')) return left;
    if (++depth > DEEPEST) fail('less nesting');
    const right = unary(); // from the right: 2^-x, a^b^c = a^(b^c)
    depth--;
    return { kind: 'binary', operator: '^', left, right, start: left.start, end: right.end };
  }

  function primary(): Expression {
    const token = peek();
    if (token.kind === 'number') {
      next();
      return { kind: 'number', value: Number(token.text), start: token.start, end: token.end };
    }
    if (token.kind === 'name') {
      next();
      if (accept('(')) return call(token);
      if (!accept('[')) return { kind: 'name', name: token.text, start: token.start, end: token.end };
      const subscripts = [subscript()];
      while (accept(',')) subscripts.push(subscript());
      expect(']', "']' or ','");
      return { kind: 'name', name: token.text, subscripts, start: token.start, end: endOfLast() };
    }
    if (accept('(')) {
      const inner = expression();
      expect(')', "')' or an operator");
      return { ...inner, start: token.start, end: endOfLast() };
    }
    if (accept('IF')) {
      const condition = expression();
      expect('THEN', 'THEN or an operator');
      const yes = expression();
      expect('ELSE', 'ELSE or an operator');
      const no = expression();
      return { kind: 'if', condition, yes, no, start: token.start, end: no.end };
    }
    return fail('a number, a name or an opening parenthesis');
  }

  function call(name: Token): Expression {
    const args: Expression[] = [];
    let over: Word[] | undefined;
    let by: Word | undefined;
    if (!at(')')) {
      do args.push(expression());
      while (accept(','));
      if (accept('OVER')) {
        over = [word('a dimension')];
        while (accept(',')) over.push(word('a dimension'));
      } else if (accept('BY')) {
        by = word('a relation');
      }
    }
    expect(')', "')', ',' or an operator");
    return {
      kind: 'call',
      name: name.text,
      args,
      ...(over && { over }),
      ...(by && { by }),
      start: name.start,
      end: endOfLast(),
    };
  }

  function word(what: string): Word {
    const token = peek();
    if (token.kind !== 'name') fail(what);
    next();
    return { name: token.text, start: token.start, end: token.end };
  }

  function subscript(): Subscript {
    const token = peek();
    if (accept('*')) return { kind: 'star', start: token.start, end: token.end };
    if (token.kind !== 'name' && token.kind !== 'number') fail('a dimension, a member, a relation or *');
    next();
    if (!accept('[')) return { kind: 'name', name: token.text, start: token.start, end: token.end };
    if (++depth > DEEPEST) fail('less nesting');
    const of = subscript();
    depth--;
    expect(']', "']'");
    return { kind: 'name', name: token.text, of, start: token.start, end: endOfLast() };
  }

  const result = expression();
  if (peek().kind !== 'end') fail('an operator or the end');
  return result;
}
