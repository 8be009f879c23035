/** What can be wrong with a ledger: data first, words in one place. */
import { ModelError } from '../problems.ts';

export type LedgerProblem =
  | { code: 'ledger-unknown-name'; where: string; text: string; name: string; nearest?: string }
  | { code: 'ledger-bad-subscript'; where: string; text: string; reason: string }
  | { code: 'ledger-not-company'; where: string; text: string; dimension: string; company: string }
  | {
      code: 'ledger-claim-mismatch';
      where: string;
      element: string[];
      instrument: string;
      expected: string;
      found: string;
    }
  | { code: 'ledger-duplicate-name'; where: string; name: string }
  | { code: 'ledger-no-outside'; where: string };

/** The declaration of the ledger does not hold together: a ModelError that also has the problems in the ledger's terms. */
export class LedgerError extends ModelError {
  readonly ledgerProblems: LedgerProblem[];
  constructor(problems: LedgerProblem[]) {
    super(problems.map((p) => ({ code: 'declaration', id: p.where, message: ledgerProblemInEnglish(p) })));
    this.ledgerProblems = problems;
  }
}

export type LedgerRunProblem = {
  code: 'transfer-negative' | 'transfer-inactive' | 'transfer-not-finite';
  transfer: string;
  variable: string;
  element: string[];
  step: number;
  amount: number;
};

/** A run asked the ledger for something without meaning: a negative amount, or money to or from nobody. */
export class LedgerRunError extends Error {
  readonly code: LedgerRunProblem['code'];
  readonly problem: LedgerRunProblem;
  readonly variable: string;
  readonly element: string[];
  readonly step: number;
  readonly value: number;
  constructor(problem: LedgerRunProblem) {
    super(ledgerRunProblemInEnglish(problem));
    this.name = 'LedgerRunError';
    this.code = problem.code;
    this.problem = problem;
    this.variable = problem.variable;
    this.element = problem.element;
    this.step = problem.step;
    this.value = problem.amount;
  }
}

export function ledgerProblemInEnglish(p: LedgerProblem): string {
  switch (p.code) {
    case 'ledger-unknown-name': {
      const hint = p.nearest ? ` Did you mean '${p.nearest}'?` : '';
      return `'${p.text}' names '${p.name}', which is no dimension, relation or member here.${hint}`;
    }
    case 'ledger-bad-subscript':
      return `'${p.text}' is not a subscript: ${p.reason}. Write a company, a dimension of the loop, or relation[dimension].`;
    case 'ledger-not-company':
      return `'${p.text}' gives a member of '${p.dimension}', not of '${p.company}'. Use a relation that leads to '${p.company}'.`;
    case 'ledger-claim-mismatch':
      return `at [${p.element.join(', ')}] money and claim go to different companies: '${p.instrument}' expects ${p.expected}, '${p.where}' has ${p.found}. Make both ends agree with the holder and issuer of the claim.`;
    case 'ledger-duplicate-name':
      return `the ledger generates a variable named '${p.name}', which the model already has. Rename yours.`;
    case 'ledger-no-outside':
      return `a cost of bankruptcy has to be paid to somebody: name at least one company in 'outside'.`;
  }
}

export function ledgerRunProblemInEnglish(p: LedgerRunProblem): string {
  const at = `Transfer '${p.transfer}'${p.element.length ? `[${p.element.join(',')}]` : ''} at step ${p.step}`;
  switch (p.code) {
    case 'transfer-negative':
      return `${at}: the amount is ${p.amount}; an amount may not be negative. Use MAX(0, …), or a second transfer the other way.`;
    case 'transfer-inactive':
      return `${at}: the amount is ${p.amount}, but its payer or payee is nobody. Give it a company, or make the amount 0 there.`;
    case 'transfer-not-finite':
      return `${at}: the amount is ${p.amount}. Look for a division by zero in what it reads.`;
  }
}
