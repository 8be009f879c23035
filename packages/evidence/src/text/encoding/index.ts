export { declaredEncoding } from './declared.ts';
export { detectEncoding, type Guess } from './detect.ts';
export { utf16WithoutMark } from './utf16.ts';
