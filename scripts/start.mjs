/** `npm start`: checks the data, runs the baseline and the ensemble, prints the answers, writes the report, serves the page. */
import { start } from './bootstrap/index.mjs';

await start('apps/cli/src/main.ts', ['start', ...process.argv.slice(2)]);
