/** Plain quantities of the whole: fleets, power, use, sentiment, spending. */
import type { Metric } from '../../runs/index.ts';
import type { ModelIndex } from '../model-index.ts';
import { type Line, linesOf, yearlyLevels } from '../yearly.ts';

const one =
  (variable: string) =>
  (index: ModelIndex): Line[] => [{ at: {}, terms: [[index.at(variable), 1]] }];

export const system: Metric[] = [
  yearlyLevels(
    {
      id: 'fleet_gw',
      label: 'IT load of accelerators in use by owner',
      unit: 'GW',
      about: 'At the end of the year; units in boxes run at their operator.',
    },
    { lines: (index) => linesOf(index, 'fleet_gw', 'company'), take: 'end' },
  ),
  yearlyLevels(
    {
      id: 'fleet_h100e',
      label: 'Accelerators in use by owner',
      unit: 'H100e',
      about: 'H100-equivalents at the end of the year.',
    },
    { lines: (index) => linesOf(index, 'fleet_h100e', 'company'), take: 'end' },
  ),
  yearlyLevels(
    { id: 'world_fleet_gw', label: 'IT load of all accelerators in use', unit: 'GW', about: 'At the end of the year.' },
    { lines: one('world_fleet_gw'), take: 'end' },
  ),
  yearlyLevels(
    {
      id: 'waiting_gw',
      label: 'Accelerators that wait for power',
      unit: 'GW',
      about: 'Delivered, paid and not switched on, at the end of the year.',
    },
    { lines: one('world_dark_gw'), take: 'end' },
  ),
  yearlyLevels(
    {
      id: 'energised_gw',
      label: 'Energised IT load by region',
      unit: 'GW',
      about: 'Power that sites of all owners can draw for IT at the end of the year.',
    },
    { lines: (index) => linesOf(index, 'region_energised', 'region'), take: 'end' },
  ),
  yearlyLevels(
    {
      id: 'utilisation',
      label: 'Share of units in the market with work',
      unit: 'share',
      about: 'Paid or own work; mean of the year.',
    },
    { lines: one('utilisation'), take: 'mean' },
  ),
  yearlyLevels(
    { id: 'sentiment', label: 'Sentiment of investors, 1 neutral', unit: '1', about: 'At the end of the year.' },
    { lines: one('sentiment'), take: 'end' },
  ),
  yearlyLevels(
    {
      id: 'spending_by_segment',
      label: 'Users’ spending by segment',
      unit: 'USD/year',
      about: 'Spending outside China at the prices of the time, before rationing; mean of the year.',
    },
    { lines: (index) => linesOf(index, 'spending', 'segment'), take: 'mean' },
  ),
];
