import { describe, expect, test } from 'vitest';
import { commandOf, ensembleRequest } from './run-request.ts';

describe('the command that gives a run again', () => {
  test.each([
    [{}, 'npx buildout run'],
    [{ scenario: 'camp-a', scenarios: 1000, seed: 7 }, 'npx buildout run camp-a --scenarios 1000 --seed 7'],
    [{ set: ['site_cost=12 bn USD/GW', 'a=1'] }, "npx buildout run --set 'site_cost=12 bn USD/GW' --set a=1"],
    [
      { set: { site_cost: 12e9 }, shocks: ['rental-halves@2027-06'] },
      'npx buildout run --set site_cost=12000000000 --shock rental-halves@2027-06',
    ],
    [{ asOf: '2025-03-31', horizon: 24 }, 'npx buildout run --as-of 2025-03-31 --horizon 24'],
    [{ set: ["x=it's"] }, String.raw`npx buildout run --set 'x=it'\''s'`],
  ])('%j', (request, command) => {
    expect(commandOf('run', ensembleRequest.parse(request))).toBe(command);
  });
});
