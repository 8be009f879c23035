/** How far before a place its line is looked for, in characters: a line may be the whole of a file. */
const FARTHEST = 2500;

/** Index of the line break before a place; the farthest one looked at where the line began earlier, -1 at the beginning of the text. */
export function breakBefore(text: string, at: number): number {
  const from = Math.max(0, at - FARTHEST);
  const found = text.slice(from, at).lastIndexOf('\n');
  return found < 0 ? from - 1 : from + found;
}
