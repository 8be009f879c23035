/** What an expression says, before anything is known about the names in it. Positions are character offsets into the text. */

export interface Span {
  start: number;
  end: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '^' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'AND' | 'OR';

export type Subscript =
  | ({ kind: 'star' } & Span)
  /** A dimension, a member (digits allowed), or a relation with what it is applied to. */
  | ({ kind: 'name'; name: string; of?: Subscript } & Span);

export type Expression =
  | ({ kind: 'number'; value: number } & Span)
  | ({ kind: 'name'; name: string; subscripts?: Subscript[] } & Span)
  | ({ kind: 'unary'; operator: '+' | '-' | 'NOT'; operand: Expression } & Span)
  | ({ kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression } & Span)
  | ({ kind: 'if'; condition: Expression; yes: Expression; no: Expression } & Span)
  /** `SUM(e OVER d1, d2)` has `over`, `SUM(e BY relation)` has `by`. */
  | ({ kind: 'call'; name: string; args: Expression[]; over?: Word[]; by?: Word } & Span);

/** A name with its place. */
export interface Word extends Span {
  name: string;
}

/** The text is not an expression. */
export class SyntaxProblem extends Error {
  override readonly name = 'SyntaxProblem';
  readonly expected: string;
  readonly found: string;
  readonly start: number;
  readonly end: number;
  constructor(expected: string, found: string, start: number, end: number) {
    super(`expected ${expected} but found ${found}`);
    this.expected = expected;
    this.found = found;
    this.start = start;
    this.end = end;
  }
}
