import type { FigureKind } from '../types.ts';

/** A unit of measure as it stands after a number. */
export interface Unit {
  unit: string;
  kind: FigureKind;
  /** The number times this gives the value in `unit`. */
  factor: number;
}

const LOWER: [string, string, FigureKind, number?][] = [
  ['percent|pct|percents|percentage', 'percent', 'percentage'],
  ['bps|bp', 'basis points', 'percentage'],
  ['nanosecond|ns', 'nanoseconds', 'duration'],
  ['microsecond', 'microseconds', 'duration'],
  ['millisecond|ms|msec', 'milliseconds', 'duration'],
  ['second|sec|secs', 'seconds', 'duration'],
  ['minute|min|mins', 'minutes', 'duration'],
  ['hour|hr|hrs', 'hours', 'duration'],
  ['day', 'days', 'duration'],
  ['week|wk|wks', 'weeks', 'duration'],
  ['month|mo|mos', 'months', 'duration'],
  ['quarter', 'quarters', 'duration'],
  ['year|yr|yrs', 'years', 'duration'],
  ['decade', 'years', 'duration', 10],
  ['century|centuries', 'years', 'duration', 100],
  ['millennia|millennium', 'years', 'duration', 1000],
  ['watt', 'W', 'quantity'],
  ['kilowatt|kw', 'kW', 'quantity'],
  ['megawatt|mw', 'MW', 'quantity'],
  ['gigawatt|gw|gig', 'GW', 'quantity'],
  ['terawatt|tw', 'TW', 'quantity'],
  ['kilovatio', 'kW', 'quantity'],
  ['mégawatt|megavatio', 'MW', 'quantity'],
  ['gigavatio', 'GW', 'quantity'],
  ['kilowattstunde|kilowattstunden|kilowattheure', 'kWh', 'quantity'],
  ['megawattstunde|megawattstunden|mégawattheure', 'MWh', 'quantity'],
  ['gigawattstunde|gigawattstunden|gigawattheure', 'GWh', 'quantity'],
  ['terawattstunde|terawattstunden|térawattheure', 'TWh', 'quantity'],
  ['wh', 'Wh', 'quantity'],
  ['kwh', 'kWh', 'quantity'],
  ['mwh', 'MWh', 'quantity'],
  ['gwh', 'GWh', 'quantity'],
  ['twh', 'TWh', 'quantity'],
  ['kva', 'kVA', 'quantity'],
  ['mva', 'MVA', 'quantity'],
  ['petawatt', 'PW', 'quantity'],
  ['mwe|mwac|mwdc', 'MW', 'quantity'],
  ['gwe|gwac|gwdc', 'GW', 'quantity'],
  ['kwp', 'kWp', 'quantity'],
  ['mwp', 'MWp', 'quantity'],
  ['gwp', 'GWp', 'quantity'],
  ['pwh', 'PWh', 'quantity'],
  ['btu', 'BTU', 'quantity'],
  ['mmbtu', 'MMBtu', 'quantity'],
  ['bcf', 'bcf', 'quantity'],
  ['tcf', 'tcf', 'quantity'],
  ['bcm', 'bcm', 'quantity'],
  ['joule', 'J', 'quantity'],
  ['volt', 'V', 'quantity'],
  ['kilovolt|kv', 'kV', 'quantity'],
  ['amp|ampere', 'A', 'quantity'],
  ['cc|ccm', 'cubic cm', 'quantity'],
  ['m2|sqm', 'square m', 'quantity'],
  ['km2', 'square km', 'quantity'],
  ['m3', 'cubic m', 'quantity'],
  ['sqft', 'square feet', 'quantity'],
  ['mpg', 'miles/gallon', 'rate'],
  ['ppm', 'ppm', 'quantity'],
  ['radian|rad', 'rad', 'quantity'],
  ['ppb', 'ppb', 'quantity'],
  ['kilojoule|kj', 'kJ', 'quantity'],
  ['megajoule|mj', 'MJ', 'quantity'],
  ['gigajoule|gj', 'GJ', 'quantity'],
  ['knot|kts', 'knots', 'rate'],
  ['tebibyte|tib', 'TiB', 'quantity'],
  ['gibibyte|gib', 'GiB', 'quantity'],
  ['mebibyte|mib', 'MiB', 'quantity'],
  ['carat', 'carats', 'quantity'],
  ['fortnight', 'weeks', 'duration', 2],
  ['pint', 'pints', 'quantity'],
  ['quart', 'quarts', 'quantity'],
  ['teaspoon|tsp', 'teaspoons', 'quantity'],
  ['tablespoon|tbsp', 'tablespoons', 'quantity'],
  ['decibel|db', 'dB', 'quantity'],
  ['exahash', 'EH', 'quantity'],
  ['zettabyte|zb', 'ZB', 'quantity'],
  ['microgram|microgramme|mcg|µg|μg', 'µg', 'quantity'],
  ['cup', 'cups', 'quantity'],
  ['picometer|picometre', 'pm', 'quantity'],
  ['decimeter|decimetre', 'dm', 'quantity'],
  ['cl|centiliter|centilitre', 'cl', 'quantity'],
  ['kilogramme', 'kg', 'quantity'],
  ['milligramme', 'mg', 'quantity'],
  ['gramme', 'g', 'quantity'],
  ['kilobase', 'kb', 'quantity'],
  ['hertz|hz', 'Hz', 'quantity'],
  ['mhz|megahertz', 'MHz', 'quantity'],
  ['ghz|gigahertz', 'GHz', 'quantity'],
  ['byte', 'bytes', 'quantity'],
  ['kb|kilobyte', 'KB', 'quantity'],
  ['mb|megabyte', 'MB', 'quantity'],
  ['gb|gigabyte', 'GB', 'quantity'],
  ['tb|terabyte', 'TB', 'quantity'],
  ['pb|petabyte', 'PB', 'quantity'],
  ['eb|exabyte', 'EB', 'quantity'],
  ['bit', 'bits', 'quantity'],
  ['kbps|kilobit|kbit', 'kbit/s', 'rate'],
  ['meg|megs|mbps|megabit|mbit', 'Mbit/s', 'rate'],
  ['gbps|gigabit|gbit', 'Gbit/s', 'rate'],
  ['tbps|terabit|tbit', 'Tbit/s', 'rate'],
  ['flop|flops', 'FLOP', 'quantity'],
  ['teraflop|tflops|tflop', 'TFLOP/s', 'rate'],
  ['petaflop|pflops|pflop', 'PFLOP/s', 'rate'],
  ['exaflop|eflops|eflop', 'EFLOP/s', 'rate'],
  ['zettaflop|zflops|zflop', 'ZFLOP/s', 'rate'],
  ['yottaflop', 'YFLOP/s', 'rate'],
  ['khz|kilohertz', 'kHz', 'quantity'],
  ['thz|terahertz', 'THz', 'quantity'],
  ['kib|kibibyte', 'KiB', 'quantity'],
  ['rpm', 'rpm', 'rate'],
  ['mph', 'miles/hour', 'rate'],
  ['kph|kmh|kmph', 'km/hour', 'rate'],
  ['fps', 'frames/second', 'rate'],
  ['nm|nanometer|nanometre', 'nm', 'quantity'],
  ['micron|micrometer|micrometre|µm|μm', 'µm', 'quantity'],
  ['millimeter|millimetre|mm', 'mm', 'quantity'],
  ['centimeter|centimetre|cm', 'cm', 'quantity'],
  ['meter|metre', 'm', 'quantity'],
  ['km|kilometer|kilometre|kms', 'km', 'quantity'],
  ['mile|mi', 'miles', 'quantity'],
  ['foot|feet|ft', 'feet', 'quantity'],
  ['inch|inches', 'inches', 'quantity'],
  ['yard', 'yards', 'quantity'],
  ['mg|milligram', 'mg', 'quantity'],
  ['gram', 'g', 'quantity'],
  ['kg|kilogram|kilo|kgs', 'kg', 'quantity'],
  ['ton|tonne', 'tons', 'quantity'],
  ['lb|lbs|pound', 'lb', 'quantity'],
  ['ounce|oz', 'ounces', 'quantity'],
  ['acre', 'acres', 'quantity'],
  ['hectare|ha', 'hectares', 'quantity'],
  ['ml|milliliter|millilitre', 'ml', 'quantity'],
  ['liter|litre', 'litres', 'quantity'],
  ['gallon', 'gallons', 'quantity'],
  ['barrel|bbl', 'barrels', 'quantity'],
  ['bushel', 'bushels', 'quantity'],
  ['celsius|celcius|centigrade', '°C', 'quantity'],
  ['fahrenheit|farenheit', '°F', 'quantity'],
  ['kelvin', 'K', 'quantity'],
  ['degree|deg', 'degrees', 'quantity'],
  ['calorie|kcal', 'calories', 'quantity'],
];

