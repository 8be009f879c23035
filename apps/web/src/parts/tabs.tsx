/**
 * Tabs by hand (WAI-ARIA Authoring Practices): arrows move, Home and End jump, the chosen tab alone is in the tab order.
 * The library's panel walks through all its content at every change of it, which is too slow for content that moves.
 */
import { type KeyboardEvent, type ReactNode, useId } from 'react';

interface Props<Id extends string> {
  label: string;
  tabs: { id: Id; title: string }[];
  chosen: Id;
  onChoose: (id: Id) => void;
  children: ReactNode;
}

export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, children }: Props<Id>) {
  const base = useId();
  const at = tabs.findIndex((t) => t.id === chosen);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const places: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
    const next = places[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onChoose(tab.id);
    document.getElementById(`${base}${tab.id}`)?.focus();
  };
  return (
    <div className="panels">
      <div role="tablist" aria-label={label} className="tab-list" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${base}${tab.id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab.id === chosen}
            aria-controls={`${base}panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}panel`} aria-labelledby={`${base}${chosen}`}>
        {children}
      </div>
    </div>
  );
}
