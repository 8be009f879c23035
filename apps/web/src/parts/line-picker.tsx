/** Which lines of a quantity are drawn: companies, generations, regions. */
import { Button, Checkbox, CheckboxGroup, Dialog, DialogTrigger, Label, Popover } from 'react-aria-components';

const most = 8;

interface Props {
  name: string;
  all: { id: string; label: string }[];
  chosen: string[];
  onChoose: (lines: string[]) => void;
}

export function LinePicker({ name, all, chosen, onChoose }: Props) {
  return (
    <DialogTrigger>
      <Button className="quiet">
        {chosen.length} of {all.length} lines
      </Button>
      <Popover>
        <Dialog className="dialog scroll-dialog" aria-label={`Lines of ${name}`}>
          <CheckboxGroup value={chosen} onChange={(next) => next.length > 0 && onChoose(next.slice(-most))}>
            <Label>
              Lines of {name}, at most {most}
            </Label>
            {all.map((line) => (
              <Checkbox key={line.id} value={line.id} className="shock">
                <span className="box" aria-hidden="true" />
                {line.label}
              </Checkbox>
            ))}
          </CheckboxGroup>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
