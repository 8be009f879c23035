/** The commands, in the order of the help. */
import type { AddCommand } from './command.ts';
import { addServe } from './serve.ts';

export const commands: AddCommand[] = [addServe];
