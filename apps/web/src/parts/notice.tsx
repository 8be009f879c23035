/** A sentence across the page: what went wrong and what to do. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useSteady } from '../state/store.tsx';

export function Notice({ kind, children }: { kind: 'warning' | 'error'; children: ReactNode }) {
  const { dispatch } = useSteady();
  return (
    <div className={`notice ${kind}`} role="alert">
      <span>{children}</span>
      {kind === 'warning' && (
        <Button className="quiet" onPress={() => dispatch({ kind: 'dismiss' })}>
          Close
        </Button>
      )}
    </div>
  );
}
