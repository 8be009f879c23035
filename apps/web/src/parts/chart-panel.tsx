/** Chart A or B: its title is a menu of everything the model can show. */
import { shortCredit } from '@buildout/workbench/charts/index.ts';
import { useCallback, useMemo } from 'react';
import { ChartView } from '../charts/chart-view.tsx';
import { quantityChart } from '../charts/quantity-chart.ts';
import { numberOfMark, numbersIn } from '../charts/quantity-numbers.ts';
import { useWidth } from '../charts/use-width.ts';
import { Trace } from '../evidence/trace.tsx';
import type { Picture } from '../session.ts';
import { DotButtons } from '../sources/dot-buttons.tsx';
import { SourceButton } from '../sources/source-button.tsx';
import { activeTab } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';
import { chartKey } from '../state/views.ts';
import { LinePicker } from './line-picker.tsx';
import { QuantityPicker } from './quantity-picker.tsx';

export function ChartPanel({ index, picture }: { index: 0 | 1; picture?: Picture }) {
  const { state, catalogue, dispatch } = useStore();
  const [ref, width] = useWidth<HTMLDivElement>(560);
  const name = `Chart ${'AB'[index]}`;
  const choice = state.looking.charts[index];
  const scenario = activeTab(state.history.present).label;
  const shown = picture?.shown.get(chartKey(index));
  const credit = shortCredit(catalogue.credits);
  const chart = useMemo(() => {
    if (!picture || shown?.kind !== 'quantity') return undefined;
    return quantityChart(shown, picture, { scenario, credit, width });
  }, [picture, shown, scenario, credit, width]);
  const pick = useCallback(
    (quantity: string) => dispatch({ kind: 'chart', index, to: { quantity } }),
    [dispatch, index],
  );
  const lines = (ids: string[]) => dispatch({ kind: 'chart', index, to: { ...choice, lines: ids } });
  const marks = chart?.marks?.filter(({ kind }) => kind !== 'follows') ?? [];
  // The table ends with what was seen and said, in the order of the chart's list.
  const beside = (row: number) => {
    const placed = marks[row - ((chart?.table.rows.length ?? 0) - marks.length)];
    const number = placed && shown?.kind === 'quantity' ? numberOfMark(placed, shown) : undefined;
    return number ? <SourceButton of={number.of} title={number.title} /> : null;
  };
  const over = shown?.kind === 'quantity' && chart?.marks && chart.marks.length > 0 && (
    <DotButtons
      key={shown.quantity.id}
      name={name}
      marks={chart.marks}
      numberOf={(placed) => numberOfMark(placed, shown)}
    />
  );
  return (
    <div ref={ref} className="chart-panel" tabIndex={-1}>
      <ChartView
        name={name}
        chart={chart}
        otherwise={shown?.kind === 'nothing' ? shown.reason : 'Computing …'}
        over={over}
        beside={chart && beside}
        numberOf={shown?.kind === 'quantity' && chart ? numbersIn(shown, chart.table) : undefined}
      >
        <QuantityPicker name={name} value={choice.quantity} onChoose={pick} />
        {shown?.kind === 'quantity' && shown.all.length > 1 && (
          <LinePicker name={name} all={shown.all} chosen={shown.lines.map((l) => l.id)} onChoose={lines} />
        )}
      </ChartView>
      {shown?.kind === 'quantity' && shown.sentence && <p className="sentence">{shown.sentence}</p>}
      {shown?.kind === 'quantity' && shown.quantity.group === 'answer' && shown.quantity.headline && (
        <Trace key={shown.quantity.id} of={shown.quantity.id.replace(/^answer:/, '')} />
      )}
    </div>
  );
}
