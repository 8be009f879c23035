/** English numerals and multipliers. */
export const NUMERALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fourty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);

/** Multipliers written out; they may be spoken with a space or a hyphen. */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    hundred: 1e2,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
    quadrillion: 1e15,
    quintillion: 1e18,
    mln: 1e6,
    mio: 1e6,
    bln: 1e9,
    bil: 1e9,
    mil: 1e6,
    trln: 1e12,
    trn: 1e12,
    lakh: 1e5,
    lac: 1e5,
    crore: 1e7,
    milliard: 1e9,
    gazillion: Number.NaN,
    dozen: 12,
  }),
);

/** Plural multipliers: vague amounts ("hundreds of millions"), or after a number the same as the singular ("5 millions"). */
export const PLURAL_MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    dozens: 12,
    tens: 10,
    hundreds: 1e2,
    thousands: 1e3,
    millions: 1e6,
    billions: 1e9,
    trillions: 1e12,
    quadrillions: 1e15,
    lakhs: 1e5,
    crores: 1e7,
  }),
);

/** Multipliers glued to a number ("200k", "1.2tn"); case matters where the small letter is also a unit. */
export const GLUED_MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 1e3,
    K: 1e3,
    m: 1e6,
    M: 1e6,
    mn: 1e6,
    MN: 1e6,
    Mn: 1e6,
    mm: 1e6,
    MM: 1e6,
    b: 1e9,
    B: 1e9,
    bn: 1e9,
    Bn: 1e9,
    BN: 1e9,
    t: 1e12,
    T: 1e12,
    tn: 1e12,
    Tn: 1e12,
    trn: 1e12,
    cr: 1e7,
  }),
);

/** Denominators of fractions in words, singular; the plural adds s. */
export const FRACTIONS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 2,
    halve: 2,
    third: 3,
    quarter: 4,
    fourth: 4,
    fifth: 5,
    sixth: 6,
    seventh: 7,
    eighth: 8,
    ninth: 9,
    tenth: 10,
    twentieth: 20,
    twelfth: 12,
    fifteenth: 15,
    thirtieth: 30,
    hundredth: 100,
    thousandth: 1000,
    millionth: 1e6,
    billionth: 1e9,
    trillionth: 1e12,
    fiftieth: 50,
    fortieth: 40,
  }),
);

export const VULGAR_FRACTIONS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '½': 0.5,
    '⅓': 1 / 3,
    '⅔': 2 / 3,
    '¼': 0.25,
    '¾': 0.75,
    '⅕': 0.2,
    '⅖': 0.4,
    '⅗': 0.6,
    '⅘': 0.8,
    '⅙': 1 / 6,
    '⅚': 5 / 6,
    '⅐': 1 / 7,
    '⅑': 1 / 9,
    '⅒': 0.1,
    '⅛': 0.125,
    '⅜': 0.375,
    '⅝': 0.625,
    '⅞': 0.875,
  }),
);

/** "low 20s", "the mid-thirties", "high teens": which part of the ten they mean. [first, last] of 0…9. */
export const DECADE_PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['low', [0, 4]],
  ['lower', [0, 4]],
  ['mid', [4, 6]],
  ['middle', [4, 6]],
  ['high', [6, 9]],
  ['upper', [6, 9]],
]);

export const DECADE_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    teens: 10,
    twenties: 20,
    thirties: 30,
    forties: 40,
    fifties: 50,
    sixties: 60,
    seventies: 70,
    eighties: 80,
    nineties: 90,
  }),
);
