import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'apps/*/{src,test}/**/*.test.ts', 'checks/**/*.test.ts'],
    setupFiles: ['scripts/test/setup.ts'],
    testTimeout: 60_000,
  },
});
