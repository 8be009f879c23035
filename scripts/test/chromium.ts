/** Finds a Chromium on this machine, or installs Debian's where that is possible without asking. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { command } from './tool.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The one named in BUILDOUT_CHROMIUM, else the first on the path or in the usual places. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.BUILDOUT_CHROMIUM, ...onPath, ...PLACES].find((file) => file && existsSync(file));
}

/** As root on Debian and its children: `apt-get install chromium`, within five minutes, saying nothing unless it takes. */
export async function installChromium(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || !existsSync('/etc/debian_version'))
    return undefined;
  console.log('browser  installing Chromium with apt-get (first time only, some minutes at most) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await command('apt-get', ['update', '-qq'], { seconds: 90, env });
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  const ended = await command('apt-get', install, { seconds: 300, env });
  if (ended.code !== 0) console.log(`browser  apt-get said: ${ended.output.trim().split('\n').at(-1)}`);
  return findChromium();
}
