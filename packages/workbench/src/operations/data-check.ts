import { z } from 'zod';
import { checkData, readData } from '../facts/index.ts';
import { operation } from './operation.ts';

const problem = z.object({
  file: z.string(),
  line: z.int().describe('line in the file, the header being line 1; 0: the whole file'),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
});

/** Everything wrong with the data: references, units, dates, double counting, numbers without a source. */
export const dataCheck = operation({
  name: 'data-check',
  title: 'Check the data',
  summary:
    'Checks every row: references resolve, units are known, dates are valid, nothing is counted twice, every number has a source.',
  input: z.object({}),
  output: z.object({
    rows: z.record(z.string(), z.int()).describe('rows read, by file'),
    problems: z.array(problem),
  }),
  examples: [{ say: 'check all files', input: {} }],
  async do(_, host) {
    const files = await host.files(host.data);
    const { tables } = readData(files);
    const lists = [...Object.entries(tables).filter(([name]) => name !== 'series'), ...Object.entries(tables.series)];
    const rows = Object.fromEntries(lists.map(([name, list]) => [name, (list as unknown[]).length]));
    return { rows, problems: checkData(files) };
  },
});
