/** Bold, dim and red where the terminal shows them; the bare text elsewhere. */
export interface Ink {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
}

export function inkFor(colour: boolean): Ink {
  const wrap = (on: number, off: number) => (text: string) =>
    colour && text ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  return { bold: wrap(1, 22), dim: wrap(2, 22), red: wrap(31, 39) };
}
