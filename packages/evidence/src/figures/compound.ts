import type { Scan } from '../tokens/index.ts';
import { SPACED_UNITS, UNITS, type Unit } from './lexicon/units.ts';
import { DEGREES_ABROAD, UNITS_ABROAD } from './lexicon/units-abroad.ts';

type Found = { unit: Unit; next: number };
const quantity = (unit: string, next: number): Found => ({ unit: { unit, kind: 'quantity', factor: 1 }, next });

/** Units of several words or signs that begin at token i: "kilowatt-hours", "square feet", "degrees Celsius", "km²", "GPU-hours", "parts per million". */
export function compoundUnit(s: Scan, i: number): Found | undefined {
  if (!s.isWord(i)) return undefined;
  const word = s.low(i);
  if (/^[KMGT]b$/.test(s.raw(i)) && s.isSymbol(i + 1, '/') && s.glued(i + 1) && /^(s|sec|second)$/.test(s.low(i + 2)))
    return { unit: { unit: `${s.raw(i)[0]}bit/s`, kind: 'rate', factor: 1 }, next: i + 3 }; // bits, not bytes
  if (s.continental && DEGREES_ABROAD.test(word)) return degrees(s, i + 1) ?? quantity('degrees', i + 1);
  if (/^(celsius|celcius|centigrade|fahrenheit|farenheit|kelvin)$/.test(word) && /^degrees?$/.test(s.low(i + 1)))
    return { unit: UNITS.get(word)!, next: i + 2 }; // "20 Celsius degrees"
  const unit = (s.continental ? UNITS_ABROAD.get(word) : undefined) ?? UNITS.get(word);
  if (unit?.kind === 'quantity') {
    if (/^[kMGT]?W$/.test(unit.unit)) {
      const hour = s.joined(i + 1);
      if (/^(hours?|hrs?|horas?|heures?)$/.test(s.low(hour)) && !s.opensLine(hour))
        return quantity(`${unit.unit}h`, hour + 1);
    }
    if (unit.unit === 'degrees') return degrees(s, i + 1);
    const power = powerAfter(s, i + 1);
    if (power) return quantity(`${power.word} ${unit.unit}`, power.next);
    if (s.isSymbol(i + 1, '²³') && s.glued(i + 1))
      return quantity(`${s.raw(i + 1) === '²' ? 'square' : 'cubic'} ${unit.unit}`, i + 2);
  }
  if (/^(metric|short|long)$/.test(word) && /^(tons?|tonnes?)$/.test(s.low(i + 1)))
    return { unit: UNITS.get('ton')!, next: i + 2 }; // the word before it stays in the text only
  if (word === 'in' && inches(s, i)) return { unit: UNITS.get('inch')!, next: i + 1 };
  if (/^(square|sq|cubic|cu|vierkante|kubieke)$/.test(word)) {
    const at = s.isSymbol(i + 1, '.') ? i + 2 : i + 1;
    const side = UNITS.get(s.low(at));
    if (side?.kind === 'quantity')
      return quantity(
        `${/^(sq|vier)/.test(word) ? 'square' : 'cubic'} ${side.unit}`,
        s.isSymbol(at + 1, '.') && s.glued(at + 1) && word.startsWith('sq') && s.isWord(at + 2) && !s.capital(at + 2)
          ? at + 2
          : at + 1,
      );
  }
  if (/^(gpu|cpu|chip|man|person|engineer|node|core|tpu)$/.test(word)) {
    const time = s.joined(i + 1);
    if (/^(hours?|days?|months?|years?|weeks?)$/.test(s.low(time)) && !s.opensLine(time)) {
      const name = /^(gpu|cpu|tpu)$/.test(word) ? word.toUpperCase() : word;
      return {
        unit: { unit: `${name}-${s.low(time).replace(/s$/, '')}s`, kind: 'quantity', factor: 1 },
        next: time + 1,
      };
    }
  }
  if (/^(t|tok|toks)$/.test(word) && s.isSymbol(i + 1, '/') && s.glued(i + 1) && /^(s|sec|second)$/.test(s.low(i + 2)))
    return { unit: { unit: 'tokens/second', kind: 'rate', factor: 1 }, next: i + 3 };
  if (word === 'parts' && s.low(i + 1) === 'per' && /^(million|billion|trillion)$/.test(s.low(i + 2)))
    return quantity(`pp${s.low(i + 2)[0]}`, i + 3);
  if (word === 'light' && /^years?$/.test(s.low(s.joined(i + 1)))) return quantity('light-years', s.joined(i + 1) + 1);
  if (word === 'nautical' && /^miles?$/.test(s.low(i + 1))) return quantity('nautical miles', i + 2);
  return undefined;
}

function degrees(s: Scan, i: number): Found | undefined {
  const at = s.joined(i);
  const ends = s.opensLine(at + 1) || !s.glued(at + 1) || s.isSymbol(at + 1);
  if (
    /^(celsius|celcius|centigrades?|centígrados?|centigrados?|centigradi|centigrado)$/.test(s.low(at)) ||
    (s.low(at) === 'c' && ends)
  )
    return quantity('°C', at + 1);
  if (/^(fahrenheit|farenheit|fahrenheits)$/.test(s.low(at)) || (s.low(at) === 'f' && ends))
    return quantity('°F', at + 1);
  return undefined;
}

