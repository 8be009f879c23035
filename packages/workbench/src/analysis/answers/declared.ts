/** The declared arithmetic of required revenue: what must be earned on what was spent on accelerators. */

export interface DeclaredInputs {
  /** Money for everything else of a data centre per dollar for accelerators. */
  otherPerGpuDollar: number;
  /** Gross margin that the sellers of services need. */
  margin: number;
}

export interface DeclaredSteps {
  gpuSpend: number;
  /** Cost of the data centres with everything in them. */
  dataCentres: number;
  /** Revenue that leaves the margin. */
  required: number;
}

/** As published (D. Cahn, Sequoia Capital, 2024): as much again for energy, buildings and the rest, and a gross margin of one half. */
export const PUBLISHED: DeclaredInputs = { otherPerGpuDollar: 1, margin: 0.5 };

/** 150 bn for accelerators → 300 bn of data centres → 600 bn of revenue. Throws RangeError for a margin of one or more. */
export function requiredRevenue(gpuSpend: number, inputs: DeclaredInputs = PUBLISHED): DeclaredSteps {
  const { otherPerGpuDollar, margin } = inputs;
  if (!(margin < 1))
    throw new RangeError(`a margin of ${margin} leaves nothing to pay the cost with; it must be below 1`);
  const dataCentres = gpuSpend * (1 + otherPerGpuDollar);
  return { gpuSpend, dataCentres, required: dataCentres / (1 - margin) };
}

/** Each year's spending must be earned once: two equal years of 150 bn need 1.2 tn. */
export function requiredOverYears(gpuSpend: number[], inputs: DeclaredInputs = PUBLISHED): number {
  return gpuSpend.reduce((sum, spend) => sum + requiredRevenue(spend, inputs).required, 0);
}
