#!/usr/bin/env node
/** `npx buildout …`: the command line. */
import { start } from './bootstrap/index.mjs';

await start('apps/cli/src/main.ts', process.argv.slice(2));
