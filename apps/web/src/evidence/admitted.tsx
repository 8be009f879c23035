/**
 * The accepted facts that the settings of this page name, looked up where they are kept: on the server, which holds what reviewers
 * decided, and in data/accepted.csv, which the page carries, where no server is. Whatever is not held now is refused, with the reason.
 */
import { type FactValue, namesFact, readFactReference } from '@buildout/workbench/runs/fact-values.ts';
import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react';
import type { Chosen, Tab } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';
import type { CarriedFact, Catalogue } from '../worker/messages.ts';
import { NO_SERVER } from './api.ts';
import { useAsk } from './use-ask.ts';

interface Admitted {
  /** By id. */
  facts: ReadonlyMap<string, CarriedFact>;
  /** By what a setting names: why it may not. */
  refused: ReadonlyMap<string, string>;
  /** Looks again, after a decision. */
  again(): void;
}

const Context = createContext<Admitted | null>(null);

const none: Pick<Admitted, 'facts' | 'refused'> = { facts: new Map(), refused: new Map() };

export function AdmittedFacts({ children }: { children: ReactNode }) {
  const { state, catalogue } = useStore();
  const names = namesIn(state.history.present);
  const { data, refused, again } = useAsk('facts', names.length > 0 ? { named: names } : undefined);
  const wanted = useRef(names);
  wanted.current = names;
  const look = useRef(again);
  look.current = again;
  const { facts, refused: why } = useMemo(() => {
    if (data) return { facts: byId(data.facts), refused: new Map(data.refused.map((r) => [r.named, r.reason])) };
    return refused
      ? carried(wanted.current, catalogue, refused.code === NO_SERVER ? undefined : refused.message)
      : none;
  }, [data, refused, catalogue]);
  const admitted = useMemo(() => ({ facts, refused: why, again: () => look.current() }), [facts, why]);
  return <Context value={admitted}>{children}</Context>;
}

export function useAdmitted(): Admitted {
  const admitted = useContext(Context);
  if (!admitted) throw new Error('useAdmitted outside AdmittedFacts');
  return admitted;
}

/** What a scenario can be run with: its facts, a sentence on each that is none, or undefined while they are looked up. */
export function factsOf(
  tab: Pick<Tab, 'facts'>,
  { facts, refused }: Pick<Admitted, 'facts' | 'refused'>,
): { accepted: FactValue[]; problems: string[] } | undefined {
  const accepted = new Map<string, FactValue>();
  const problems: string[] = [];
  for (const [setting, named] of Object.entries(tab.facts)) {
    const reason = refused.get(named);
    const fact = facts.get(readFactReference(named)?.id ?? '');
    if (reason !== undefined) problems.push(`${setting}: ${named} cannot be used: ${reason}`);
    else if (fact === undefined) return undefined;
    else accepted.set(fact.id, numbersOf(fact));
  }
  return { accepted: [...accepted.values()], problems };
}

const namesIn = ({ tabs }: Chosen): string[] => [...new Set(tabs.flatMap((tab) => Object.values(tab.facts)))].sort();

const byId = <F extends { id: string }>(facts: readonly F[]) => new Map(facts.map((fact) => [fact.id, fact]));

/** Only the number: two lists of the same numbers are the same question to the worker. */
const numbersOf = ({ id, value, low, high, unit, period }: CarriedFact): FactValue => ({
  ...{ id, unit, period },
  ...(value !== null && { value }),
  ...(low !== null && { low }),
  ...(high !== null && { high }),
});

/** From data/accepted.csv; `why` where a server was there and did not answer. */
function carried(names: string[], { accepted }: Catalogue, why?: string): Pick<Admitted, 'facts' | 'refused'> {
  const refused = new Map<string, string>();
  const known = byId(accepted);
  for (const named of names) {
    const id = namesFact(named) ? readFactReference(named)?.id : undefined;
    if (why !== undefined) refused.set(named, why);
    else if (id === undefined) refused.set(named, 'it names no fact; a fact is named as @fact_ and 12 digits');
    else if (!known.has(id))
      refused.set(
        named,
        'data/accepted.csv has no accepted fact of that id, and the server that keeps the reviews is not reached; start it with `npx buildout serve`',
      );
  }
  return { facts: known, refused };
}
