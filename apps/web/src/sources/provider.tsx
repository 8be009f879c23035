/** The one panel of sources, for everything on the page that leads to it. Which number it shows is part of the page’s state and link. */
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { Popover } from 'react-aria-components';
import { useStore } from '../state/store.tsx';
import { type ShowSource, SourcesContext } from './context.ts';
import { type FollowNumber, SourcePanel } from './source-panel.tsx';

interface Props {
  follow: FollowNumber;
  /** Of the run that is shown; undefined while there is none. */
  runId?: string;
  children: ReactNode;
}

export function SourcesProvider({ follow, runId, children }: Props) {
  const { state, dispatch } = useStore();
  const { source } = state.looking;
  const beside = useRef<Element>(null);
  const show = useCallback<ShowSource>(
    (of, element) => {
      // Closing gives the focus back to what had it; not every browser focuses a button that is clicked.
      if (element instanceof HTMLElement) element.focus({ preventScroll: true });
      beside.current = element;
      dispatch({ kind: 'look', at: { source: of } });
    },
    [dispatch],
  );
  const close = useCallback(() => dispatch({ kind: 'look', at: { source: undefined } }), [dispatch]);
  // Opened by a link it has nothing to give the focus back to: the keyboard goes on at the chart it stood at.
  const open = source !== undefined;
  useEffect(() => {
    if (!open) return;
    return () => {
      setTimeout(() => {
        if (document.activeElement === document.body)
          document.querySelector<HTMLElement>('.chart-panel')?.focus({ preventScroll: true });
      }, 100);
    };
  }, [open]);
  // A link, or going back, opens it without an element that asked: it stands at the first chart then.
  if (!beside.current?.isConnected) beside.current = document.querySelector('.chart-panel');
  return (
    <SourcesContext value={show}>
      {children}
      <Popover triggerRef={beside} isOpen={open} onOpenChange={(open) => !open && close()}>
        {source !== undefined && (
          <SourcePanel key={source} of={source} runId={runId} follow={follow} show={show} onClose={close} />
        )}
      </Popover>
    </SourcesContext>
  );
}
