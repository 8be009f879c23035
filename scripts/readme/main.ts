/**
 * Every figure in the README is what a command printed: a block of kind `console` begins with the command, and this puts its
 * output below it again. `npm run readme -- gap` does only the commands with that word. Pictures are commands too: `<!-- npx buildout chart … -->` above an image makes it again.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, root } from '../test/tool.ts';

const file = join(root, 'README.md');
const blocks = /```console\n\$ (?<line>.+)\n[\s\S]*?```/g;
const pictures = /<!-- (?<line>npx buildout chart .+) -->/g;

const wanted = (line: string) => process.argv.length < 3 || process.argv.slice(2).some((word) => line.includes(word));

let text = await readFile(file, 'utf8');
for (const match of text.matchAll(pictures)) {
  const line = match.groups?.line ?? '';
  if (!wanted(line)) continue;
  await printedBy(line);
  console.log(`drawn: ${line}`);
}
for (const match of [...text.matchAll(blocks)]) {
  const line = match.groups?.line ?? '';
  if (!wanted(line)) continue;
  const printed = await printedBy(line);
  text = text.replace(match[0], () => `\`\`\`console\n$ ${line}\n${printed.trimEnd()}\n\`\`\``);
  console.log(`printed: ${line}`);
}
await writeFile(file, text);

/** Output of `npx buildout …`, a hundred and eighteen characters wide, or of `npm run measure …`. Its errors end the work. */
async function printedBy(line: string): Promise<string> {
  const [program, ...words] = splitWords(line);
  const cli = program === 'npx' ? join(root, 'apps/cli/src/main.ts') : join(root, 'scripts/measure/main.ts');
  const args = program === 'npx' ? words.slice(1) : words.slice(words.indexOf('--') + 1);
  const { code, output, out } = await command(process.execPath, [cli, ...args], {
    env: { COLUMNS: '118', NO_COLOR: '1', CI: '1' },
  });
  if (code > 1) throw new Error(`${line} ended with ${code}:\n${output}`);
  return out;
}

/** Words of a command line, quoted ones kept together. */
function splitWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare);
}
