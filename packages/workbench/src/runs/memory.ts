import type { Layout } from './plan.ts';

/** Numbers of the kept scenarios from `first` on: cell `c` of scenario `s` is `columns[c × stride + s − first]`. */
export interface Memory {
  first: number;
  /** How many scenarios there is room for. */
  stride: number;
  columns: Float64Array;
  /** Draws of the inputs, laid out like the columns. */
  drawn: Float64Array;
  /** By scenario: 0 not run yet, 1 done, 2 failed. */
  status: Uint8Array;
}

/** The state of a scenario in `Memory.status`. */
export const DONE = 1;
export const FAILED = 2;

/** Room for the kept ones of scenarios `from` … `to − 1`, in memory that threads share or in plain memory. */
export function reserve(layout: Layout, from = 0, to = layout.scenarios, shared = false): Memory {
  const bytes = (count: number): ArrayBuffer =>
    shared ? (new SharedArrayBuffer(count) as unknown as ArrayBuffer) : new ArrayBuffer(count);
  const stride = Math.max(0, Math.min(to, layout.kept) - from);
  return {
    first: from,
    stride,
    columns: new Float64Array(bytes(8 * stride * layout.cells.length)),
    drawn: new Float64Array(bytes(8 * stride * layout.inputs.length)),
    status: new Uint8Array(bytes(stride)),
  };
}

/** Copies a block's numbers to their place in the whole. */
export function copyInto(whole: Memory, block: Memory): void {
  if (block.stride === 0) return;
  const at = block.first - whole.first;
  copyColumns(whole.columns, whole.stride, block.columns, block.stride, at);
  copyColumns(whole.drawn, whole.stride, block.drawn, block.stride, at);
  whole.status.set(block.status, at);
}

function copyColumns(to: Float64Array, toStride: number, from: Float64Array, fromStride: number, at: number): void {
  for (let column = 0; column * fromStride < from.length; column++) {
    to.set(from.subarray(column * fromStride, (column + 1) * fromStride), column * toStride + at);
  }
}
