import type { Distribution } from '@buildout/engine';

/** A time within a run: a number of months from the start, a month `2027-01`, or a date `2027-01-31`. */
export type When = number | string;

/** Where a setting comes from: published by somebody, arithmetic on published figures, or ours. */
export interface Ground {
  basis: 'published' | 'derived' | 'ours';
  reason?: string;
  source?: string;
  /** What observed data support, in words. */
  evidence?: string;
}

/** A parameter that changes during a run. `value` is in the parameter's unit for `set` and `add`, a factor for `multiply`. */
export interface ScheduledChange {
  /** `name` or `name[member]`. */
  parameter: string;
  from: When;
  /** When it goes back; not together with `months`. */
  until?: When;
  /** How many months it lasts. */
  months?: number;
  /** Months until the change reaches full size. */
  ramp?: number;
  how: 'set' | 'multiply' | 'add';
  value: number;
  ground?: Ground;
}

/** A shock as a scenario uses it: the shock's own month and central size unless stated. */
export interface ShockUse {
  name: string;
  at?: When;
  size?: number;
}

/** Something a published position says that is no input of the model: a result of it, another leg, or not in it at all. */
export interface Left {
  setting: string;
  value: string;
  why: string;
}

/** An assumption that splits this scenario from another, and what will decide between them. */
export interface Separation {
  label: string;
  /** Id of the other scenario. */
  against: string;
  /** Parameters in which the two differ about it. */
  parameters: string[];
  /** What observed data support. */
  evidence: string;
  observable: string;
  readsFor: string;
  readsAgainst: string;
  decidesBy: string;
}

/**
 * One way the world may go, as plain data: what differs from the baseline. Every number is in the unit of its parameter.
 * Written in `data/scenarios/<id>.json`.
 */
export interface Scenario {
  id: string;
  label: string;
  about?: string;
  source?: string;
  /** `name`, `name[member]` or `name[subset]` → value. A parameter set here is fixed over an ensemble. */
  set: Record<string, number>;
  /** Settings whose number is an accepted fact's, by the same keys as `set`: `@fact_…` as written. */
  facts?: Record<string, string>;
  /** Where each setting comes from, by the same keys as `set`. */
  grounds?: Record<string, Ground>;
  /** Distributions that replace the parameter's own. */
  distributions?: Record<string, Distribution>;
  schedule?: ScheduledChange[];
  shocks?: ShockUse[];
  /** What the position behind this scenario says and the model does not take. */
  left?: Left[];
  /** The assumptions that split it from another scenario, most telling first. */
  separates?: Separation[];
  /** ISO date of the opening position. */
  start?: string;
  /** ISO date after which nothing is known. */
  asOf?: string;
  /** Months to run. */
  horizon?: number;
}

/** A number of a shock's change: fixed, or `base + perSize × size`. */
export type ShockNumber = number | { base: number; perSize: number };

/** A shock's number at a size. */
export function numberAt(value: ShockNumber, size: number): number {
  return typeof value === 'number' ? value : value.base + value.perSize * size;
}

/** One input a shock changes; times in months from the start of the shock. */
export interface ShockChange {
  parameter: string;
  /** Months after the shock begins. */
  after?: number;
  /** Months it lasts; for good when omitted. */
  months?: number;
  ramp?: number;
  how: 'set' | 'multiply' | 'add';
  value: ShockNumber;
}

/**
 * A precise change to inputs, with a size on a declared scale. Written in `data/scenarios/shocks/<id>.json`.
 * A shock changes declared inputs only, never a result.
 */
export interface Shock {
  id: string;
  label: string;
  about: string;
  source?: string;
  /** What arithmetic alone says must happen before any feedback. */
  firstOrder?: string;
  /** When it starts unless the user says otherwise. */
  at: When;
  size: { label: string; unit: string; central: number; low: number; high: number };
  changes: ShockChange[];
}

/** The scenario in which nothing differs from the declared values. */
export const baseline: Scenario = { id: 'baseline', label: 'Baseline', set: {} };
