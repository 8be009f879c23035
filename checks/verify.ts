/** Runs published cases against the engine: every JSON file of the folders given, by the kind each file names. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type PublishedCase, Unsupported, type Verdict } from './case.ts';
import { compare, type ToleranceOf } from './compare.ts';
import { dayCount, timeValue } from './kinds/finance.ts';
import { clearing, cycling, debtrank, exposureReconstruction } from './kinds/network.ts';
import { projectFinance, projectTolerance } from './kinds/project-finance.ts';
import { requiredRevenue } from './kinds/required-revenue.ts';
import { sfc } from './kinds/sfc.ts';
import { sobol } from './kinds/sobol.ts';

export type { Verdict } from './case.ts';

interface Kind {
  compute: (input: Record<string, unknown>, source: string, expected: unknown) => unknown;
  tolerance?: ToleranceOf;
}

const KINDS: Record<string, Kind> = {
  sfc: { compute: sfc },
  clearing: { compute: clearing },
  cycling: { compute: cycling },
  debtrank: { compute: debtrank },
  time_value: { compute: timeValue },
  day_count: { compute: dayCount },
  sobol: { compute: sobol },
  required_revenue: { compute: requiredRevenue },
  project_finance: { compute: projectFinance, tolerance: projectTolerance },
  exposure_reconstruction: { compute: exposureReconstruction },
};

export interface Verification {
  cases: Verdict[];
  /** Folders and files that could not be read, and why. */
  skipped: { path: string; reason: string }[];
}

/** The cases that come with the program. */
export const BUILT_IN_CASES = join(import.meta.dirname, 'cases');

/** Checks every case in the folders. Never throws for what a file contains: the answer for it is `unsupported` with a reason. */
export function verifyCases({ folders }: { folders: string[] }): Verification {
  const out: Verification = { cases: [], skipped: [] };
  for (const folder of folders) {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) {
      out.skipped.push({ path: folder, reason: 'There is no such folder: its cases are not checked.' });
      continue;
    }
    for (const path of jsonFiles(folder)) {
      const read = readCases(path);
      if (typeof read === 'string') out.skipped.push({ path, reason: read });
      else out.cases.push(...read.map(verifyCase));
    }
  }
  return out;
}

/** All case files of a folder and the folders in it, sorted. */
function jsonFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && /\.json$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

type RawCase = Partial<Record<keyof PublishedCase, unknown>>;

/** The cases of one file, or why it has none. */
function readCases(path: string): RawCase[] | string {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return `Not readable as JSON: ${(error as Error).message}`;
  }
  if (typeof content !== 'object' || content === null) return 'Not a file of cases: it holds no object.';
  const { kind, cases } = content as { kind?: unknown; cases?: unknown };
  if (!Array.isArray(cases)) return `Not a file of cases: 'cases' is ${describe(cases)}, a list is needed.`;
  return cases.map((c) => ({ kind, ...(typeof c === 'object' && c !== null ? c : { input: c }) }));
}

/** The answer for one case, whatever it looks like. */
export function verifyCase(raw: RawCase): Verdict {
  const verdict: Verdict = {
    id: typeof raw.id === 'string' ? raw.id : '(no id)',
    kind: typeof raw.kind === 'string' ? raw.kind : '(no kind)',
    status: 'unsupported',
    maxDifference: NaN,
    reason: '',
    source: typeof raw.source === 'string' ? raw.source : '',
  };
  const kind = Object.hasOwn(KINDS, verdict.kind) ? KINDS[verdict.kind] : undefined;
  if (!kind) {
    const known = Object.keys(KINDS).join(', ');
    return { ...verdict, reason: `Kind ${describe(raw.kind)} is not known; known are ${known}.` };
  }
  if (typeof raw.input !== 'object' || raw.input === null || Array.isArray(raw.input)) {
    return { ...verdict, reason: `The case has no input (${describe(raw.input)}).` };
  }
  if (typeof raw.expect !== 'object' || raw.expect === null) {
    return { ...verdict, reason: `The case expects nothing (${describe(raw.expect)}).` };
  }
  if (raw.absTol !== undefined && (typeof raw.absTol !== 'number' || !(raw.absTol >= 0))) {
    return { ...verdict, reason: `absTol is ${describe(raw.absTol)}; a number of 0 or more is needed.` };
  }
  try {
    const computed = kind.compute(raw.input as Record<string, unknown>, verdict.source, raw.expect);
    const result = compare(raw.expect, computed, (raw.absTol as number | undefined) ?? 1e-9, kind.tolerance);
    const left = result.missing.length ? `Not compared: ${shorten(result.missing)}.` : '';
    if (result.count === 0) return { ...verdict, reason: `Nothing of it is computed here. ${left}` };
    const status = result.worst ? 'differs' : 'agrees';
    const reason = [result.worst ?? '', left].filter(Boolean).join(' ');
    return { ...verdict, status, maxDifference: result.maxDifference, reason };
  } catch (error) {
    if (error instanceof Unsupported) return { ...verdict, reason: error.message };
    if (error instanceof RangeError && /call stack/.test(error.message))
      return { ...verdict, reason: 'Could not be computed: it is nested too deeply.' };
    return { ...verdict, reason: `Could not be computed: ${oneLine((error as Error).message)}` };
  }
}

/** A message as one line; names that the checker made up for equations are told as published. */
function oneLine(message: string): string {
  return message.replace(/\s*\n\s*/g, '; ').replace(/\b(?:set_)?v\d+_(?=\w)/g, '');
}

function shorten(names: string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ');
}
