import type { Bins } from './bins.ts';
import { blockRunner, type RunBlock } from './block.ts';
import { canonicalJson } from './canonical.ts';
import { BLOCK, binsFor } from './ensemble.ts';
import { type Memory, reserve } from './memory.ts';
import { type FromWorker, NEXT_BLOCK, STOPPED, type ToWorker } from './messages.ts';
import { type EnsemblePlan, type Layout, layOut, type Prepared } from './plan.ts';
import type { Port } from './ports.ts';
import { RunsError } from './problems.ts';

/** Builds the model and metrics a job describes; the job is whatever plain data the host and its worker agree on. */
export type Prepare = (job: unknown) => Prepared | Promise<Prepared>;

/**
 * The body of a worker: call it once with the worker's own end of the line. The entry file that calls it knows the model
 * and the metrics; this does not.
 *
 * @example
 * import { parentPort } from 'node:worker_threads';
 * serveBlocks(nodePort(parentPort!), (job) => ({ program: compile(modelOf(job)), metrics }));
 */
export function serveBlocks(port: Port, prepare: Prepare): void {
  let known: { key: string; prepared: Prepared } | undefined;
  let current: Task | undefined;

  const answer = async (message: ToWorker): Promise<void> => {
    if (message.kind === 'prepare') {
      const key = canonicalJson(message.job ?? null);
      // The model of the last job is kept: a second ensemble on it starts at once.
      if (known?.key !== key) known = { key, prepared: await prepare(message.job) };
      current = new Task(message.task, known.prepared, message.plan);
      send({ kind: 'ready', task: message.task, layout: current.layout });
      return;
    }
    if (current === undefined || current.id !== message.task) return;
    if (message.kind === 'share') {
      current.share(message.memory, message.control, send);
      send(current.finished());
    } else if (message.kind === 'block') {
      const memory = reserve(current.layout, message.from, message.to);
      const report = current.run(message.from, message.to, memory, current.bins);
      const { task, from, to } = message;
      send({ kind: 'done', task, from, to, report, memory }, [
        memory.columns.buffer as ArrayBuffer,
        memory.drawn.buffer as ArrayBuffer,
        memory.status.buffer as ArrayBuffer,
      ]);
    } else send(current.finished());
  };
  const send = (message: FromWorker, transfer?: ArrayBuffer[]) => port.post(message, transfer);

  // One message at a time, in order, also while a model is being built.
  let queue = Promise.resolve();
  port.listen(
    (message) => {
      const { task } = message as ToWorker;
      queue = queue.then(() => answer(message as ToWorker)).catch((error: Error) => send(broken(task, error)));
    },
    () => port.close(),
  );
}

/** One ensemble on this thread. */
class Task {
  readonly id: number;
  readonly layout: Layout;
  readonly bins: Bins | undefined;
  readonly run: RunBlock;
  readonly #plan: EnsemblePlan;

  constructor(id: number, prepared: Prepared, plan: EnsemblePlan) {
    this.id = id;
    this.#plan = plan;
    this.layout = layOut(prepared, plan);
    this.bins = binsFor(this.layout);
    this.run = blockRunner(prepared, plan, this.layout);
  }

  share(memory: Memory, control: Int32Array, send: (message: FromWorker) => void): void {
    const { scenarios, blockSize = BLOCK } = this.#plan;
    while (Atomics.load(control, STOPPED) === 0) {
      const from = Atomics.add(control, NEXT_BLOCK, 1) * blockSize;
      if (from >= scenarios) return;
      const to = Math.min(scenarios, from + blockSize);
      send({ kind: 'done', task: this.id, from, to, report: this.run(from, to, memory, this.bins) });
    }
  }

  finished(): FromWorker {
    return this.bins === undefined
      ? { kind: 'finished', task: this.id }
      : { kind: 'finished', task: this.id, bins: this.bins.counts() };
  }
}

function broken(task: number, error: Error): FromWorker {
  const message: FromWorker = { kind: 'broken', task, message: error.message };
  if (error.stack !== undefined) message.stack = error.stack;
  if (error instanceof RunsError) message.problems = error.problems;
  return message;
}
