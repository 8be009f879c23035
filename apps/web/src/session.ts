/** The page's end of the line to its worker: one run at a time, and whatever was asked meanwhile becomes one more. */
import type { DataRow } from '@buildout/workbench/operations/evidence/data-rows.ts';
import type { MoversSoFar } from '@buildout/workbench/operations/source/movers.ts';
import type { NumberSource } from '@buildout/workbench/operations/source/types.ts';
import type { Asked, Bands, Books, Catalogue, FromWorker, Shown, ToWorker, View } from './worker/messages.ts';

export interface Picture {
  runId: string;
  books: Books;
  shown: Map<string, Shown>;
  bands: Bands;
  /** Draws so far, and how many were asked for. */
  draws: { done: number; of: number };
  /** Milliseconds the worker took for the run and its views. */
  milliseconds: number;
}

export interface Listeners {
  opened(catalogue: Catalogue): void;
  picture(picture: Picture): void;
  compared(results: { id: string; label: string; shown: Map<string, Shown> }[]): void;
  refused(message: string): void;
  failed(message: string): void;
}

/** What is known of a number’s source so far. */
export interface Told {
  runId?: string;
  source?: NumberSource;
  rows: Map<string, DataRow>;
  movers?: MoversSoFar;
  /** Why there is none. */
  message?: string;
}

export interface Session {
  show(scenario: Asked, views: View[], draws: number): void;
  compare(scenarios: { id: string; label: string; asked: Asked }[], views: View[]): void;
  /** Where a number of the shown run comes from, also while a run is under way; the function it returns stops it. */
  source(of: string, tell: (told: Told) => void): () => void;
  close(): void;
}

type Request =
  | { kind: 'show'; scenario: Asked; views: View[]; draws: number }
  | { kind: 'compare'; scenarios: { id: string; label: string; asked: Asked }[]; views: View[] };

const byKey = (shown: Shown[]) => new Map(shown.map((one) => [one.key, one]));

/** Bands of the same run for the same lines stay until new ones come: letting go of a slider changes neither. */
function stillTrue(before: Picture, shown: Map<string, Shown>): Pick<Picture, 'bands' | 'draws'> {
  const same = (key: string) => {
    const [old, now] = [before.shown.get(key), shown.get(key)];
    return old?.kind === 'quantity' && now?.kind === 'quantity' && old.quantity.id === now.quantity.id;
  };
  return { bands: Object.fromEntries(Object.entries(before.bands).filter(([key]) => same(key))), draws: before.draws };
}

export function openSession(listeners: Listeners): Session {
  const worker = new Worker(new URL('./worker/index.ts', import.meta.url), { type: 'module' });
  const say = (message: ToWorker) => worker.postMessage(message);
  let asked = 0;
  /** The last question whose bands are wanted. */
  let shownLast = 0;
  let waiting = false;
  let next: Partial<Record<Request['kind'], Request>> = {};
  let picture: Picture | undefined;
  let followed = 0;
  let told: Told = { rows: new Map() };
  let tell: ((told: Told) => void) | undefined;

  const send = () => {
    const request = next.show ?? next.compare;
    if (waiting || !request) return;
    delete next[request.kind];
    waiting = true;
    asked++;
    if (request.kind === 'show') shownLast = asked;
    say({ ...request, asked });
  };
  const answered = () => {
    waiting = false;
    send();
  };

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'opened') listeners.opened(data.catalogue);
    else if (data.kind === 'failed') listeners.failed(data.message);
    else if (data.kind === 'source' || data.kind === 'movers' || data.kind === 'no-source') {
      if (data.asked !== followed) return;
      if (data.kind === 'source') {
        const { runId, source, rows } = data;
        told = { runId, source, rows: new Map(rows.map((row) => [row.id, row])) };
      } else
        told = data.kind === 'movers' ? { ...told, movers: data.movers } : { rows: new Map(), message: data.message };
      tell?.(told);
    } else if (data.kind === 'bands') {
      // Bands of an earlier question are of no use any more.
      if (data.asked !== shownLast || !picture) return;
      picture = { ...picture, bands: data.bands, draws: { done: data.done, of: data.of } };
      listeners.picture(picture);
    } else if (data.kind === 'shown') {
      const { runId, books, milliseconds } = data;
      const shown = byKey(data.shown);
      const kept = picture?.runId === runId ? stillTrue(picture, shown) : { bands: {}, draws: { done: 0, of: 0 } };
      picture = { runId, books, milliseconds, shown, ...kept };
      listeners.picture(picture);
      answered();
    } else if (data.kind === 'compared') {
      listeners.compared(data.results.map((r) => ({ ...r, shown: byKey(r.shown) })));
      answered();
    } else {
      listeners.refused(data.message);
      answered();
    }
  });
  worker.addEventListener('error', (event) => listeners.failed(event.message || 'The worker could not be loaded.'));
  say({ kind: 'open' });

  return {
    show(scenario, views, draws) {
      next.show = { kind: 'show', scenario, views, draws };
      send();
    },
    compare(scenarios, views) {
      next.compare = { kind: 'compare', scenarios, views };
      send();
    },
    source(of, listener) {
      const asked = ++followed;
      tell = listener;
      say({ kind: 'source', asked, of });
      return () => {
        if (followed !== asked) return;
        tell = undefined;
        say({ kind: 'source', asked: ++followed });
      };
    },
    close() {
      next = {};
      worker.terminate();
    },
  };
}
