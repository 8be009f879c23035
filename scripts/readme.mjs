/** `npm run readme`: runs the commands of the README again and puts in what they print. */
import { start } from './bootstrap/index.mjs';

await start('scripts/readme/main.ts', process.argv.slice(2));
