/**
 * `npm test`: runs every kind of check and ends with `N passed, N failed`. `npm test -- types lint` runs only those.
 *
 * The page's tests often wait for the browser, and the unit tests for disks and processes; so the two run beside each other, after the
 * checks of the text the one, from the start the other. What each found is told in the same order whoever is ready first.
 */
import { browserTests } from './browser.ts';
import { lint, types } from './code.ts';
import type { Outcome } from './outcome.ts';
import { builtPage } from './page.ts';
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

type Timed = Outcome & { seconds: string };

async function timed(kind: string): Promise<Timed> {
  const started = Date.now();
  const outcome = await kinds[kind]();
  return { ...outcome, seconds: ((Date.now() - started) / 1000).toFixed(1) };
}

const wanted = new Set(asked.length > 0 ? asked : Object.keys(kinds));
// Both kinds start servers of the page. Built once before them, it is nobody's to build while another serves it.
const page = wanted.has('unit') || wanted.has('browser') ? builtPage() : Promise.resolve();
const running = new Map<string, Promise<Timed>>();
let before: Promise<unknown> = Promise.resolve();
for (const kind of wanted) {
  const ready = kind === 'unit' ? page : kind === 'browser' ? Promise.all([page, before]) : before;
  const outcome = ready.then(() => timed(kind));
  running.set(kind, outcome);
  if (kind !== 'unit') before = outcome;
}

let passed = 0;
let failed = 0;
for (const [kind, outcome] of running) {
  const found = await outcome;
  passed += found.passed;
  failed += found.failed;
  const skipped = found.skipped ? `, skipped: ${found.skipped}` : '';
  console.log(`${kind.padEnd(8)} ${found.passed} passed, ${found.failed} failed (${found.seconds} s)${skipped}`);
  if (found.failed > 0) console.log(found.output.trimEnd());
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
