import { choice, id, maybeDay, note, text } from '../columns.ts';
import { type RowOf, table } from '../table.ts';
import { provenance } from './shared.ts';

const columns = {
  id: id('id'),
  name: text('name'),
  kind: choice('kind', [
    'chipmaker',
    'foundry/memory',
    'equipment',
    'hyperscaler',
    'neocloud',
    'developer',
    'vehicle',
    'lab',
    'application',
    'enterprise/consumer demand',
    'utility',
    'investor',
    'lender',
    'government',
  ]),
  listed: text('listed'),
  /** First day its shares traded, where the import knows it: from then on it publishes by the exchange's deadlines. */
  listedSince: maybeDay('listed_since'),
  region: text('region'),
  ...provenance,
  note: note('note'),
};

/** Every company, aggregate, vehicle and person that a row names. */
export const companies = table({ file: 'companies.csv', columns });
export type Company = RowOf<typeof columns>;
