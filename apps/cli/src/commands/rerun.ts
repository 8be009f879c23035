/** `buildout rerun ID`: a saved run, recomputed. */
import { rerun } from '@buildout/workbench/operations/index.ts';
import { showAnswers } from '../show/answers.ts';
import { showFooter, showHeader } from '../show/run.ts';
import { type AddCommand, command } from './command.ts';

const WHAT = {
  engineVersion: 'the engine',
  modelHash: 'the model',
  dataHash: 'the data',
  facts: 'an accepted fact it used',
};

export const addRerun: AddCommand = (program, context) => {
  command(program, 'rerun <run>', rerun.summary, ['rerun 7f3a1c09b2de'])
    .option('--all', 'every row of long tables')
    .action((id: string, { json, all }: { json?: boolean; all?: boolean }) =>
      context.answer(
        rerun,
        { id },
        {
          json,
          failed: (output) => !output.same,
          show: (output, page) => {
            const changed = output.differs.map((key) => WHAT[key]).join(' and ');
            const verdict = output.same
              ? `The same run: every number is that of ${id}.`
              : `Not the same run: ${changed || 'something'} changed since ${id} was saved, so numbers may differ.`;
            return [
              showHeader(output, page),
              showAnswers(output.answers, page, { all, names: output.names }),
              verdict,
              showFooter(output, page),
            ].join('\n\n');
          },
        },
      ),
    );
};
