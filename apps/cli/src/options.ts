/** Readers of option values; each throws a sentence that names the option, the value and what is possible. */
import { dayNumber } from '@buildout/workbench/facts/calendar.ts';
import { inEnglish, readQuantity } from '@buildout/workbench/runs/index.ts';
import { UsageError } from './errors.ts';

/** A whole number from `least` to `most`. */
export function wholeNumber(option: string, least: number, most: number): (text: string, before?: number) => number {
  return (text, before) => {
    mustBeFirst(option, text, before);
    const value = /^\d+$/.test(text.replaceAll(/[_,]/g, '')) ? Number(text.replaceAll(/[_,]/g, '')) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new UsageError(`${option} is "${text}"; it must be a whole number from ${least} to ${most}.`, {
      code: 'bad-number',
      option,
      value: text,
      least,
      most,
    });
  };
}

/** A number that may carry a size word: 9bn, 5.13e9. A share is in per cent: 38, without the sign. */
export function amount(option: string): (text: string) => number {
  return (text) => {
    const value = text.includes('%') ? undefined : readQuantity(text, '1');
    if (typeof value === 'number') return value;
    throw new UsageError(`${option} is "${text}"; it must be a number such as 38, -0.5 or 5.13bn.`, {
      code: 'bad-number',
      option,
      value: text,
    });
  };
}

/** Collects an option that may be given several times. */
export function several(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** Collects `name=value` settings; one name may stand once, so that none is dropped in silence. */
export function setting(value: string, before: string[] = []): string[] {
  const name = nameOf(value);
  const same = before.find((one) => nameOf(one) === name);
  if (same === undefined) return [...before, value];
  throw new UsageError(`--set names ${name} twice: "${same}" and "${value}"; give it once.`, {
    code: 'repeated-option',
    option: '--set',
    value,
  });
}

const nameOf = (assignment: string): string => assignment.split('=', 1)[0].replaceAll(/\s/g, '');

/** Throws where an option that takes one value was given before. */
function mustBeFirst(option: string, text: string, before: string | number | undefined): void {
  if (before === undefined) return;
  throw new UsageError(`${option} is given twice, as "${before}" and "${text}"; give it once.`, {
    code: 'repeated-option',
    option,
    value: text,
  });
}

/** A calendar date, `2026-03-31`. */
export function date(option: string): (text: string, before?: string) => string {
  return (text, before) => {
    mustBeFirst(option, text, before);
    if (dayNumber(text) !== undefined) return text;
    const reason = /^\d{4}-\d{2}-\d{2}$/.test(text) ? 'there is no such day' : 'a date is written 2026-03-31';
    throw new UsageError(`${option} is "${text}"; ${reason}.`, { code: 'bad-date', option, value: text });
  };
}

/** A number within bounds, `0.4` or `40 %`. */
export function fraction(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = quantity(option, text, '1');
    if (value >= least && value <= most) return value;
    throw new UsageError(`${option} is "${text}"; it must be from ${least} to ${most}.`, {
      code: 'bad-number',
      option,
      value: text,
      least,
      most,
    });
  };
}

/** Amounts of money, `150 bn` or `1.5e11`, collected over repetitions. */
export function dollars(option: string): (text: string, before?: number[]) => number[] {
  return (text, before = []) => {
    const value = quantity(option, text, 'USD');
    if (value >= 0) return [...before, value];
    throw new UsageError(`${option} is "${text}"; an amount may not be negative.`, {
      code: 'bad-number',
      option,
      value: text,
    });
  };
}

function quantity(option: string, text: string, unit: string): number {
  const found = readQuantity(text, unit);
  if (typeof found === 'number') return found;
  throw new UsageError(`${option}: ${inEnglish(found)}.`, { ...found, option });
}
