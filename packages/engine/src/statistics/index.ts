/** Summaries of columns of numbers that come out the same however the work was split. */
export { emptyMoments, type Moments, mergeBlocks, mergeMoments, momentsOf, variance } from './moments.ts';
export { quantileSorted, quantiles } from './quantiles.ts';
export { type CountedShare, countedShare, ranks, spearman } from './rank.ts';
export { QuantileSketch } from './sketch.ts';
