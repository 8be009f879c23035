import { expect, it } from 'vitest';
import { program } from './model.ts';

it('every parameter a scenario may set is read by some equation', () => {
  const read = new Set(program.variables.flatMap(({ reads }) => reads));
  expect(program.parameters.filter(({ id }) => !read.has(id)).map(({ id }) => id)).toEqual([]);
});
