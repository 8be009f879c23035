import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'apps/*/{src,test}/**/*.test.ts', 'checks/**/*.test.ts'],
    setupFiles: ['scripts/test/setup.ts'],
    // Tests change nothing that others read; sharing modules (and the model, once built) saves most of the time.
    isolate: false,
    // Long enough for a machine that is busy with other things.
    testTimeout: 180_000,
  },
});
