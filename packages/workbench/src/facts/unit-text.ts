/** Units as people write them: base units with powers, and a scale kept exact as powers of 10, 12, 3 and 24. */
export interface ScaledUnit {
  /** Base unit → power. */
  bases: Record<string, number>;
  ten: number;
  twelve: number;
  three: number;
  twentyFour: number;
  /** Only size words or per cent, no unit at all. */
  bare: boolean;
  /** As written. */
  text: string;
}

type Factor = { base?: string; ten?: number; twelve?: number; three?: number; twentyFour?: number; word?: boolean };

/** Sizes that stand before or after a number or a unit. */
const sizes: Record<string, number> = {
  k: 3,
  thousand: 3,
  m: 6,
  M: 6,
  mn: 6,
  million: 6,
  b: 9,
  B: 9,
  bn: 9,
  billion: 9,
  tn: 12,
  trillion: 12,
  '%': -2,
  bp: -4,
  bps: -4,
};

/** Units converted into each other; all others stand for themselves. Hours and months are kept apart: months differ in length. */
const units: Record<string, Factor> = {
  '1': {},
  ratio: {},
  dimensionless: {},
  month: { base: 'month' },
  months: { base: 'month' },
  mo: { base: 'month' },
  quarter: { base: 'month', three: 1 },
  quarters: { base: 'month', three: 1 },
  year: { base: 'month', twelve: 1 },
  years: { base: 'month', twelve: 1 },
  yr: { base: 'month', twelve: 1 },
  y: { base: 'month', twelve: 1 },
  a: { base: 'month', twelve: 1 },
  hour: { base: 'hour' },
  hours: { base: 'hour' },
  h: { base: 'hour' },
  hr: { base: 'hour' },
  day: { base: 'hour', twentyFour: 1 },
  days: { base: 'hour', twentyFour: 1 },
  W: { base: 'W' },
  kW: { base: 'W', ten: 3 },
  MW: { base: 'W', ten: 6 },
  GW: { base: 'W', ten: 9 },
  TW: { base: 'W', ten: 12 },
};

/** Energy is power times hours. */
const energy: Record<string, number> = { Wh: 0, kWh: 3, MWh: 6, GWh: 9, TWh: 12 };

/**
 * Reads unit text such as `USD/(GW*year)`, `bn USD/GW`, `%/yr`, `kUSD per unit`. Names are known when they convert, or
 * occur in `home`, the unit the number is wanted in, or are currencies; anything else is `{unknown}`.
 */
export function unitOf(text: string, home: string): ScaledUnit | { unknown: string } {
  const own = new Set(home.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []);
  const result: ScaledUnit = { bases: {}, ten: 0, twelve: 0, three: 0, twentyFour: 0, bare: true, text };
  const tokens = text.replace(/\bper\b/g, '/').match(/[A-Za-z_][A-Za-z0-9_]*|%|\d+(?:\.\d+)?|[*·/^()-]|\S/g) ?? [];
  let at = 0;
  let unknown: string | undefined;

  const product = (sign: number): void => {
    let direction = sign;
    while (at < tokens.length && tokens[at] !== ')') {
      const token = tokens[at++];
      if (token === '*' || token === '·') continue;
      if (token === '/') {
        direction = -sign;
        result.bare = false;
        continue;
      }
      if (token === '(') {
        product(direction);
        if (tokens[at++] !== ')') unknown ??= `${text} (a bracket is not closed)`;
      } else {
        const factor = factorOf(token, own);
        const power = readPower();
        if (factor === undefined || Number.isNaN(power)) unknown ??= token;
        else multiply(result, factor, direction * power);
      }
      // A division reaches only the next factor: USD/GW*year is USD·year/GW, as in the engine; a size word passes it on.
      if (!(token in sizes)) direction = sign;
    }
  };
  const readPower = (): number => {
    if (tokens[at] !== '^') return 1;
    at++;
    const minus = tokens[at] === '-';
    if (minus) at++;
    const power = Number(tokens[at++]);
    return minus ? -power : power;
  };

  product(1);
  if (at < tokens.length) unknown ??= tokens[at];
  for (const base of Object.keys(result.bases)) if (result.bases[base] === 0) delete result.bases[base];
  return unknown === undefined ? result : { unknown };
}

function factorOf(token: string, own: Set<string>): Factor | undefined {
  if (token in units) return units[token];
  if (token in energy) return { base: 'Wh', ten: energy[token] };
  if (own.has(token)) return { base: token };
  if (token in sizes) return { ten: sizes[token], word: true };
  if (/^(USD|EUR|GBP|CNY|JPY|KRW|TWD)$/.test(token)) return { base: token };
  const prefixed = /^(k|m|bn|tn)(.+)$/.exec(token);
  if (prefixed !== null && (own.has(prefixed[2]) || prefixed[2] === 'USD')) {
    return { base: prefixed[2], ten: sizes[prefixed[1]] };
  }
  // A plural of a unit that is known.
  if (token.endsWith('s') && own.has(token.slice(0, -1))) return { base: token.slice(0, -1) };
  return undefined;
}

function multiply(unit: ScaledUnit, factor: Factor, power: number): void {
  if (!factor.word) unit.bare = false;
  unit.ten += (factor.ten ?? 0) * power;
  unit.twelve += (factor.twelve ?? 0) * power;
  unit.three += (factor.three ?? 0) * power;
  unit.twentyFour += (factor.twentyFour ?? 0) * power;
  const add = (base: string) => {
    unit.bases[base] = (unit.bases[base] ?? 0) + power;
  };
  if (factor.base === 'Wh') {
    add('W');
    add('hour');
  } else if (factor.base !== undefined) add(factor.base);
}

/** Whether two units measure the same kind of thing. */
export function sameDimensions(a: ScaledUnit, b: ScaledUnit): boolean {
  const names = new Set([...Object.keys(a.bases), ...Object.keys(b.bases)]);
  return [...names].every((name) => (a.bases[name] ?? 0) === (b.bases[name] ?? 0));
}

/** Converts everything but the power of ten, which the caller has put into the number's text. */
export function scaleOf(value: number, from: ScaledUnit, to: ScaledUnit): number {
  let result = value;
  result = times(result, 12, from.twelve - to.twelve);
  result = times(result, 3, from.three - to.three);
  return times(result, 24, from.twentyFour - to.twentyFour);
}

/** Divides for negative powers, so that 12 a year is exactly 1 a month. */
function times(value: number, factor: number, power: number): number {
  return power < 0 ? value / factor ** -power : value * factor ** power;
}
