import { type Figure, type FigureKind, findFigures } from '../../figures/index.ts';
import { CONVENTIONS } from './conventions.ts';
import { agreesInUnit, agreesInValue } from './meaning.ts';
import { readSpecs, type SpecCase, type SpecClass, type SpecFile, type SpecResult, type SpecSkip } from './read.ts';

/** Counts of one file or class. Shares are of `wanted`. */
export interface SpecScore {
  cases: number;
  /** Results compared: those of the specifications less those of another convention. */
  wanted: number;
  /** Touched by a figure of ours. */
  found: number;
  /** The same first and last character. */
  exact: number;
  /** As `exact`, or the figure goes on over its denominator, or leaves out the words of comparison or the "of" of a share. */
  exactByConvention: number;
  value: number;
  unit: number;
  /** Results whose unit could be compared. */
  units: number;
  /** Figures of the class where the specification has nothing. */
  spurious: number;
  /** Results of another convention, by its id. */
  aside: Record<string, number>;
}

export interface SpecError {
  file: string;
  type: 'missed' | 'span' | 'value' | 'unit' | 'spurious';
  input: string;
  text: string;
  wanted?: string;
  got?: string;
}

export interface SpecReport {
  files: ({ file: string; about: SpecClass; language: string } & SpecScore)[];
  /** "currency, en". */
  classes: Record<string, SpecScore>;
  conventions: Record<string, string>;
  errors: SpecError[];
  skipped: SpecSkip[];
}

/** The kinds of ours that a class of specifications is about, for what is found where nothing is wanted. */
const KINDS: Readonly<Record<SpecClass, readonly FigureKind[]>> = {
  number: ['number', 'count', 'ratio'],
  range: [],
  percentage: ['percentage'],
  currency: ['money', 'price'],
  dimension: ['quantity', 'rate'],
  temperature: ['quantity'],
  age: ['age'],
  duration: ['duration'],
};

/** Reads every specification below a folder and compares our figures with it. */
export function specBench(folder: string): SpecReport {
  const { files, skipped } = readSpecs(folder);
  const errors: SpecError[] = [];
  const classes: Record<string, SpecScore> = {};
  const scored = files.map((f) => {
    const score = scoreFile(f, errors);
    const key = `${f.about}, ${f.language}`;
    classes[key] = add(classes[key] ?? none(), score);
    return { file: f.file, about: f.about, language: f.language, ...score };
  });
  const conventions = Object.fromEntries(CONVENTIONS.map((c) => [c.id, c.because]));
  return { files: scored, classes, conventions, errors, skipped };
}

/** One file against our grammar; what differs is added to `errors`. */
export function scoreFile(file: SpecFile, errors: SpecError[]): SpecScore {
  const score = none();
  for (const c of file.cases) {
    score.cases++;
    scoreCase(file, c, score, errors);
  }
  return score;
}

function scoreCase(file: SpecFile, c: SpecCase, score: SpecScore, errors: SpecError[]): void {
  const figures = findFigures(c.input, { language: file.language });
  const used = new Set<Figure>();
  for (const r of c.results) {
    const touching = figures.filter((f) => f.startUtf16 < r.end && f.endUtf16 > r.start);
    for (const f of touching) used.add(f);
    const other = CONVENTIONS.find((o) => o.applies(r, c, file.about));
    if (other) {
      score.aside[other.id] = (score.aside[other.id] ?? 0) + 1;
      continue;
    }
    score.wanted++;
    const wrong = (type: SpecError['type'], wanted?: string, got?: string) =>
      errors.push({
        file: file.file,
        type,
        input: c.input,
        text: r.text,
        ...(wanted !== undefined && { wanted, got }),
      });
    const f = nearest(touching, r);
    if (!f) {
      wrong('missed');
      continue;
    }
    score.found++;
    const exact = f.startUtf16 === r.start && f.endUtf16 === r.end;
    const byConvention = exact || goesOn(f, r) || leavesOut(file.about, r, touching);
    if (exact) score.exact++;
    if (byConvention) score.exactByConvention++;
    else wrong('span', r.text, f.text);
    if (agreesInValue(f, r, file.about, touching)) score.value++;
    else wrong('value', String(r.value), said(touching));
    const unit = agreesInUnit(f, r, file.about);
    if (unit === undefined) continue;
    score.units++;
    if (unit) score.unit++;
    else wrong('unit', r.currency ?? r.unit ?? file.about, f.unit);
  }
  for (const f of figures) {
    if (used.has(f) || !KINDS[file.about].includes(f.kind)) continue;
    score.spurious++;
    errors.push({ file: file.file, type: 'spurious', input: c.input, text: f.text, wanted: 'nothing', got: said([f]) });
  }
}

function nearest(figures: readonly Figure[], r: SpecResult): Figure | undefined {
  const shared = (f: Figure) => Math.min(f.endUtf16, r.end) - Math.max(f.startUtf16, r.start);
  return figures.reduce<Figure | undefined>((best, f) => (!best || shared(f) > shared(best) ? f : best), undefined);
}

/** The figure is the result and its denominator: "$2 per share" where the suite has "$2". */
function goesOn(f: Figure, r: SpecResult): boolean {
  return (
    f.denominator !== undefined &&
    f.startUtf16 === r.start &&
    f.endUtf16 > r.end &&
    /^[\s-]*(per|an?|each|every|\/)/i.test(f.text.slice(r.end - r.start))
  );
}

/** The words of comparison of a range, and the "of" after a share, are not part of a figure; what it measures is. */
function leavesOut(about: SpecClass, r: SpecResult, touching: readonly Figure[]): boolean {
  if (about === 'range') return touching.every((f) => f.startUtf16 >= r.start);
  return about === 'percentage' && touching.some((f) => f.startUtf16 === r.start && `${f.text} of` === r.text);
}

const said = (figures: readonly Figure[]) =>
  figures
    .map(
      (f) =>
        `${f.value ?? `${f.valueMin}…${f.valueMax ?? ''}`} ${f.unit}${f.modifier === 'exact' ? '' : ` (${f.modifier})`}`,
    )
    .join('; ');

const none = (): SpecScore => ({
  cases: 0,
  wanted: 0,
  found: 0,
  exact: 0,
  exactByConvention: 0,
  value: 0,
  unit: 0,
  units: 0,
  spurious: 0,
  aside: {},
});

function add(a: SpecScore, b: SpecScore): SpecScore {
  const sum = { ...a, aside: { ...a.aside } };
  for (const key of [
    'cases',
    'wanted',
    'found',
    'exact',
    'exactByConvention',
    'value',
    'unit',
    'units',
    'spurious',
  ] as const)
    sum[key] += b[key];
  for (const [id, n] of Object.entries(b.aside)) sum.aside[id] = (sum.aside[id] ?? 0) + n;
  return sum;
}
