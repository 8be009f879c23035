import { findFigures } from '../figures/index.ts';
import { documentOf } from '../text/index.ts';

/**
 * Whether a number stands in the words quoted for it, whatever its unit and size word: the significant digits have to be there ("700" for
 * 7 (700 %), "$2.4 billion" for 2.4e9), or the words have to read as it ("a quarter", "low 20s").
 */
export function saysNumber(quote: string, numbers: readonly number[]): boolean {
  const said = new Set([...written(quote), ...spoken(quote)]);
  return numbers.length > 0 && numbers.every((number) => number === 0 || said.has(digitsOf(number)));
}

/** Whether there is any number in the words. */
export const hasNumberWords = (quote: string): boolean => written(quote).length > 0 || spoken(quote).length > 0;

/** Numbers written in digits, as significant digits. */
function written(quote: string): string[] {
  return [...quote.matchAll(/\d[\d, {2}]*(?:\.\d+)?|\.\d+/g)].map(([text]) =>
    digitsOf(Number(text.replace(/[, {2}]/g, ''))),
  );
}

/** Numbers as the extractor reads the words alone, with the sentence around them missing. */
function spoken(quote: string): string[] {
  const text = `It is ${quote}.`;
  const figures = findFigures(documentOf(new TextEncoder().encode(text), 'quote', { format: 'text', text }));
  return figures.flatMap(({ value, valueMin, valueMax }) =>
    [value, valueMin, valueMax].flatMap((n) => (typeof n === 'number' ? [digitsOf(n)] : [])),
  );
}

/** 0.16 → "16", 2400000000 → "24": twelve significant digits at most, without sign, point and closing zeros. */
function digitsOf(value: number): string {
  return Math.abs(value).toExponential(11).replace(/e.*$/, '').replace('.', '').replace(/0+$/, '');
}
