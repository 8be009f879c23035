/** How a claim stands to a number of the workbench. */

/**
 * `same`: the claim gives the very quantity, for the same time. `derived`: it gives it through a named ratio or sum of numbers. `kind`: the same
 * quantity at another time. `bears`: it speaks to it, in part or otherwise. Only what is the same is a value of it.
 */
export type Relation = 'same' | 'derived' | 'kind' | 'bears';

export const RELATIONS = ['same', 'derived', 'kind', 'bears'] as const satisfies readonly Relation[];

export const RELATION_WORDS: Record<Relation, string> = {
  same: 'is the same quantity as',
  derived: 'is, by arithmetic, made of',
  kind: 'is the same quantity, at another time, as',
  bears: 'bears on',
};

/** The closer the smaller. */
export const rankOf = (relation: Relation): number => RELATIONS.indexOf(relation);
