import { plain } from '@buildout/workbench/charts/index.ts';

/** "1 claim", "2 claims": for things whose plural takes an s. */
export const several = (number: number, thing: string): string =>
  `${plain(number, 0)} ${thing}${number === 1 ? '' : 's'}`;
