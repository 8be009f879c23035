import { expect, test } from 'vitest';
import type { BookScenario, Lever } from '../worker/messages.ts';
import { commandFor } from './command.ts';

const camp: BookScenario = {
  id: 'camp-a',
  label: 'It pays',
  set: { decay: 0.05, margin: 0.6 },
  facts: {},
  shocks: [{ name: 'rental-halves' }],
  grounds: {},
  left: [],
  separates: [],
};
const lever: Lever = { id: 'margin', label: 'Margin', unit: '1', module: 'labs', value: 0.5, choice: true };
const book = { scenarios: [camp], levers: [lever] };
const tab = { id: 'camp-a', label: 'It pays', from: 'camp-a', set: camp.set, facts: {}, shocks: camp.shocks };

test('a scenario of the book is asked for by name alone', () => {
  expect(commandFor(tab, book)).toBe('npx buildout run camp-a');
});

test('what was set is set, what was taken away is set to its declared value, shells see one word', () => {
  const changed = { ...tab, set: { decay: 0.2, 'share[openai]': 0.3 } };
  expect(commandFor(changed, book)).toBe(
    "npx buildout run camp-a --set decay=0.2 --set 'share[openai]=0.3' --set margin=0.5",
  );
});

test('a shock carries its month and its size', () => {
  const shocks = [...camp.shocks, { name: 'late-power', at: '2027-06', size: 0.4 }];
  expect(commandFor({ ...tab, shocks }, book)).toBe('npx buildout run camp-a --shock late-power@2027-06:0.4');
});

test('a number of an accepted fact is asked for by the fact, whatever the number is', () => {
  const named = {
    ...tab,
    set: { decay: 0.05, margin: 0.45 },
    facts: { decay: '@fact_0123456789ab.low', margin: '-@fact_ba9876543210' },
  };
  expect(commandFor(named, book)).toBe(
    'npx buildout run camp-a --set decay=@fact_0123456789ab.low --set margin=-@fact_ba9876543210',
  );
});
