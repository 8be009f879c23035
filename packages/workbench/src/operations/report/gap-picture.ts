/** Required against actual revenue in one picture. */
import { type Chart, type ChartHead, lineChart } from '../../charts/index.ts';
import type { Answer } from '../../runs/index.ts';
import { moment } from './answer-chart.ts';

const LINES: [id: string, label: string][] = [
  ['required_revenue_declared', 'Required, declared'],
  ['required_revenue_simulated', 'Required, simulated'],
  ['end_user_revenue', 'Paid by end users'],
];

/** Undefined where the answers are not all there. */
export function gapPicture(answers: Answer[], head: Omit<ChartHead, 'unit' | 'title'>): Chart | undefined {
  const lines = LINES.flatMap(([id, label]) => {
    const answer = answers.find((one) => one.id === id);
    const values = answer?.values.filter((v) => v.value !== null) ?? [];
    return values.length > 0 ? [{ id, label, values: values.map((v) => moment(v, 'year')) }] : [];
  });
  if (lines.length < LINES.length) return undefined;
  const finding = answers.find((one) => one.id === 'revenue_gap_simulated')?.sentence;
  return lineChart({
    ...head,
    title: finding ? `Simulated: ${finding.charAt(0).toLowerCase()}${finding.slice(1)}` : 'Required and actual revenue',
    unit: 'USD/year',
    lines,
    fromZero: true,
  });
}
