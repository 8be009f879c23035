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

/** Keeps the largest |residual| / scale of every check, row by row; elements without scale mean nothing and are passed over. */
export class ClosingMeter {
  private readonly layouts: CheckLayout[];
  private readonly elements: Elements;
  private readonly most: Float64Array;
  private readonly worst: { element: number; step: number }[];

  constructor(layouts: CheckLayout[], elements: Elements) {
    this.layouts = layouts;
    this.elements = elements;
    this.most = new Float64Array(layouts.length);
    this.worst = layouts.map(() => ({ element: -1, step: -1 }));
  }

  reset(): void {
    this.most.fill(0);
    for (const w of this.worst) w.element = -1;
  }

  /** Takes the row of one step into account. */
  read(history: Float64Array, row: number, step: number): void {
    const { layouts, most, worst } = this;
    for (let c = 0; c < layouts.length; c++) {
      const { size, residual, scale } = layouts[c];
      for (let i = 0; i < size; i++) {
        const compared = history[row + scale + i];
        if (!(compared > 0)) continue;
        const off = Math.abs(history[row + residual + i]);
        if (off <= most[c] * compared) continue;
        most[c] = off / compared;
        worst[c].element = i;
        worst[c].step = step;
      }
    }
  }

  result(): Closing {
    const checks = this.layouts.map(({ id, label, over }, c) => {
      const { element, step } = this.worst[c];
      const worst = element < 0 ? undefined : { element: this.elements.names(over, element), step };
      return { id, label, maxResidual: this.most[c], ...(worst && { worst }) };
    });
    return { maxResidual: this.most.reduce((a, b) => Math.max(a, b), 0), checks };
  }
}
