/** A variable: its equation, what it reads, and what moved it. Every term can be opened in turn. */
import { causalStrip, withUnit } from '@buildout/workbench/charts/index.ts';
import { useCallback, useMemo } from 'react';
import { ChartView } from '../charts/chart-view.tsx';
import { useWidth } from '../charts/use-width.ts';
import { Trace } from '../evidence/trace.tsx';
import type { Picture } from '../session.ts';
import { SourceButton } from '../sources/source-button.tsx';
import { activeTab } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';
import type { Shown } from '../worker/messages.ts';
import { QuantityPicker } from './quantity-picker.tsx';
import { YearHandle } from './year-handle.tsx';

type Explained = Extract<Shown, { kind: 'explain' }>;

export function ExplainPanel({ picture }: { picture?: Picture }) {
  const { state, dispatch } = useStore();
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const shown = picture?.shown.get('explain');
  const { variable } = state.looking;
  const pick = useCallback(
    (id: string) => dispatch({ kind: 'look', at: { variable: id.replace(/^variable:/, '') } }),
    [dispatch],
  );
  return (
    <div ref={ref}>
      <div className="controls">
        <QuantityPicker name="Explain" only="variable" value={variable ? `variable:${variable}` : ''} onChoose={pick} />
        <YearHandle />
      </div>
      {shown?.kind === 'explain' ? (
        <Explanation shown={shown} width={width} runId={picture?.runId ?? ''} />
      ) : (
        <p className="muted">
          {shown?.kind === 'nothing'
            ? shown.reason
            : 'Choose a variable: its equation, what it reads, and what moved it.'}
        </p>
      )}
    </div>
  );
}

function Explanation({ shown, width, runId }: { shown: Explained; width: number; runId: string }) {
  const { state, dispatch } = useStore();
  const scenario = activeTab(state.history.present).label;
  const { change, causes } = shown;
  const chart = useMemo(() => {
    const moved = causes.filter((c) => c.contribution !== undefined);
    const first = [...moved].sort((a, b) => Math.abs(b.contribution ?? 0) - Math.abs(a.contribution ?? 0))[0];
    if (!first) return undefined;
    return causalStrip({
      title:
        first.contribution === 0
          ? `${shown.label}: nothing it reads moved it`
          : `${shown.label}: ${first.label.toLowerCase()} moved it most`,
      unit: shown.unit,
      target: shown.label,
      change: change.to - change.from,
      over: `${change.fromLabel} to ${change.toLabel}`,
      source: `Buildout, ${scenario}`,
      runId,
      causes: moved.map((c) => ({
        id: c.id,
        label: c.label,
        contribution: c.contribution ?? 0,
        ...(c.from === undefined ? {} : { from: c.from }),
        ...(c.to === undefined ? {} : { to: c.to }),
        unit: c.unit,
      })),
      width,
    });
  }, [shown, causes, change, scenario, runId, width]);
  return (
    <div className="explanation">
      <h3>
        {shown.label} <span className="muted">({shown.module})</span>
      </h3>
      <code className="line">
        {shown.id} = {shown.equation}
      </code>
      <p>
        {withUnit(change.from, shown.unit)} in {change.fromLabel}
        <SourceButton of={shown.references[0]} title={`${shown.label}, ${change.fromLabel}`} />,{' '}
        {withUnit(change.to, shown.unit)} in {change.toLabel}
        <SourceButton of={shown.references[1]} title={`${shown.label}, ${change.toLabel}`} />.
      </p>
      {chart && <ChartView name="What moved it" chart={chart} />}
      <h4>It reads</h4>
      <ul className="reads">
        {causes.map((c) => (
          <li key={c.id}>
            {c.kind === 'variable' ? (
              <button
                type="button"
                className="term calculated"
                onClick={() => dispatch({ kind: 'look', at: { variable: c.id } })}
              >
                {c.label}
              </button>
            ) : (
              <span className={c.source ? 'term sourced' : 'term'}>{c.label}</span>
            )}{' '}
            <code>{c.id}</code> <span className="muted">{[c.unit, c.source].filter(Boolean).join('; ')}</span>
            {c.kind === 'parameter' && <Trace of={c.id} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
