/** `buildout verify`: published cases, recomputed. */
import { delimiter, resolve } from 'node:path';
import { plain } from '@buildout/workbench/charts/index.ts';
import { verify } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { several } from '../options.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';

export const addVerify: AddCommand = (program, context) => {
  command(program, 'verify', verify.summary, [
    'verify',
    'verify --cases checks/cases',
    'verify --cases checks/cases --json',
  ])
    .option(
      '--cases <folder>',
      'check the case files of this folder instead; may be repeated (or BUILDOUT_CASES)',
      several,
    )
    .action(({ cases, json }: { cases?: string[]; json?: boolean }) => {
      const fromEnvironment = (context.terminal.env.BUILDOUT_CASES ?? '').split(delimiter).filter(Boolean);
      const folders = (cases ?? fromEnvironment).map((folder) => resolve(folder));
      return context.answer(
        verify,
        { folders },
        { json, show, failed: ({ differs, cases }) => differs > 0 || cases.length === 0 },
      );
    });
};

function show(output: z.output<typeof verify.output>, { width, ink }: Page): string {
  const columns = [
    { label: 'kind' },
    { label: 'case', cut: true },
    { label: 'status' },
    { label: 'difference', right: true },
    { label: 'remark', cut: true },
    { label: 'source', cut: true },
  ];
  const difference = (value: number | null) => (value === null ? '' : value === 0 ? '0' : value.toExponential(1));
  const rows = output.cases.map((one) => [
    one.kind,
    one.id,
    one.status,
    difference(one.maxDifference),
    one.reason,
    one.source,
  ]);
  const count = (n: number) => plain(n, 0);
  const lines = [textTable(columns, rows, width, ink), ''];
  lines.push(...output.skipped.map(({ path, reason }) => `${path}: ${reason}`));
  lines.push(
    `${count(output.agrees)} agree, ${count(output.differs)} differ, ${count(output.unsupported)} unsupported.`,
  );
  return lines.join('\n');
}
