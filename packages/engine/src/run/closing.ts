import type { Elements } from './elements.ts';
import type { Closing } from './types.ts';

/** Where the residual and the scale of a check are kept in a row of the history. */
export interface CheckLayout {
  id: string;
  label: string;
  over: string[];
  size: number;
  residual: number;
  scale: number;
}

/** Largest |residual| / scale of every check over all elements and steps; elements without scale mean nothing and are passed over. */
export function closingOf(
  history: Float64Array,
  slots: number,
  steps: number,
  layouts: CheckLayout[],
  elements: Elements,
): Closing {
  const checks = layouts.map((layout) => {
    const { id, label, over, size, residual, scale } = layout;
    let most = 0;
    let worst: { element: string[]; step: number } | undefined;
    for (let k = 0; k <= steps; k++) {
      for (let i = 0; i < size; i++) {
        const size = history[k * slots + scale + i];
        if (!(size > 0)) continue;
        const ratio = Math.abs(history[k * slots + residual + i]) / size;
        if (!(ratio <= most)) {
          most = ratio;
          worst = { element: elements.names(over, i), step: k };
        }
      }
    }
    return { id, label, maxResidual: most, ...(worst && { worst }) };
  });
  return { maxResidual: checks.reduce((most, c) => Math.max(most, c.maxResidual), 0), checks };
}
