/** Shocks of the book: each a precise change of inputs from a month on. */

import { useState } from 'react';
import { Button, Checkbox, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { activeTab, addShock, removeShock } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';

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
            catalogue.shocks.map((shock) => (
              <Checkbox
                key={shock.id}
                className="shock"
                isSelected={shocks.some((s) => s.name === shock.id)}
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
            ))}
        </DisclosurePanel>
      </Disclosure>
    </section>
  );
}
