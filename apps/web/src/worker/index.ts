/** The page's engine room: opens the workbench once, then answers one question at a time. */

import { openWorkbench, type Workbench } from '@buildout/workbench/operations/workbench.ts';
import { catalogueOf } from './catalogue.ts';
import { Drawer } from './draws.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { pageHost } from './page-host.ts';
import { Shower } from './show.ts';
import { tellSource } from './source.ts';

const started = performance.now();
let opened: Workbench | undefined;
let shower: Shower | undefined;
let drawer: Drawer | undefined;
/** The last question; answers to earlier ones stop. */
let newest = 0;
/** The last number whose source was asked for. */
let followed = 0;

/** Milliseconds. */
const restBeforeDraws = 60;

const say = (message: FromWorker) => postMessage(message);

/** A turn of the event loop, without the delay that timers have; several may wait for one. */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();
const pause = () =>
  new Promise<void>((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(0);
  });

async function open(): Promise<void> {
  const workbench = await openWorkbench(pageHost);
  opened = workbench;
  const catalogue = catalogueOf(workbench, 0);
  shower = new Shower(workbench, catalogue.quantities);
  drawer = new Drawer(workbench);
  say({ kind: 'opened', catalogue: { ...catalogue, ready: performance.now() - started } });
}

async function show({ asked, scenario, views, draws }: Extract<ToWorker, { kind: 'show' }>): Promise<void> {
  if (!shower || !drawer) return;
  const before = performance.now();
  const ran = shower.run(scenario);
  const shown = shower.views(ran, views);
  say({
    kind: 'shown',
    asked,
    runId: shower.idOf(ran),
    books: shower.books(ran),
    shown,
    milliseconds: performance.now() - before,
  });
  // While a slider moves the next question comes within this time, and draws would only stand in its way.
  await new Promise((resolve) => setTimeout(resolve, restBeforeDraws));
  if (newest !== asked) return;
  await drawer.draw(ran, {
    draws,
    stale: () => newest !== asked,
    pause,
    send: (bands, done) => say({ kind: 'bands', asked, done, of: Math.max(draws, done), bands }),
  });
}

function compare({ asked, scenarios, views }: Extract<ToWorker, { kind: 'compare' }>): void {
  if (!shower) return;
  const results = scenarios.map(({ id, label, asked: scenario }) => {
    const ran = (shower as Shower).run(scenario);
    return { id, label, shown: (shower as Shower).views(ran, views) };
  });
  say({ kind: 'compared', asked, results });
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') {
    open().catch((error: Error) => say({ kind: 'failed', message: error.message }));
    return;
  }
  if (data.kind === 'source') {
    followed = data.asked;
    const stale = () => followed !== data.asked;
    if (data.of !== undefined && opened && shower)
      void tellSource(data.of, data.asked, opened, shower, { stale, pause, say });
    return;
  }
  const refused = (error: Error & { problems?: never[] }) =>
    say({ kind: 'refused', asked: data.asked, problems: error.problems ?? [], message: error.message });
  if (data.kind === 'show') {
    newest = data.asked;
    show(data).catch(refused);
  } else {
    try {
      compare(data);
    } catch (error) {
      refused(error as Error);
    }
  }
});
