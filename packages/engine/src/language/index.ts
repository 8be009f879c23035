/** The expression language: text to tree and back. */
export { type BinaryOperator, type Expression, type Span, type Subscript, SyntaxProblem, type Word } from './ast.ts';
export { parse } from './parse.ts';
export { print } from './print.ts';
export { KEYWORDS } from './tokens.ts';
