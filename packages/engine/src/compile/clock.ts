import type { ModelDeclaration } from '../declare.ts';
import { calendarOf } from './calendar.ts';
import type { Node, Nodes } from './nodes.ts';

/** What a model's equations know of time, in units of model time. */
export interface Clock {
  /** Length of a step. */
  dt: number;
  /** Time of the last step. */
  end: number;
  /** Fractional year of step 0 and units of time in a year; null where the model has no date. */
  calendar: { year: number; perYear: number } | null;
}

export function clockOf({ start, unit, steps, dt = 1 }: ModelDeclaration['time']): Clock {
  return { dt, end: timeOf(steps, dt), calendar: calendarOf(start, unit) };
}

/** TIME: as a quotient where a unit of time has whole steps, so that step 3 of tenths is 0.3 to the bit. */
export function now(nodes: Nodes, clock: Clock): Node {
  const step = nodes.make({ op: 'step' });
  const perUnit = stepsPerUnit(clock.dt);
  return perUnit ? nodes.divide(step, nodes.constant(perUnit)) : nodes.multiply(step, nodes.constant(clock.dt));
}

/** What a rate adds in one step. */
export function overStep(nodes: Nodes, rate: Node, dt: number): Node {
  return nodes.multiply(rate, nodes.constant(dt));
}

function timeOf(step: number, dt: number): number {
  const perUnit = stepsPerUnit(dt);
  return perUnit ? step / perUnit : step * dt;
}

/** How many steps make one unit of time; undefined where that is no whole number. */
function stepsPerUnit(dt: number): number | undefined {
  const whole = Math.round(1 / dt);
  return whole >= 1 && Math.abs(whole * dt - 1) < 1e-12 ? whole : undefined;
}
