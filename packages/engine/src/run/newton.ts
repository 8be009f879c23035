import { solveLinear } from './linear.ts';

/** A block of torn values x: residuals (writing every scalar of the block), and residuals with their derivatives. */
export interface BlockCode {
  value(x: Float64Array, residual: Float64Array): void;
  slopes(x: Float64Array, residual: Float64Array, jacobian: Float64Array): void;
}

const MOST_STEPS = 60;
const MOST_HALVINGS = 12;
const MOST_SWEEPS = 2000;
/** Where to start when last step's solution leads nowhere. */
const STARTS = [1, 0, 100, 0.01, -1];
/** Relative size of the last correction at which a solution counts as found; Newton's next one would be its square. */
const CLOSE = 1e-11;

/** Memory for blocks of one size. */
export class BlockMemory {
  readonly x: Float64Array;
  readonly trial: Float64Array;
  readonly residual: Float64Array;
  readonly step: Float64Array;
  readonly jacobian: Float64Array;
  /** Largest size each value has had. */
  readonly largest: Float64Array;
  readonly guess: Float64Array;
  constructor(n: number) {
    this.x = new Float64Array(n);
    this.trial = new Float64Array(n);
    this.residual = new Float64Array(n);
    this.step = new Float64Array(n);
    this.largest = new Float64Array(n);
    this.guess = new Float64Array(n);
    this.jacobian = new Float64Array(n * n);
  }

  /** Starts again from these values. */
  from(start: Float64Array | number): this {
    if (typeof start === 'number') this.x.fill(start);
    else this.x.set(start);
    return this;
  }
}

/** Solves from the guess in `memory.x`; leaves the solution there and in the history. Returns the worst torn value, or -1 when solved. */
export function solveBlock(code: BlockCode, memory: BlockMemory, linear: boolean): number {
  const { x, guess } = memory;
  guess.set(x);
  if (linear) {
    if (linearSolve(code, memory)) return -1;
    x.set(guess);
  }
  if (newton(code, memory)) return -1;
  for (const start of STARTS) if (newton(code, memory.from(start))) return -1;
  for (const start of [guess, 1]) {
    memory.from(start);
    if (sweep(code, memory) && newton(code, memory)) return -1;
    if (settled(code, memory)) return -1;
  }
  code.value(x, memory.residual);
  return worst(memory);
}

/** One solve, and a second on what is left so that cancellation in a poor guess does not stay. */
function linearSolve(code: BlockCode, memory: BlockMemory): boolean {
  const { x, residual, jacobian } = memory;
  const n = x.length;
  for (let pass = 0; pass < 2; pass++) {
    code.slopes(x, residual, jacobian);
    if (!solveLinear(jacobian, residual, n)) return false;
    let small = true;
    for (let i = 0; i < n; i++) {
      if (Math.abs(residual[i]) > 1e-9 * Math.abs(x[i])) small = false;
      x[i] -= residual[i];
      if (!Number.isFinite(x[i])) return false;
    }
    if (small) break;
  }
  code.value(x, residual);
  return norm(residual, x) < 1e-9;
}

/** Newton with halved steps where a full one does not bring the residuals down. */
function newton(code: BlockCode, memory: BlockMemory): boolean {
  const { x, trial, residual, step, jacobian, largest } = memory;
  const n = x.length;
  for (let i = 0; i < n; i++) largest[i] = Math.abs(x[i]);
  let before = Infinity;
  for (let iteration = 0; iteration < MOST_STEPS; iteration++) {
    code.slopes(x, residual, jacobian);
    const size = norm(residual, x);
    if (!Number.isFinite(size)) return false;
    step.set(residual);
    if (!solveLinear(jacobian, step, n)) return false;
    let relative = 0;
    for (let i = 0; i < n; i++) {
      const scale = Math.abs(x[i]) + 1e-5 * largest[i];
      const ratio = step[i] === 0 ? 0 : Math.abs(step[i]) / scale;
      if (!(ratio <= relative)) relative = ratio;
    }
    if (Number.isNaN(relative)) return false;
    const arrived = relative <= CLOSE || (relative < 1e-8 && relative >= before);
    let factor = 1;
    for (let halving = 0; ; halving++, factor /= 2) {
      for (let i = 0; i < n; i++) trial[i] = x[i] - factor * step[i];
      code.value(trial, residual);
      const after = norm(residual, trial);
      if (arrived || after < size || size === 0) break;
      // At the bottom of the slope rounding decides; far from it a longer way may still lead through a kink.
      if (halving === MOST_HALVINGS || (relative < 1e-6 && after < 1e-12)) break;
    }
    for (let i = 0; i < n; i++) {
      x[i] = trial[i];
      largest[i] = Math.max(largest[i], Math.abs(x[i]));
    }
    if (arrived) return x.every(Number.isFinite);
    before = relative;
  }
  return false;
}

/** Repeated substitution, as Gauss and Seidel would: slow, but it needs no derivatives. */
function sweep(code: BlockCode, memory: BlockMemory): boolean {
  const { x, residual } = memory;
  for (let i = 0; i < MOST_SWEEPS; i++) {
    code.value(x, residual);
    let most = 0;
    for (let j = 0; j < x.length; j++) {
      x[j] += residual[j];
      const ratio = Math.abs(residual[j]) / (Math.abs(x[j]) || 1);
      if (!(ratio <= most)) most = ratio;
    }
    if (Number.isNaN(most)) return false;
    if (most < 1e-14) return true;
  }
  return false;
}

/** Whether x solves the equations as well as doubles can, whatever the derivatives say (a kink exactly at the solution). */
function settled(code: BlockCode, { x, residual }: BlockMemory): boolean {
  code.value(x, residual);
  return residual.every((r, i) => Math.abs(r) <= 1e-13 * Math.abs(x[i]));
}

function norm(residual: Float64Array, x: Float64Array): number {
  let most = 0;
  for (let i = 0; i < x.length; i++) {
    const ratio = Math.abs(residual[i]) / (Math.abs(x[i]) + 1e-300);
    if (residual[i] !== 0 && !(ratio <= most)) most = ratio;
  }
  return most;
}

function worst({ x, residual }: BlockMemory): number {
  let at = 0;
  for (let i = 1; i < x.length; i++) {
    const a = Math.abs(residual[i]) / (Math.abs(x[i]) + 1e-300);
    if (!(a <= Math.abs(residual[at]) / (Math.abs(x[at]) + 1e-300))) at = i;
  }
  return at;
}
