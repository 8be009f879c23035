import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataHash, sha256 } from './hash.ts';

test('the two examples of FIPS 180-4', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('agrees with another implementation for any bytes, across block borders', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});

test('the hash of the data ignores file order and line ends, and notices every other change', () => {
  const files = new Map([
    ['a.csv', 'x,y\n1,2\n'],
    ['b.csv', 'z\n3\n'],
  ]);
  const hash = dataHash(files);
  expect(dataHash(new Map([...files].reverse()))).toBe(hash);
  expect(dataHash(new Map([...files].map(([name, text]) => [name, text.replaceAll('\n', '\r\n')])))).toBe(hash);
  expect(dataHash(new Map([['a.csv', 'x,y\n1,2\nz\n3\n']]))).not.toBe(hash);
  expect(dataHash(new Map([...files, ['b.csv', 'z\n4\n']]))).not.toBe(hash);
  const others = Array.from({ length: 9 }, (_, n) => dataHash(new Map([['a.csv', `x\n${n}\n`]])));
  expect(new Set([hash, ...others]).size).toBe(10);
  expect(dataHash(files)).toBe(hash);
});
