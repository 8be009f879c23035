/** DebtRank: how distress spreads from borrowers to lenders before anybody fails. */

export interface DebtRankInput {
  /** `exposures[i][j]`: what i has lent to j. */
  exposures: number[][];
  /** Capital that absorbs losses. */
  buffers: number[];
  /** Economic weight of each; used for the single number. */
  weights?: number[];
  /** Initial stress, 1 = failed. */
  initial: number[];
  /**
   * continuous: everybody passes on all stress as it grows (Bardoscia et al., PLoS ONE 10(6), 2015); original: everybody
   * passes on once (Battiston et al., Sci. Rep. 2:541, 2012); threshold: only the failed pass on.
   */
  variant: 'continuous' | 'original' | 'threshold';
}

export interface DebtRankResult {
  /** Final loss ÷ buffer; above 1 where losses exceed the buffer, though never more than 1 is passed on. */
  stress: number[];
  /** Losses beyond the initial ones, in the unit of the buffers. */
  additionalLosses: number;
  /** Weighted stress caused beyond the initial, each at most 1; NaN without weights. */
  debtRank: number;
}

export function debtRank({ exposures, buffers, weights, initial, variant }: DebtRankInput): DebtRankResult {
  const n = exposures.length;
  const impact = (i: number, j: number) => {
    const lent = exposures[i]![j]!;
    return lent === 0 ? 0 : lent / buffers[i]!;
  };
  const stress = [...initial];
  const passes = (h: number) => (variant === 'threshold' ? (h >= 1 ? 1 : 0) : Math.min(1, h));
  const passed = initial.map(() => 0);
  const done = initial.map(() => false);
  for (let round = 0; round < 1_000_000; round++) {
    const send = stress.map((h, j) => {
      if (variant === 'original') return done[j] || h <= 0 ? 0 : passes(h);
      return Math.max(0, passes(h) - passed[j]!);
    });
    if (send.every((s) => s <= 1e-16)) break;
    send.forEach((s, j) => {
      if (s <= 0) return;
      passed[j]! += s;
      done[j] = true;
    });
    for (let i = 0; i < n; i++) {
      let more = 0;
      for (let j = 0; j < n; j++)
        if (send[j]! > 0) more += Math.min(variant === 'original' ? 1 : Infinity, impact(i, j)) * send[j]!;
      stress[i] = variant === 'original' ? Math.min(1, stress[i]! + more) : stress[i]! + more;
    }
  }
  const total = weights?.reduce((s, w) => s + w, 0) ?? 0;
  const caused = weights?.reduce((s, w, i) => s + w * (Math.min(1, stress[i]!) - Math.min(1, initial[i]!)), 0) ?? NaN;
  return {
    stress,
    additionalLosses: stress.reduce((s, h, i) => s + (h === initial[i] ? 0 : (h - initial[i]!) * buffers[i]!), 0),
    debtRank: caused / total,
  };
}
