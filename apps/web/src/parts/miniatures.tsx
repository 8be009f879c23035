/** The headlines as small pictures with their last value; a press puts one into chart A. */
import { sparkline, withUnit } from '@buildout/workbench/charts/index.ts';
import { memo } from 'react';
import { Button } from 'react-aria-components';
import { valueReference } from '../charts/quantity-numbers.ts';
import type { Picture } from '../session.ts';
import { SourceButton } from '../sources/source-button.tsx';
import type { Looking } from '../state/looking.ts';
import { useStore } from '../state/store.tsx';
import { miniKey, miniQuantities } from '../state/views.ts';

export function Miniatures({ picture }: { picture?: Picture }) {
  const { state, catalogue, dispatch } = useStore();
  const show = (quantity: string) => {
    const charts = state.looking.charts.with(0, { quantity }) as Looking['charts'];
    dispatch({ kind: 'look', at: { charts } });
  };
  const minis = miniQuantities(catalogue).flatMap((q) => {
    const shown = picture?.shown.get(miniKey(q.id));
    const line = shown?.kind === 'quantity' ? shown.lines[0] : undefined;
    const last = line?.values.at(-1);
    if (!line || !last) return [];
    const of = valueReference(q, line.id, line.times.at(-1) ?? '');
    return [
      { q, line, of, words: `${withUnit(last.value, q.unit)}${Number.isInteger(last.t) ? ` in ${last.t}` : ''}` },
    ];
  });
  if (minis.length === 0) return null;
  return (
    <section className="miniatures" aria-label="Headlines">
      {minis.map(({ q, line, of, words }) => (
        <div key={q.id} className="mini">
          <Button
            className="miniature"
            onPress={() => show(q.id)}
            aria-label={`${q.label}: ${words}. Show in chart A.`}
          >
            <span className="mini-label">{q.label}</span>
            <Spark title={q.label} unit={q.unit} values={line.values} baseline={line.baseline} />
            <span className="mini-value">{words}</span>
          </Button>
          <SourceButton of={of} title={`${q.label}: ${words}`} />
        </div>
      ))}
    </section>
  );
}

const Spark = memo(function Spark(props: {
  title: string;
  unit: string;
  values: { t: number; value: number }[];
  baseline: { t: number; value: number }[];
}) {
  const { svg } = sparkline({ ...props, width: 132, height: 34 });
  // Text that this program wrote and escaped.
  return <span className="spark" aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />;
});
