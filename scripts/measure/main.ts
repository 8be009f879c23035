/** Prints times with the machine they were taken on: `npm run measure -- clone`, `npm run measure -- page`, or both. */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { cleanClone } from './clean-clone.ts';
import { page } from './page.ts';

const all: Record<string, () => Promise<string[]>> = { clone: cleanClone, page };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in all));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no measurement called ${unknown.join(', ')}. There are ${Object.keys(all).join(' and ')}.\n`,
  );
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : Object.keys(all)) {
  for (const line of await all[name]()) console.log(line);
}
const { node } = process.versions;
console.log(
  `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}, node ${node}`,
);
