/** What can go wrong, as data; `inEnglish` is the one place with sentences. */

/** Where in the model something is written: the declaration, which of its texts, and the characters meant. */
export interface Place {
  /** Id of the variable, transfer or check. */
  variable: string;
  /** Which text of it: equation, flow, initial, scale. */
  field: string;
  text: string;
  start: number;
  end: number;
  /** File of the variable's module, where the model says. */
  file?: string;
}

export type Problem =
  | { code: 'syntax'; place: Place; expected: string; found: string }
  | { code: 'unknown-name'; place: Place; name: string; closest?: string }
  | { code: 'unknown-function'; place: Place; name: string; closest?: string }
  | { code: 'arguments'; place: Place; name: string; given: number; form: string }
  | { code: 'unknown-member'; place: Place; name: string; dimension: string; closest?: string }
  | { code: 'not-in-scope'; place: Place; name: string; dimension: string; scope: string[]; suggestion?: string }
  | { code: 'wrong-dimension'; place: Place; name: string; given: string; needed: string }
  | { code: 'subscripts'; place: Place; name: string; given: number; needed: string[] }
  | { code: 'not-a-value'; place: Place; name: string; is: string; suggestion?: string }
  | { code: 'meaning'; place: Place; message: string }
  | { code: 'units'; place: Place; left: string; leftUnit: string; right: string; rightUnit: string; reason: string }
  | { code: 'unit-text'; variable: string; text: string; reason: string }
  | { code: 'cycle'; path: string[]; places: Place[]; initial: boolean; reason: string }
  | { code: 'declaration'; id: string; message: string }
  | { code: 'unknown-parameter'; parameter: string; closest?: string; over?: string[] }
  | { code: 'out-of-bounds'; parameter: string; value: number; min: number; max: number; unit: string; step?: number }
  | { code: 'bad-option'; option: string; value: string; reason: string }
  | { code: 'not-kept'; variable: string };

/** The model, or what was asked of it, is wrong; carries every problem found. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(problems.map(inEnglish).join('\n\n'));
    this.problems = problems;
  }
}

export interface RunProblem {
  code: 'not-finite' | 'no-solution' | 'operation';
  /** The first variable in order of dependency that went wrong. */
  variable: string;
  /** Variables solved together, where the trouble is a simultaneous block. */
  block?: string[];
  element: string[];
  step: number;
  scenario: number;
  equation: string;
  value: number;
  /** What a procedure reported, in its own words. */
  detail?: string;
}

/** A run met a number that is not finite, or equations without a solution it can find. */
export class RunError extends Error {
  override readonly name = 'RunError';
  readonly problem: RunProblem;
  readonly variable: string;
  readonly element: string[];
  readonly step: number;
  readonly scenario: number;
  readonly equation: string;
  constructor(problem: RunProblem, cause?: unknown) {
    super(runProblemInEnglish(problem), { cause });
    this.problem = problem;
    this.variable = problem.variable;
    this.element = problem.element;
    this.step = problem.step;
    this.scenario = problem.scenario;
    this.equation = problem.equation;
  }
}

