import { nearest } from '../facts/index.ts';
import { OperationError } from './problems.ts';

/** So many names can be told in a sentence. */
const FEW = 16;

/** Throws OperationError with the nearest name unless `name` is one of `names`; `list` is the command that lists them. */
export function mustBeKnown(kind: string, name: string, names: Iterable<string>, list?: string): void {
  const all = [...names];
  if (all.includes(name)) return;
  const known = list === undefined && all.length <= FEW ? all : undefined;
  throw new OperationError({
    code: 'unknown-name',
    kind,
    name,
    closest: nearest(name, all),
    list,
    ...(known && { known }),
  });
}
