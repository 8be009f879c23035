/** Networks of claims and flows: clearing, cycling, DebtRank, exposures from totals. */
import { clearMatrices } from '@buildout/engine/clearing/index.ts';
import { debtRank, networkCycling, reconstructExposures } from '@buildout/engine/flows/index.ts';
import { matrixOf, numberOf, numbersOf, sameLength, textOf, Unsupported } from '../case.ts';

type Input = Record<string, unknown>;

export function clearing(input: Input) {
  const owed = matrixOf(input, 'owed');
  const externalAssets = numbersOf(input, 'externalAssets');
  const externalLiabilities = numbersOf(
    input,
    'externalLiabilities',
    owed.map(() => 0),
  );
  sameLength({ owed, externalAssets, externalLiabilities });
  if ([...owed.flat(), ...externalLiabilities].some((x) => x < 0)) throw new Unsupported('A debt is negative.');
  const alpha = numberOf(input, 'alpha', 1);
  const beta = numberOf(input, 'beta', 1);
  if (alpha < 0 || alpha > 1 || beta < 0 || beta > 1) throw new Unsupported('alpha and beta lie between 0 and 1.');
  const { payments, defaults, paid } = clearMatrices({ owed, externalAssets, externalLiabilities, alpha, beta });
  const received = owed.map((_, j) => paid.reduce((s, row) => s + row[j]!, 0));
  const equity = payments.map((p, i) => {
    if (defaults[i]) return 0;
    return externalAssets[i]! + received[i]! - p;
  });
  return { payments, defaults, paid, received, equity };
}

export function cycling(input: Input) {
  const flows = matrixOf(input, 'flows');
  const inputs = numbersOf(input, 'inputs');
  const outputs = input.outputs === undefined ? undefined : numbersOf(input, 'outputs');
  sameLength({ flows, inputs, ...(outputs ? { outputs } : {}) });
  const { cycled, ...result } = networkCycling({ flows, inputs, ...(outputs ? { outputs } : {}) });
  return { ...result, cycled };
}

export function debtrank(input: Input) {
  const exposures = matrixOf(input, 'exposures');
  const buffers = numbersOf(input, 'buffers');
  const weights = input.weights === undefined ? undefined : numbersOf(input, 'weights');
  sameLength({ exposures, buffers, ...(weights ? { weights } : {}) });
  const initial = initialStress(input, exposures.length);
  const bare = buffers.findIndex((buffer, i) => !(buffer > 0) && exposures[i]!.some((x) => x !== 0));
  if (bare >= 0)
    throw new Unsupported(`Node ${bare} has exposures and a buffer of ${buffers[bare]}: its stress is not defined.`);
  const names: Record<string, 'continuous' | 'original' | 'threshold'> = {
    continuous: 'continuous',
    bardoscia: 'continuous',
    original: 'original',
    battiston: 'original',
    threshold: 'threshold',
    traditional: 'threshold',
    cascade: 'threshold',
  };
  const named = textOf(input, 'variant', 'continuous').toLowerCase();
  const variant = names[named];
  if (!variant) throw new Unsupported(`Variant '${named}' is not known; known are ${Object.keys(names).join(', ')}.`);
  return debtRank({ exposures, buffers, ...(weights ? { weights } : {}), initial, variant });
}

function initialStress(input: Input, n: number): number[] {
  if (input.uniformShock !== undefined) return new Array<number>(n).fill(numberOf(input, 'uniformShock'));
  for (const name of ['initialStress', 'shocks', 'shock']) {
    if (Array.isArray(input[name])) {
      const list = numbersOf(input, name);
      if (list.length !== n) throw new Unsupported(`input.${name} has ${list.length} values for ${n} nodes.`);
      return list;
    }
  }
  const failed = numbersOf(input, 'defaults');
  const out = new Array<number>(n).fill(0);
  for (const i of failed) {
    if (!Number.isInteger(i) || i < 0 || i >= n)
      throw new Unsupported(`There is no node ${i} to fail (0 to ${n - 1}).`);
    out[i] = 1;
  }
  return out;
}

export function exposureReconstruction(input: Input) {
  const method = textOf(input, 'method', 'maximum entropy').toLowerCase();
  if (!/max(imum)?[ _-]?ent|^ras$|^me$/.test(method)) {
    throw new Unsupported(`Method '${method}' is not known; known is maximum entropy.`);
  }
  const assets = numbersOf(input, 'assets');
  const liabilities = numbersOf(input, 'liabilities');
  sameLength({ assets, liabilities });
  if ([...assets, ...liabilities].some((x) => x < 0)) throw new Unsupported('A total is negative.');
  const sum = (list: number[]) => list.reduce((s, x) => s + x, 0);
  if (Math.abs(sum(assets) - sum(liabilities)) > 1e-9 * sum(assets)) {
    throw new Unsupported(`The totals disagree: assets ${sum(assets)}, liabilities ${sum(liabilities)}.`);
  }
  const { rows, gap, converged } = reconstructExposures(assets, liabilities);
  if (!converged) throw new Unsupported(`No matrix with an empty diagonal has these totals (${gap} is left over).`);
  return { rows };
}
