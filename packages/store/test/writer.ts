/** Rejects one claim and one sentence in turn, again and again, each with its own reason, and says the number of each event once it is acknowledged. */
import { openStore } from '../src/index.ts';

const [folder, name, claim, sentence] = process.argv.slice(2);
const store = await openStore({ folder });
for (let n = 0; ; n++) {
  const decision = { kind: 'reject' as const, reason: `${name} ${n}` };
  // Every event as if all others had been seen: this is about what is on the disk.
  const common = { reviewer: name, decision, seen: Number.MAX_SAFE_INTEGER };
  const { seq } = await (n % 2 === 0
    ? store.append({ ...common, claim, reading: 'open' })
    : store.appendOnSentence({ ...common, sentence }));
  process.stdout.write(`${seq} ${n}\n`);
}
