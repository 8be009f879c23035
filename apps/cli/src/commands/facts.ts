/** `buildout facts`: the sourced figures behind the model. */
import { plain, withUnit } from '@buildout/workbench/charts/unit.ts';
import { facts } from '@buildout/workbench/operations/index.ts';
import { wholeNumber } from '../options.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';

interface Options {
  company?: string;
  kind?: string;
  limit?: number;
  json?: boolean;
}

export const addFacts: AddCommand = (program, context) => {
  command(program, 'facts [words...]', facts.summary, [
    'facts capex --company coreweave',
    'facts openai oracle --kind deal',
    'facts H100 --kind gpu_rental_prices --limit 5',
  ])
    .option('--company <id>', 'only rows of this company')
    .option('--kind <kind>', 'only this kind: financial, deal, claim, contract, company, or a series')
    .option('--limit <number>', 'rows at most (50)', wholeNumber('--limit', 1, 1_000_000))
    .action((words: string[], { company, kind, limit, json }: Options) =>
      context.answer(
        facts,
        { query: words.join(' '), company, kind, limit },
        {
          json,
          show: (output, page) => {
            if (output.total === 0) return 'No row has all these words.';
            const columns = [
              { label: 'period' },
              { label: 'kind' },
              { label: 'company', cut: true },
              { label: 'what', cut: true },
              { label: 'value', right: true },
              { label: 'confidence' },
              { label: 'source', cut: true },
            ];
            const rows = output.facts.map((one) => [
              one.period,
              one.kind,
              one.companies.join(', '),
              one.what,
              one.value === null ? '' : withUnit(one.value, one.unit),
              one.confidence,
              one.sourceUrl || one.source,
            ]);
            const rest = output.total - output.facts.length;
            const more = rest > 0 ? `\n${page.ink.dim(`… and ${plain(rest, 0)} older rows (--limit)`)}` : '';
            return textTable(columns, rows, page.width, page.ink) + more;
          },
        },
      ),
    );
};
