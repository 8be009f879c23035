/** One company, by sector. */
import { memo } from 'react';
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
import { useSteady, useStore } from '../state/store.tsx';

interface Props {
  label: string;
  none: string;
}

export function CompanyPicker({ label, none }: Props) {
  const { state } = useStore();
  return <Picker label={label} none={none} company={state.looking.company} />;
}

const Picker = memo(function Picker({ label, none, company }: Props & { company?: string }) {
  const { catalogue, dispatch } = useSteady();
  const sectors = catalogue.sectors
    .map((s) => ({ ...s, companies: catalogue.companies.filter((c) => c.sector === s.id) }))
    .filter((s) => s.companies.length > 0);
  const choose = (key: string) => dispatch({ kind: 'look', at: { company: key === 'none' ? undefined : key } });
  return (
    <Select className="select" selectedKey={company ?? 'none'} onSelectionChange={(key) => choose(String(key))}>
      <Label>{label}</Label>
      <Button>
        <SelectValue /> <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover tall">
        <ListBox>
          <ListBoxItem id="none">{none}</ListBoxItem>
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
});
