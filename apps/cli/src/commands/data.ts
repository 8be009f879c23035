/** `buildout data check`: is the data fit to compute with. */
import { plain } from '@buildout/workbench/charts/unit.ts';
import { problemsInEnglish } from '@buildout/workbench/facts/problem.ts';
import { dataCheck } from '@buildout/workbench/operations/index.ts';
import { EXIT } from '../errors.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';

export const addData: AddCommand = (program, context) => {
  const data = program.command('data').description('The data that everything is computed from.');
  data.helpCommand(false);
  command(data, 'check', dataCheck.summary, ['data check', 'data check --json']).action(async ({ json }) => {
    const { rows, problems } = await context.perform(dataCheck, {});
    if (json) context.terminal.out(`${JSON.stringify({ rows, problems }, null, 2)}\n`);
    else {
      const table = Object.entries(rows).map(([name, count]) => [name, plain(count, 0)]);
      context.terminal.out(
        `${textTable([{ label: 'table' }, { label: 'rows', right: true }], table, context.page.width, context.page.ink)}\n`,
      );
      if (problems.length === 0) context.terminal.out('Every row can be used.\n');
    }
    if (problems.length > 0) {
      const count = `${problems.length} problem${problems.length === 1 ? '' : 's'}`;
      context.terminal.err(
        `The data has ${count}, and nothing is computed from it until they are put right:\n${problemsInEnglish(problems, 50)}\n`,
      );
      context.exitCode = EXIT.request;
    }
  });
};
