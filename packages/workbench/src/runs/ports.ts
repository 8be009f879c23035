/** The two ends of a line between threads, the same for Node's workers and a browser's. */

/** One end: sends plain data, hears what the other end sends. */
export interface Port {
  post(message: unknown, transfer?: ArrayBuffer[]): void;
  /** Sets the one listener. */
  listen(heard: (message: unknown) => void, broken: (error: Error) => void): void;
  /** Ends the worker, or stops listening at the worker's own end. */
  close(): Promise<void>;
}

/** What of Node's `Worker` and `MessagePort` is used. */
interface NodeEnd {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate?(): Promise<number>;
  close?(): void;
}

/** What of a browser's `Worker` and worker scope is used. */
interface WebEnd {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
  addEventListener(event: string, listener: (event: never) => void): void;
  terminate?(): void;
  close?(): void;
}

/** A port on a `Worker` of node:worker_threads, or on `parentPort` inside one. */
export function nodePort(end: NodeEnd): Port {
  return {
    post: (message, transfer) => end.postMessage(message, transfer),
    listen(heard, broken) {
      end.on('message', heard);
      end.on('error', broken);
      if (end.terminate) end.on('exit', (code) => broken(new Error(`a worker ended by itself with code ${code}`)));
    },
    async close() {
      if (end.terminate) await end.terminate();
      else end.close?.();
    },
  };
}

/** A port on a browser's `Worker`, or on `self` inside one. */
export function webPort(end: WebEnd): Port {
  return {
    post: (message, transfer) => end.postMessage(message, transfer ?? []),
    listen(heard, broken) {
      end.addEventListener('message', (event: { data: unknown }) => heard(event.data));
      end.addEventListener('error', (event: { message?: string }) =>
        broken(new Error(event.message ?? 'a worker failed')),
      );
    },
    async close() {
      if (end.terminate) await end.terminate();
      else end.close?.();
    },
  };
}
