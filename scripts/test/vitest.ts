/** Runs Vitest and counts what its JSON reporter says. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from './outcome.ts';
import { command, root } from './tool.ts';

interface JsonReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  success: boolean;
  testResults: { status: string; name: string; message?: string; assertionResults: unknown[] }[];
}

/** `env` reaches the tests. A test file that cannot be loaded counts as one failure, and so does a run without a report. */
export async function vitest(name: string, args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const file = join(root, 'out', 'test', `${name}.json`);
  await mkdir(join(root, 'out', 'test'), { recursive: true });
  await rm(file, { force: true });
  const ended = await command(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...args,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env },
  );
  const report = await readReport(file);
  if (!report) return { passed: 0, failed: 1, output: ended.output };
  const notLoaded = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  ).length;
  // An error outside any test (an unhandled rejection) fails the run without failing a test.
  const outside = ended.code !== 0 && report.numFailedTests + notLoaded === 0 ? 1 : 0;
  const failed = report.numFailedTests + notLoaded + outside;
  const skipped = report.numPendingTests > 0 ? `${report.numPendingTests} marked as such` : undefined;
  return { passed: report.numPassedTests, failed, output: ended.output, skipped };
}

async function readReport(file: string): Promise<JsonReport | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
