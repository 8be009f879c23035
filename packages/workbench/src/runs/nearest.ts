export { nearest } from '../facts/nearest.ts';
