/** What every command is given: a terminal, a host, and one way to perform an operation and print what it gives. */
import type { Host } from '@buildout/workbench/operations/host.ts';
import { type Operation, perform } from '@buildout/workbench/operations/operation.ts';
import type { z } from 'zod';
import { EXIT } from './errors.ts';
import { showProgress } from './progress.ts';
import { type Ink, inkFor } from './show/ink.ts';
import type { Terminal } from './terminal.ts';

/** What a text view may know of the place it is shown in. */
export interface Page {
  width: number;
  ink: Ink;
}

export interface Context {
  terminal: Terminal;
  host: Host;
  page: Page;
  /** The command's result; set by `answer`. */
  exitCode: number;
  /** Performs the operation with progress shown. */
  perform<I extends z.ZodType, O extends z.ZodType>(op: Operation<I, O>, input: z.input<I>): Promise<z.output<O>>;
  /** Performs the operation and prints its result: JSON with `json`, else as `show` says. `failed` decides about exit code 1. */
  answer<I extends z.ZodType, O extends z.ZodType>(
    op: Operation<I, O>,
    input: z.input<I>,
    print: {
      json?: boolean;
      show: (output: z.output<O>, page: Page) => string;
      failed?: (output: z.output<O>) => boolean;
    },
  ): Promise<void>;
}

export function contextOf({ terminal, host }: { terminal: Terminal; host: Host }): Context {
  return {
    terminal,
    host,
    page: { width: terminal.columns, ink: inkFor(terminal.colour) },
    exitCode: EXIT.ok,
    async perform(op, input) {
      const progress = showProgress(terminal);
      try {
        return await perform(op, input, { ...host, progress: (step) => progress.step(step) });
      } finally {
        progress.end();
      }
    },
    async answer(op, input, { json, show, failed }) {
      const output = await this.perform(op, input);
      const text = json ? JSON.stringify(output, null, 2) : show(output, this.page);
      terminal.out(text.endsWith('\n') ? text : `${text}\n`);
      if (failed?.(output)) this.exitCode = EXIT.differs;
    },
  };
}
