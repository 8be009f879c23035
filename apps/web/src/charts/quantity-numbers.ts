/** The numbers of a chart of a quantity as references: its marks, and the cells of its table. */
import { type PlacedMark, type Table, withUnit } from '@buildout/workbench/charts/index.ts';
import { type NumberReference, writeReference } from '@buildout/workbench/operations/source/reference.ts';
import type { QuantityLine, Shown } from '../worker/messages.ts';
import { isWhole } from '../worker/whole.ts';
import type { NumberOf } from './number-buttons.tsx';

type QuantityShown = Extract<Shown, { kind: 'quantity' }>;

const membersOf = (line: string) => line.split(',').filter(Boolean);

/** A value of a line; `time` as the line has it. */
export function valueReference({ id }: QuantityShown['quantity'], line: string, time: string): string {
  const name = id.replace(/^(answer|variable):/, '');
  const members = membersOf(line);
  const of: NumberReference = id.startsWith('variable:')
    ? { kind: 'variable', variable: name, members, time }
    : { kind: 'answer', answer: name, members, time };
  return writeReference(of);
}

const timeAt = ({ values, times }: QuantityLine, t: number) => times[values.findIndex((moment) => moment.t === t)];

/** “Microsoft 2024: USD 76 bn” and its reference. */
export function numberOfMark(
  { kind, mark }: PlacedMark,
  { lines, quantity }: QuantityShown,
): { title: string; of: string } | undefined {
  const line = lines.find(({ id }) => id === mark.line);
  const time = kind === 'follows' ? line && timeAt(line, mark.t) : String(mark.t);
  if (time === undefined || (kind !== 'follows' && !mark.ids?.length)) return undefined;
  const label = line?.label ?? mark.line;
  const title = `${label ? `${label} ` : ''}${time}: ${withUnit(mark.value, quantity.unit)}`;
  const answer = quantity.id.replace(/^answer:/, '');
  const of =
    kind === 'follows'
      ? valueReference(quantity, mark.line ?? '', time)
      : writeReference({ kind, answer, line: mark.line ?? '', time });
  return { title, of };
}

/** Of the table of a line chart the values; of stacked bars every part. */
export function numbersIn(shown: QuantityShown, table: Table): NumberOf {
  const { quantity, lines } = shown;
  if (isWhole(quantity) && lines.length > 1) {
    return (row, column) => {
      const line = lines.find(({ id }) => id === table.columns[column]?.id);
      const time = line?.times[row];
      return line && time !== undefined ? valueReference(quantity, line.id, time) : undefined;
    };
  }
  const rows = lines.flatMap((line) =>
    line.values
      .map(({ t, value }, i) => ({ t, value, of: valueReference(quantity, line.id, line.times[i] ?? '') }))
      .filter(({ t, value }) => Number.isFinite(t) && Number.isFinite(value))
      .sort((a, b) => a.t - b.t),
  );
  return (row, column) => (table.columns[column]?.id === 'value' ? rows[row]?.of : undefined);
}
