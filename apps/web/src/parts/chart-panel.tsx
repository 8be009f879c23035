/** Chart A or B: its title is a menu of everything the model can show. */
import { type Mark, shortCredit, withUnit } from '@buildout/workbench/charts/index.ts';
import { useCallback, useMemo } from 'react';
import { ChartView } from '../charts/chart-view.tsx';
import { quantityChart } from '../charts/quantity-chart.ts';
import { useWidth } from '../charts/use-width.ts';
import { Trace } from '../evidence/trace.tsx';
import type { Picture } from '../session.ts';
import { type Source, sourceOf } from '../sources/context.ts';
import { DotButtons } from '../sources/dot-buttons.tsx';
import { SourceButton } from '../sources/source-button.tsx';
import { activeTab } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';
import { chartKey } from '../state/views.ts';
import type { Shown } from '../worker/messages.ts';
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
  // The table ends with the marks, in the order of the chart's list.
  const beside = (row: number) => {
    const mark = chart?.marks?.[row - (chart.table.rows.length - chart.marks.length)]?.mark;
    if (!mark?.ids?.length || shown?.kind !== 'quantity') return null;
    return <SourceButton source={markSource(mark, shown)} />;
  };
  const over = shown?.kind === 'quantity' && chart?.marks && chart.marks.length > 0 && (
    <DotButtons key={shown.quantity.id} name={name} marks={chart.marks} sourceOf={(mark) => markSource(mark, shown)} />
  );
  return (
    <div ref={ref} className="chart-panel" tabIndex={-1}>
      <ChartView
        name={name}
        chart={chart}
        otherwise={shown?.kind === 'nothing' ? shown.reason : 'Computing …'}
        over={over}
        beside={chart && beside}
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

/** “Microsoft 2024: USD 76 bn”, and the rows behind it. */
function markSource(mark: Mark, { lines, quantity }: Extract<Shown, { kind: 'quantity' }>): Source {
  const line = lines.find(({ id }) => id === mark.line)?.label ?? mark.line;
  return sourceOf(`${line ? `${line} ` : ''}${mark.t}: ${withUnit(mark.value, quantity.unit)}`, mark.ids ?? []);
}
