/** A first visit: what is loaded, and the assumptions that separate the two camps. */
import { withUnit } from '@buildout/workbench/charts/index.ts';
import { Button } from 'react-aria-components';
import { type Split, splitsOf } from '../state/splitters.ts';
import { useStore } from '../state/store.tsx';

export function FirstVisit() {
  const { state, catalogue, dispatch } = useStore();
  const camps = state.history.present.tabs.flatMap((t) =>
    catalogue.scenarios.filter((s) => s.id === t.from && s.id !== 'baseline'),
  );
  const [a, b] = camps;
  if (!state.firstVisit || !a || !b) return null;
  const three = splitsOf(a, b, catalogue.levers, 3);
  return (
    <div className="first-visit">
      <div>
        <p>
          <strong>Two camps are loaded beside the baseline:</strong> {a.label}, and {b.label}. What separates them most:
        </p>
        <ol>
          {three.map((split) => (
            <SplitItem key={split.label} split={split} a={shortName(a.label)} b={shortName(b.label)} />
          ))}
        </ol>
        {three.some((split) => split.decides) && (
          <details>
            <summary>What will decide between them</summary>
            <ul>
              {three.map((split) => split.decides && <li key={split.label}>{`${split.label}: ${split.decides}`}</li>)}
            </ul>
          </details>
        )}
      </div>
      <div className="buttons">
        <Button
          onPress={() => {
            dispatch({ kind: 'look', at: { panel: 'compare' } });
            dispatch({ kind: 'dismiss' });
          }}
        >
          See them side by side
        </Button>
        <Button className="quiet" onPress={() => dispatch({ kind: 'dismiss' })}>
          Close
        </Button>
      </div>
    </div>
  );
}

/** “It pays: demand is limited by capacity” → “It pays”. */
const shortName = (label: string) => label.split(/[:,;]/)[0] ?? label;

/** The first parameter stands for an assumption that several say. */
function SplitItem({ split, a, b }: { split: Split; a: string; b: string }) {
  const [first] = split.splitters;
  return (
    <li>
      <strong>{split.label}</strong>
      {first && (
        <>
          {split.label === first.lever.label ? ': ' : ` (${first.lever.label}): `}
          {withUnit(first.here, first.lever.unit)} in {a}, {withUnit(first.there, first.lever.unit)} in {b}
          {first.beyond.length > 0 && (
            <span className="beyond">
              {' '}
              (beyond the evidence in {first.beyond.map((x) => (x === 'here' ? a : b)).join(' and ')})
            </span>
          )}
        </>
      )}
    </li>
  );
}
