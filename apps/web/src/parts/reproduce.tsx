/** The command that gives the same numbers in a terminal. */
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Picture } from '../session.ts';
import { commandFor } from '../state/command.ts';
import { activeTab } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';

export function Reproduce({ picture }: { picture?: Picture }) {
  const { state, catalogue } = useStore();
  const command = commandFor(activeTab(state.history.present), catalogue);
  return (
    <DialogTrigger>
      <Button className="quiet">Reproduce</Button>
      <Popover>
        <Dialog className="dialog">
          <Heading slot="title">Reproduce this</Heading>
          <p>The same scenario in a terminal, from a clone of Buildout:</p>
          <code className="line">{command}</code>
          <p className="muted">
            Run {picture?.runId ?? '…'}; data {catalogue.dataHash.slice(0, 12)}; opening position {catalogue.start}.
          </p>
          <Button onPress={() => navigator.clipboard?.writeText(command).catch(() => undefined)}>Copy</Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
