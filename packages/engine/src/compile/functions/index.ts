import { ARITHMETIC } from './arithmetic.ts';
import type { Definitions } from './definition.ts';
import { INPUTS } from './inputs.ts';
import { PAST } from './past.ts';

/** Everything callable except the aggregates. */
export const FUNCTIONS: Definitions = { ...ARITHMETIC, ...PAST, ...INPUTS };
