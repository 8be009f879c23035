/** One thing wrong with the data: where it stands, what stands there, and why it cannot be used. */
export interface Problem {
  file: string;
  /** Line in the file, the header being line 1; 0 when the whole file is meant. */
  line: number;
  column: string;
  value: string;
  reason: string;
}

/** A problem as one line for a person: `financials.csv:12, value "abc": not a number`. */
export function problemInEnglish({ file, line, column, value, reason }: Problem): string {
  const where = line > 0 ? `${file}:${line}` : file;
  const what = column === '' ? '' : value === '' ? `, ${column} (empty)` : `, ${column} "${shorten(value)}"`;
  return `${where}${what}: ${reason}`;
}

/** Raised when the data cannot be used; nothing is computed from data with a problem. */
export class DataError extends Error {
  readonly code = 'bad-data';
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(
      `the data has ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problemsInEnglish(problems)}`,
    );
    this.name = 'DataError';
    this.problems = problems;
  }
}

/** The first problems, one per line, and how many more there are. */
export function problemsInEnglish(problems: Problem[], most = 20): string {
  const lines = problems.slice(0, most).map(problemInEnglish);
  if (problems.length > most) lines.push(`… and ${problems.length - most} more`);
  return lines.join('\n');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
