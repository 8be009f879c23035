/** Units as products of rational powers of base units. A base unit is any name: USD, month, GW, H100e. */

/** A fraction in lowest terms, denominator positive. */
interface Fraction {
  n: number;
  d: number;
}

export interface Unit {
  /** Canonical text; equal units have equal text. */
  readonly text: string;
  readonly powers: ReadonlyMap<string, Fraction>;
}

/** The unit of an expression; null for a zero, which fits any. */
export type AnyUnit = Unit | null;

export class UnitTextError extends Error {}

function fraction(n: number, d: number): Fraction {
  let a = Math.abs(n);
  let b = Math.abs(d);
  while (b) [a, b] = [b, a % b];
  const sign = d < 0 ? -1 : 1;
  return a === 0 ? { n: 0, d: 1 } : { n: (sign * n) / a, d: (sign * d) / a };
}

function make(powers: Map<string, Fraction>): Unit {
  const kept = [...powers].filter(([, p]) => p.n !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const write = ([name, p]: [string, Fraction]): string => {
    const n = Math.abs(p.n);
    if (p.d !== 1) return `${name}^(${n}/${p.d})`;
    return n === 1 ? name : `${name}^${n}`;
  };
  const above = kept.filter(([, p]) => p.n > 0).map(write);
  const below = kept.filter(([, p]) => p.n < 0).map(write);
  const top = above.join('*') || '1';
  const bottom = below.length > 1 ? `/(${below.join('*')})` : below.length === 1 ? `/${below[0]}` : '';
  return { text: top + bottom, powers: new Map(kept) };
}

export const ONE: Unit = make(new Map());

export function multiply(a: Unit, b: Unit, sign: 1 | -1 = 1): Unit {
  if (b.powers.size === 0) return a;
  const powers = new Map(a.powers);
  for (const [name, p] of b.powers) {
    const q = powers.get(name) ?? { n: 0, d: 1 };
    powers.set(name, fraction(q.n * p.d + sign * p.n * q.d, q.d * p.d));
  }
  return make(powers);
}

/** a^(n/d). */
export function power(a: Unit, n: number, d = 1): Unit {
  const by = fraction(n, d);
  return make(new Map([...a.powers].map(([name, p]) => [name, fraction(p.n * by.n, p.d * by.d)])));
}

/** The rational that a literal exponent means: halves, thirds, … up to twelfths; undefined where it is none of them. */
export function asFraction(x: number): Fraction | undefined {
  for (let d = 1; d <= 12; d++) {
    const n = Math.round(x * d);
    if (Math.abs(n - x * d) < 1e-9 * Math.max(1, Math.abs(x))) return fraction(n, d);
  }
  return undefined;
}

/** Reads `USD/(GW*year)`, `H100e*hour`, `1/year`, `m^2`, `GW^(1/2)`, `1`. Throws UnitTextError with the reason. */
export function parseUnit(text: string): Unit {
  const tokens = text.match(/[\p{L}_$€%][\p{L}\p{N}_]*|\d+|[*/^()-]|\S/gu) ?? [];
  let at = 0;
  function product(): Unit {
    let left = factor();
    while (tokens[at] === '*' || tokens[at] === '/') {
      const sign = tokens[at++] === '*' ? 1 : -1;
      left = multiply(left, factor(), sign);
    }
    return left;
  }
  function factor(): Unit {
    const token = tokens[at++];
    let base: Unit;
    if (token === undefined) throw new UnitTextError('it ends where a unit is expected');
    if (token === '(') {
      base = product();
      if (tokens[at++] !== ')') throw new UnitTextError("a ')' is missing");
    } else if (token === '1') base = ONE;
    else if (/^[\p{L}_$€]/u.test(token)) base = make(new Map([[token, { n: 1, d: 1 }]]));
    else throw new UnitTextError(`'${token}' is not a unit`);
    if (tokens[at] !== '^') return base;
    at++;
    const bracket = tokens[at] === '(';
    if (bracket) at++;
    const negative = tokens[at] === '-';
    if (negative) at++;
    const n = whole();
    let d = 1;
    if (bracket) {
      if (tokens[at] === '/') {
        at++;
        d = whole();
      }
      if (tokens[at++] !== ')') throw new UnitTextError("a ')' is missing");
    }
    return power(base, negative ? -n : n, d);
  }
  function whole(): number {
    const token = tokens[at++];
    if (token === undefined || !/^\d+$/.test(token) || Number(token) === 0)
      throw new UnitTextError('an exponent must be a whole number or a fraction');
    return Number(token);
  }
  const unit = product();
  if (at < tokens.length) throw new UnitTextError(`'${tokens[at]}' is one too many`);
  return unit;
}
