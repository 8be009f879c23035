/** Tells a screen reader when new answers have arrived; quiet while a slider moves. */
import { useEffect, useState } from 'react';
import type { Picture } from '../session.ts';
import { useStore } from '../state/store.tsx';

export function Announcer({ picture }: { picture?: Picture }) {
  const { state } = useStore();
  const [said, setSaid] = useState('');
  const moving = state.history.moving !== undefined;
  const runId = picture?.runId;
  useEffect(() => {
    if (moving || !runId) return;
    const timer = setTimeout(() => setSaid(`Answers are up to date, run ${runId}.`), 600);
    return () => clearTimeout(timer);
  }, [moving, runId]);
  return (
    <div className="unseen" role="status">
      {said}
    </div>
  );
}
