/** The inputs that move a headline most, over an ensemble. */
import { type Chart, type ChartHead, stackedBars } from '../../charts/index.ts';
import type { sensitivitiesFor } from '../run-header.ts';

type Sensitivity = ReturnType<typeof sensitivitiesFor>[number];

export function influencePicture(
  { label, at, unit, n, noise, inputs }: Sensitivity,
  head: Omit<ChartHead, 'unit' | 'title'>,
): Chart {
  const where = Object.values(at).join(', ');
  const told = inputs.filter((input) => Math.abs(input.correlation) > noise);
  return stackedBars({
    ...head,
    title: `What moves it most${where ? `, ${where}` : ''}`,
    unit,
    note: `${label}: mean over the fifth of ${n} scenarios with the highest input, less that over the fifth with the lowest. Inputs no stronger than chance are left out.`,
    parts: [{ id: 'effect', label: 'highest fifth less lowest' }],
    bars: told.map((input) => ({ label: input.label, values: [input.effect] })),
    barLabel: 'input',
    sideways: true,
  });
}
