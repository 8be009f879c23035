/** The year that the money picture and the companies table show. */
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useStore } from '../state/store.tsx';

export function YearHandle() {
  const { state, catalogue, dispatch } = useStore();
  const [from, to] = catalogue.years;
  return (
    <Slider
      className="year"
      value={state.looking.year}
      minValue={from}
      maxValue={to}
      step={1}
      formatOptions={{ useGrouping: false }}
      onChange={(year) => dispatch({ kind: 'look', at: { year: Number(year) } })}
    >
      <Label>Year</Label>
      <SliderTrack className="track">
        <SliderThumb className="thumb" />
      </SliderTrack>
      <SliderOutput />
    </Slider>
  );
}
