import { acceptedProblems } from './check/accepted.ts';
import { dimensionProblems } from './check/dimensions.ts';
import { doubleCountingProblems } from './check/overlaps.ts';
import { parameterProblems } from './check/parameters.ts';
import { referenceProblems } from './check/references.ts';
import { modelTableProblems } from './opening/check-tables.ts';
import type { Problem } from './problem.ts';
import { type DataTables, readData } from './read-data.ts';

/**
 * Everything wrong with the data, in the order of the files; empty when it may be used. `files` maps the name below `data/`
 * (`financials.csv`, `series/token_prices.csv`) to its text, so the same check runs in Node and in the page.
 */
export function checkData(files: Map<string, string>): Problem[] {
  return readAndCheck(files).problems;
}

/** Reads the data once and checks it: rows by themselves, references between files, nothing counted twice. */
export function readAndCheck(files: Map<string, string>): { tables: DataTables; problems: Problem[] } {
  const { tables, problems } = readData(files);
  const all = [
    ...problems,
    ...referenceProblems(tables),
    ...dimensionProblems(tables),
    ...doubleCountingProblems(tables),
    ...parameterProblems(tables, files),
    ...acceptedProblems(tables),
    ...modelTableProblems(tables, files),
  ];
  all.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return { tables, problems: all };
}
