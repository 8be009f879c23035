/** What of this scenario differs from the baseline, each with a way back; and the two resets. */
import { withUnit } from '@buildout/workbench/charts/index.ts';
import { useState } from 'react';
import { Button, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { activeTab, clearLever, removeShock, resetToBaseline, resetToScenario } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';

/** Shown at first, so that a scenario with many settings does not push the charts down. */
const few = 5;

export function Chips() {
  const { state, catalogue, dispatch } = useStore();
  const tab = activeTab(state.history.present);
  const origin = catalogue.scenarios.find((s) => s.id === tab.from);
  const settings = Object.entries(tab.set).flatMap(([id, value]) => {
    const lever = catalogue.levers.find((l) => l.id === id);
    // A scenario may set what is declared anyway, to hold it over all draws; that differs in nothing one sees.
    const fact = tab.facts[id];
    if (lever?.value === value && fact === undefined) return [];
    const words = lever
      ? `${lever.label} ${withUnit(lever.value, lever.unit)} → ${withUnit(value, lever.unit)}`
      : `${id} = ${value}`;
    return [{ id, words: fact === undefined ? words : `${words}, from ${fact.replace('@', '')}` }];
  });
  const shocks = tab.shocks.map((s) => ({
    id: `shock ${s.name}`,
    words: `Shock: ${catalogue.shocks.find((one) => one.id === s.name)?.label ?? s.name}`,
  }));
  const all = [...shocks, ...settings];
  const [open, setOpen] = useState(false);
  const chips = open ? all : all.slice(0, few);
  const more = all.length - few;
  const remove = (keys: Set<string | number>) => {
    for (const key of keys) {
      const id = String(key);
      dispatch({
        kind: 'change',
        to: (c) => (id.startsWith('shock ') ? removeShock(c, id.slice(6)) : clearLever(c, id)),
      });
    }
  };
  return (
    <section className="chips" aria-label="What differs">
      {all.length > 0 ? (
        <TagGroup onRemove={remove} className="chip-group">
          <Label>Differs from the baseline:</Label>
          <TagList items={chips}>
            {(chip) => (
              <Tag id={chip.id} textValue={chip.words}>
                {chip.words}
                <Button slot="remove" aria-label={`Take back: ${chip.words}`}>
                  ×
                </Button>
              </Tag>
            )}
          </TagList>
        </TagGroup>
      ) : (
        <span className="muted">As the baseline: nothing is changed.</span>
      )}
      {more > 0 && (
        <Button className="quiet" onPress={() => setOpen(!open)}>
          {open ? 'fewer' : `${more} more`}
        </Button>
      )}
      <span className="grow" />
      <Button
        className="quiet"
        onPress={() => dispatch({ kind: 'change', to: (c) => resetToScenario(c, catalogue.scenarios) })}
      >
        Reset to {origin?.label ?? 'scenario'}
      </Button>
      {tab.from !== 'baseline' && (
        <Button className="quiet" onPress={() => dispatch({ kind: 'change', to: resetToBaseline })}>
          Reset to baseline
        </Button>
      )}
    </section>
  );
}
