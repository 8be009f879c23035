import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Language } from '../../blocks/language.ts';

/** What a specification says stands at a place of its input. */
export interface SpecResult {
  /** UTF-16, end exclusive. */
  start: number;
  end: number;
  text: string;
  /** As the specification writes it ("75000000", "20%", "(20,30]", "0,5"); null where only a unit was named. */
  value: string | null;
  unit?: string;
  /** ISO 4217, where the specification gives it. */
  currency?: string;
  /** The specification says where, but not how much. */
  placeOnly: boolean;
}

export interface SpecCase {
  input: string;
  results: SpecResult[];
}

/** What a file of specifications is about. */
export type SpecClass =
  | 'number'
  | 'range'
  | 'percentage'
  | 'currency'
  | 'dimension'
  | 'temperature'
  | 'age'
  | 'duration';

export interface SpecFile {
  /** Path inside the folder. */
  file: string;
  about: SpecClass;
  language: Language;
  cases: SpecCase[];
}

export interface SpecSkip {
  file: string;
  reason: string;
}

/** File names of the suite, and what they are about. Source: the folder `Specs` of Recognizers-Text and its naming. */
const ABOUT: readonly (readonly [RegExp, SpecClass])[] = [
  [/^NumberRangeModel/, 'range'],
  [/^NumberModel/, 'number'],
  [/^PercentModel/, 'percentage'],
  [/^CurrencyModel/, 'currency'],
  [/^DimensionModel/, 'dimension'],
  [/^TemperatureModel/, 'temperature'],
  [/^AgeModel/, 'age'],
  [/^Duration(Extractor|Parser)/, 'duration'],
];

const LANGUAGES: Readonly<Record<string, Language>> = {
  english: 'en',
  german: 'de',
  french: 'fr',
  spanish: 'es',
  spanishmexican: 'es',
  portuguese: 'pt',
  italian: 'it',
  dutch: 'nl',
  chinese: 'zh',
  japanese: 'ja',
};

/** Every specification file below a folder, in order of path, and what was left out and why. Throws what the file system throws for a folder that cannot be read. */
export function readSpecs(folder: string): { files: SpecFile[]; skipped: SpecSkip[] } {
  const files: SpecFile[] = [];
  const skipped: SpecSkip[] = [];
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error('it is no folder'), { code: 'ENOTDIR' });
  for (const path of jsonBelow(folder)) {
    const file = relative(folder, path).split(sep).join('/');
    const read = readSpecFile(file, readFileSync(path, 'utf8'));
    if (typeof read === 'string') skipped.push({ file, reason: read });
    else files.push(read);
  }
  return { files, skipped };
}

function jsonBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((e) =>
      e.isDirectory() ? jsonBelow(join(folder, e.name)) : e.name.endsWith('.json') ? [join(folder, e.name)] : [],
    );
}

/** One file of specifications from its text, or why it is left out. */
export function readSpecFile(file: string, text: string): SpecFile | string {
  const parts = file.split('/');
  const name = parts.at(-1)!;
  const about = ABOUT.find(([pattern]) => pattern.test(name))?.[1];
  if (name.startsWith('OrdinalModel')) return 'ordinals are places in an order, no amounts';
  if (!about) return 'not about numbers, percentages, ranges, money, measures, ages or durations';
  const language = parts.map((p) => LANGUAGES[p.toLowerCase()]).find(Boolean);
  if (!language) return 'a language whose numbers are not read';
  let rows: unknown;
  try {
    rows = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return `not JSON: ${(error as Error).message}`;
  }
  if (!Array.isArray(rows)) return 'no list of cases';
  const cases: SpecCase[] = [];
  for (const [k, row] of rows.entries()) {
    const read = caseOf(row);
    if (typeof read === 'string') return `case ${k + 1}: ${read}`;
    cases.push(read);
  }
  return { file, about, language, cases };
}

function caseOf(row: unknown): SpecCase | string {
  if (!isRecord(row) || typeof row.Input !== 'string') return 'no Input';
  if (!Array.isArray(row.Results)) return 'no Results';
  const results: SpecResult[] = [];
  let from = 0;
  for (const r of row.Results) {
    if (!isRecord(r) || typeof r.Text !== 'string') return 'a result without Text';
    const place = placeOf(row.Input, r, from);
    if (!place) return `"${r.Text}" does not stand in its Input`;
    from = place.end;
    const meaning = isRecord(r.Resolution) ? r.Resolution : {};
    const result: SpecResult = {
      ...place,
      text: row.Input.slice(place.start, place.end),
      value: typeof meaning.value === 'string' || typeof meaning.value === 'number' ? String(meaning.value) : null,
      placeOnly: !isRecord(r.Resolution),
    };
    if (typeof meaning.unit === 'string') result.unit = meaning.unit;
    if (typeof meaning.isoCurrency === 'string') result.currency = meaning.isoCurrency;
    results.push(result);
  }
  return { input: row.Input, results };
}

/** Start and End (inclusive) where they fit the Text; else the first place of the Text after the result before. */
function placeOf(input: string, r: Record<string, unknown>, from: number): { start: number; end: number } | undefined {
  const text = String(r.Text).toLowerCase();
  const low = input.toLowerCase();
  if (typeof r.Start === 'number' && typeof r.End === 'number' && low.slice(r.Start, r.End + 1) === text)
    return { start: r.Start, end: r.End + 1 };
  const after = low.indexOf(text, from);
  const start = after >= 0 ? after : low.indexOf(text);
  return start < 0 ? undefined : { start, end: start + text.length };
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
