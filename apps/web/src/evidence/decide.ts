/** What a reviewer does with the claim before them, and what came of it, in words. */
import { useCallback, useState } from 'react';
import { useAdmitted } from './admitted.tsx';
import { ask, type Input, type Item, Refused, type SentenceItem } from './api.ts';

type Decision = Input<'decide'>['decision'];

export interface Deciding {
  busy: boolean;
  /** What happened last; `refused` where it did not; `of` the claim or sentence it happened to. */
  told?: { text: string; refused: boolean; of?: string };
  decide(item: Pick<Item, 'claim'> | SentenceItem, decision: Decision): Promise<boolean>;
  undo(): Promise<string | undefined>;
  tell(text: string, refused?: boolean, of?: string): void;
}

const DONE: Record<string, string> = {
  accept: 'Accepted',
  correct: 'Corrected',
  reject: 'Rejected',
  skip: 'Left for later',
  link: 'Linked',
};

/** Decisions under one reviewer's name; `blind` readings do not see what others decided. */
export function useDeciding(reviewer: string, blind: boolean): Deciding {
  const { again: look } = useAdmitted();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Deciding['told']>();
  const tell = useCallback(
    (text: string, refused = false, of?: string) => setTold({ text, refused, ...(of !== undefined && { of }) }),
    [],
  );

  const attempt = useCallback(
    async <T>(work: () => Promise<T>, of?: string): Promise<T | undefined> => {
      if (reviewer.trim() === '') {
        tell('Say who is reviewing first, under “Reviewer”: every decision is on record under a name.', true, of);
        return undefined;
      }
      setBusy(true);
      try {
        return await work();
      } catch (error) {
        tell(error instanceof Refused ? error.message : String(error), true, of);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [reviewer, tell],
  );

  const decide = useCallback<Deciding['decide']>(
    async (item, decision) => {
      if ('sentence' in item) {
        const { id, seen } = item.sentence;
        // Its bar offers no other kinds.
        const plain = decision as Input<'decideSentence'>['decision'];
        const done = await attempt(() => ask('decideSentence', { sentence: id, reviewer, decision: plain, seen }), id);
        if (done) tell(done.already ?? `${DONE[decision.kind]}: “${done.sentence.text}”.`, false, id);
        return done !== undefined;
      }
      const { claim } = item;
      const reading = blind ? 'blind' : 'open';
      const done = await attempt(
        () => ask('decide', { claim: claim.id, reviewer, decision, seen: claim.seen, reading }),
        claim.id,
      );
      if (!done) return false;
      // A scenario may name what was a fact until now.
      look();
      if (done.already && done.recorded.length === 0) {
        tell(done.already, false, claim.id);
        return true;
      }
      const more = done.recorded.length > 1 ? `, with ${done.recorded.length - 1} the same elsewhere` : '';
      const left = done.left.length > 0 ? ` Left alone: ${done.left.join('; ')}.` : '';
      const fact = done.fact ? ` It is now the fact ${done.fact.id}.` : '';
      tell(`${DONE[decision.kind]}: “${claim.figure.text}”${more}.${fact}${left}`, false, claim.id);
      return true;
    },
    [attempt, blind, reviewer, tell, look],
  );

  const undo = useCallback(async () => {
    const done = await attempt(() => ask('undo', { reviewer }));
    if (!done) return undefined;
    look();
    const [claim] = done.claims;
    const [sentence] = done.sentences;
    const words = claim?.figure.text ?? sentence?.text;
    const id = (claim ?? sentence)?.id;
    tell(
      words === undefined ? 'There was nothing to take back.' : `Taken back: the decision on “${words}”.`,
      false,
      id,
    );
    return id;
  }, [attempt, reviewer, tell, look]);

  return { busy, ...(told && { told }), decide, undo, tell };
}
