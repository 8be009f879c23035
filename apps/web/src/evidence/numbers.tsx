/** From a sentence to the numbers of the workbench: a parameter's lever, an answer's chart, a row's source. */
import { RELATION_WORDS } from '@buildout/workbench/operations/evidence/bearing/types.ts';
import { writeReference } from '@buildout/workbench/operations/source/reference.ts';
import { useSources } from '../sources/context.ts';
import { useSteady } from '../state/store.tsx';
import type { Item } from './api.ts';

type Number = Item['numbers'][number];

const WHERE: Record<Number['kind'], string> = {
  parameter: 'find its lever',
  answer: 'show it in chart A',
  row: 'show its source',
};

export function Numbers({ numbers }: { numbers: Number[] }) {
  const { catalogue, dispatch } = useSteady();
  const show = useSources();
  const go = ({ kind, id, line }: Number, button: HTMLElement) => {
    if (kind === 'row') return show(writeReference({ kind: 'rows', ids: [id] }), button);
    if (kind === 'parameter') return dispatch({ kind: 'look', at: { find: id.split('[')[0] } });
    dispatch({ kind: 'chart', index: 0, to: { quantity: `answer:${id}`, ...(line && { lines: [line] }) } });
    // Chart A stands first on the page; the keyboard goes on there.
    document.querySelector<HTMLElement>('.chart-panel')?.focus();
  };
  const shown = ({ kind, id }: Number) =>
    kind !== 'answer' || catalogue.quantities.some((q) => q.id === `answer:${id}`);
  return (
    <section aria-label="Numbers it speaks to">
      <h4>Numbers it speaks to</h4>
      {numbers.length === 0 && <p className="muted">No number of the workbench.</p>}
      <ul className="reads">
        {numbers.map((number) => {
          const { kind, id, line, label, relation, sign, why } = number;
          const name = `${label}${line ? `, ${line.replaceAll('_', ' ')}` : ''}`;
          return (
            <li key={`${kind} ${id} ${line}`}>
              It {RELATION_WORDS[relation]} {sign < 0 && 'the negative of '}
              {shown(number) ? (
                <button
                  type="button"
                  className="term"
                  title={`${kind} ${id}: ${WHERE[kind]}`}
                  aria-haspopup={kind === 'row' ? 'dialog' : undefined}
                  onClick={(event) => go(number, event.currentTarget)}
                >
                  {name}
                </button>
              ) : (
                name
              )}{' '}
              <span className="muted">
                ({id.includes('+') ? `${id.split('+').length} rows` : kind}{' '}
                {!id.includes('+') && <code>{line ? `${id}[${line}]` : id}</code>}; {why})
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
