/** `npm test`: types, lint, unit tests and, where a browser can be had, the page's tests. */
import { start } from './bootstrap/index.mjs';

await start('scripts/test/main.ts', process.argv.slice(2));
