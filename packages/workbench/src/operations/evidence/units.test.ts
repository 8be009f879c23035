import { type Claim, findClaims, readDocument } from '@buildout/evidence';
import { expect, test } from 'vitest';
import { unitFault } from './units.ts';

const text = 'Northgrid will raise turbines for 700 megawatts beside 40 barns in 2027.';
const [claim] = findClaims(readDocument(new TextEncoder().encode(text), 'talk.txt')) as Claim[];

test.each([
  ...[
    'USD',
    'usd/year',
    'USD/(GW*year)',
    'USD per GW',
    'JPY/month',
    'percent',
    '%/year',
    'basis points',
    'x',
    'kW',
    '°C',
  ],
  ...['MWh/day', 'gigawatt', 'turbine', 'barns', 'USD/barn', 'H100e', 'racks/hall'],
])('%s is a unit', (unit) => {
  expect(unitFault(unit, claim, ['1/month', 'USD/H100e', 'racks/hall'])).toBeUndefined();
});

test.each([
  ['parsec', /"parsec" is no unit known here, and the sentence does not name it; /],
  ['gigawat', /nearest: gigawatt/],
  ['USD/GW/yaer', /is no unit known here/],
  ['', /"" is no unit/],
  ['!!', /"!!" is no unit/],
  ['racks', /"racks" is no unit/],
  ['zzzzzzzzzzzzzzzz', /known are for example USD, USD\/year/],
])('%j is none, and the nearest are named', (unit, words) => {
  expect(unitFault(unit, claim, [])).toMatch(words);
});
