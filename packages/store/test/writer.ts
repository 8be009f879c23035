/** Writes reviews until it is killed, and says each on stdout once the store has acknowledged it: `seq n`. Run by kill.test.ts. */
import { writeSync } from 'node:fs';
import { openStore } from '../src/index.ts';

const [folder, name, claim] = process.argv.slice(2);
const store = await openStore({ folder });
for (let n = 0; ; n++) {
  try {
    const decision = { kind: 'reject' as const, reason: `${name} ${n}` };
    const { seq } = await store.append({ claim, reviewer: name, reading: 'blind', decision, seen: 0 });
    writeSync(1, `${seq} ${n}\n`);
  } catch {
    // The server was killed: what was not acknowledged may be lost, and this writer ends here.
    process.exit(0);
  }
}
