import { expect, test } from 'vitest';
import { showProgress } from './progress.ts';
import { recordingTerminal } from './recording.ts';

test('a person sees a bar with the time left, and no bar afterwards', () => {
  const terminal = recordingTerminal({ interactive: true });
  let time = 0;
  const progress = showProgress(terminal, () => time);
  progress.step({ what: 'scenarios', done: 0, total: 1000 });
  time = 2000;
  progress.step({ what: 'scenarios', done: 250, total: 1000 });
  expect(terminal.said.err).toContain('250 of 1,000 scenarios, 6 s left'); // 2 s for 250, so 6 s for 750
  progress.step({ what: 'scenarios', done: 1000, total: 1000 });
  expect(terminal.said.err.endsWith('\r\x1b[K')).toBe(true);
});

test('the same work once more is timed from its own beginning', () => {
  const terminal = recordingTerminal({ interactive: true });
  let time = 0;
  const progress = showProgress(terminal, () => time);
  progress.step({ what: 'scenarios', done: 100, total: 100 });
  time = 60_000;
  progress.step({ what: 'scenarios', done: 10, total: 100 });
  time = 61_000;
  progress.step({ what: 'scenarios', done: 20, total: 100 });
  expect(terminal.said.err).toContain('20 of 100 scenarios, 4 s left');
});

test('a log gets a line every five seconds, and none for quick work', () => {
  const terminal = recordingTerminal();
  let time = 0;
  const progress = showProgress(terminal, () => time);
  for (let done = 0; done <= 100; done++) {
    time = done * 100;
    progress.step({ what: 'scenarios', done, total: 100 });
  }
  expect(terminal.said.err).toBe('50 of 100 scenarios, 5 s left\n');
});
