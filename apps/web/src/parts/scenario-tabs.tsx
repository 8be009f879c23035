/** One button per scenario, the one shown pressed; a dot marks those changed from the book. */
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { activeTab, addTab, closeTab, isChanged, tabOf } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';

export function ScenarioTabs() {
  const { state, catalogue, dispatch } = useStore();
  const { present } = state.history;
  const act = (key: string) => {
    if (key === 'copy') dispatch({ kind: 'change', to: (c) => addTab(c, activeTab(c)) });
    else if (key === 'close') dispatch({ kind: 'change', to: (c) => closeTab(c, c.active) });
    else {
      const scenario = catalogue.scenarios.find((s) => `add ${s.id}` === key);
      if (scenario) dispatch({ kind: 'change', to: (c) => addTab(c, tabOf(scenario)) });
    }
  };
  return (
    <div className="scenarios">
      <ToggleButtonGroup
        className="scenario-list"
        aria-label="Scenarios"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[present.active]}
        onSelectionChange={([id]) => id !== undefined && dispatch({ kind: 'activate', id: String(id) })}
      >
        {present.tabs.map((tab) => (
          <ToggleButton key={tab.id} id={tab.id} className="scenario">
            {tab.label}
            {isChanged(tab, catalogue.scenarios) && (
              <span className="changed">
                {' '}
                <span aria-hidden="true">•</span>
                <span className="unseen">changed</span>
              </span>
            )}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <MenuTrigger>
        <Button className="quiet" aria-label="Add, copy or close a scenario">
          +
        </Button>
        <Popover>
          <Menu
            aria-label="Scenarios"
            onAction={(key) => act(String(key))}
            disabledKeys={present.tabs.length < 2 ? ['close'] : []}
          >
            <MenuItem id="copy">Copy this scenario</MenuItem>
            <MenuItem id="close">Close this scenario</MenuItem>
            <MenuSection>
              <Header>Add from the book</Header>
              {catalogue.scenarios.map((s) => (
                <MenuItem key={s.id} id={`add ${s.id}`} textValue={s.label}>
                  {s.label}
                </MenuItem>
              ))}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
