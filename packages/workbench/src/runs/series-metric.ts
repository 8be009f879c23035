import type { Program } from '@buildout/engine';
import type { At, Metric } from './metric.ts';
import { monthAt } from './time.ts';

/**
 * A variable's path as a metric, one cell per `every` steps, so that any variable can have a band over time. Throws
 * RangeError for a variable the program does not have.
 */
export function seriesMetric(program: Program, variable: string, members: string[] = [], every = 1): Metric {
  const info = program.variable(variable);
  if (info === undefined) throw new RangeError(`the program has no variable ${variable}`);
  const element = members.length === 0 ? '' : `[${members.join(',')}]`;
  return {
    id: `${variable}${element}`,
    label: `${info.label}${members.length === 0 ? '' : `, ${members.join(', ')}`}`,
    unit: info.unit,
    about: `Each ${every === 1 ? 'step' : `${every} steps`} of ${variable}${element}.`,
    cells: ({ start, steps }) =>
      Array.from({ length: Math.floor(steps / every) + 1 }, (_, i): { at: At } => {
        const step = i * every;
        // A row holds the stocks at the beginning of the month in which its flows fall.
        const month = monthAt(step, start);
        return { at: month === null ? { step } : { step, month } };
      }),
    measure(run, out) {
      const series = run.series(variable, ...members);
      for (let cell = 0; cell < out.length; cell++) out[cell] = series[cell * every];
    },
  };
}
