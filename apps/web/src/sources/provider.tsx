/** The one panel of sources, for everything on the page that leads to it. */
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { Popover } from 'react-aria-components';
import { type ShowSource, type Source, SourcesContext } from './context.ts';
import { type RowsOf, SourcePanel } from './source-panel.tsx';

export function SourcesProvider({ rowsOf, children }: { rowsOf: RowsOf; children: ReactNode }) {
  const [source, setSource] = useState<Source>();
  const beside = useRef<HTMLElement>(null);
  const show = useCallback<ShowSource>((next, element) => {
    // Closing gives the focus back to what had it; not every browser focuses a button that is clicked.
    element.focus({ preventScroll: true });
    beside.current = element;
    setSource(next);
  }, []);
  const close = useCallback(() => setSource(undefined), []);
  return (
    <SourcesContext value={show}>
      {children}
      <Popover triggerRef={beside} isOpen={source !== undefined} onOpenChange={(open) => !open && close()}>
        {source && <SourcePanel key={source.of} source={source} rowsOf={rowsOf} onClose={close} />}
      </Popover>
    </SourcesContext>
  );
}
