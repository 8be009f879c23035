import type { Figure } from '../figures/index.ts';
import type { Label, NotFigure } from './labels.ts';

/** Counts of one class of labels. */
export interface ClassScore {
  labels: number;
  found: number;
  strictSpan: number;
  value: number;
  unit: number;
}

export interface FigureError {
  type: 'missed' | 'spurious' | 'span' | 'value' | 'unit' | 'hard-negative' | 'flag';
  file: string;
  start: number;
  text: string;
  wanted?: string;
  got?: string;
}

export interface FigureScore {
  /** Tier A: every predicted figure that touches no label of any tier and no ignored span counts against precision. */
  tierA: { precision: number; recall: number; overlapF1: number; strictSpan: number; value: number; unit: number };
  byTier: Record<string, ClassScore>;
  byKind: Record<string, ClassScore>;
  hardNegatives: { total: number; hit: number };
  flags: Record<'prediction' | 'hypothetical' | 'negated', { right: number; of: number }>;
  errors: FigureError[];
}

/** Compares the figures found in each file with its labels. Shares other than F1 are of the labels that were found at all… except strict span, value and unit, which are of all labels of the class. */
export function scoreFigures(
  found: ReadonlyMap<string, readonly Figure[]>,
  labels: readonly Label[],
  notFigures: readonly NotFigure[],
): FigureScore {
  const byTier: Record<string, ClassScore> = {};
  const byKind: Record<string, ClassScore> = {};
  const errors: FigureError[] = [];
  const flags = { prediction: { right: 0, of: 0 }, hypothetical: { right: 0, of: 0 }, negated: { right: 0, of: 0 } };
  const used = new Set<Figure>();
  for (const label of labels) {
    const match = bestOverlap(found.get(label.file) ?? [], label);
    const classes = [tally(byTier, label.tier), ...(label.tier === 'A' ? [tally(byKind, label.kind)] : [])];
    for (const c of classes) c.labels++;
    const at = { file: label.file, start: label.start, text: label.text };
    if (!match) {
      if (label.tier !== 'M') errors.push({ type: 'missed', ...at });
      continue;
    }
    used.add(match);
    const strict = match.start === label.start && match.end === label.end;
    const value = sameValue(match, label);
    const unit = sameUnit(match.unit, label.unit);
    for (const c of classes) {
      c.found++;
      if (strict) c.strictSpan++;
      if (value) c.value++;
      if (unit) c.unit++;
    }
    if (!strict) errors.push({ type: 'span', ...at, wanted: label.text, got: match.text });
    if (!value)
      errors.push({
        type: 'value',
        ...at,
        wanted: shown(label.value ?? [label.value_min, label.value_max]),
        got: shown(match.value ?? [match.valueMin, match.valueMax]),
      });
    if (!unit) errors.push({ type: 'unit', ...at, wanted: label.unit, got: match.unit });
    for (const flag of ['prediction', 'hypothetical', 'negated'] as const) {
      flags[flag].of++;
      if (match[flag] === label[flag]) flags[flag].right++;
      else errors.push({ type: 'flag', ...at, wanted: `${flag} ${label[flag]}`, got: `${match[flag]}` });
    }
  }
  let spurious = 0;
  let predictedOnA = 0;
  for (const [file, figures] of found) {
    for (const f of figures) {
      if (used.has(f)) {
        if (labels.some((l) => l.file === file && l.tier === 'A' && overlaps(f, l))) predictedOnA++;
        continue;
      }
      const near =
        labels.some((l) => l.file === file && overlaps(f, l)) ||
        notFigures.some((n) => n.file === file && n.class === 'ignore' && overlaps(f, n));
      if (near) continue;
      spurious++;
      errors.push({
        type: 'spurious',
        file,
        start: f.start,
        text: f.text,
        got: `${shown(f.value ?? [f.valueMin, f.valueMax])} ${f.unit}`,
      });
    }
  }
  const negatives = notFigures.filter((n) => n.class === 'negative');
  let hit = 0;
  for (const n of negatives) {
    const f = (found.get(n.file) ?? []).find((x) => overlaps(x, n));
    if (!f || labels.some((l) => l.file === n.file && overlaps(f, l))) continue;
    hit++;
    errors.push({ type: 'hard-negative', file: n.file, start: n.start, text: n.text, wanted: n.why, got: f.text });
  }
  const a = byTier.A ?? { labels: 0, found: 0, strictSpan: 0, value: 0, unit: 0 };
  const precision = share(predictedOnA, predictedOnA + spurious);
  const recall = share(a.found, a.labels);
  return {
    tierA: {
      precision,
      recall,
      overlapF1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0,
      strictSpan: share(a.strictSpan, a.labels),
      value: share(a.value, a.labels),
      unit: share(a.unit, a.labels),
    },
    byTier,
    byKind,
    hardNegatives: { total: negatives.length, hit },
    flags,
    errors,
  };
}

function tally(into: Record<string, ClassScore>, key: string): ClassScore {
  into[key] ??= { labels: 0, found: 0, strictSpan: 0, value: 0, unit: 0 };
  return into[key];
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end;

function bestOverlap(figures: readonly Figure[], label: Label): Figure | undefined {
  let best: Figure | undefined;
  let most = 0;
  for (const f of figures) {
    const common = Math.min(f.end, label.end) - Math.max(f.start, label.start);
    if (common > most) {
      most = common;
      best = f;
    }
  }
  return best;
}

/** Equal within one part in a thousand; ranges by both ends where labelled; a vague label without a value agrees with any vague reading. */
export function sameValue(f: Figure, label: Label): boolean {
  if (label.value !== null)
    return close(f.value, label.value) || (f.value === undefined && close(f.valueMin, label.value));
  if (label.value_min === null && label.value_max === null) return f.value === undefined;
  return (
    (label.value_min === null || close(f.valueMin ?? f.value, label.value_min)) &&
    (label.value_max === null || close(f.valueMax ?? undefined, label.value_max))
  );
}

function close(a: number | string | undefined, b: number | string): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-3 * Math.max(Math.abs(a), Math.abs(b));
  return String(a) === String(b);
}

/** Units agree in lower case, singular or plural, with "per" written as a slash. */
export function sameUnit(a: string, b: string): boolean {
  const norm = (u: string) =>
    u
      .toLowerCase()
      .replace(/\s+per\s+/g, '/')
      .replace(/\s*\/\s*/g, '/')
      .split('/')
      .map((p) => p.trim().replace(/ies$/, 'y').replace(/s$/, ''))
      .join('/');
  return norm(a) === norm(b);
}

function shown(v: unknown): string {
  return Array.isArray(v) ? v.map((x) => String(x ?? '?')).join('…') : String(v);
}
