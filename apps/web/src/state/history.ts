/** Undo and redo over any value. While a slider moves the present changes without a new entry; letting go makes one. */

export interface History<T> {
  past: T[];
  present: T;
  future: T[];
  /** Where the present movement started. */
  moving?: T;
}

const most = 200;

export const start = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** A change in one go. */
export function step<T>(history: History<T>, next: T): History<T> {
  if (next === history.present) return history;
  const from = history.moving ?? history.present;
  return { past: [...history.past.slice(-most), from], present: next, future: [] };
}

/** A change within a movement. */
export function move<T>(history: History<T>, next: T): History<T> {
  return { ...history, present: next, moving: history.moving ?? history.present };
}

/** The end of a movement: one entry for all of it. */
export function settle<T>(history: History<T>): History<T> {
  if (history.moving === undefined) return history;
  const { moving, ...rest } = history;
  return { ...rest, past: [...history.past.slice(-most), moving], future: [] };
}

export function undo<T>(history: History<T>): History<T> {
  const settled = settle(history);
  const last = settled.past.at(-1);
  if (last === undefined) return settled;
  return { past: settled.past.slice(0, -1), present: last, future: [settled.present, ...settled.future] };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future };
}
