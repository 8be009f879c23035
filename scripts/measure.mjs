/** `npm run measure`: times that need more than the model: a clean clone, the page. `npx buildout bench` times the model. */
import { start } from './bootstrap/index.mjs';

await start('scripts/measure/main.ts', process.argv.slice(2));