/** One problem as sentences for a person: what, the value, why, what now. */
export function inEnglish(p: Problem): string {
  switch (p.code) {
    case 'syntax':
      return `${at(p.place)}: expected ${p.expected} but found ${p.found}.${caret(p.place)}`;
    case 'unknown-name':
      return `${at(p.place)}: there is no '${p.name}' in the model.${hint(p.closest)}${caret(p.place)}`;
    case 'unknown-function':
      return `${at(p.place)}: there is no function '${p.name}'.${hint(p.closest)}${caret(p.place)}`;
    case 'arguments':
      return `${at(p.place)}: ${p.name} was given ${p.given} argument${p.given === 1 ? '' : 's'}; write ${p.form}.${caret(p.place)}`;
    case 'unknown-member':
      return `${at(p.place)}: '${p.name}' is not a member of ${p.dimension}, nor a dimension in scope.${hint(p.closest)}${caret(p.place)}`;
    case 'not-in-scope':
      return `${at(p.place)}: '${p.name}' runs over ${p.dimension}, which is not in scope here (in scope: ${p.scope.join(', ') || 'nothing'}).${
        p.suggestion
          ? ` Write ${p.suggestion}.`
          : ' Give a member, gather through a relation, or total with SUM(… OVER …).'
      }${caret(p.place)}`;
    case 'wrong-dimension':
      return `${at(p.place)}: '${p.name}' needs an element of ${p.needed} here, and this is one of ${p.given}, which is neither a subset nor a parent of it. Use a relation from ${p.given} to ${p.needed}.${caret(p.place)}`;
    case 'subscripts':
      return `${at(p.place)}: '${p.name}' was given ${p.given} subscript${p.given === 1 ? '' : 's'}; it has ${
        p.needed.length ? `${p.needed.length}: ${p.needed.join(', ')}` : 'none'
      }.${caret(p.place)}`;
    case 'not-a-value':
      return `${at(p.place)}: '${p.name}' is ${p.is}, not a number.${p.suggestion ? ` ${p.suggestion}` : ''}${caret(p.place)}`;
    case 'meaning':
      return `${at(p.place)}: ${p.message}${caret(p.place)}`;
    case 'units':
      return `${at(p.place)}: units do not agree: ${p.left} is in ${p.leftUnit}, ${p.right} is in ${p.rightUnit}. ${p.reason}${caret(p.place)}`;
    case 'unit-text':
      return `'${p.variable}': the unit '${p.text}' cannot be read: ${p.reason}. Write a product of powers, like USD/(GW*year), or 1.`;
    case 'cycle':
      return `${p.initial ? 'The starting values of these need each other' : 'These need each other in the same step'}: ${p.path.join(' → ')}. ${p.reason}${p.places
        .map((x) => `\n  ${x.variable} (${x.field}): ${x.text}`)
        .join('')}`;
    case 'declaration':
      return `'${p.id}': ${p.message}`;
    case 'unknown-parameter':
      return `There is no parameter '${p.parameter}'.${hint(p.closest)}${p.over?.length ? ` It is over ${p.over.join(', ')}.` : ''}`;
    case 'out-of-bounds':
      return `${p.parameter} is ${p.value}${p.unit === '1' ? '' : ` ${p.unit}`}${p.step === undefined ? '' : ` at step ${p.step}`}; it must be between ${p.min} and ${p.max}.`;
    case 'bad-option':
      // What is wrong with an element names the variable and the member itself.
      return p.option.startsWith('element of ') ? `${p.reason}.` : `invalid ${p.option}: ${p.value}; ${p.reason}.`;
    case 'not-kept':
      return `'${p.variable}' was not kept in this run; name it among the variables its runner keeps.`;
  }
}

function runProblemInEnglish(p: RunProblem): string {
  const name = p.element.length ? `${p.variable}[${p.element.join(',')}]` : p.variable;
  const when = `at step ${p.step}, scenario ${p.scenario}`;
  const equation = p.equation ? `\n  ${p.variable} = ${p.equation}` : '';
  if (p.code === 'no-solution') {
    return `No solution found ${when} for the simultaneous equations ${p.block?.join(', ')}; furthest off is ${name}. Look for a start where they have none, or break the cycle with PREVIOUS.${equation}`;
  }
  if (p.code === 'operation') return `${p.detail} (${when})`;
  return `${name} is ${p.value} ${when}. Look for a division by zero (SAFEDIV, a // b) or a power that overflows.${equation}`;
}

function at(place: Place): string {
  const field = place.field === 'equation' ? '' : ` (${place.field})`;
  return `${place.variable}${field}${place.file ? ` in ${place.file}` : ''}`;
}

function hint(closest: string | undefined): string {
  return closest ? ` Did you mean '${closest}'?` : '';
}

/** The line of the text that holds the place, with carets under it. */
function caret({ text, start, end }: Place): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = text.indexOf('\n', lineStart);
  const line = text.slice(lineStart, nextBreak < 0 ? text.length : nextBreak);
  const width = Math.max(1, Math.min(end, lineStart + line.length) - start);
  return `\n  ${line}\n  ${' '.repeat(start - lineStart)}${'^'.repeat(width)}`;
}
