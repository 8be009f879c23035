/** The year that the money picture and the companies table show. */
import { memo } from 'react';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useSteady, useStore } from '../state/store.tsx';

export function YearHandle() {
  const { state } = useStore();
  return <Handle year={state.looking.year} />;
}

const Handle = memo(function Handle({ year }: { year: number }) {
  const { catalogue, dispatch } = useSteady();
  const [from, to] = catalogue.years;
  return (
    <Slider
      className="year"
      value={year}
      minValue={from}
      maxValue={to}
      step={1}
      formatOptions={{ useGrouping: false }}
      onChange={(next) => dispatch({ kind: 'look', at: { year: Number(next) } })}
    >
      <Label>Year</Label>
      <SliderTrack className="track">
        <SliderThumb className="thumb" />
      </SliderTrack>
      <SliderOutput />
    </Slider>
  );
});
