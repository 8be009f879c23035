export { type FindOptions, findFigures } from './find.ts';
export { REPAIRS } from './repairs/index.ts';
export type { Figure, FigureKind, Modifier } from './types.ts';
