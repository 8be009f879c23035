/** What a page says about itself: `recordOf`. */
export type { PageKind } from './kind.ts';
export type { Part as PersonPart, Person } from './people.ts';
export { type PageRecord, recordOf } from './record.ts';
