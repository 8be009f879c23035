/** All scenarios of the page for the same question: one line each, and the headlines in one table. */
import { type Cell, lineChart, shortCredit, type Table, withUnit } from '@buildout/workbench/charts/index.ts';
import { useMemo } from 'react';
import { ChartView } from '../charts/chart-view.tsx';
import { DataTable } from '../charts/data-table.tsx';
import type { NumberOf } from '../charts/number-buttons.tsx';
import { valueReference } from '../charts/quantity-numbers.ts';
import { useWidth } from '../charts/use-width.ts';
import type { Compared } from '../page.tsx';
import type { Picture } from '../session.ts';
import { useStore } from '../state/store.tsx';
import { chartKey, miniKey, miniQuantities } from '../state/views.ts';

export function ComparePanel({ compared, picture }: { compared?: Compared[]; picture?: Picture }) {
  const { state, catalogue } = useStore();
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const credit = shortCredit(catalogue.credits);
  const charts = useMemo(
    () =>
      [0, 1].flatMap((index) => {
        const shown = (compared ?? []).flatMap((c) => {
          const one = c.shown.get(chartKey(index));
          return one?.kind === 'quantity' && one.lines[0] ? [{ ...c, one, line: one.lines[0] }] : [];
        });
        const first = shown[0];
        if (!first) return [];
        const name =
          first.one.lines.length > 1 ? `${first.one.quantity.label}, ${first.line.label}` : first.one.quantity.label;
        const chart = lineChart({
          title: `${name}, ${shown.length} scenarios`,
          unit: first.one.quantity.unit,
          source: `Buildout: ${shown.map((s) => s.label).join(', ')}`,
          credit,
          lines: shown.map((s) => ({
            id: s.id,
            label: s.label,
            values: s.line.values.map(({ t, value }) => ({ t, value })),
          })),
          width: Math.max(320, Math.floor(width / (width > 900 ? 2 : 1)) - 12),
          height: 320,
        });
        return [{ index, chart }];
      }),
    [compared, credit, width],
  );
  const { active } = state.history.present;
  // Numbers lead to where they come from in the run that is open; the others after its tab is chosen.
  const numberOf: NumberOf = (row, column) => {
    const one = compared?.[column - 1];
    const quantity = miniQuantities(catalogue)[row];
    const shown = quantity && one?.id === active ? one.shown.get(miniKey(quantity.id)) : undefined;
    const line = shown?.kind === 'quantity' ? shown.lines[0] : undefined;
    return line && quantity ? valueReference(quantity, line.id, line.times.at(-1) ?? '') : undefined;
  };
  const table = useMemo(() => answersTable(compared ?? [], catalogue), [compared, catalogue]);
  return (
    <div ref={ref}>
      {charts.length === 0 && <p className="muted">{picture ? 'Computing each scenario …' : 'Computing …'}</p>}
      <div className="pair">
        {charts.map(({ index, chart }) => (
          <ChartView key={index} name={`Scenarios, chart ${'AB'[index]}`} chart={chart} />
        ))}
      </div>
      {table.rows.length > 0 && <DataTable table={table} label="Scenarios side by side" numberOf={numberOf} />}
    </div>
  );
}

/** Answers differ in unit, so each cell says its own. */
function answersTable(compared: Compared[], catalogue: Parameters<typeof miniQuantities>[0]): Table {
  const columns = [{ id: 'what', label: 'last year' }, ...compared.map((c) => ({ id: c.id, label: c.label }))];
  const rows = miniQuantities(catalogue).map((q): Cell[] => [
    q.label,
    ...compared.map((c) => {
      const shown = c.shown.get(miniKey(q.id));
      const last = shown?.kind === 'quantity' ? shown.lines[0]?.values.at(-1) : undefined;
      return last ? withUnit(last.value, q.unit) : null;
    }),
  ]);
  return { columns, rows: compared.length > 0 ? rows : [] };
}
