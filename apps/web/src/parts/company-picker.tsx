/** One company, by sector. */
import {
  Button,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import { useStore } from '../state/store.tsx';

export function CompanyPicker({ label, none }: { label: string; none?: string }) {
  const { state, catalogue, dispatch } = useStore();
  const sectors = catalogue.sectors
    .map((s) => ({ ...s, companies: catalogue.companies.filter((c) => c.sector === s.id) }))
    .filter((s) => s.companies.length > 0);
  const choose = (key: string) => dispatch({ kind: 'look', at: { company: key === '' ? undefined : key } });
  return (
    <Select
      className="select"
      selectedKey={state.looking.company ?? (none ? 'none' : null)}
      onSelectionChange={(key) => choose(key === 'none' ? '' : String(key))}
      placeholder="choose"
    >
      <Label>{label}</Label>
      <Button>
        <SelectValue /> <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover tall">
        <ListBox>
          {none && <ListBoxItem id="none">{none}</ListBoxItem>}
          {sectors.map((sector) => (
            <ListBoxSection key={sector.id} id={sector.id}>
              <Header>{sector.label}</Header>
              {sector.companies.map((c) => (
                <ListBoxItem key={c.id} id={c.id} textValue={c.label}>
                  {c.label}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
