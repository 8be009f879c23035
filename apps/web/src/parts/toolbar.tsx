/** Undo, redo, the link, the command line. */
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import type { Picture } from '../session.ts';
import { useStore } from '../state/store.tsx';
import { Replay } from './replay.tsx';
import { Reproduce } from './reproduce.tsx';
import { ShareLink } from './share-link.tsx';
import { ThemeButton } from './theme-button.tsx';

export function Toolbar({ picture }: { picture?: Picture }) {
  const { state, dispatch } = useStore();
  const { past, future, moving } = state.history;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // A text field has its own undo.
      if ((event.target as Element | null)?.matches?.('input[type=text],textarea,[contenteditable]')) return;
      const key = event.key.toLowerCase();
      if (key === 'z') dispatch({ kind: event.shiftKey ? 'redo' : 'undo' });
      else if (key === 'y') dispatch({ kind: 'redo' });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [dispatch]);
  return (
    <div className="toolbar" role="toolbar" aria-label="Page">
      <Button
        className="quiet"
        isDisabled={past.length === 0 && moving === undefined}
        onPress={() => dispatch({ kind: 'undo' })}
      >
        Undo
      </Button>
      <Button className="quiet" isDisabled={future.length === 0} onPress={() => dispatch({ kind: 'redo' })}>
        Redo
      </Button>
      <Replay />
      <ShareLink />
      <Reproduce picture={picture} />
      <ThemeButton />
    </div>
  );
}