/** Words as units, lower case, with plurals. */
export const UNITS: ReadonlyMap<string, Unit> = build();

/** Letters glued to a number whose case decides: "5s", "3h", "7x". */
export const GLUED_UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['s', { unit: 'seconds', kind: 'duration', factor: 1 }],
  ['h', { unit: 'hours', kind: 'duration', factor: 1 }],
  ['d', { unit: 'days', kind: 'duration', factor: 1 }],
  ['y', { unit: 'years', kind: 'duration', factor: 1 }],
  ['x', { unit: 'x', kind: 'multiple', factor: 1 }],
  ['X', { unit: 'x', kind: 'multiple', factor: 1 }],
  ['W', { unit: 'W', kind: 'quantity', factor: 1 }],
  ['V', { unit: 'V', kind: 'quantity', factor: 1 }],
  ['C', { unit: '°C', kind: 'quantity', factor: 1 }],
  ['F', { unit: '°F', kind: 'quantity', factor: 1 }],
  ['p', { unit: 'p', kind: 'quantity', factor: 1 }],
]);

/** Capital letters and short forms that are units after a space too ("700 W", "200 g"): case decides. */
export const SPACED_UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['W', { unit: 'W', kind: 'quantity', factor: 1 }],
  ['V', { unit: 'V', kind: 'quantity', factor: 1 }],
  ['J', { unit: 'J', kind: 'quantity', factor: 1 }],
  ['t', { unit: 'tons', kind: 'quantity', factor: 1 }],
  ['dm', { unit: 'dm', kind: 'quantity', factor: 1 }],
  ['g', { unit: 'g', kind: 'quantity', factor: 1 }],
  ['L', { unit: 'litres', kind: 'quantity', factor: 1 }],
  ['l', { unit: 'litres', kind: 'quantity', factor: 1 }],
  ['h', { unit: 'hours', kind: 'duration', factor: 1 }],
  ['F', { unit: '°F', kind: 'quantity', factor: 1 }],
  ['C', { unit: '°C', kind: 'quantity', factor: 1 }],
]);

