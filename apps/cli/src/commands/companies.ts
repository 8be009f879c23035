/** `buildout companies`: who is in the data. */
import { companies } from '@buildout/workbench/operations/index.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';

export const addCompanies: AddCommand = (program, context) => {
  command(program, 'companies [words...]', companies.summary, ['companies', 'companies neocloud']).action(
    (words: string[], { json }: { json?: boolean }) =>
      context.answer(
        companies,
        { query: words.join(' ') },
        {
          json,
          show: ({ companies: found }, page) => {
            if (found.length === 0) return 'No company has all these words.';
            const columns = [
              { label: 'id' },
              { label: 'name', cut: true },
              { label: 'kind' },
              { label: 'region' },
              { label: 'figures', right: true },
              { label: 'deals', right: true },
            ];
            const rows = found.map((c) => [c.id, c.name, c.kind, c.region, String(c.figures), String(c.deals)]);
            return textTable(columns, rows, page.width, page.ink);
          },
        },
      ),
  );
};
