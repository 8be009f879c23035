/** Below the charts: money, companies, explain, scenarios side by side, and the evidence room, loaded when it is opened. */
import { lazy, Suspense } from 'react';
import type { Compared } from '../page.tsx';
import type { Picture } from '../session.ts';
import { useStore } from '../state/store.tsx';
import { CompaniesPanel } from './companies-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { ExplainPanel } from './explain-panel.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { Tabs } from './tabs.tsx';

const EvidencePanel = lazy(() => import('../evidence/index.tsx'));

export function Panels({ picture, compared }: { picture?: Picture; compared?: Compared[] }) {
  const { state, dispatch } = useStore();
  const { panel } = state.looking;
  return (
    <Tabs
      label="Look closer"
      chosen={panel}
      onChoose={(next) => dispatch({ kind: 'look', at: { panel: next } })}
      tabs={[
        { id: 'money', title: 'Money' },
        { id: 'companies', title: 'Companies' },
        { id: 'explain', title: 'Explain' },
        { id: 'compare', title: 'Side by side' },
        { id: 'evidence', title: 'Evidence' },
      ]}
    >
      {panel === 'money' && <MoneyPanel picture={picture} />}
      {panel === 'companies' && <CompaniesPanel picture={picture} />}
      {panel === 'explain' && <ExplainPanel picture={picture} />}
      {panel === 'compare' && <ComparePanel compared={compared} picture={picture} />}
      {panel === 'evidence' && (
        <Suspense fallback={<p className="muted">Opening the evidence room …</p>}>
          <EvidencePanel />
        </Suspense>
      )}
    </Tabs>
  );
}
