/** ⓘ: what a parameter is, what supports its value, and its name for the command line. */
import { rangeWithUnit, withUnit } from '@buildout/workbench/charts/index.ts';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { Trace } from '../evidence/trace.tsx';
import { activeTab } from '../state/scenario.ts';
import { useStore } from '../state/store.tsx';
import type { Lever } from '../worker/messages.ts';

export function LeverInfo({ lever, value }: { lever: Lever; value: number }) {
  return (
    <DialogTrigger>
      <Button className="info" aria-label={`About: ${lever.label}`}>
        i
      </Button>
      <Popover>
        <Dialog className="dialog">
          {({ close }) => (
            <>
              <Heading slot="title">{lever.label}</Heading>
              <About lever={lever} value={value} close={close} />
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function About({ lever, value, close }: { lever: Lever; value: number; close: () => void }) {
  const { state, catalogue } = useStore();
  const { from } = activeTab(state.history.present);
  const scenario = catalogue.scenarios.find((s) => s.id === from);
  const ground = scenario?.grounds[lever.id];
  const bases: Record<string, string> = {
    published: 'published by a proponent',
    derived: 'arithmetic on published figures',
    ours: 'our choice',
  };
  return (
    <dl className="facts">
      <dt>Here</dt>
      <dd>{withUnit(value, lever.unit)}</dd>
      <dt>Declared</dt>
      <dd>{withUnit(lever.value, lever.unit)}</dd>
      {lever.low !== undefined && lever.high !== undefined && (
        <>
          <dt>Evidence supports</dt>
          <dd>{rangeWithUnit(lever.low, lever.high, lever.unit)}</dd>
        </>
      )}
      <dt>Why</dt>
      <dd>{lever.reason ?? 'no reason is given'}</dd>
      <dt>Source</dt>
      <dd>{lever.source ?? 'none: an assumption'}</dd>
      {ground && (
        <>
          <dt>In {scenario?.label}</dt>
          <dd>{[bases[ground.basis] ?? ground.basis, ground.reason, ground.source].filter(Boolean).join('; ')}</dd>
        </>
      )}
      <dt>Sentences</dt>
      <dd>
        <Trace of={lever.id.split('[')[0]} onOpened={close} />
      </dd>
      <dt>Name, unit</dt>
      <dd>
        <code>{lever.id}</code>, {lever.unit}
      </dd>
    </dl>
  );
}
