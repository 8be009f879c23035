/** What a reviewer types to correct a claim, to link it, to settle it: words into decisions. */
import type { Correction } from '@buildout/evidence/room/index.ts';
import { inEnglish, readQuantity } from '@buildout/workbench/runs/index.ts';
import { UsageError } from '../errors.ts';

const bad = (message: string, detail: Record<string, unknown> = {}) =>
  new UsageError(message, { code: 'bad-correction', ...detail });

const TEXT = {
  unit: 'unit',
  entity: 'entity',
  about: 'entity',
  metric: 'metric',
  period: 'period',
  'as-of': 'asOf',
  scope: 'scope',
} as const;
const FLAGS = ['prediction', 'hypothetical', 'negated'] as const;
const NUMBERS = { value: 'value', low: 'valueMin', high: 'valueMax' } as const;

/** The fields a correction may change, for help. */
export const CORRECTION_FIELDS =
  'value, low, high, unit, entity, metric, period, as-of, scope, prediction, hypothetical, negated';

/**
 * Reads `value=2.4bn unit=USD/year entity="SK hynix" prediction=no`. A number may carry a size word; `high=open` is a range that is open
 * above; `entity=none` says that nobody is meant. A first word without a name is the value.
 */
export function readCorrection(text: string): Correction {
  const correction: Record<string, unknown> = {};
  const words = text.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  for (const [index, word] of words.entries()) {
    const at = word.indexOf('=');
    if (at < 0 && index > 0) throw bad(`"${word}" is not name=value. The names are ${CORRECTION_FIELDS}.`, { word });
    const name = at < 0 ? 'value' : word.slice(0, at).toLowerCase();
    const value = word
      .slice(at + 1)
      .replaceAll('"', '')
      .trim();
    if (Object.hasOwn(NUMBERS, name)) correction[NUMBERS[name as keyof typeof NUMBERS]] = readNumber(name, value);
    else if (Object.hasOwn(TEXT, name)) correction[TEXT[name as keyof typeof TEXT]] = readText(name, value);
    else if (FLAGS.some((flag) => flag === name)) correction[name] = readFlag(name, value);
    else throw bad(`There is nothing called ${name} to correct. The names are ${CORRECTION_FIELDS}.`, { word });
  }
  if (words.length === 0) throw bad('Say what to correct, for example: value=2.4bn unit=USD/year');
  return correction as Correction;
}

function readNumber(name: string, text: string): number | null {
  if (name === 'high' && text === 'open') return null;
  const number = readQuantity(text, '1');
  // A share is said in per cent here, as claims have it: 33 for 33 %.
  if (typeof number === 'number' && !text.includes('%')) return number;
  if (typeof number === 'number')
    throw bad(`${name} is "${text}"; write ${name}=${text.replace(/\s*%/, '')} unit=percent.`, { name });
  throw bad(`${name}: ${inEnglish(number).replace(' a quantity in 1:', ' a number:')}.`, { name });
}

function readText(name: string, text: string): string | null {
  if ((name === 'entity' || name === 'about') && text === 'none') return null;
  if (text === '' && (name === 'unit' || name === 'metric')) throw bad(`${name} must not be empty.`, { name });
  return text;
}

function readFlag(name: string, text: string): boolean {
  if (/^(yes|true)$/i.test(text)) return true;
  if (/^(no|false)$/i.test(text)) return false;
  throw bad(`${name} is "${text}"; it must be yes or no.`, { name });
}
