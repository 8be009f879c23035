/**
 * The order of the test files: those known to take long first, so that all workers end together; the others by size, largest first.
 * Vitest orders by what it measured before, but a clean clone has measured nothing. The list need not be complete; a file missing
 * from it, or named though it is gone, costs only time.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG = [
  'apps/cli/src/commands/evidence/workspace.test.ts',
  'packages/store/test/kill.test.ts',
  'apps/cli/src/commands/evidence/examined.test.ts',
  'apps/cli/src/commands/run.test.ts',
  'apps/cli/src/commands/evidence/smuggling.test.ts',
  'apps/cli/src/commands/evidence/bench.test.ts',
  'apps/cli/src/review/pty.test.ts',
  'apps/cli/src/operations.test.ts',
  'apps/cli/src/review/review.test.ts',
  'packages/workbench/src/runs/pool.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // The sort is stable: files of the same rank keep the order they have.
    return sorted.sort((a, b) => rank(a.moduleId) - rank(b.moduleId));
  }
}

function rank(path: string): number {
  const at = LONG.findIndex((name) => path.replaceAll('\\', '/').endsWith(`/${name}`));
  return at < 0 ? LONG.length : at;
}
