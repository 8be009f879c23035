/** A first visit: what is loaded, and the assumptions that separate the two camps most. */
import { withUnit } from '@buildout/workbench/charts/index.ts';
import { Button } from 'react-aria-components';
import { splitters } from '../state/splitters.ts';
import { useStore } from '../state/store.tsx';

export function FirstVisit() {
  const { state, catalogue, dispatch } = useStore();
  const { tabs } = state.history.present;
  const [a, b] = tabs.filter((t) => t.from !== 'baseline');
  if (!state.firstVisit || !a || !b) return null;
  const three = splitters(a, b, catalogue.levers).slice(0, 3);
  return (
    <div className="first-visit">
      <div>
        <p>
          <strong>Two camps are loaded beside the baseline:</strong> {a.label}, and {b.label}.
          {three.length > 0 && ` What separates them most, measured against what the evidence supports:`}
        </p>
        <ul>
          {three.map(({ lever, here, there, beyond }) => (
            <li key={lever.id}>
              {lever.label}: <strong>{withUnit(here, lever.unit)}</strong> in {a.label},{' '}
              <strong>{withUnit(there, lever.unit)}</strong> in {b.label}
              {beyond.length > 0 && (
                <span className="beyond">
                  {' '}
                  (beyond the evidence in {beyond.map((x) => (x === 'here' ? a.label : b.label)).join(' and ')})
                </span>
              )}
            </li>
          ))}
        </ul>
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
