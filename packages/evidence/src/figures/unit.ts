import type { Scan } from '../tokens/index.ts';
import { FUNCTION_WORDS } from '../tokens/index.ts';
import { compoundUnit, letterUnit } from './compound.ts';
import { eastAsianUnit } from './east-asian-unit.ts';
import { NATIVE_TIMES } from './lexicon/foreign.ts';
import { GLUED_UNITS, UNITS, type Unit } from './lexicon/units.ts';
import { UNITS_ABROAD } from './lexicon/units-abroad.ts';
import { aboutHeat } from './magnitude.ts';
import { aboutMemory, aboutPower, pointsOfShare } from './unit-context.ts';

/** A unit of measure that begins at token i (percent, time, power, …), after a space, a hyphen or nothing. */
export function unitAfter(s: Scan, i: number): { unit: Unit; next: number } | undefined {
  if (s.isSymbol(i)) {
    const raw = s.raw(i);
    if (raw === '%' || raw === '％') {
      if (s.low(i + 1) === 'points' || s.low(i + 1) === 'pts') return percent(i + 2, 'percentage points');
      return percent(i + 1);
    }
    if (raw === '٪') return percent(i + 1);
    if (raw >= '\u3040') return eastAsianUnit(s, i);
    if (raw === '‰') return { unit: { unit: 'per mille', kind: 'percentage', factor: 1 }, next: i + 1 };
    if (raw === '×' && s.glued(i)) return { unit: { unit: 'x', kind: 'multiple', factor: 1 }, next: i + 1 };
    if (raw === '℃' || raw === '℉')
      return { unit: { unit: raw === '℃' ? '°C' : '°F', kind: 'quantity', factor: 1 }, next: i + 1 };
    if (raw === '°') {
      const w = s.low(i + 1);
      if (/^(celsius|celcius|centigrade|fahrenheit|farenheit|kelvin)$/.test(w))
        return { unit: { unit: { f: '°F', k: 'K', c: '°C' }[w[0]]!, kind: 'quantity', factor: 1 }, next: i + 2 };
      if (w === 'k') return { unit: UNITS.get('kelvin')!, next: i + 2 };
      if (w === 'c' || w === 'f')
        return { unit: { unit: w === 'c' ? '°C' : '°F', kind: 'quantity', factor: 1 }, next: i + 2 };
      return { unit: { unit: 'degrees', kind: 'quantity', factor: 1 }, next: i + 1 };
    }
  }
  const at = s.joined(i);
  if (!s.isWord(at) || s.opensLine(at)) return undefined;
  const word = s.low(at);
  if (word === 'per' && s.low(at + 1) === 'cent') return percent(at + 2);
  if (word === 'per' && s.low(at + 1) === 'mille') return percent(at + 2, 'per mille');
  if (
    word === 'prozent' ||
    word === 'procent' ||
    word === 'процентов' ||
    word === 'процента' ||
    word === 'प्रतिशत' ||
    word === 'فيصد' ||
    word === 'بالمئة' ||
    word === 'بالمائة'
  )
    return percent(at + 1);
  if (/^(por|pour|per)$/.test(word) && /^(ciento|cento|cent)$/.test(s.low(at + 1))) return percent(at + 2);
  if (word === 'percentage' || word === '%') {
    if (/^(points?|pts)$/.test(s.low(at + 1))) return percent(at + 2, 'percentage points');
    return word === 'percentage' ? percent(at + 1) : undefined;
  }
  if (word === 'pp' || word === 'ppt' || word === 'ppts') return percent(at + 1, 'percentage points');
  if (/^points?$/.test(word) && pointsOfShare(s, at)) return percent(at + 1, 'percentage points');
  if (word === 'basis' && /^points?$/.test(s.low(at + 1))) return percent(at + 2, 'basis points');
  const ring = /^º([cfk]?)$/.exec(word); // the sign of a Spanish ordinal, typed for degrees
  if (ring && at === i)
    return {
      unit: { unit: { c: '°C', f: '°F', k: 'K' }[ring[1]] ?? 'degrees', kind: 'quantity', factor: 1 },
      next: at + 1,
    };
  if (s.raw(at) === 'K' && at === i && !s.glued(i) && aboutHeat(s, at))
    return { unit: UNITS.get('kelvin')!, next: at + 1 };
  const compound = compoundUnit(s, at) ?? (ARTICLE.test(s.low(at - 1)) ? undefined : letterUnit(s, at));
  if (compound) return compound;
  if (s.glued(i) && at === i) {
    if (s.raw(at) === 's' && s.isSymbol(i - 2, '-') && /^(under|over)$/.test(s.low(i - 3))) return undefined; // the under-26s
    if (
      s.raw(at) === 's' &&
      s.number(i - 1) >= 1000 &&
      s.number(i - 1) % 60 !== 0 &&
      !/^(in|for|after|every|took|takes|of|within|to|over|under|timeout)$/.test(s.low(i - 2))
    )
      return undefined; // a pair of 3090s
    if (s.raw(at) === 's' && s.capital(i - 2) && !s.opensLine(i - 1) && !FUNCTION_WORDS.has(s.low(i - 2)))
      return undefined; // Boeing 737s
    const glued = GLUED_UNITS.get(s.raw(at));
    if (glued && !s.glued(at + 1)) return { unit: glued, next: at + 1 };
    if (glued && (glued.unit === 'x' || s.isSymbol(at + 1, '.,;:)”"\'’!?—–-/'))) return { unit: glued, next: at + 1 };
  }
  if (word === 'x' && (at === i || /^(thousand|million|billion|trillion)$/.test(s.low(i - 1))) && !s.isNumber(at + 1))
    return { unit: { unit: 'x', kind: 'multiple', factor: 1 }, next: at + 1 };
  if (
    word === 'times' &&
    (s.isSymbol(at + 1, '.,;)') || s.opensLine(at + 1)) &&
    (s.raw(i - 1).includes('.') || /^(is|was|at|of|about)$/.test(s.low(i - 2)))
  )
    return { unit: { unit: 'x', kind: 'multiple', factor: 1 }, next: at + 1 };
  if (
    word === 'times' &&
    /^(as|more|less|faster|higher|larger|bigger|cheaper|greater|lower|better|smaller|its|the|that|earnings|sales|revenue|slower|longer)$/.test(
      s.low(at + 1),
    )
  )
    return { unit: { unit: 'x', kind: 'multiple', factor: 1 }, next: at + 1 };
  if (word === 'fold') return { unit: { unit: 'x', kind: 'multiple', factor: 1 }, next: at + 1 };
  const native = s.language ? NATIVE_TIMES[s.language].get(word) : undefined;
  if (native) return { unit: { unit: native, kind: 'duration', factor: 1 }, next: at + 1 };
  const further = /^(more|additional|extra|further|full|straight|consecutive|whole)$/.test(word)
    ? UNITS.get(s.low(at + 1))
    : undefined;
  if (further?.kind === 'duration' && at === i && !s.opensLine(at + 1)) return { unit: further, next: at + 2 }; // "two more years"
  const unit =
    (s.continental ? UNITS_ABROAD.get(word) : undefined) ??
    UNITS.get(word) ??
    (s.language === 'de' && word.endsWith('ern') ? UNITS.get(word.slice(0, -1)) : undefined); // "Nanometern"
  if (!unit) return undefined;
  // "5 second-generation": an attribute of something else
  if (
    word === 'second' &&
    at === i &&
    !s.glued(i) &&
    /^(generation|quarter|half|largest|place|time|row|round)$/.test(s.low(at + 1))
  )
    return undefined;
  if (/^gigs?$/.test(word) && aboutMemory(s, at)) return { unit: UNITS.get('gb')!, next: at + 1 };
  if (/^megs?$/.test(word) && aboutPower(s, at)) return { unit: UNITS.get('mw')!, next: at + 1 };
  if (word === 'meg' && at !== i + 0 && !s.glued(at)) return undefined;
  const metric = unit.unit === 'tons' && /^(métricas?|metricas?|métriques?|metriche|métrica)$/.test(s.low(at + 1));
  return { unit, next: metric ? at + 2 : at + 1 };
}

/** "a T", "una t": a letter after an article is a letter. */
const ARTICLE = /^(an?|one|une?|una|uno|uma?|een|eine?)$/;

function percent(next: number, unit = 'percent'): { unit: Unit; next: number } {
  return { unit: { unit, kind: 'percentage', factor: 1 }, next };
}
