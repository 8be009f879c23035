import { BLOCK, binsFor, type EnsembleOptions, type EnsembleResult, Tally } from './ensemble.ts';
import { copyInto, type Memory, reserve } from './memory.ts';
import { type FromWorker, STOPPED, type ToWorker } from './messages.ts';
import type { EnsemblePlan, Layout } from './plan.ts';
import type { Port } from './ports.ts';
import { RunsError } from './problems.ts';

/** Threads that run ensembles one after another; each keeps the last model it built. */
export interface Pool {
  /**
   * Runs the ensemble of `plan` on the model and metrics that `job` describes to the workers' `prepare`. The result is the
   * same to the bit for any number of workers and any block size. Rejects with RunsError for an impossible plan, with the
   * signal's reason when stopped, and with the worker's error when one fails.
   */
  run(job: unknown, plan: EnsemblePlan, options?: EnsembleOptions): Promise<EnsembleResult>;
  /** Ends the workers. */
  close(): Promise<void>;
}

/** How to make a pool. */
export interface PoolOptions {
  workers: number;
  /** Starts one worker whose entry file calls `serveBlocks`, and gives the line to it. */
  start: () => Port;
  /** Whether threads may share memory; where they cannot (most pages), numbers are sent. Found out unless stated. */
  shared?: boolean;
}

/** Starts workers when first used. */
export function createPool({ workers, start, shared = typeof SharedArrayBuffer !== 'undefined' }: PoolOptions): Pool {
  let ports: Port[] = [];
  let task = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let listener: Listener | undefined;

  const open = () => {
    while (ports.length < workers) {
      const port = start();
      ports.push(port);
      port.listen(
        (message) => listener?.heard(port, message as FromWorker),
        (error) => {
          // A worker that broke is replaced when the next ensemble starts.
          if (!ports.includes(port)) return;
          ports = ports.filter((one) => one !== port);
          listener?.failed(error);
        },
      );
    }
    return ports;
  };

  return {
    run(job, plan, options = {}) {
      const next = turn.then(async () => {
        options.signal?.throwIfAborted();
        const gathering = new Gathering(++task, plan, options, open(), shared);
        listener = gathering;
        try {
          return await gathering.run(job);
        } finally {
          listener = undefined;
        }
      });
      turn = next.catch(() => undefined);
      return next;
    },
    async close() {
      const closing = ports;
      ports = [];
      listener?.failed(new Error('the pool was closed while an ensemble was running'));
      await Promise.all(closing.map((port) => port.close()));
    },
  };
}

interface Listener {
  heard(port: Port, message: FromWorker): void;
  failed(error: unknown): void;
}

/** One ensemble under way: what each worker does, and what has come back. */
class Gathering implements Listener {
  readonly #task: number;
  readonly #plan: EnsemblePlan;
  readonly #options: EnsembleOptions;
  readonly #ports: Port[];
  readonly #shared: boolean;
  readonly #control: Int32Array;
  readonly #tally = new Tally();
  readonly #result = Promise.withResolvers<EnsembleResult>();
  #layout: Layout | undefined;
  #memory: Memory | undefined;
  #bins: ReturnType<typeof binsFor>;
  #next = 0;
  #done = 0;
  #finished = 0;

  constructor(task: number, plan: EnsemblePlan, options: EnsembleOptions, ports: Port[], shared: boolean) {
    this.#task = task;
    this.#plan = plan;
    this.#options = options;
    this.#ports = [...ports];
    this.#shared = shared;
    this.#control = new Int32Array(shared ? (new SharedArrayBuffer(8) as unknown as ArrayBuffer) : new ArrayBuffer(8));
  }

  async run(job: unknown): Promise<EnsembleResult> {
    const { signal } = this.#options;
    const stop = () => this.failed(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    for (const port of this.#ports) this.#send(port, { kind: 'prepare', task: this.#task, job, plan: this.#plan });
    try {
      return await this.#result.promise;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  heard(port: Port, message: FromWorker): void {
    if (message.task !== this.#task) return;
    switch (message.kind) {
      case 'ready':
        this.#begin(port, message.layout);
        break;
      case 'done':
        this.#tally.add(message.report);
        if (message.memory !== undefined) {
          copyInto(this.#memory!, message.memory);
          this.#giveBlock(port);
        }
        this.#done += message.to - message.from;
        this.#options.onProgress?.(this.#done, this.#plan.scenarios);
        break;
      case 'finished':
        if (message.bins !== undefined) this.#bins?.merge(message.bins);
        this.#finished++;
        if (this.#finished === this.#ports.length) {
          this.#result.resolve(this.#tally.result(this.#plan, this.#layout!, this.#memory!, this.#bins));
        }
        break;
      case 'broken':
        this.failed(message.problems === undefined ? workerError(message) : new RunsError(message.problems));
        break;
    }
  }

  failed(error: unknown): void {
    if (this.#shared) Atomics.store(this.#control, STOPPED, 1);
    this.#next = this.#plan.scenarios;
    this.#result.reject(error);
  }

  #begin(port: Port, layout: Layout): void {
    if (this.#memory === undefined) {
      this.#layout = layout;
      this.#memory = reserve(layout, 0, layout.scenarios, this.#shared);
      this.#bins = binsFor(layout);
    }
    if (this.#shared) {
      this.#send(port, { kind: 'share', task: this.#task, memory: this.#memory, control: this.#control });
    } else {
      // Two at once, so that a worker need not wait for the next.
      this.#giveBlock(port);
      this.#giveBlock(port);
    }
  }

  #giveBlock(port: Port): void {
    if (this.#next >= this.#plan.scenarios) {
      this.#finishOnce(port);
      return;
    }
    const from = this.#next;
    const to = Math.min(this.#plan.scenarios, from + (this.#plan.blockSize ?? BLOCK));
    this.#next = to;
    this.#send(port, { kind: 'block', task: this.#task, from, to });
  }

  readonly #told = new Set<Port>();

  /** Workers answer in order, so the last block's numbers arrive before the `finished` asked for here. */
  #finishOnce(port: Port): void {
    if (this.#told.has(port)) return;
    this.#told.add(port);
    this.#send(port, { kind: 'finish', task: this.#task });
  }

  #send(port: Port, message: ToWorker): void {
    port.post(message);
  }
}

function workerError({ message, stack }: { message: string; stack?: string }): Error {
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
