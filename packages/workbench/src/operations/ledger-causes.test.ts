import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { prepare } from '../analysis/index.ts';
import { readDataFolder } from '../facts/node-files.ts';
import { ledgerCauses } from './ledger-causes.ts';

const { program } = prepare({ files: readDataFolder(fileURLToPath(new URL('../../../../data', import.meta.url))) });
const run = program.run();
const membersOf = (id: string) => program.model.dimensions.find((one) => one.id === id)!.members;

const brought = (causes: ReturnType<typeof ledgerCauses>) =>
  causes!.reduce((sum, { contribution }) => sum + contribution!, 0);

test('the payments of a company add up to the change of its cash, whoever it is', () => {
  for (const company of membersOf('company')) {
    const causes = ledgerCauses(run, 'cash', [company], [3, 40]);
    expect(causes, company).toBeDefined();
    const change = run.value('cash', 40, company) - run.value('cash', 3, company);
    const gross = causes!.reduce((sum, { contribution }) => sum + Math.abs(contribution!), 1);
    expect(Math.abs(brought(causes) - change) / gross, company).toBeLessThan(1e-9);
  }
});

test('a loan changes by what was lent, repaid and written off', () => {
  const facilities = membersOf('facility');
  const told = facilities.map((facility) => ledgerCauses(run, 'loan', [facility], [0, 100]));
  expect(told.every((causes) => causes !== undefined)).toBe(true);
  const labels = new Set(told.flatMap((causes) => causes!.map(({ label }) => label.split(':')[0])));
  expect([...labels]).toEqual(expect.arrayContaining(['repaid']));
});

test('of any other variable it says nothing', () => {
  expect(ledgerCauses(run, 'rental_price', [], [0, 10])).toBeUndefined();
});
