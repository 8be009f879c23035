import { type Input, type InputStream, inputFrom } from './review/input.ts';
import { gated } from './show/safe.ts';

/** Where words go: the real terminal, or a recording one in tests. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether a person is looking at standard error: then progress moves in place. */
  interactive: boolean;
  /** Whether a person is looking at standard output: then what a document has of control characters is shown, not done. */
  watched?: boolean;
  /** Whether to use bold and dim on standard output. */
  colour: boolean;
  columns: number;
  env: Record<string, string | undefined>;
  /** Opens what is typed; absent where nothing can be. */
  input?(): Input;
}

export function nodeTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    // A file or a pipe gets every character as it is.
    out: (text) => void stdout.write(stdout.isTTY ? gated(text) : text),
    err: (text) => void stderr.write(stderr.isTTY ? gated(text) : text),
    interactive: stderr.isTTY === true && !env.CI,
    watched: stdout.isTTY === true,
    colour: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    // Tables that go to a file or a pipe are not squeezed.
    columns: Math.max(60, stdout.isTTY ? stdout.columns || 80 : Number(env.COLUMNS) || 140),
    env,
    input: () => inputFrom(process.stdin as unknown as InputStream, (text) => void stdout.write(text)),
  };
}