/** Nouns that make a rate when "per second" and the like follow: the span then runs to the denominator. */
export const RATE_NOUNS: ReadonlySet<string> = new Set(
  'token tokens tok toks request requests query queries frame frames flop flops bit bits byte bytes operation operations transaction transactions'.split(
    ' ',
  ),
);

/** Times that may follow "per", "a", "each", "/" as a denominator; the value is the word used in `unit`. */
export const PERIODS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    second: 'second',
    sec: 'second',
    s: 'second',
    ms: 'millisecond',
    millisecond: 'millisecond',
    minute: 'minute',
    min: 'minute',
    hour: 'hour',
    hr: 'hour',
    h: 'hour',
    day: 'day',
    week: 'week',
    wk: 'week',
    month: 'month',
    mo: 'month',
    quarter: 'quarter',
    qtr: 'quarter',
    year: 'year',
    yr: 'year',
    y: 'year',
    annum: 'year',
    decade: 'decade',
  }),
);

/** Adverbs of a period: "$3 billion annually". */
export const PERIOD_ADVERBS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    annually: 'year',
    yearly: 'year',
    monthly: 'month',
    daily: 'day',
    weekly: 'week',
    hourly: 'hour',
    quarterly: 'quarter',
    apiece: 'unit',
  }),
);

function build(): Map<string, Unit> {
  const out = new Map<string, Unit>();
  for (const [names, unit, kind, factor = 1] of LOWER) {
    for (const name of names.split('|')) {
      out.set(name, { unit, kind, factor });
      if (name.length > 3 && !name.endsWith('s') && !/(hertz|feet|flops|bps)$/.test(name) && !out.has(`${name}s`))
        out.set(`${name}s`, { unit, kind, factor });
    }
  }
  for (const short of ['day', 'ton', 'gig', 'bit', 'mo']) out.set(`${short}s`, out.get(short)!);
  return out;
}
