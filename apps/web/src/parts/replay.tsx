/** Shows the last change once more: a moment as it was, then as it is. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from '../state/store.tsx';

/** Milliseconds that the picture before the change is held. */
const held = 1500;

export function Replay() {
  const { state, dispatch } = useStore();
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      dispatch({ kind: 'redo' });
      setPlaying(false);
    }, held);
    return () => clearTimeout(timer);
  }, [playing, dispatch]);
  const play = () => {
    dispatch({ kind: 'undo' });
    setPlaying(true);
  };
  return (
    <Button className="quiet" isDisabled={playing || state.history.past.length === 0} onPress={play}>
      Replay
    </Button>
  );
}
