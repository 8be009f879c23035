import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/test/order.ts';

export default defineConfig({
  test: {
    include: [
      'packages/*/{src,test}/**/*.test.ts',
      'apps/*/{src,test}/**/*.test.ts',
      'checks/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    setupFiles: ['scripts/test/setup.ts'],
    // Tests change nothing that others read; sharing modules (and the model, once built) saves most of the time.
    isolate: false,
    // Vitest alone would leave one core free, which on two cores is half of them.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // Long enough for a machine that is busy with other things; what is made before a file's first test too.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
