/** Which inputs move each headline most. */
import { withUnit } from '@buildout/workbench/charts/index.ts';
import type { run } from '@buildout/workbench/operations/index.ts';
import type { z } from 'zod';
import type { Page } from '../context.ts';
import { fixed } from './number.ts';
import { textTable } from './table.ts';

type Sensitivities = z.output<typeof run.output>['sensitivities'];

export function showSensitivities(sensitivities: Sensitivities, { width, ink }: Page): string {
  return sensitivities
    .map(({ label, at, unit, noise, inputs }) => {
      const where = Object.values(at).join(', ');
      const columns = [
        { label: 'input' },
        { label: 'what it is', cut: true },
        { label: 'rank correlation', right: true },
        { label: 'highest fifth less lowest', right: true },
        { label: '' },
      ];
      const rows = inputs.map((input) => [
        input.parameter,
        input.label,
        fixed(input.correlation, 2),
        withUnit(input.effect, unit),
        Math.abs(input.correlation) > noise ? '' : 'may be chance',
      ]);
      const title = `${ink.bold(`What moves “${label}”${where ? `, ${where}` : ''} most`)}`;
      return `${title}\n${rows.length > 0 ? textTable(columns, rows, width, ink) : ink.dim('nothing stands out from chance')}`;
    })
    .join('\n\n');
}
