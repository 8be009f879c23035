/** Everything the page remembers, and the one way to change it. */
import { createContext, type Dispatch, type ReactNode, useContext, useMemo, useReducer } from 'react';
import type { Catalogue } from '../worker/messages.ts';
import { useAddress } from './address.ts';
import { type History, move, redo, settle, start, step, undo } from './history.ts';
import { decodeLink } from './link.ts';
import type { ChartChoice, Looking } from './looking.ts';
import { type Chosen, firstVisit } from './scenario.ts';
import { miniQuantities } from './views.ts';

export interface State {
  history: History<Chosen>;
  looking: Looking;
  /** Why the link that was opened could not be read. */
  linkProblem?: string;
  /** Nobody has changed anything yet and no link was opened. */
  firstVisit: boolean;
}

export type Action =
  /** A change of the scenarios; `moving` while a slider is held. */
  | { kind: 'change'; to: (chosen: Chosen) => Chosen; moving?: boolean }
  | { kind: 'settle' }
  | { kind: 'undo' }
  | { kind: 'redo' }
  /** Switching tabs or closing a notice changes no number and is not undone. */
  | { kind: 'activate'; id: string }
  | { kind: 'look'; at: Partial<Looking> }
  | { kind: 'chart'; index: 0 | 1; to: ChartChoice }
  | { kind: 'dismiss' };

function reduce(state: State, action: Action): State {
  const { history } = state;
  switch (action.kind) {
    case 'change': {
      const next = action.to(history.present);
      return { ...state, firstVisit: false, history: action.moving ? move(history, next) : step(history, next) };
    }
    case 'settle':
      return { ...state, history: settle(history) };
    case 'undo':
      return { ...state, history: undo(history) };
    case 'redo':
      return { ...state, history: redo(history) };
    case 'activate':
      return { ...state, history: { ...settle(history), present: { ...history.present, active: action.id } } };
    case 'look':
      return { ...state, looking: { ...state.looking, ...action.at } };
    case 'chart': {
      const charts = state.looking.charts.with(action.index, action.to) as Looking['charts'];
      return { ...state, looking: { ...state.looking, charts } };
    }
    case 'dismiss': {
      const { linkProblem: _, ...rest } = state;
      return { ...rest, firstVisit: false };
    }
  }
}

/** What a first visit looks at: two headlines, the money picture two years in. */
function firstLook(catalogue: Catalogue): Looking {
  // The question of the whole workbench first; without these answers whatever comes first.
  const known = (ids: string[]) => ids.flatMap((id) => catalogue.quantities.filter((q) => q.id === `answer:${id}`))[0];
  const [first, second] = [...miniQuantities(catalogue), ...catalogue.quantities];
  const a = known(['revenue_gap_simulated', 'revenue_gap_declared']) ?? first;
  const b = known(['capex_financing', 'end_user_revenue']) ?? second;
  return {
    charts: [{ quantity: a?.id ?? '' }, { quantity: b?.id ?? '' }],
    panel: 'money',
    year: Math.min(catalogue.years[1], catalogue.years[0] + 1),
    colour: 'payer',
  };
}

function open(catalogue: Catalogue): State {
  const linked = decodeLink(window.location.hash);
  if (linked && !('problem' in linked)) {
    // A link may name what a later model no longer has; the first look stands in for it.
    const look = firstLook(catalogue);
    const known = new Set(catalogue.quantities.map((q) => q.id));
    const charts = linked.looking.charts.map((c, i) => (known.has(c.quantity) ? c : look.charts[i === 0 ? 0 : 1]));
    const year = Math.min(catalogue.years[1], Math.max(catalogue.years[0], linked.looking.year));
    return {
      history: start(linked.chosen),
      looking: { ...linked.looking, year, charts: charts as Looking['charts'] },
      firstVisit: false,
    };
  }
  return {
    history: start(firstVisit(catalogue)),
    looking: firstLook(catalogue),
    firstVisit: true,
    ...(linked ? { linkProblem: linked.problem } : {}),
  };
}

/** What never changes while the page is open: parts that need no more are not drawn again when a slider moves. */
interface Steady {
  catalogue: Catalogue;
  dispatch: Dispatch<Action>;
}

const SteadyContext = createContext<Steady | null>(null);
const StateContext = createContext<State | null>(null);

export function StoreProvider({ catalogue, children }: { catalogue: Catalogue; children: ReactNode }) {
  const [state, dispatch] = useReducer(reduce, catalogue, open);
  useAddress(state, dispatch);
  const steady = useMemo(() => ({ catalogue, dispatch }), [catalogue]);
  return (
    <SteadyContext value={steady}>
      <StateContext value={state}>{children}</StateContext>
    </SteadyContext>
  );
}

export function useSteady(): Steady {
  const steady = useContext(SteadyContext);
  if (!steady) throw new Error('useSteady outside StoreProvider');
  return steady;
}

export function useStore(): Steady & { state: State } {
  const state = useContext(StateContext);
  if (!state) throw new Error('useStore outside StoreProvider');
  return { ...useSteady(), state };
}
