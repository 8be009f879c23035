/** A counted unit in the number that its value asks for: “1 year”, “2 years”, “1 company”, “0.5 years”. Units that are no plural word stay as they are. */
export function unitFor(value: number, unit: string): string {
  if (Math.abs(value) !== 1) return unit;
  // Of “tokens/second” only the counted word before the stroke has a number.
  return unit.replace(/^[a-z][a-z -]*?[^s]s(?=\/|$)/, (word) =>
    /(ss|us|is|series|news)$/.test(word)
      ? word
      : /[^aeiou]ies$/.test(word)
        ? word.replace(/ies$/, 'y')
        : word.slice(0, -1),
  );
}
