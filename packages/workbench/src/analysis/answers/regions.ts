/** What a region could take from sellers abroad by closing itself: services they sell there, chips delivered there. */
import type { Metric } from '../../runs/index.ts';
import type { ModelIndex } from '../model-index.ts';
import { type Line, type Term, yearlyLevels } from '../yearly.ts';

/** Numbers over two dimensions, by member of each. */
function table(index: ModelIndex, id: string): (a: number, b: number) => number {
  const found = index.program.model.data.find((one) => one.id === id);
  if (found === undefined) return () => 0;
  const width = index.members(found.over[1]).length;
  return (a, b) => found.values[a * width + b];
}

/** Sales of each seller in each region that is not its home. */
function serviceLines(index: ModelIndex): Line[] {
  const foreign = table(index, 'is_foreign');
  const sellers = index.members('seller');
  return index
    .members('region')
    .flatMap((region, r) =>
      sellers.flatMap((company, s): Line[] =>
        foreign(r, s) > 0 ? [{ at: { region, company }, terms: [[index.at('sales', r * sellers.length + s), 1]] }] : [],
      ),
    );
}

/** Accelerators paid to makers abroad, by where the owner’s sites are. */
function chipLines(index: ModelIndex): Line[] {
  const foreign = table(index, 'is_foreign_maker');
  const sites = table(index, 'site_region_share');
  const makers = index.members('maker');
  return index.members('region').flatMap((region, r) =>
    makers.flatMap((company, m): Line[] => {
      if (foreign(r, m) === 0) return [];
      const terms = index
        .members('builder')
        .flatMap((_, b): Term[] =>
          sites(b, r) > 0 ? [[index.at('paid_chips', b * makers.length + m), 12 * sites(b, r)]] : [],
        );
      return [{ at: { region, company }, terms }];
    }),
  );
}

export const regions: Metric[] = [
  yearlyLevels(
    {
      id: 'revenue_at_risk',
      label: 'Sales of services by sellers from abroad, by region',
      unit: 'USD/year',
      about:
        'Mean of the year of what a seller sells in regions that are not its home: what it would lose if the region closed itself. What is already closed (`region_open`) is not in it.',
    },
    { lines: serviceLines, take: 'mean' },
  ),
  yearlyLevels(
    {
      id: 'chips_at_risk',
      label: 'Sales of accelerators by makers from abroad, by region',
      unit: 'USD/year',
      about:
        'Mean of the year of what owners pay makers from abroad, split by the regions of the owner’s sites: what a bar on deliveries would touch. Boxes are left out.',
    },
    { lines: chipLines, take: 'mean' },
  ),
];
