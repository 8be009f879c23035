/** Question 36: shares of load held back by each constraint, by quarter and place, in a run and over scenarios. */
import type { Run } from '@buildout/engine';
import type { At, Metric, MetricContext } from '../../runs/index.ts';
import { CONSTRAINTS } from '../answers/constraints.ts';
import { quartersOf } from '../calendar.ts';
import { meanOf } from './helpers.ts';

/** The world, then the regions. */
export function placesOf({ program }: Pick<MetricContext, 'program'>): string[] {
  return ['all', ...(program.model.dimensions.find(({ id }) => id === 'region')?.members ?? [])];
}

/** Load held back by each constraint, place by place, in months `from` … `to − 1`; a region counts owners by what they have energised there. */
export function loadsHeldBack(run: Run, { from, to }: { from: number; to: number }): Float64Array[] {
  const places = placesOf(run);
  const regions = places.length - 1;
  const loads = places.map(() => new Float64Array(CONSTRAINTS.length));
  for (let step = from; step < to; step++) {
    const [binding, fleet, energised] = ['binding', 'fleet_gw', 'energised'].map((id) => run.at(id, step));
    for (let owner = 0; owner < binding.length; owner++) {
      const constraint = Math.round(binding[owner]) - 1;
      loads[0][constraint] += fleet[owner];
      for (let r = 0; r < regions; r++) loads[r + 1][constraint] += energised[owner * regions + r];
    }
  }
  return loads;
}

/** As shares that add up to 1, or to 0 where there is no load. */
export function sharesOf(loads: Float64Array): Float64Array {
  const all = loads.reduce((a, b) => a + b, 0);
  return loads.map((load) => (all > 0 ? load / all : 0));
}

/** `binding` at `{where, quarter, constraint}` (share of load) and `{where, quarter}` (number of the one that binds most), `power_value` at `{quarter}`. */
export function bindingMetrics(): Metric[] {
  return [
    {
      id: 'binding',
      label: 'Share of load held back by each constraint',
      unit: 'share',
      about: 'Shares of a quarter, and the place in the list of the constraint that holds back most.',
      cells: (context) => {
        const quarters = quartersOf(context.start, context.steps);
        return quarters.flatMap(({ quarter }) =>
          placesOf(context).flatMap((where): { at: At }[] => [
            ...CONSTRAINTS.map((constraint) => ({ at: { where, quarter, constraint } })),
            { at: { where, quarter } },
          ]),
        );
      },
      measure(run, out) {
        let at = 0;
        for (const quarter of quartersOf(run.program.model.time.start, run.steps)) {
          for (const loads of loadsHeldBack(run, quarter)) {
            const shares = sharesOf(loads);
            for (const share of shares) out[at++] = share;
            out[at++] = loads.some((load) => load > 0) ? shares.indexOf(Math.max(...shares)) : Number.NaN;
          }
        }
      },
    },
    {
      id: 'power_value',
      label: 'Value of a gigawatt energised earlier',
      unit: 'USD/(GW*year)',
      about: 'Mean of the quarter.',
      cells: ({ start, steps }) => quartersOf(start, steps).map(({ quarter }) => ({ at: { quarter } })),
      measure(run, out) {
        quartersOf(run.program.model.time.start, run.steps).forEach((quarter, q) => {
          out[q] = meanOf(run, 'value_of_power', quarter);
        });
      },
    },
  ];
}
