/** All answers of a run on two screens: the headlines, then one sentence for each of the others. */

import type { run } from '@buildout/workbench/operations/index.ts';
import { inNames } from '@buildout/workbench/operations/names.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { showSensitivities } from './sensitivities.ts';
import { wrapped } from './wrapped.ts';

type Output = z.output<typeof run.output>;

export function showSummary({ answers, names, sensitivities }: Output, page: Page): string {
  const { ink, width } = page;
  const told = answers.map((answer) => inNames(answer, names));
  const headlines = told.filter((answer) => answer.headline);
  const rest = told.filter((answer) => !answer.headline);
  const line = ({ id, label, sentence = '' }: (typeof told)[number]) => {
    // A sentence that only repeats the label says it once.
    const words = sentence.startsWith(`${label}: `) ? sentence.slice(label.length + 2) : sentence;
    return `${ink.bold(label)}  ${ink.dim(id)}\n${wrapped(words, width)}`;
  };
  // The last of the gap’s is the one that matters most to most readers; --all has one for every headline.
  const [moves] = sensitivities.filter((one) => one.metric === 'gap').slice(-1);
  return [
    ink.bold('Headlines'),
    ...headlines.map(line),
    ...(moves ? [showSensitivities([moves], page)] : []),
    ink.bold('All other answers, in a sentence each'),
    ...rest.map(line),
    `A table of one: ${ink.bold('buildout run --answer ID')}; of all: ${ink.bold('--all')}; questions people ask: ${ink.bold('buildout ask --help')}.`,
  ].join('\n\n');
}
