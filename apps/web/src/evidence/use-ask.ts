/** An answer of the server while it is awaited, there, or refused; asked anew when the input changes or `again` is called. */
import { useCallback, useEffect, useState } from 'react';
import { ask, type Input, type Name, type Output, type Progress, Refused } from './api.ts';

export interface Asked<N extends Name> {
  data?: Output<N>;
  refused?: Refused;
  waiting: boolean;
  /** While it is awaited, where progress was asked for and the server has something to tell. */
  progress?: Progress;
  again(): void;
}

/** `input` undefined: nothing is asked. What was there stays until the new answer comes. `progress`: the server is asked to tell of it. */
export function useAsk<N extends Name>(
  name: N,
  input: Input<N> | undefined,
  { progress: tells = false }: { progress?: boolean } = {},
): Asked<N> {
  const [answer, setAnswer] = useState<{ key?: string; data?: Output<N>; refused?: Refused }>({});
  const [waiting, setWaiting] = useState(input !== undefined);
  const [progress, setProgress] = useState<Progress>();
  const [turn, setTurn] = useState(0);
  const key = input === undefined ? undefined : JSON.stringify(input);
  useEffect(() => {
    if (key === undefined) return setAnswer({});
    let current = true;
    setWaiting(true);
    setProgress(undefined);
    const onProgress = (step: Progress) => {
      if (current) setProgress(step);
    };
    ask(name, JSON.parse(key) as Input<N>, tells ? onProgress : undefined).then(
      (data) => {
        if (!current) return;
        setAnswer({ key, data });
        setWaiting(false);
      },
      (error) => {
        if (!current) return;
        const refused = error instanceof Refused ? error : new Refused('fault', String(error));
        // An answer to the same question stays in view beside the refusal to give it anew.
        setAnswer((was) => (was.key === key && was.data !== undefined ? { ...was, refused } : { refused }));
        setWaiting(false);
      },
    );
    return () => {
      current = false;
    };
  }, [name, key, turn, tells]);
  const again = useCallback(() => setTurn((t) => t + 1), []);
  const { data, refused } = answer;
  return {
    ...(data !== undefined && { data }),
    ...(refused && { refused }),
    waiting,
    ...(waiting && progress && { progress }),
    again,
  };
}
