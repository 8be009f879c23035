/**
 * SHA-256 (FIPS 180-4), synchronous and the same in the page and in Node, where Web Crypto would make every caller wait.
 * Used for row ids, the hash of the data and run ids; never for secrets.
 */
export function sha256(input: string | Uint8Array): string {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const length = bytes.length;
  const padded = new Uint8Array(((length + 8) >> 6) * 64 + 64);
  padded.set(bytes);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);

  const state = new Uint32Array(INITIAL);
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) compress(state, words, view, block);
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** The first hexadecimal digits of a hash: enough to tell rows apart, short enough to read. */
export function shortHash(text: string, digits = 10): string {
  return sha256(text).slice(0, digits);
}

/** One hash for a set of data files: names in order, line ends made equal, lengths written so that nothing can slide between files. */
export function dataHash(files: Map<string, string>): string {
  const parts: string[] = [];
  for (const name of [...files.keys()].sort()) {
    const text = files
      .get(name)!
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
    parts.push(`${name}\n${text.length}\n${text}`);
  }
  return sha256(parts.join('\n'));
}

const INITIAL = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes, found with exact integer arithmetic. */
const ROUND = roundConstants();

function roundConstants(): Uint32Array {
  const out = new Uint32Array(64);
  let count = 0;
  for (let n = 2; count < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    // floor(cbrt(n) * 2^32) by bisection; its low 32 bits are the fraction.
    const target = BigInt(n) << 96n;
    let low = 0n;
    let high = 1n << 36n;
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle * middle * middle <= target) low = middle;
      else high = middle;
    }
    out[count++] = Number(low & 0xffffffffn);
  }
  return out;
}

function compress(state: Uint32Array, w: Uint32Array, view: DataView, block: number): void {
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(block + i * 4);
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}
