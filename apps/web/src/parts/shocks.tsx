/** Shocks of the book: each a precise change of inputs, with its month and its size. */
import { rangeWithUnit } from '@buildout/workbench/charts/index.ts';
import type { ShockUse } from '@buildout/workbench/runs/scenario.ts';
import { useState } from 'react';
import { Button, Checkbox, Disclosure, DisclosurePanel, Heading, Input, Label, TextField } from 'react-aria-components';
import { activeTab, addShock, removeShock } from '../state/scenario.ts';
import { useSteady, useStore } from '../state/store.tsx';
import type { Catalogue } from '../worker/messages.ts';

type Shock = Catalogue['shocks'][number];

export function Shocks() {
  const { state, catalogue, dispatch } = useStore();
  const { shocks } = activeTab(state.history.present);
  const [open, setOpen] = useState(false);
  if (catalogue.shocks.length === 0) return null;
  return (
    <section aria-label="Shocks">
      <Disclosure isExpanded={open} onExpandedChange={setOpen} className="group">
        <Heading level={2}>
          <Button slot="trigger">
            <span aria-hidden="true" className="turn">
              ▸
            </span>
            Shocks
            <span className="count">{shocks.length > 0 ? `${shocks.length} on` : catalogue.shocks.length}</span>
          </Button>
        </Heading>
        <DisclosurePanel>
          {open &&
            catalogue.shocks.map((shock) => {
              const use = shocks.find((s) => s.name === shock.id);
              return (
                <div key={shock.id}>
                  <Checkbox
                    className="shock"
                    isSelected={use !== undefined}
                    onChange={(on) =>
                      dispatch({
                        kind: 'change',
                        to: (c) => (on ? addShock(c, { name: shock.id }) : removeShock(c, shock.id)),
                      })
                    }
                  >
                    <span className="box" aria-hidden="true" />
                    <span>
                      {shock.label}
                      <span className="muted block">{shock.about}</span>
                    </span>
                  </Checkbox>
                  {use && <WhenAndHowMuch key={`${use.at} ${use.size}`} shock={shock} use={use} />}
                </div>
              );
            })}
        </DisclosurePanel>
      </Disclosure>
    </section>
  );
}

/** What is out of range is refused by the run, which says why; the picture stays as it was. */
function WhenAndHowMuch({ shock, use }: { shock: Shock; use: ShockUse }) {
  const { dispatch } = useSteady();
  const [at, setAt] = useState(String(use.at ?? shock.at));
  const [size, setSize] = useState(String(use.size ?? shock.size.central));
  const enter = () => {
    const next: ShockUse = { name: shock.id };
    if (at.trim() !== '' && at !== String(shock.at)) next.at = at.trim();
    const number = Number(size);
    if (size.trim() !== '' && Number.isFinite(number) && number !== shock.size.central) next.size = number;
    if (next.at === use.at && next.size === use.size) return;
    dispatch({ kind: 'change', to: (c) => addShock(c, next) });
  };
  const { label, low, high, unit } = shock.size;
  return (
    <div className="shock-fields">
      <TextField value={at} onChange={setAt} onBlur={enter}>
        <Label className="field-label">from month</Label>
        <Input className="field-input" size={8} onKeyDown={(event) => event.key === 'Enter' && enter()} />
      </TextField>
      <TextField value={size} onChange={setSize} onBlur={enter}>
        <Label className="field-label">
          {label}, {rangeWithUnit(low, high, unit)}
        </Label>
        <Input className="field-input" size={6} onKeyDown={(event) => event.key === 'Enter' && enter()} />
      </TextField>
    </div>
  );
}
