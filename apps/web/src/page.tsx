/** The workbench: scenarios on top, choices at the left, charts at the right, the books at the bottom. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { AdmittedFacts, factsOf, useAdmitted } from './evidence/admitted.tsx';
import { Announcer } from './parts/announcer.tsx';
import { ChartPanel } from './parts/chart-panel.tsx';
import { Chips } from './parts/chips.tsx';
import { Choices } from './parts/choices.tsx';
import { FirstVisit } from './parts/first-visit.tsx';
import { Footer } from './parts/footer.tsx';
import { Miniatures } from './parts/miniatures.tsx';
import { Notice } from './parts/notice.tsx';
import { Panels } from './parts/panels.tsx';
import { ScenarioTabs } from './parts/scenario-tabs.tsx';
import { Toolbar } from './parts/toolbar.tsx';
import { openSession, type Picture, type Session } from './session.ts';
import { SourcesProvider } from './sources/provider.tsx';
import { activeTab } from './state/scenario.ts';
import { StoreProvider, useStore } from './state/store.tsx';
import { compareViews, viewsOf } from './state/views.ts';
import type { Catalogue, Shown } from './worker/messages.ts';

/** Draws behind the bands: few while something moves, more when it rests. */
const drawsMoving = 50;
const drawsAtRest = 200;

export interface Compared {
  id: string;
  label: string;
  shown: Map<string, Shown>;
}

export function Page() {
  const [catalogue, setCatalogue] = useState<Catalogue>();
  const [picture, setPicture] = useState<Picture>();
  const [compared, setCompared] = useState<Compared[]>();
  const [refused, setRefused] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const session = useRef<Session>(null);

  useEffect(() => {
    const opened = openSession({
      opened: setCatalogue,
      picture(next) {
        setRefused(undefined);
        setPicture(next);
      },
      compared: setCompared,
      refused: setRefused,
      failed: setFailed,
    });
    session.current = opened;
    return () => opened.close();
  }, []);

  const follow = useCallback<Session['source']>((of, tell) => session.current?.source(of, tell) ?? (() => {}), []);

  if (failed) {
    return (
      <main className="alone" role="alert">
        <h1>Buildout could not compute</h1>
        <p>{failed}</p>
        <p>
          The same answers come from a terminal: <code>npx buildout run</code>
        </p>
      </main>
    );
  }
  if (!catalogue) {
    return (
      <main className="alone" aria-busy="true">
        <h1>Buildout</h1>
        <p>Reading the facts and building the model …</p>
      </main>
    );
  }
  return (
    <StoreProvider catalogue={catalogue}>
      <SourcesProvider follow={follow} runId={picture?.runId}>
        <AdmittedFacts>
          <Workbench session={session} picture={picture} compared={compared} refused={refused} />
        </AdmittedFacts>
      </SourcesProvider>
    </StoreProvider>
  );
}

function Workbench({
  session,
  picture,
  compared,
  refused,
}: {
  session: { current: Session | null };
  picture?: Picture;
  compared?: Compared[];
  refused?: string;
}) {
  const { state, catalogue } = useStore();
  const { present, moving } = state.history;
  const { looking } = state;
  const tab = activeTab(present);
  const { from, set, facts, shocks } = tab;
  const admitted = useAdmitted();
  const own = useMemo(() => factsOf({ facts }, admitted), [facts, admitted]);
  const isMoving = moving !== undefined;

  useEffect(() => {
    // Before its facts are known to be held there is nothing to run.
    if (!own || own.problems.length > 0) return;
    const asked = { from, set, facts, accepted: own.accepted, shocks };
    session.current?.show(asked, viewsOf(looking, catalogue), isMoving ? drawsMoving : drawsAtRest);
  }, [session, from, set, facts, own, shocks, looking, catalogue, isMoving]);

  const comparing = looking.panel === 'compare';
  useEffect(() => {
    if (!comparing || isMoving) return;
    const scenarios = present.tabs.flatMap(({ id, label, from, set, facts, shocks }) => {
      const found = factsOf({ facts }, admitted);
      if (!found || found.problems.length > 0) return [];
      return [{ id, label, asked: { from, set, facts, accepted: found.accepted, shocks } }];
    });
    session.current?.compare(scenarios, compareViews(looking, catalogue));
  }, [session, comparing, isMoving, present.tabs, admitted, looking, catalogue]);
  const problems = comparing ? present.tabs.flatMap((t) => factsOf(t, admitted)?.problems ?? []) : own?.problems;

  return (
    <div className="page">
      <header className="top">
        <h1 className="brand">Buildout</h1>
        <ScenarioTabs />
        <Toolbar picture={picture} />
      </header>
      <Chips />
      <section className="notices" aria-label="Notices">
        {state.linkProblem && <Notice kind="warning">{state.linkProblem}</Notice>}
        {refused && <Notice kind="error">{refused}</Notice>}
        {[...new Set(problems)].map((problem) => (
          <Notice key={problem} kind="error">
            {problem}. Nothing was run with it: move the setting or take it back to go on.
          </Notice>
        ))}
        <FirstVisit />
      </section>
      <Choices />
      <main className="charts" aria-label="Charts">
        <div className="pair">
          <ChartPanel index={0} picture={picture} />
          <ChartPanel index={1} picture={picture} />
        </div>
        <Miniatures picture={picture} />
        <Panels picture={picture} compared={compared} />
      </main>
      <Footer picture={picture} />
      <Announcer picture={picture} />
    </div>
  );
}
