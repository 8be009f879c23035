export { type Anchor, anchorOf, CONTEXT } from './anchor.ts';
export { type Resolution, resolveAnchor } from './resolve.ts';
