export { FUNCTION_WORDS } from './function-words.ts';
export { Scan } from './scan.ts';
export { GLUED, NEW_LINE, NUMBER, numberOf, SPACED, SYMBOL, type Tokens, tokenize, WORD } from './tokens.ts';
