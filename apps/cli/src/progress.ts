/** Progress of long work on standard error: a bar with the time left for a person, a line now and then for a log. */

import { plain } from '@buildout/workbench/charts/unit.ts';
import type { Progress } from '@buildout/workbench/operations/host.ts';
import type { Terminal } from './terminal.ts';

const BAR = 24;
/** Milliseconds between two lines of a log. */
const LOG_EVERY = 5000;

export interface ProgressShown {
  step(progress: Progress): void;
  /** Clears the bar. */
  end(): void;
}

export function showProgress(terminal: Terminal, now: () => number = Date.now): ProgressShown {
  let what = '';
  let started = 0;
  let last = 0;
  let before = 0;
  let drawn = false;
  return {
    step(progress) {
      const time = now();
      // Another task, or the same once more from its beginning.
      if (progress.what !== what || progress.done < before) {
        what = progress.what;
        started = time;
        last = time;
      }
      before = progress.done;
      const done = progress.done >= progress.total;
      if (terminal.interactive) {
        terminal.err(`\r\x1b[K${bar(progress, time - started)}`);
        drawn = true;
        if (done) this.end();
      } else if (time - last >= LOG_EVERY && !done) {
        terminal.err(`${line(progress, time - started)}\n`);
        last = time;
      }
    },
    end() {
      if (drawn) terminal.err('\r\x1b[K');
      drawn = false;
    },
  };
}

function bar(progress: Progress, elapsed: number): string {
  const filled = Math.round((BAR * progress.done) / Math.max(1, progress.total));
  return `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${line(progress, elapsed)}`;
}

function line({ what, done, total }: Progress, elapsed: number): string {
  const left = done > 0 ? (elapsed / done) * (total - done) : undefined;
  return `${plain(done, 0)} of ${plain(total, 0)} ${what}${left === undefined ? '' : `, ${duration(left)} left`}`;
}

/** 65000 → “1 min 5 s”. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
