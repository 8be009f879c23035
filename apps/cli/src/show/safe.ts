/** Characters that a terminal obeys instead of showing: they move the cursor, change colours, ring, or turn the direction of reading. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be kept from the terminal.
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const shown = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Text of documents on a terminal: what it would obey is shown as JSON writes it (`\u001b`), not done. */
export const safe = (text: string): string => text.replace(/\r\n/g, '\n').replace(OBEYED, shown);

/** The marks of our own: those of `Ink`, and what redraws the line of progress. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the terminal's own marks.
const OURS = /(\u001b\[(?:1|2|22|31|39)m|\r\u001b\[K)/;

/** The last gate before a terminal that a person looks at: of all that a terminal obeys, only marks of our own go through. */
export const gated = (text: string): string =>
  text
    .split(OURS)
    .map((part, k) => (k % 2 === 1 ? part : safe(part)))
    .join('');
