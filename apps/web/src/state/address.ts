/**
 * The page’s state in the address. What one looks at closely, a number’s source or a place in the evidence room, is a step of its own in the
 * browser’s history: Back leads from the sentence to the number it was opened from, Forward to the sentence again. Numbers that were set
 * are undone by undo, not by Back.
 */
import { type Dispatch, useEffect, useRef } from 'react';
import { decodeLink, encodeLink } from './link.ts';
import type { Looking } from './looking.ts';
import type { Action, State } from './store.tsx';

/** Milliseconds: browsers slow down pages that rewrite their address at every move of a slider. */
const REST = 200;

/** What the page keeps with an entry of the history: the places that led to it, its own last. */
interface Entry {
  places: string[];
}

const entryOf = (state: unknown): Entry | undefined =>
  typeof state === 'object' && state !== null && 'places' in state ? (state as Entry) : undefined;

/** What is open closely. */
const closeOf = ({ source, panel, evidence }: Looking): string => {
  const { document, claim, at } = (panel === 'evidence' && evidence) || {};
  return JSON.stringify([source, document, claim, at]);
};

/** Where one is, whatever source is open. */
const restOf = (looking: Looking): string =>
  JSON.stringify([looking.panel, looking.variable, closeOf({ ...looking, source: undefined })]);

export function useAddress({ history, looking }: State, dispatch: Dispatch<Action>): void {
  const { present, moving } = history;
  const address = `#${encodeLink({ chosen: present, looking: { ...looking, find: undefined } })}`;
  const before = useRef({ looking, address });
  /** While the state follows the address rather than the other way round. */
  const following = useRef(false);

  useEffect(() => {
    if (moving !== undefined) return;
    const was = before.current;
    before.current = { looking, address };
    const place = `${closeOf(looking)} ${restOf(looking)}`;
    const entry = entryOf(window.history.state) ?? { places: [`${closeOf(was.looking)} ${restOf(was.looking)}`] };
    const isStep = closeOf(was.looking) !== closeOf(looking) && !following.current;
    following.current = false;
    if (!isStep) {
      const own = { places: [...entry.places.slice(0, -1), place] };
      const timer = setTimeout(() => window.history.replaceState(own, '', address), REST);
      return () => clearTimeout(timer);
    }
    // What was written last may be some moments old.
    window.history.replaceState(entry, '', was.address);
    const closed = looking.source === undefined && restOf(was.looking) === restOf(looking);
    const opened = closed ? entry.places.lastIndexOf(place) : -1;
    // Closing what was opened here is going back to where it was opened.
    if (opened >= 0) window.history.go(opened - entry.places.length + 1);
    else window.history.pushState({ places: [...entry.places, place] }, '', address);
  }, [address, looking, moving]);

  useEffect(() => {
    const follow = ({ state }: PopStateEvent) => {
      const linked = decodeLink(window.location.hash);
      if (!entryOf(state) || !linked || 'problem' in linked) return;
      const { source, panel, variable, evidence } = linked.looking;
      const next = { source, panel, variable, evidence };
      following.current = closeOf({ ...linked.looking }) !== closeOf(before.current.looking);
      dispatch({ kind: 'look', at: next });
    };
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [dispatch]);
}
