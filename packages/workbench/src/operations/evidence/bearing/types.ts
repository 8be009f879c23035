/** Which numbers of the workbench a claim speaks to. */
import type { Meant } from '@buildout/evidence';
import type { Facts } from '../../../facts/index.ts';
import type { Relation } from './relation.ts';

export { RELATION_WORDS, type Relation } from './relation.ts';

/** One number, how the claim stands to it, and why. */
export interface Bearing {
  /** A parameter, an answer (a headline, or what a chart shows), or a row of data/. */
  kind: 'parameter' | 'answer' | 'row';
  id: string;
  /** Of an answer: the line, such as the company; empty for all of it. */
  line: string;
  label: string;
  unit: string;
  relation: Relation;
  /** −1: the number is the negative of what is said. */
  sign: 1 | -1;
  why: string;
}

/** What of a claim decides to which numbers it leads. */
export interface Said {
  meant: Meant;
  sentence: string;
  /** The figure's own words, to find its place in the sentence. */
  figure: string;
  /** ISO day on which it was said, where known. */
  said?: string;
  /** Name of the document and line, from 1, where they are at hand. */
  place?: { document: string; line: number };
}

/** A number that the model has: a parameter, or an answer with its lines. */
export interface ModelNumber {
  id: string;
  label: string;
  unit: string;
  /** Members an answer has a value for: companies, generations, tiers. */
  lines: ReadonlySet<string>;
}

/** What there is to lead to. */
export interface Ground {
  facts: Facts;
  parameters: ReadonlyMap<string, ModelNumber>;
  answers: ReadonlyMap<string, ModelNumber>;
  /** Id of companies.csv for a name in a text; '' for none. */
  company(name: string | null): string;
}