/** "squared" and "cubed", with "carrés", "cuadrados", "quadrati", "quadrados", "cubes", "cúbicos", "cubi". */
const SQUARED = /^(squared|carrés?|cuadrados?|quadrat[io]|quadrados?)$/;
const CUBED = /^(cubed|cubes|cúbicos?|cub[io])$/;

/** "km^2", "km squared", "m^3", "metres cubed". External cases: quantulum3 ("4km^3", "4 km squared"). */
function powerAfter(s: Scan, i: number): { word: string; next: number } | undefined {
  if (s.isSymbol(i, '^') && s.glued(i) && /^[23]$/.test(s.raw(i + 1)) && s.glued(i + 1))
    return { word: s.raw(i + 1) === '2' ? 'square' : 'cubic', next: i + 2 };
  const word = SQUARED.test(s.low(i)) ? 'square' : CUBED.test(s.low(i)) ? 'cubic' : undefined;
  return word && !s.opensLine(i) ? { word, next: i + 1 } : undefined;
}

/** "2 1/2 in thick", "12 ft 2 in": inches, where a measure of size follows or feet stand before. External cases: Recognizers-Text DimensionModel ("12 ft 2 in"). */
function inches(s: Scan, i: number): boolean {
  if (!s.isNumber(i - 1)) return false;
  return (
    /^(thick|wide|long|tall|high|deep|across|diameter)$/.test(s.low(i + 1)) ||
    /^(ft|feet|foot)$/.test(s.low(i - 2)) ||
    (s.isSymbol(i + 1, '.') && (i + 2 >= s.count || s.opensLine(i + 2) || s.capital(i + 2)) && sizeBefore(s, i - 2))
  );
}

/** "The length of the rod is 2 in.": a size is named in the sentence before. */
function sizeBefore(s: Scan, i: number): boolean {
  for (let at = i; at > i - 10 && at >= 0 && !s.isSymbol(at, '.!?'); at--)
    if (/^(length|width|height|depth|thickness|diameter|size|measures|radius)$/.test(s.low(at))) return true;
  return false;
}

/** "20 (kg)", "35 [MW]": a unit in brackets of its own. External cases: Recognizers-Text DimensionModel ("The weight is 20 (kg)"). */
export function bracketed(s: Scan, i: number, unitAfter: (s: Scan, i: number) => Found | undefined): Found | undefined {
  const open = '([{<'.indexOf(s.raw(i));
  if (open < 0 || !s.isSymbol(i) || s.opensLine(i) || !s.glued(i + 1)) return undefined;
  const unit = unitAfter(s, i + 1);
  if (!unit || !/^(quantity|rate)$/.test(unit.unit.kind) || !s.isSymbol(unit.next, ')]}>'[open])) return undefined;
  return { unit: unit.unit, next: unit.next + 1 };
}

const METRES =
  /^(tall|long|wide|high|deep|away|above|below|race|sprint|dash|freestyle|relay|hurdles|pool|underwater|offshore|diameter|radius)$/;

/** "3 m x 4 m", "12 m 2 dm": a length beside another. */
function sides(s: Scan, i: number): boolean {
  const next = s.isSymbol(i + 1, '×*') || /^(x|by)$/.test(s.low(i + 1)) ? i + 2 : i + 1;
  if (s.isNumber(next) && /^(m|dm|cm|mm)$/.test(s.raw(next + 1)) && !s.opensLine(next + 1)) return true;
  const before = s.isSymbol(i - 2, '×*') || /^(x|by)$/.test(s.low(i - 2)) ? i - 3 : i - 2;
  return s.isNumber(i - 1) && s.raw(before) === 'm' && s.isNumber(before - 1);
}

/** One letter as a unit after a space or glued, where its case and what follows decide: "700 W", "300 m tall", "10 m/s". */
export function letterUnit(s: Scan, i: number): Found | undefined {
  const raw = s.raw(i);
  if (raw === 'm' && !s.opensLine(i)) {
    const power = s.isSymbol(i + 1, '^') ? powerAfter(s, i + 1) : undefined;
    if (power) return quantity(`${power.word} m`, power.next);
    const speed = s.isSymbol(i + 1, '/') && s.glued(i + 1) && /^(s|sec|h|min)$/.test(s.low(i + 2));
    const eastAsian = s.raw(i - 2) >= '\u3040' && s.glued(i); // 水深250m
    if (eastAsian || sides(s, i) || speed || METRES.test(s.low(i + 1)) || (s.isSymbol(i + 1, '²³') && s.glued(i + 1)))
      return s.isSymbol(i + 1, '²³')
        ? quantity(`${s.raw(i + 1) === '²' ? 'square' : 'cubic'} m`, i + 2)
        : quantity('m', i + 1);
  }
  const letter = SPACED_UNITS.get(raw);
  if (!letter || s.opensLine(i) || s.glued(i + 1)) {
    if (!letter || s.opensLine(i) || !s.isSymbol(i + 1, '.,;:!?)/')) return undefined;
  }
  // "5 C programmers", "the 3 F words": a letter before a word of its own is only the unit when the word goes on with the sentence
  if (
    /^[CFLVJ]$/.test(raw) &&
    s.isWord(i + 1) &&
    !s.opensLine(i + 1) &&
    !/^(and|or|in|at|for|of|on|to|is|was|per|outside|overnight|above|below|socket|line|supply|battery|rail|tank|engine|bottle)$/.test(
      s.low(i + 1),
    )
  )
    return undefined;
  return { unit: letter, next: i + 1 };
}
