/** `buildout scenarios`, `census`, `bench`: what the model is and how fast it runs. */
import { plain } from '@buildout/workbench/charts/index.ts';
import { bench, census, scenarios } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { wholeNumber } from '../options.ts';
import { textTable } from '../show/table.ts';
import { type AddCommand, command } from './command.ts';

const count = (value: number) => plain(value, 0);

export const addScenarios: AddCommand = (program, context) => {
  command(program, 'scenarios', scenarios.summary, ['scenarios', 'scenarios --json']).action(({ json }) =>
    context.answer(scenarios, {}, { json, show: showScenarios }),
  );
};

function showScenarios({ scenarios: all, shocks }: z.output<typeof scenarios.output>, { width, ink }: Page): string {
  const rows = all.map((s) => [s.id, s.label, String(Object.keys(s.set).length), s.about]);
  const scenarioTable = textTable(
    [
      { label: 'scenario' },
      { label: 'name', cut: true },
      { label: 'sets', right: true },
      { label: 'about', cut: true },
    ],
    rows,
    width,
    ink,
  );
  const sizes = shocks.map((s) => [
    s.id,
    s.label,
    String(s.at),
    `${s.size.central} (${s.size.low} … ${s.size.high})`,
    s.size.label,
  ]);
  const shockTable = textTable(
    [
      { label: 'shock' },
      { label: 'name', cut: true },
      { label: 'from' },
      { label: 'size', right: true },
      { label: 'of what', cut: true },
    ],
    sizes,
    width,
    ink,
  );
  return `${scenarioTable}\n\n${shockTable}\n\n${ink.dim('buildout run SCENARIO --shock NAME@MONTH:SIZE')}`;
}

export const addCensus: AddCommand = (program, context) => {
  command(program, 'census', census.summary, ['census']).action(({ json }) =>
    context.answer(census, {}, { json, show: showCensus }),
  );
};

function showCensus(output: z.output<typeof census.output>, { width, ink }: Page): string {
  const { modules, ledger, parameters, companies, facts, opening, months } = output;
  const rows = modules.map((m) => [
    m.module,
    count(m.equations),
    count(m.numbers),
    count(m.transfers),
    count(m.parameters),
  ]);
  rows.push(['ledger (derived)', count(ledger.equations), count(ledger.numbers), '', '']);
  const sum = (of: (m: (typeof modules)[number]) => number) => modules.reduce((total, m) => total + of(m), 0);
  rows.push([
    'together',
    count(sum((m) => m.equations) + ledger.equations),
    count(sum((m) => m.numbers) + ledger.numbers),
    count(sum((m) => m.transfers)),
    count(sum((m) => m.parameters)),
  ]);
  const right = true;
  const columns = [
    { label: 'module' },
    { label: 'equations', right },
    { label: 'numbers a month', right },
    { label: 'transfers', right },
    { label: 'parameters', right },
  ];
  const per = (part: number) => `${count(part)} (${plain((100 * part) / Math.max(1, parameters.total), 0)} %)`;
  return [
    textTable(columns, rows, width, ink),
    '',
    `Parameters: ${count(parameters.total)}, of them with a source ${per(parameters.sourced)}, assumed with a reason ${per(parameters.assumed)}; ` +
      `${count(parameters.levers)} levers, ${count(parameters.drawn)} drawn in an ensemble.`,
    `Opening balances (cash, plant, debt, stakes) by value: ${opening.map(({ basis, share }) => `${basis} ${plain(100 * share, 0)} %`).join(', ')}.`,
    `Model: ${Object.entries(companies)
      .map(([dimension, members]) => `${count(members)} ${dimension}`)
      .join(', ')}; ${count(months)} months.`,
    `Facts: ${Object.entries(facts)
      .map(([name, rowsOf]) => `${count(rowsOf)} ${name}`)
      .join(', ')}.`,
  ].join('\n');
}

export const addBench: AddCommand = (program, context) => {
  command(program, 'bench', bench.summary, ['bench', 'bench --scenarios 200 --rounds 3'])
    .option('--scenarios <number>', 'size of the ensemble (1,000)', wholeNumber('--scenarios', 1, 1_000_000))
    .option('--rounds <number>', 'rounds that count (5)', wholeNumber('--rounds', 1, 100))
    .option('--seed <number>', 'the seed of the draws (1)', wholeNumber('--seed', 0, 4_294_967_295))
    .action(({ json, ...input }) => context.answer(bench, input, { json, show: showBench }));
};

function showBench(output: z.output<typeof bench.output>, { width, ink }: Page): string {
  const { machine, model, compile, results, memory } = output;
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  const right = true;
  const columns = [
    { label: 'what' },
    { label: 'how', cut: true },
    { label: 'median', right },
    { label: 'least', right },
    { label: 'most', right },
  ];
  const time = (ms: number) => (ms < 1000 ? `${plain(ms, 2)} ms` : `${plain(ms / 1000, 2)} s`);
  const rows = results.flatMap((r) =>
    r.timings.map((t) => [r.label, t.label, time(t.median), time(t.least), time(t.most)]),
  );
  const rounds = results[0]?.timings[0]?.times.length ?? 0;
  return [
    textTable(columns, rows, width, ink),
    '',
    `Data to model: ${time(compile)}. Memory: ${plain(memory / 2 ** 20, 0)} MiB. ` +
      `All ways gave the same numbers: ${results.every((r) => r.same) ? 'yes' : 'NO'}.`,
    ink.dim(
      `${count(model.variables)} variables, ${count(model.numbers)} numbers a month, ${model.months} months; ${rounds} rounds, taking turns; ` +
        `${machine.cpu}, ${machine.cores} cores, load ${plain(machine.load, 1)}, ${versions.join(', ')}.`,
    ),
  ].join('\n');
}
