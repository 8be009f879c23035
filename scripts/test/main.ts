/** `npm test`: runs every kind of check and ends with `N passed, N failed`. `npm test -- types lint` runs only those. */
import { browserTests } from './browser.ts';
import { lint, types } from './code.ts';
import type { Outcome } from './outcome.ts';
import { unitTests } from './unit.ts';

const kinds: Record<string, () => Promise<Outcome>> = { types, lint, unit: unitTests, browser: browserTests };

const asked = process.argv.slice(2);
const unknown = asked.filter((kind) => !(kind in kinds));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no kind of test called ${unknown.join(', ')}. The kinds are ${Object.keys(kinds).join(', ')}.\n`,
  );
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const kind of asked.length > 0 ? asked : Object.keys(kinds)) {
  const started = Date.now();
  const outcome = await kinds[kind]();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  passed += outcome.passed;
  failed += outcome.failed;
  const skipped = outcome.skipped ? `, skipped: ${outcome.skipped}` : '';
  console.log(`${kind.padEnd(8)} ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)${skipped}`);
  if (outcome.failed > 0) console.log(outcome.output.trimEnd());
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
