import { readCsv } from '../../packages/workbench/src/facts/csv.ts';
import { DataError } from '../../packages/workbench/src/facts/problem.ts';
import type { Line } from './sheet.ts';

/** The folder to import from, seen as file names with text, so that tests need no disk. */
export class SourceFolder {
  readonly files: Map<string, string>;
  constructor(files: Map<string, string>) {
    this.files = files;
  }

  /** Rows of a CSV file; a missing or unreadable file stops the import. */
  rows(name: string): Line[] {
    const text = this.text(name);
    const { rows, problems } = readCsv(name, text);
    if (problems.length > 0) throw new DataError(problems);
    return rows.map(({ cells }) => cells);
  }

  text(name: string): string {
    const text = this.files.get(name);
    if (text === undefined) {
      throw new DataError([
        { file: name, line: 0, column: '', value: '', reason: 'the source folder has no such file' },
      ]);
    }
    return text;
  }

  names(folder: string, ending: string): string[] {
    return [...this.files.keys()].filter((name) => name.startsWith(`${folder}/`) && name.endsWith(ending)).sort();
  }
}
