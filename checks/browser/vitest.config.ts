import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of the page in a real browser: `npm test -- browser`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['checks/browser/**/*.browser.ts'],
    globalSetup: ['checks/browser/serve.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});
