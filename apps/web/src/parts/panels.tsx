/** Below the charts: money, companies, explain, scenarios side by side. */
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Compared } from '../page.tsx';
import type { Picture } from '../session.ts';
import type { Panel } from '../state/looking.ts';
import { useStore } from '../state/store.tsx';
import { CompaniesPanel } from './companies-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { ExplainPanel } from './explain-panel.tsx';
import { MoneyPanel } from './money-panel.tsx';

export function Panels({ picture, compared }: { picture?: Picture; compared?: Compared[] }) {
  const { state, dispatch } = useStore();
  return (
    <Tabs
      className="panels"
      selectedKey={state.looking.panel}
      onSelectionChange={(key) => dispatch({ kind: 'look', at: { panel: String(key) as Panel } })}
    >
      <TabList aria-label="Look closer">
        <Tab id="money">Money</Tab>
        <Tab id="companies">Companies</Tab>
        <Tab id="explain">Explain</Tab>
        <Tab id="compare">Side by side</Tab>
      </TabList>
      <TabPanel id="money">
        <MoneyPanel picture={picture} />
      </TabPanel>
      <TabPanel id="companies">
        <CompaniesPanel picture={picture} />
      </TabPanel>
      <TabPanel id="explain">
        <ExplainPanel picture={picture} />
      </TabPanel>
      <TabPanel id="compare">
        <ComparePanel compared={compared} picture={picture} />
      </TabPanel>
    </Tabs>
  );
}
