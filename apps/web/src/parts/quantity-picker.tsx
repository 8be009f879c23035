/** A menu of answers and variables with a search: the chart's title. */
import { memo, useMemo } from 'react';
import {
  Button,
  ComboBox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components';
import { useSteady } from '../state/store.tsx';

interface Props {
  name: string;
  value: string;
  onChoose: (id: string) => void;
  only?: 'variable';
}

/** Remembered between renders: its list of some seven hundred items is the most expensive thing on the page. */
export const QuantityPicker = memo(function QuantityPicker({ name, value, onChoose, only }: Props) {
  const { catalogue } = useSteady();
  const groups = useMemo(
    () =>
      [
        { id: 'answer', title: 'Answers' },
        { id: 'variable', title: 'Variables' },
      ]
        .map((g) => ({
          ...g,
          items: catalogue.quantities.filter((q) => q.group === g.id && (!only || only === q.group)),
        }))
        .filter((g) => g.items.length > 0),
    [catalogue, only],
  );
  return (
    <ComboBox
      className="quantity"
      defaultItems={groups}
      selectedKey={value}
      onSelectionChange={(key) => key !== null && key !== value && onChoose(String(key))}
      menuTrigger="focus"
    >
      <Label className="unseen">{name} shows</Label>
      <div className="combo">
        <Input onFocus={(event) => event.target.select()} />
        <Button>▾</Button>
      </div>
      <Popover className="popover tall">
        <ListBox<(typeof groups)[number]>>
          {(group) => (
            <ListBoxSection id={group.id}>
              <Header>{group.title}</Header>
              {group.items.map((q) => (
                <ListBoxItem key={q.id} id={q.id} textValue={q.label}>
                  {q.label}
                  <span className="muted">
                    {' '}
                    {q.unit}
                    {q.over.length ? ` by ${q.over.join(', ')}` : ''}
                  </span>
                </ListBoxItem>
              ))}
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
});
