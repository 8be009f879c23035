/**
 * Writes reviews, of a claim and of a sentence in turn, until it is killed, and says each on stdout once the store has acknowledged it:
 * `seq n`. Run by kill.test.ts.
 */
import { writeSync } from 'node:fs';
import { openStore } from '../src/index.ts';

const [folder, name, claim, sentence] = process.argv.slice(2);
const store = await openStore({ folder });
for (let n = 0; ; n++) {
  try {
    const decision = { kind: 'reject' as const, reason: `${name} ${n}` };
    const { seq } = await (n % 2 === 0
      ? store.append({ claim, reviewer: name, reading: 'blind', decision, seen: 0 })
      : // What others decided counts as seen: this is about what is on the disk.
        store.appendOnSentence({ sentence, reviewer: name, decision, seen: Number.MAX_SAFE_INTEGER }));
    writeSync(1, `${seq} ${n}\n`);
  } catch {
    // The server was killed: what was not acknowledged may be lost, and this writer ends here.
    process.exit(0);
  }
}
