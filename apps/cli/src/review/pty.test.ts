/** The command as a person starts it, on a terminal of its own (util-linux `script`); skipped aloud where there is none. */
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evidencePlace } from '../evidence-place.ts';
import { root } from '../node-host.ts';

const here = spawnSync('script', ['--version']).status === 0;
if (!here) console.warn('Skipped: review on a terminal of its own; `script` of util-linux is not here.');

test.runIf(here)('single keys reach the review, and what they decide is on record', async () => {
  const place = await evidencePlace();
  try {
    writeFileSync(join(place.folder, 'talk.txt'), 'March 3, 2026\n\nOracle reported revenue of $57 billion in 2025.\n');
    await place.run('evidence', 'add', join(place.folder, 'talk.txt'));
    await place.json('evidence', 'queue');
    const command = `'${process.execPath}' '${join(root, 'scripts', 'buildout.mjs')}' evidence review --reviewer ada`;
    const env = {
      ...process.env,
      BUILDOUT_STORE: join(place.folder, 'postgres'),
      BUILDOUT_OUT: place.host.out,
      BUILDOUT_DATA: place.host.data,
      TERM: 'xterm',
      NO_COLOR: '',
    };
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      env: { ...env, DATABASE_URL: '', CI: '' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let out = '';
    let typed = false;
    child.stdout.on('data', (text) => {
      out += text;
      // The key is typed once the card is there.
      if (typed || !out.includes('q quit')) return;
      typed = true;
      child.stdin.write('a');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(out).toContain('Nothing is waiting for review.');
    expect(code).toBe(0);
    expect((await place.store.reviews()).map(({ reviewer, decision }) => [reviewer, decision.kind])).toEqual([
      ['ada', 'accept'],
    ]);
  } finally {
    await place.close();
  }
});
