/** Work that is done once for everybody who asks while it is under way; each of them is told how far it is. */
import type { Host, Progress } from './host.ts';

type Tell = NonNullable<Host['progress']>;

interface Under<T> {
  listeners: Set<Tell>;
  last?: Progress;
  result: Promise<T>;
}

export class SharedWork<T> {
  readonly #known = new Map<string, Under<T>>();

  /** The result of `work` for this key; of work that failed nothing is kept, so that the next who asks tries again. */
  async of(key: string, host: Host, work: (host: Host) => Promise<T>): Promise<T> {
    const one = this.#known.get(key) ?? this.#begin(key, host, work);
    const tell = host.progress;
    if (!tell) return one.result;
    one.listeners.add(tell);
    // Who comes later sees at once how far it is.
    if (one.last) tell(one.last);
    try {
      return await one.result;
    } finally {
      one.listeners.delete(tell);
    }
  }

  /** The result, where it is there or under way. */
  get(key: string): Promise<T> | undefined {
    return this.#known.get(key)?.result;
  }

  #begin(key: string, host: Host, work: (host: Host) => Promise<T>): Under<T> {
    const { promise: result, resolve, reject } = Promise.withResolvers<T>();
    const one: Under<T> = { listeners: new Set(), result };
    const progress: Tell = (step) => {
      one.last = step;
      for (const tell of one.listeners) tell(step);
    };
    this.#known.set(key, one);
    work({ ...host, progress }).then(
      (value) => {
        // Nothing more is told of work that is done.
        one.last = undefined;
        resolve(value);
      },
      (error) => {
        this.#known.delete(key);
        reject(error);
      },
    );
    return one;
  }
}
