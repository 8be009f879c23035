/** From a claim to the model: the parameter it speaks to, the answers that moves, and, once it is an accepted fact, a trial in the scenario. */
import { withUnit } from '@buildout/workbench/charts/index.ts';
import { activeTab } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';
import type { Item, View } from './api.ts';

interface Props {
  claim: View;
  change: Item['wouldChange'];
  /** Sets the parameter in the active scenario to the number of an accepted fact, named as `@fact_…`. */
  onTry?(parameter: string, value: number, named: string): void;
}

export function WouldChange({ claim, change, onTry }: Props) {
  const { dispatch } = useStore();
  if (!change) return <p className="muted">It speaks to no parameter of the model; press l to link it to one.</p>;
  const { meant, label, unit, now, low, high } = change;
  const chart = (answer: string) => dispatch({ kind: 'chart', index: 0, to: { quantity: `answer:${answer}` } });
  return (
    <section aria-label="What it would change in the model">
      <h4>What it would change in the model</h4>
      <dl className="facts">
        <dt>Parameter</dt>
        <dd>
          <button
            type="button"
            className="term"
            onClick={() => dispatch({ kind: 'look', at: { find: change.parameter.split('[')[0] } })}
          >
            {label}
          </button>
        </dd>
        <dt>Now → then</dt>
        <dd>
          {withUnit(now, unit)} →{' '}
          {meant === null ? 'not to be set from this' : <strong>{withUnit(meant, unit)}</strong>}
          {low !== null && high !== null && (
            <span className="muted">
              {' '}
              (evidence so far {withUnit(low, unit)} to {withUnit(high, unit)})
            </span>
          )}
          {change.why && <div className="muted">{change.why}</div>}
        </dd>
        <dt>Linked because</dt>
        <dd>{change.linkedBy}</dd>
      </dl>
      {change.answers.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">answer</th>
              <th scope="col" className="n">
                change
              </th>
              <th scope="col" className="n">
                rank correlation
              </th>
            </tr>
          </thead>
          <tbody>
            {change.answers.map((a) => (
              <tr key={`${a.id}${JSON.stringify(a.at)}`}>
                <td>
                  <button type="button" className="term" title="Show it in chart A" onClick={() => chart(a.id)}>
                    {a.label}
                  </button>{' '}
                  <span className="muted">{Object.values(a.at).join(', ')}</span>
                </td>
                <td className="n">{a.change === null ? '' : withUnit(a.change, a.unit)}</td>
                <td className="n">{a.correlation.toFixed(2).replace('-', '−')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {meant !== null && onTry && <Trial claim={claim} change={{ ...change, meant }} onTry={onTry} />}
    </section>
  );
}

interface TrialProps extends Required<Pick<Props, 'claim' | 'onTry'>> {
  change: NonNullable<Item['wouldChange']> & { meant: number };
}

/** Only what a person accepted may enter a scenario; the scenario names the fact, as the command line does. */
function Trial({ claim, change, onTry }: TrialProps) {
  const { state, catalogue } = useStore();
  const { parameter, meant, sign } = change;
  if (claim.factId === null || claim.status === 'disputed')
    return <p className="muted">It can be tried in a scenario once it is accepted.</p>;
  if (!catalogue.levers.some(({ id }) => id === parameter))
    return <p className="muted">It has one value for each of several members; set it there by hand.</p>;
  const range = claim.meant.value === undefined ? '.middle' : '';
  const named = `${sign < 0 ? '-' : ''}@${claim.factId}${range}`;
  const isSet = activeTab(state.history.present).facts[parameter] === named;
  return (
    <>
      {isSet ? (
        <p role="status">✓ Set in this scenario. The page’s Undo takes it back; the review stays on record.</p>
      ) : (
        <p>
          <button type="button" onClick={() => onTry(parameter, meant, named)}>
            Try it in this scenario
          </button>
        </p>
      )}
      <p className="muted">
        The scenario names the fact, as in a terminal:{' '}
        <code>
          --set {parameter}={named}
        </code>
      </p>
    </>
  );
}
