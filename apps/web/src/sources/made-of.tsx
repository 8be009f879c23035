/** The equations a simulated number is made of, and the parameters that move it most. */
import { withUnit } from '@buildout/workbench/charts/index.ts';
import type { NumberSource } from '@buildout/workbench/operations/source/types.ts';
import type { Told } from '../session.ts';
import { useSteady } from '../state/store.tsx';

const FEW = 3;

export function Parts({ source, onOpened }: { source: NumberSource; onOpened(): void }) {
  const { dispatch } = useSteady();
  const { parts, adds, left, unit } = source;
  if (parts.length === 0) return null;
  return (
    <section aria-label="What it is made of">
      <h3>{adds ? 'What adds up to it' : 'What it is computed from'}</h3>
      {!adds && (
        <p className="muted">Amounts say by how much it would move if that variable changed by its own size.</p>
      )}
      <ul className="reads">
        {parts.map((part) => (
          <li key={part.id}>
            <button
              type="button"
              className="term calculated"
              title="Explain this variable"
              onClick={() => {
                dispatch({ kind: 'look', at: { panel: 'explain', variable: part.id, source: undefined } });
                onOpened();
              }}
            >
              {part.label}:
            </button>{' '}
            <strong>{withUnit(part.amount, unit)}</strong>
            {part.members.length > 1 && (
              <span className="muted">
                {' '}
                (
                {part.members
                  .slice(0, FEW)
                  .map(({ member, amount }) => `${member.replaceAll('_', ' ')} ${withUnit(amount, unit)}`)
                  .join('; ')}
                {part.members.length > FEW ? '; …' : ''})
              </span>
            )}
            {part.equation && (
              <code className="block">
                {part.id} = {part.equation.replace(/\s+/g, ' ').trim()}
              </code>
            )}
            <span className="muted block">{part.file || (part.module && `module ${part.module}`)}</span>
          </li>
        ))}
        {left.count > 0 && (
          <li className="muted">
            {left.count} smaller, together {withUnit(left.amount, unit)}
          </li>
        )}
      </ul>
    </section>
  );
}

export function Movers({ source, told, onOpened }: { source: NumberSource; told: Told; onOpened(): void }) {
  const { dispatch } = useSteady();
  const { movers } = told;
  const { unit } = source;
  const amount = (value: number) => (Number.isFinite(value) ? withUnit(value, unit) : 'no value');
  const trying = movers === undefined || movers.done < movers.total;
  return (
    <section aria-label="What moves it most" aria-busy={trying}>
      <h3>What moves it most</h3>
      <p className="muted">
        {trying
          ? `Trying each parameter at both ends of its range: ${movers ? `${movers.done} of ${movers.total}` : 'just begun'} …`
          : `Each of ${movers.total} parameters alone, at both ends of the range that evidence supports.`}
      </p>
      <ul className="reads">
        {movers?.movers.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={one.source ? 'term sourced' : 'term'}
              title="Find its lever"
              onClick={() => {
                dispatch({ kind: 'look', at: { find: one.id, source: undefined } });
                onOpened();
              }}
            >
              {one.label}:
            </button>{' '}
            {amount(one.atLow)} at {withUnit(one.low, one.unit)}, {amount(one.atHigh)} at {withUnit(one.high, one.unit)}
            <span className="muted block">
              <code>{one.id}</code> {one.source || 'an assumption'}
            </span>
          </li>
        ))}
      </ul>
      {!trying && movers.movers.length === 0 && <p className="muted">None moves it by more than a ten-thousandth.</p>}
    </section>
  );
}
