/** What would have to be true: conditions one and two at a time over the ranges evidence supports. */
import type { Program } from '@buildout/engine';
import { type BreakEven, breakEven, frontierOf } from './bisect.ts';

/** A condition: a parameter and the range it may take. */
export interface Condition {
  parameter: string;
  label: string;
  unit: string;
  value: number;
  low: number;
  high: number;
}

/** Conditions from the parameters of a program; those without a range are left out. */
export function conditionsOf(program: Program, ids: string[]): Condition[] {
  return ids.flatMap((id) => {
    const info = program.parameter(id);
    if (info?.low === undefined || info.high === undefined || info.low === info.high) return [];
    return [
      { parameter: id, label: info.label, unit: info.unit, value: info.values[0], low: info.low, high: info.high },
    ];
  });
}

/** How far from holding: 0 or more where it holds. */
export type Margin = (set: Record<string, number>) => number;

export interface OneAlone {
  condition: Condition;
  atLow: number;
  atHigh: number;
  /** The end of the range that helps more. */
  best: number;
  /** Value needed if this alone is to do. */
  needed: BreakEven;
}

export interface TwoTogether {
  first: Condition;
  second: Condition;
  /** With both at the end that helps. */
  margin: number;
  holds: boolean;
}

export interface Conditions {
  base: number;
  alone: OneAlone[];
  together: TwoTogether[];
  /** With every condition at the end that helps. */
  all: number;
}

/** Tries each condition at both ends, the value needed where one end does, then all pairs at the ends that help. */
export function tryConditions(conditions: Condition[], margin: Margin): Conditions {
  const base = margin({});
  const alone = conditions.map((condition): OneAlone => {
    const { parameter, value, low, high } = condition;
    const [atLow, atHigh] = [margin({ [parameter]: low }), margin({ [parameter]: high })];
    const best = atHigh >= atLow ? high : low;
    const needed: BreakEven =
      Math.max(atLow, atHigh) < 0
        ? { status: 'never', evaluations: 0 }
        : breakEven((x) => margin({ [parameter]: x }) >= 0, value, best, 1 / 64);
    return { condition, atLow, atHigh, best, needed };
  });
  const together: TwoTogether[] = [];
  alone.forEach((first, i) => {
    for (const second of alone.slice(i + 1)) {
      const both = margin({ [first.condition.parameter]: first.best, [second.condition.parameter]: second.best });
      together.push({ first: first.condition, second: second.condition, margin: both, holds: both >= 0 });
    }
  });
  together.sort((a, b) => b.margin - a.margin);
  const all = margin(Object.fromEntries(alone.map(({ condition, best }) => [condition.parameter, best])));
  return { base, alone, together, all };
}

/** Of two conditions: for values of the first the value of the second at which it begins to hold. */
export function frontier(first: OneAlone, second: OneAlone, margin: Margin, points = 7) {
  const [p, q] = [first.condition, second.condition];
  return frontierOf(
    (x, y) => margin({ [p.parameter]: x, [q.parameter]: y }) >= 0,
    { from: p.value, to: first.best, points },
    { from: q.value, to: second.best },
  );
}
