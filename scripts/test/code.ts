/** Checks of the text of the code: the compiler's and the linter's, each counted as one test. */
import type { Outcome } from './outcome.ts';
import { tool } from './tool.ts';

export async function types(): Promise<Outcome> {
  return one(await tool('node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']));
}

/** Formatting, suspicious code, and the direction of imports between folders. */
export async function lint(): Promise<Outcome> {
  return one(await tool('node_modules/@biomejs/biome/bin/biome', ['check', '--max-diagnostics=40', '.']));
}

function one({ code, output }: { code: number; output: string }): Outcome {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}
