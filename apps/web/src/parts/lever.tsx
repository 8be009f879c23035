/** One parameter: slider with the evidence's range drawn on it, exact entry, and where its value comes from. */
import { rangeWithUnit, withUnit } from '@buildout/workbench/charts/index.ts';
import { memo, useCallback, useId } from 'react';
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { clearLever, setLever } from '../state/scenario.ts';
import { useSteady } from '../state/store.tsx';
import type { Lever } from '../worker/messages.ts';
import { ExactEntry } from './exact-entry.tsx';
import { FromFact } from './from-fact.tsx';
import { LeverInfo } from './lever-info.tsx';
import { isBeyond, rangeOf, roundTo } from './lever-range.ts';

interface Props {
  lever: Lever;
  value: number;
  isSet: boolean;
  /** The accepted fact its number comes from, `@fact_…`. */
  fact?: string;
}

export const LeverControl = memo(function LeverControl({ lever, value, isSet, fact }: Props) {
  const { dispatch } = useSteady();
  const rangeId = useId();
  const { from, to, step } = rangeOf(lever, value);
  const percent = (v: number) => `${((Math.min(to, Math.max(from, v)) - from) / (to - from || 1)) * 100}%`;
  const beyond = isBeyond(lever, value);
  const set = useCallback(
    (next: number, moving: boolean) =>
      dispatch({ kind: 'change', moving, to: (c) => setLever(c, lever.id, next, lever.value) }),
    [dispatch, lever],
  );
  const evidence =
    lever.low !== undefined && lever.high !== undefined
      ? `evidence ${rangeWithUnit(lever.low, lever.high, lever.unit)}`
      : 'no range from evidence';
  return (
    <div className={`lever${isSet ? ' is-set' : ''}`} data-lever={lever.id}>
      <Slider
        value={value}
        minValue={from}
        maxValue={to}
        step={step}
        onChange={(next) => set(roundTo(Number(next), step), true)}
        onChangeEnd={() => dispatch({ kind: 'settle' })}
      >
        <div className="lever-head">
          <Label>{lever.label}</Label>
          <LeverInfo lever={lever} value={value} />
        </div>
        <SliderTrack className="track">
          {lever.low !== undefined && lever.high !== undefined && (
            <div
              className="evidence"
              style={{ left: percent(lever.low), right: `calc(100% - ${percent(lever.high)})` }}
            />
          )}
          <div className="declared" style={{ left: percent(lever.value) }} />
          <SliderThumb className="thumb" aria-describedby={rangeId} />
        </SliderTrack>
      </Slider>
      <div className="lever-foot">
        <ExactEntry lever={lever} value={value} onEnter={(next) => set(next, false)} />
        <span id={rangeId} className={beyond ? 'beyond' : 'muted'}>
          {beyond ? `beyond the evidence (${evidence.replace('evidence ', '')})` : evidence}
        </span>
        {fact !== undefined && <FromFact named={fact} label={lever.label} />}
        {isSet && (
          <button
            type="button"
            className="quiet small"
            aria-label={`Back to ${withUnit(lever.value, lever.unit)}: ${lever.label}`}
            onClick={() => dispatch({ kind: 'change', to: (c) => clearLever(c, lever.id) })}
          >
            ↺
          </button>
        )}
      </div>
    </div>
  );
});
