/** The left column: choices somebody makes, and assumptions about the world, by module; a search over both. */
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading, Input, Label, SearchField } from 'react-aria-components';
import { activeTab } from '../state/scenario.ts';
import { splitters } from '../state/splitters.ts';
import { useStore } from '../state/store.tsx';
import type { Catalogue, Lever } from '../worker/messages.ts';
import { LeverControl } from './lever.tsx';
import { Shocks } from './shocks.tsx';

export function Choices() {
  const { state, catalogue, dispatch } = useStore();
  const [query, setQuery] = useState('');
  const aside = useRef<HTMLElement>(null);
  const { find } = state.looking;
  useEffect(() => {
    if (find === undefined) return;
    setQuery(find);
    dispatch({ kind: 'look', at: { find: undefined } });
    aside.current?.scrollIntoView({ block: 'nearest' });
    aside.current?.querySelector('input')?.focus();
  }, [find, dispatch]);
  const asked = useDeferredValue(query.trim().toLowerCase());
  const { set, facts } = activeTab(state.history.present);
  const groups = useMemo(() => groupsOf(catalogue, asked), [catalogue, asked]);
  const apart = useMemo(() => separating(catalogue), [catalogue]);
  const section = (title: string, choice: boolean) => (
    <section aria-label={title}>
      <h2>{title}</h2>
      {groups[choice ? 'choices' : 'assumptions'].map((group, i) => (
        // Searching opens what it finds; a new key lets each group start open or closed.
        <Group
          key={`${group.id}${asked ? ' found' : ''}`}
          title={group.title}
          levers={group.levers}
          set={set}
          facts={facts}
          open={asked !== '' || (choice && i === 0 && apart.length === 0)}
        />
      ))}
    </section>
  );
  const none = asked !== '' && groups.choices.length + groups.assumptions.length === 0;
  return (
    <aside className="choices" ref={aside} aria-label="Choices and assumptions">
      <SearchField value={query} onChange={setQuery} className="search">
        <Label>Search choices and assumptions</Label>
        <Input placeholder="rental price, margin, power …" />
      </SearchField>
      {none && <p className="muted">Nothing is called “{query}”.</p>}
      {!asked && apart.length > 0 && (
        <section aria-label="What separates the camps">
          <h2>What separates the camps</h2>
          <Group title="Their assumptions" levers={apart} set={set} facts={facts} open={true} />
        </section>
      )}
      {section('Choices', true)}
      {!asked && <Shocks />}
      {section('Assumptions', false)}
    </aside>
  );
}

/** By module in the model's reading order, those that have the words that are searched for. */
function groupsOf(catalogue: Catalogue, asked: string) {
  const words = asked.split(/\s+/).filter(Boolean);
  const found = (lever: Lever) =>
    words.every((w) => `${lever.label} ${lever.id} ${lever.module}`.toLowerCase().includes(w));
  const of = (choice: boolean) =>
    catalogue.modules
      .map((m) => ({
        ...m,
        levers: catalogue.levers.filter((l) => l.choice === choice && l.module === m.id && found(l)),
      }))
      .filter((g) => g.levers.length > 0);
  return { choices: of(true), assumptions: of(false) };
}

/** The levers in which the first two camps of the book differ. */
function separating(catalogue: Catalogue): Lever[] {
  const [a, b] = catalogue.scenarios.filter((scenario) => scenario.id !== 'baseline');
  return a && b ? splitters(a, b, catalogue.levers).map((one) => one.lever) : [];
}

interface GroupProps {
  title: string;
  levers: Lever[];
  set: Record<string, number>;
  facts: Record<string, string>;
  open: boolean;
}

const sameGroup = (a: GroupProps, b: GroupProps) =>
  a.title === b.title &&
  a.open === b.open &&
  a.levers === b.levers &&
  a.levers.every(({ id }) => a.set[id] === b.set[id] && a.facts[id] === b.facts[id]);

/** Drawn again only where one of its own settings changed. */
const Group = memo(function Group({ title, levers, set, facts, open }: GroupProps) {
  const [isOpen, setOpen] = useState(open);
  const changed = levers.filter((l) => set[l.id] !== undefined).length;
  return (
    <Disclosure isExpanded={isOpen} onExpandedChange={setOpen} className="group">
      <Heading level={3}>
        <Button slot="trigger">
          <span aria-hidden="true" className="turn">
            ▸
          </span>
          {title}
          <span className="count">{changed > 0 ? `${changed} of ${levers.length} set` : levers.length}</span>
        </Button>
      </Heading>
      <DisclosurePanel>
        {isOpen &&
          levers.map((lever) => (
            <LeverControl
              key={lever.id}
              lever={lever}
              value={set[lever.id] ?? lever.value}
              isSet={set[lever.id] !== undefined}
              fact={facts[lever.id]}
            />
          ))}
      </DisclosurePanel>
    </Disclosure>
  );
}, sameGroup);
