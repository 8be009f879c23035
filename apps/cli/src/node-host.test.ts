import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeHost } from './node-host.ts';

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'buildout-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

test('a file is written whole, folders made, nothing else left behind', async () => {
  const path = await nodeHost({ out }).write('a/b.txt', 'text');
  expect(path).toBe(join(out, 'a', 'b.txt'));
  expect(await readFile(path, 'utf8')).toBe('text');
  expect(await readdir(join(out, 'a'))).toEqual(['b.txt']);
});

test('a place that cannot be written is named with the reason, and nothing is left half-written', async () => {
  await writeFile(join(out, 'file'), 'kept');
  const host = nodeHost({ out });
  await expect(host.write('file/below.txt', 'text')).rejects.toMatchObject({
    problems: [{ code: 'unwritable', reason: 'a part of the path is a file, not a folder' }],
  });
  await mkdir(join(out, 'folder'));
  await expect(host.write('folder', 'text')).rejects.toMatchObject({
    problems: [{ code: 'unwritable', reason: 'there is a folder of that name' }],
  });
  expect((await readdir(out)).sort()).toEqual(['file', 'folder']);
  expect(await readFile(join(out, 'file'), 'utf8')).toBe('kept');
});

test('whether a place can be written is known beforehand, and trying leaves nothing there', async () => {
  const host = nodeHost({ out });
  await host.mayWrite!('a/report.html');
  expect(await readdir(join(out, 'a'))).toEqual([]);
  await expect(host.mayWrite!('a')).rejects.toMatchObject({ problems: [{ code: 'unwritable' }] });
});

test.runIf(process.platform === 'linux')('a file system that takes no folders is refused at once', async () => {
  await expect(nodeHost({ out }).write('/proc/nowhere/report.html', 'text')).rejects.toMatchObject({
    problems: [{ code: 'unwritable', reason: 'its folder does not exist and cannot be made' }],
  });
});

test.runIf(process.platform === 'linux')(
  'a disk that fills up during the write leaves the old file as it was',
  async () => {
    await nodeHost({ out }).write('report.html', 'old');
    // A limit on file size fails in the middle of a write, as a full disk does.
    const script = `
    const { nodeHost } = await import('${new URL('./node-host.ts', import.meta.url)}');
    await nodeHost({ out: '${out}' }).write('report.html', 'new '.repeat(100_000)).catch((error) => console.log(JSON.stringify(error.problems)));`;
    const limited = ['-c', 'ulimit -f 8; exec "$0" --input-type=module -e "$1"', process.execPath, script];
    const { stdout } = spawnSync('bash', limited, { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject([
      { code: 'unwritable', reason: 'the file is larger than is allowed here' },
    ]);
    expect(await readdir(out)).toEqual(['report.html']);
    expect(await readFile(join(out, 'report.html'), 'utf8')).toBe('old');
  },
);

test('reading what is not there says so; a folder that is not there holds nothing', async () => {
  const host = nodeHost({ out });
  await expect(host.read(join(out, 'none'))).rejects.toMatchObject({
    problems: [{ code: 'unreadable', reason: 'there is no such file' }],
  });
  expect(await host.files(join(out, 'none'))).toEqual(new Map());
});

test('a folder is read with what is below it, text files only', async () => {
  await mkdir(join(out, 'series'));
  await writeFile(join(out, 'series', 'a.csv'), 'id\n1\n');
  await writeFile(join(out, 'b.json'), '{}');
  await writeFile(join(out, 'picture.png'), 'x');
  expect(await nodeHost().files(out)).toEqual(
    new Map([
      ['b.json', '{}'],
      ['series/a.csv', 'id\n1\n'],
    ]),
  );
});
