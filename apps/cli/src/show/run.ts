/** The lines about a run itself: what was run, what is worth knowing, whether the books close, how to do it again. */
import { plain } from '@buildout/workbench/charts/index.ts';
import type { run } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { safe } from './safe.ts';

export type RunHeader = Omit<z.output<typeof run.output>, 'answers' | 'sensitivities'>;

export function showHeader(header: RunHeader, { ink }: Page): string {
  const { label, start, horizon, asOf, scenarios, seed, notes, accepted } = header;
  const known = asOf === null ? '' : `, as known on ${asOf}`;
  const drawn = scenarios > 0 ? `, ${plain(scenarios, 0)} scenarios, seed ${seed}; under each number its p10–p90` : '';
  const lines = [`${ink.bold(label)}: from ${start ?? 'step 0'}, ${horizon} months${known}${drawn}`];
  lines.push(...notes.map((note) => ink.dim(`note: ${note}`)));
  lines.push(...showAccepted(accepted).map(ink.dim));
  return lines.join('\n');
}

/** A line for each accepted fact: what it sets, its sentence, who said it where. */
export function showAccepted(accepted: RunHeader['accepted']): string[] {
  return accepted.map(({ fact, sets, statement, speaker, source, sourceDate }) => {
    const who = [speaker, source, sourceDate].filter(Boolean).join(', ');
    return `${sets.join(', ')} from ${fact}: “${safe(statement)}” (${safe(who)})`;
  });
}

export function showFooter({ closing, failed, failures, runId, reproduce }: RunHeader, { ink }: Page): string {
  const residual = closing.maxResidual === 0 ? 'exactly' : `to ${closing.maxResidual.toExponential(1)} of what flows`;
  const lines = [`Books: ${closing.checks.length} closing checks hold ${residual}, every month.`];
  if (failed > 0)
    lines.push(
      `${plain(failed, 0)} scenarios gave no result and are left out; scenario ${failures[0].scenario}: ${failures[0].message.split('\n')[0]}`,
    );
  lines.push(`Run ${runId}: ${reproduce}`);
  return lines.map(ink.dim).join('\n');
}
