/** An answer of the server while it is awaited, there, or refused; asked anew when the input changes or `again` is called. */
import { useCallback, useEffect, useState } from 'react';
import { ask, type Input, type Name, type Output, Refused } from './api.ts';

export interface Asked<N extends Name> {
  data?: Output<N>;
  refused?: Refused;
  waiting: boolean;
  again(): void;
}

/** `input` undefined: nothing is asked. What was there stays until the new answer comes. */
export function useAsk<N extends Name>(name: N, input: Input<N> | undefined): Asked<N> {
  const [answer, setAnswer] = useState<{ key?: string; data?: Output<N>; refused?: Refused }>({});
  const [waiting, setWaiting] = useState(input !== undefined);
  const [turn, setTurn] = useState(0);
  const key = input === undefined ? undefined : JSON.stringify(input);
  useEffect(() => {
    if (key === undefined) return setAnswer({});
    let current = true;
    setWaiting(true);
    ask(name, JSON.parse(key) as Input<N>).then(
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
  }, [name, key, turn]);
  const again = useCallback(() => setTurn((t) => t + 1), []);
  const { data, refused } = answer;
  return { ...(data !== undefined && { data }), ...(refused && { refused }), waiting, again };
}
