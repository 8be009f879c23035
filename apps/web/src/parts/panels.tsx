/** Below the charts: money, companies, explain, scenarios side by side. */
import type { Compared } from '../page.tsx';
import type { Picture } from '../session.ts';
import { useStore } from '../state/store.tsx';
import { CompaniesPanel } from './companies-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { ExplainPanel } from './explain-panel.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { Tabs } from './tabs.tsx';

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
      ]}
    >
      {panel === 'money' && <MoneyPanel picture={picture} />}
      {panel === 'companies' && <CompaniesPanel picture={picture} />}
      {panel === 'explain' && <ExplainPanel picture={picture} />}
      {panel === 'compare' && <ComparePanel compared={compared} picture={picture} />}
    </Tabs>
  );
}
