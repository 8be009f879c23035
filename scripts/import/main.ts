/**
 * Fills `data/` from a folder that holds `facts/` and `series/`:
 *
 *   node scripts/import/main.ts --from FOLDER [--to data] [--dry-run]
 *
 * Prints what went in and what stayed out and why. Nothing is written unless the result passes the data check.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { checkData } from '../../packages/workbench/src/facts/check.ts';
import { DataError, problemsInEnglish } from '../../packages/workbench/src/facts/problem.ts';
import { importAll } from './index.ts';
import { account } from './report.ts';
import { toCsv } from './sheet.ts';

const FOLDERS = ['facts', 'series'];

function main(): number {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      to: { type: 'string', default: 'data' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  if (values.from === undefined) {
    process.stderr.write(
      'Say where the facts are: node scripts/import/main.ts --from FOLDER (a folder with facts/ and series/)\n',
    );
    return 2;
  }
  try {
    const sheets = importAll(readTree(values.from));
    const files = new Map(sheets.map((sheet) => [sheet.file, toCsv(sheet)]));
    process.stdout.write(account(sheets));
    const problems = checkData(files);
    if (problems.length > 0) {
      process.stderr.write(
        `\nNothing written; the result does not pass the check:\n${problemsInEnglish(problems, 50)}\n`,
      );
      return 2;
    }
    if (!values['dry-run']) for (const [name, text] of files) write(join(values.to, name), text);
    return 0;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    process.stderr.write(`Nothing written: ${error.message}\n`);
    return 2;
  }
}

function readTree(root: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
    }
  }
  return files;
}

/** Written beside its place and moved there, so that a reader never sees half a file. */
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.part`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}

process.exitCode = main();
