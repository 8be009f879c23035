import { Z95 } from './interval.ts';
import { type ClaimState, sameReading, type Verdict } from './state.ts';

/** How far independent readings of the same claims agree. */
export interface Agreement {
  /** Claims with a first reading and a blind second one by somebody else. */
  pairs: number;
  /** Share of pairs with the same reading; null without pairs. */
  agreement: number | null;
  /** Cohen's kappa (1960); null without pairs, or where chance alone agrees always. */
  kappa: number | null;
  /** Its 95 % interval by the large-sample error of Fleiss, Cohen and Everitt (1969); null with fewer than two pairs. */
  kappaLow: number | null;
  kappaHigh: number | null;
}

const FIRST = ['accept', 'correct', 'reject', 'correct otherwise'] as const;

/** Agreement of blind second readings with the readings they were blind to. Two different corrections of one claim do not agree. */
export function agreementOf(states: Iterable<ClaimState>): Agreement {
  const size = FIRST.length;
  const counts = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const { verdicts } of states) {
    const [first, second] = pairOf(verdicts) ?? [];
    if (!first || !second) continue;
    const row = FIRST.indexOf(first.kind);
    // Same reading by another word (a correction that changes nothing) counts as the same category.
    const column = sameReading(first, second)
      ? row
      : second.kind === first.kind
        ? FIRST.indexOf('correct otherwise')
        : FIRST.indexOf(second.kind);
    counts[row][column]++;
  }
  return cohensKappa(counts);
}

/** The first reading of a claim, and the first blind one by somebody else. */
function pairOf(verdicts: readonly Verdict[]): [Verdict, Verdict] | undefined {
  const inOrder = [...verdicts].sort((a, b) => a.seq - b.seq);
  const blind = inOrder.find(
    ({ reading, reviewer }) => reading === 'blind' && inOrder.some((v) => v.reviewer !== reviewer),
  );
  if (!blind) return undefined;
  const first = inOrder.find(({ reviewer }) => reviewer !== blind.reviewer)!;
  return [first, blind];
}

/** Cohen's kappa of a square table of counts (rows: first reader, columns: second), with its 95 % interval. */
export function cohensKappa(counts: readonly (readonly number[])[]): Agreement {
  const n = counts.flat().reduce((sum, count) => sum + count, 0);
  if (n === 0) return { pairs: 0, agreement: null, kappa: null, kappaLow: null, kappaHigh: null };
  const p = counts.map((row) => row.map((count) => count / n));
  const rows = p.map((row) => row.reduce((sum, share) => sum + share, 0));
  const columns = rows.map((_, j) => p.reduce((sum, row) => sum + row[j], 0));
  const observed = p.reduce((sum, row, i) => sum + row[i], 0);
  const chance = rows.reduce((sum, share, i) => sum + share * columns[i], 0);
  const none = { pairs: n, agreement: observed, kappa: null, kappaLow: null, kappaHigh: null };
  if (1 - chance < 1e-12) return none;
  const kappa = (observed - chance) / (1 - chance);
  if (n < 2) return { ...none, kappa };
  let variance = 0;
  for (let i = 0; i < p.length; i++) {
    for (let j = 0; j < p.length; j++) {
      const margin = columns[i] + rows[j];
      variance +=
        i === j
          ? p[i][i] * (1 - chance - (rows[i] + columns[i]) * (1 - observed)) ** 2
          : p[i][j] * ((1 - observed) * margin) ** 2;
    }
  }
  variance -= (observed * chance - 2 * chance + observed) ** 2;
  const error = Math.sqrt(Math.max(0, variance) / n) / (1 - chance) ** 2;
  return {
    ...none,
    kappa,
    kappaLow: Math.max(-1, kappa - Z95 * error),
    kappaHigh: Math.min(1, kappa + Z95 * error),
  };
}
