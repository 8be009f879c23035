import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';

/** Sentences of our own in the bytes of each encoding (base64). */
const TEXTS: readonly (readonly [string, string, string])[] = [
  [
    'gb18030',
    'yv2+3dbQ0MS1xMrVyOvKx8j9yq7S2sPA1KqjrLHIyKXE6tT2vNPBy7DZt9bWrrb+yq6how==',
    '数据中心的收入是三十亿美元，比去年增加了百分之二十。',
  ],
  [
    'big5',
    'uOquxqSkpN+qusDnpqysT6RUpFG79az8pLihQaTxpWimfrxXpVukRqjipqihQw==',
    '資料中心的營收是三十億美元，比去年增加了兩成。',
  ],
  ['shift_jis', 'g2aBW4Neg1qDk4NegVuCzJSEj+OCzY5PkOeJrYl+gsWCtYK9gUI=', 'データセンターの売上は三千億円でした。'],
  ['euc-jp', 'pcehvKW/pbul86W/obykzsfkvuWkz7uwwOmyr7HfpMekt6S/oaM=', 'データセンターの売上は三千億円でした。'],
  ['euc-kr', 'taXAzMXNvL7FzcDHILjFw+LAuiC778O1vu8gv/jAzL76vcC0z7TZLg==', '데이터센터의 매출은 삼천억 원이었습니다.'],
  [
    'windows-1251',
    'wvvw8/fq4CD25e3y8OAg4vvw7vHr4CDk7iDy8Lj1IOzo6+vo4PDk7uIg8PPh6+XpLg==',
    'Выручка центра выросла до трёх миллиардов рублей.',
  ],
  [
    'koi8-r',
    '99nS1d7LwSDDxc7U0sEg19nSz9PMwSDEzyDU0qPIIM3JzMzJwdLEz9cg0tXCzMXKLg==',
    'Выручка центра выросла до трёх миллиардов рублей.',
  ],
  [
    'windows-1253',
    '1OEg3fPv5OEg9O/1IOrd7fTx7/Ug4e3d4ufq4e0g8/ThIPTx3+Eg5erh9O/s7P3x6eEu',
    'Τα έσοδα του κέντρου ανέβηκαν στα τρία εκατομμύρια.',
  ],
  [
    'windows-1250',
    'UHJ6eWNob2R5IHd6cm9zs3kgZG8gdHJ6ZWNoIG1pbGlhcmTzdyB6s290eWNoLCBhIHRha79lIHdp6mtzemUgc7kgenlza2ku',
    'Przychody wzrosły do trzech miliardów złotych, a także większe są zyski.',
  ],
];
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((p) => [...p]));

describe('encodings', () => {
  test.each(TEXTS)('%s is recognised by its characters, and said', (encoding, base64, text) => {
    const read = decode(bytesOf(base64), 'a.txt');
    expect(read.text).toBe(text);
    expect(read.warnings).toEqual([{ code: 'assumed-encoding', encoding, sure: true }]);
  });

  test.each(TEXTS)('%s that the file names needs no guess', (encoding, base64, text) => {
    const page = join(
      latin(`<html><head><meta charset="${encoding}"></head><body>`),
      bytesOf(base64),
      latin('</body>'),
    );
    const read = decode(page, 'a.html');
    expect(read.text).toContain(text);
    expect(read.warnings).toEqual([]);
    const feed = join(latin(`<?xml version="1.0" encoding='${encoding}'?><p>`), bytesOf(base64), latin('</p>'));
    expect(decode(feed, 'a.xml').text).toContain(text);
    const saved = join(
      latin(`HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=${encoding}\r\n\r\n`),
      bytesOf(base64),
    );
    expect(decode(saved, 'a.txt').text).toContain(text);
  });

  test.each(TEXTS)('%s cut inside its last character is read up to there', (_, base64, text) => {
    const all = bytesOf(base64);
    const read = decode(all.subarray(0, all.length - 1), 'a.txt');
    expect(text.startsWith(read.text)).toBe(true);
    expect(read.text.length).toBeGreaterThanOrEqual(text.length - 1);
  });

  test.each(TEXTS.map(([, , text]) => text))('UTF-16 without a mark, either way round: %s', (text) => {
    for (const little of [true, false]) {
      const bytes = new Uint8Array(2 * text.length);
      for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(2 * i, text.charCodeAt(i), little);
      expect(decode(bytes, 'a.txt')).toEqual({ text, warnings: [{ code: 'assumed-utf16' }] });
    }
  });

  test('a page saved anew as UTF-8 keeps its old name of an encoding', () => {
    const text = '<meta charset=gbk><p>数据中心的收入</p>';
    expect(decode(new TextEncoder().encode(text), 'a.html')).toEqual({ text, warnings: [] });
  });

  test('a wrong name is said, and what was read instead', () => {
    const [encoding, base64, text] = TEXTS[0];
    const read = decode(join(latin('<meta charset="utf-8"><p>'), bytesOf(base64)), 'a.html');
    expect(read.text).toContain(text);
    expect(read.warnings).toEqual([
      { code: 'declared-encoding', declared: 'utf-8', used: encoding },
      { code: 'assumed-encoding', encoding, sure: true },
    ]);
  });

  test('too little to be sure is said', () => {
    expect(decode(Uint8Array.of(0xd6, 0xd0, 0xb9, 0xfa), 'a.txt').warnings).toEqual([
      { code: 'assumed-encoding', encoding: 'gb18030', sure: false },
    ]);
  });

  test('one bad byte in UTF-8 costs one character', () => {
    const good = new TextEncoder().encode('für größere Öfen, schön früher, änderte ');
    const read = decode(join(good, Uint8Array.of(0xff), latin(' 5 million')), 'a.txt');
    expect(read.text).toMatch(/größere Öfen.*\ufffd 5 million$/);
    expect(read.warnings).toEqual([{ code: 'replaced-characters', count: 1 }]);
  });

  test.each([
    ['Société Générale a gagné 3 % à Paris, où l’été dure.', 'windows-1252'],
    ['¿Cuánto costó el año pasado en España?', 'windows-1252'],
  ])('Western Europe stays Western Europe: %s', (text) => {
    const read = decode(latin(text.replace('’', '\u0092')), 'a.txt');
    expect(read.text).toBe(text);
    expect(read.warnings[0].code).toBe('assumed-latin1');
  });

  test('any bytes give a text or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        try {
          expect(typeof decode(bytes, 'a').text).toBe('string');
        } catch (e) {
          expect((e as Error).name).toBe('EvidenceError');
        }
      }),
    );
  });
});
